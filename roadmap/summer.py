"""The schools' pause in summer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from roadmap.model import Tracking


@dataclass(frozen=True, slots=True)
class Summer:
    """The schools' pause of every year: its first and last day as (month, day), inclusive."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= (day.month, day.day) <= self.last


SUMMER: Final = Summer((6, 15), (8, 20))
"""Where nobody has set another one: after the exams, before the August councils."""


def summer_pause(day: date, tracking: Tracking, summer: Summer | None, *, school: bool) -> bool:
    """Whether a school hears nothing of it that day: dates of its own are told of in summer too.

    `summer` is the pause of its place, None where there is none.
    """
    return school and tracking is not Tracking.POINT and summer is not None and summer.holds(day)
