"""Cards as they stand on a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.days import DayOff
from roadmap.model import DutyRole
from roadmap.terms import Standing, Terms, awaited, done_by, standing
from usecases.agenda.items import day_of
from usecases.ports.reminders import AgendaDuty, DutyCard, PackageCard


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """A day to which a reminder can be put off, and the code of its button."""

    code: str
    day: date


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty's card on a day; `mine` for the holder of its post.

    `day` is the date to name: the last day in time for what is overdue, else when it is to be
    done; `working_days` counts from today to it, negative when it is past. `snoozes` are the
    days to which the holder can put it off, `off` is why the printed date is no working day,
    None when it is. Instants are told in `zone`.
    """

    card: DutyCard
    standing: Standing
    day: date
    working_days: int
    mine: bool
    zone: ZoneInfo
    snoozes: tuple[SnoozeChoice, ...]
    off: DayOff | None = None

    @property
    def reports(self) -> bool:
        """Whether it can be reported from here."""
        return self.mine and self.card.role is DutyRole.RESPONSIBLE and awaited(self.card.terms)


@dataclass(frozen=True, slots=True)
class PackageView:
    """A package's card on a day; `counts` tells how many of its duties stand how."""

    card: PackageCard
    awaited: tuple[AgendaDuty, ...]
    counts: dict[Standing, int]
    day: date
    working_days: int
    mine: bool
    snoozes: tuple[SnoozeChoice, ...]

    @property
    def submission_id(self) -> int | None:
        """The report that was sent, for its holder; None while one is awaited."""
        if self.awaited or not self.mine:
            return None
        sent = (duty.submission_id for duty in self.card.duties if duty.reported_at)
        return next((one for one in sent if one), None)

    @property
    def documents(self) -> int:
        """How many of the awaited duties ask for a document."""
        return sum(duty.needs_document for duty in self.awaited)

    @property
    def reports(self) -> bool:
        """Whether it can be reported from here."""
        return self.mine and bool(self.awaited)


def snoozes(terms: Terms, today: date, calendar: ProductionCalendar) -> tuple[SnoozeChoice, ...]:
    """Tomorrow, in three working days, in a week: never past the date while that is ahead."""
    if not awaited(terms):
        return ()
    choices = (
        SnoozeChoice("tomorrow", calendar.add_working_days(today, 1)),
        SnoozeChoice("days", calendar.add_working_days(today, 3)),
        SnoozeChoice("week", calendar.add_working_days(today + timedelta(days=6), 1)),
    )
    if standing(terms, today) is Standing.OVERDUE:
        return choices
    return tuple(choice for choice in choices if choice.day <= done_by(terms))


def view_duty(
    card: DutyCard, today: date, calendar: ProductionCalendar, zone: ZoneInfo, *, mine: bool
) -> DutyView:
    """The card as it stands on a day, in the calendar of its post."""
    calendar = calendar.of_post(card.post_id)
    day = day_of(card.terms, today)
    owed = mine and card.role is DutyRole.RESPONSIBLE
    return DutyView(
        card=card,
        standing=standing(card.terms, today),
        day=day,
        working_days=calendar.working_days_between(today, day),
        mine=mine,
        zone=zone,
        snoozes=snoozes(card.terms, today, calendar) if owed else (),
        off=calendar.day_off(card.terms.due),
    )


def view_package(
    card: PackageCard, today: date, calendar: ProductionCalendar, *, mine: bool
) -> PackageView:
    """The card as it stands on a day; its date is that of the most urgent duty."""
    calendar = calendar.of_post(card.post_id)
    owed = tuple(
        duty for duty in card.duties if awaited(duty.terms) and duty.role is DutyRole.RESPONSIBLE
    )
    first = min(owed, key=lambda duty: day_of(duty.terms, today), default=None)
    day = day_of(first.terms, today) if first else card.due
    return PackageView(
        card=card,
        awaited=owed,
        counts=dict(Counter(standing(duty.terms, today) for duty in card.duties)),
        day=day,
        working_days=calendar.working_days_between(today, day),
        mine=mine,
        snoozes=snoozes(first.terms, today, calendar) if first and mine else (),
    )
