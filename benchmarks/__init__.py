"""Programs that measure; run by `make bench`, never as tests."""
