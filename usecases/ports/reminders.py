"""Ports of reminders: repositories, questions and read models."""

from __future__ import annotations

from typing import Protocol


class ReminderRepository(Protocol):
    """To be filled by its slice."""


class CalendarRepository(Protocol):
    """To be filled by its slice."""


class AgendaQueries(Protocol):
    """To be filled by its slice."""
