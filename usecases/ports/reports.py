"""Ports of reports: repositories, questions and read models."""

from __future__ import annotations

from typing import Protocol


class DutyRepository(Protocol):
    """To be filled by its slice."""


class SubmissionRepository(Protocol):
    """To be filled by its slice."""


class EvidenceRepository(Protocol):
    """To be filled by its slice."""


class ReviewQueries(Protocol):
    """To be filled by its slice."""
