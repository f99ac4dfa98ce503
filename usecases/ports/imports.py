"""Ports of imports: repositories, questions and read models."""

from __future__ import annotations

from typing import Protocol


class ImportRepository(Protocol):
    """To be filled by its slice."""


class ImportQueries(Protocol):
    """To be filled by its slice."""


class RoadmapRepository(Protocol):
    """To be filled by its slice."""
