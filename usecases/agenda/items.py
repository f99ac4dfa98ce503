"""What somebody owes, as lines in the order of their urgency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from roadmap.calendar import ProductionCalendar
from roadmap.terms import Standing, Terms, done_by, last_day, standing
from usecases.ports.reminders import AgendaDuty


class Section(StrEnum):
    """Why something stands where it does in a digest; in this order."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    TODAY = "today"
    WEEK = "week"
    AHEAD = "ahead"


ORDER = {section: place for place, section in enumerate(Section)}


@dataclass(frozen=True, slots=True)
class Item:
    """A line: a duty, or several duties of one package.

    `kind` is "duty" or "package" and `id` that one's id. `day` is the date to name: the last day
    in time for what is overdue, else when it is to be done; `working_days` counts from today to
    it, negative when it is past. `reason` is why all of it was returned. `place` names the
    organisation where the list is of several posts.
    """

    kind: str
    id: int
    section: Section
    name: str
    duties: tuple[AgendaDuty, ...]
    day: date
    working_days: int
    reason: str | None
    place: str | None

    @property
    def ref(self) -> tuple[str, int]:
        """What a reply to the line's message may speak of."""
        return self.kind, self.id


def section_of(terms: Terms, today: date) -> Section:
    """Where an awaited duty stands in a digest of the day."""
    now = standing(terms, today)
    if now is Standing.OVERDUE:
        return Section.OVERDUE
    if now is Standing.RETURNED:
        return Section.RETURNED
    if now is Standing.DUE_TODAY:
        return Section.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return Section.WEEK if done_by(terms) <= sunday else Section.AHEAD


def day_of(terms: Terms, today: date) -> date:
    """The date to name: once it has passed, the last day in time."""
    late = standing(terms, today) is Standing.OVERDUE
    return last_day(terms) if late else done_by(terms)


def items(
    duties: Iterable[AgendaDuty], today: date, calendar: ProductionCalendar
) -> tuple[Item, ...]:
    """Awaited duties as lines: the urgent ones first, duties of one package and date together.

    What was returned for the same reason and to the same date stands together too.
    """
    groups: dict[object, list[AgendaDuty]] = {}
    posts = set()
    for duty in duties:
        posts.add(duty.post_id)
        key = (
            section_of(duty.terms, today),
            day_of(duty.terms, today),
            duty.package_id or -duty.id,
        )
        groups.setdefault(key, []).append(duty)
    lines = [_item(group, today, calendar, named=len(posts) > 1) for group in groups.values()]
    return tuple(sorted(lines, key=_place_in_list))


def _place_in_list(line: Item) -> tuple[int, date, str, str, int]:
    reason = line.reason if line.section is Section.RETURNED else None
    return ORDER[line.section], line.day, reason or "", line.kind, line.id


def _item(
    group: Sequence[AgendaDuty], today: date, calendar: ProductionCalendar, *, named: bool
) -> Item:
    first = group[0]
    day = day_of(first.terms, today)
    package = first.package_id if len(group) > 1 else None
    reasons = {duty.reason for duty in group}
    return Item(
        kind="duty" if package is None else "package",
        id=first.id if package is None else package,
        section=section_of(first.terms, today),
        name=first.name,
        duties=tuple(group),
        day=day,
        working_days=calendar.of_post(first.post_id).working_days_between(today, day),
        reason=first.reason if len(reasons) == 1 else None,
        place=first.organization if named else None,
    )
