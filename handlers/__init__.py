"""What a person can say and press: one file per subject, each with a `router()` factory."""
