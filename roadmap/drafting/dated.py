"""Dates of an activity: by the rules of dating, with what people said of past and shifted ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    DatingSettings,
    Occurrence,
    PastCase,
    occurrences,
    past,
    shift_question,
)
from roadmap.drafting.model import Draft, DraftActivity
from roadmap.drafting.plan import DONE_BEFORE, LIVE, RELEASED, PlannedOccurrence
from roadmap.model import Every, Period, Shift, Tracking

NEW_DATE_IN = 10
"""Working days that a date between the order and the import gets anew (domain.md)."""


class PastMode(StrEnum):
    """What becomes of dates that passed before publishing, chosen once for all."""

    DONE = "done"
    OVERDUE = "overdue"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates depend on besides the deadline itself.

    `past` is None until it was answered: then past dates count as live, so that a preview shows
    the most there may be. `trapped` is where a trapped shift goes (the 10 January trap).
    """

    settings: DatingSettings
    today: date
    calendar: ProductionCalendar
    past: PastMode | None = None
    trapped: Shift = Shift.FORWARD

    @property
    def new_date(self) -> date:
        """The new working date of what passed between the order and the import."""
        return self.calendar.add_working_days(self.today, NEW_DATE_IN)


def dating_settings(draft: Draft, rhythm: Every | None, chosen: dict[str, Any]) -> DatingSettings:
    """A roadmap's settings: defaults, the order's rhythm, and what was chosen for this import."""
    return DatingSettings(
        period=draft.period,
        order_date=draft.date,
        shift=Shift(chosen.get("shift", Shift.BACK)),
        undated=chosen.get("undated", 10),
        rhythm=rhythm,
        school_year=_school_year(draft.period),
    )


def stored_settings(settings: DatingSettings) -> dict[str, Any]:
    """The settings as the roadmap's row keeps them."""
    return {
        "shift": settings.shift.value,
        "undated": settings.undated,
        "after_term": settings.after_term,
        "rhythm": settings.rhythm.value if settings.rhythm else None,
        "school_year": settings.school_year,
    }


def dated(activity: DraftActivity, dating: Dating) -> tuple[PlannedOccurrence, ...]:
    """The activity's occurrences, each with its state; `info` has none."""
    if activity.tracking is Tracking.INFO:
        return ()
    found = occurrences(activity.deadline, activity.tracking, dating.settings, dating.calendar)
    return tuple(_planned(one, dating) for one in found)


def past_case(occurrence: Occurrence, dating: Dating) -> PastCase:
    """Where the occurrence lies before today."""
    settings = dating.settings
    return past(
        occurrence, order_date=settings.order_date, period=settings.period, today=dating.today
    )


def asked_about_past(activity: DraftActivity, dating: Dating) -> int:
    """How many of its dates need the one answer about past dates."""
    if activity.tracking is Tracking.INFO:
        return 0
    found = occurrences(activity.deadline, activity.tracking, dating.settings, dating.calendar)
    return sum(
        past_case(one, dating) in {PastCase.BETWEEN, PastCase.BEFORE_PERIOD} for one in found
    )


def trapped_dates(activity: DraftActivity, dating: Dating) -> tuple[Occurrence, ...]:
    """Dates whose shift has to be asked about."""
    if activity.tracking is Tracking.INFO:
        return ()
    found = occurrences(activity.deadline, activity.tracking, dating.settings, dating.calendar)
    return tuple(
        one for one in found if shift_question(one) and past_case(one, dating) is PastCase.NOT_PAST
    )


def _planned(occurrence: Occurrence, dating: Dating) -> PlannedOccurrence:
    if shift_question(occurrence):
        working = dating.calendar.shift(occurrence.due, dating.trapped)
        occurrence = replace(occurrence, working=working)
    state, working = _settled(occurrence, dating)
    rule = {"code": occurrence.rule.code, "args": dict(occurrence.rule.args)}
    return PlannedOccurrence(
        occurrence.kind, occurrence.key, occurrence.start, occurrence.due, working, rule, state
    )


def _settled(occurrence: Occurrence, dating: Dating) -> tuple[str, date]:
    case = past_case(occurrence, dating)
    if case is PastCase.DONE_BEFORE:
        return DONE_BEFORE, occurrence.working
    if case is PastCase.NOT_PAST or dating.past is None:
        return LIVE, occurrence.working
    if dating.past is PastMode.DONE:
        return DONE_BEFORE, occurrence.working
    if dating.past is PastMode.RELEASE:
        return RELEASED, occurrence.working
    return LIVE, dating.new_date


def _school_year(period: Period) -> bool:
    """1 September to 31 August, or a longer period that ends as a school year does."""
    starts = (period.start.month, period.start.day) == (9, 1)
    ends = (period.end.month, period.end.day) in {(8, 31), (5, 31)}
    return starts or ends
