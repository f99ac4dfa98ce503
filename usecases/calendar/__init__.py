"""The production calendar as it is stored: calendars, and what edits them."""

from usecases.calendar.calendars import load_calendar

__all__ = ["load_calendar"]
