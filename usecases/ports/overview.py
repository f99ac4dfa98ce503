"""Ports of overview: repositories, questions and read models."""

from __future__ import annotations

from typing import Protocol


class OverviewQueries(Protocol):
    """To be filled by its slice."""
