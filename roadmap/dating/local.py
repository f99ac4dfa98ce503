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
        start, or before the end of the period that is reported on. What is due at the end of a
        school term, or after it, goes by the organisation's own term, where it has one.
        """
        if local is self.calendar:
            return one.working
        own = _own_term_end(one, local)
        if own is not None and one.rule.code == "term-end":
            return local.shift(own, self.shift)
        if own is not None:
            return local.add_working_days(own, int(dict(one.rule.args)["n"]))
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


def _own_term_end(one: Occurrence, local: ProductionCalendar) -> date | None:
    """The last day of the term that the date depends on, where the organisation has its own."""
    if one.rule.code not in {"after-term", "term-end"}:
        return None
    args = dict(one.rule.args)
    system = TermSystem.TRIMESTERS if args["unit"] == "trimester" else TermSystem.QUARTERS
    return local.term_end(system.value, int(args["year"]), int(args["number"]))
