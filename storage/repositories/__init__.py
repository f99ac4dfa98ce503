"""Repositories by domain question, one transaction each."""
