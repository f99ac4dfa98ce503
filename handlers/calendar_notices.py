"""Notices to the administrator about the production calendar."""

from __future__ import annotations

from handlers.screen import Screen
from locales import Translator
from usecases.calendar.warning import Unconfirmed


def unconfirmed(content: Unconfirmed, t: Translator) -> Screen:
    """Which year is to be loaded, and how."""
    return Screen(t.html("calendar-notice-unconfirmed", year=str(content.year)))
