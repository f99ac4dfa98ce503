"""Working dates of an organisation whose calendar differs from everybody's.

An occurrence is shared by all who owe it, and so is its printed date; what a local day off or a
six-day week changes is the day that one is reminded by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from roadmap.calendar import ProductionCalendar
from roadmap.dating.settings import Occurrence, TermSystem, shift_question
from roadmap.model import Shift

SHIFTS = (Shift.BACK, Shift.FORWARD)


@dataclass(frozen=True, slots=True)
class LocalDates:
    """Moves the dates of a roadmap: `calendar` is everybody's, `shift` the roadmap's setting."""

    calendar: ProductionCalendar
    shift: Shift

    def working(self, one: Occurrence, local: ProductionCalendar) -> date:
        """The working date of an occurrence by a local calendar.

        It is shifted from the printed date in the direction in which everybody's was; a date
        that a decision has set is left only when it is off. No shift leads before the window's
        start, or before the end of the period that is reported on. What is due after a school
        term counts from the end of the organisation's own term, where it has one.
        """
        if local is self.calendar:
            return one.working
        own = _after_own_term(one, local)
        if own is not None:
            return own
        start, shift = self._printed(one)
        moved = local.shift(start, shift)
        trapped = shift_question(replace(one, due=start, working=moved))
        return local.shift(start, Shift.FORWARD) if trapped else moved

    def _printed(self, one: Occurrence) -> tuple[date, Shift]:
        """The day to shift from, and where to."""
        if one.working == one.due:
            return one.due, self.shift
        for shift in SHIFTS:
            if self.calendar.shift(one.due, shift) == one.working:
                return one.due, shift
        return one.working, self.shift


def _after_own_term(one: Occurrence, local: ProductionCalendar) -> date | None:
    if one.rule.code != "after-term":
        return None
    args = dict(one.rule.args)
    system = TermSystem.TRIMESTERS if args["unit"] == "trimester" else TermSystem.QUARTERS
    end = local.term_end(system.value, int(args["year"]), int(args["number"]))
    return local.add_working_days(end, int(args["n"])) if end is not None else None
