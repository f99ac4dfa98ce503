"""How use cases get their dependencies: one file per slice, one `build(ground)` in each."""
