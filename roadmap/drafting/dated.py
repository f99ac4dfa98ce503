"""Dates of an activity: by the rules of dating, with what people said of past and shifted ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    DatingSettings,
    Occurrence,
    PastCase,
    TermSystem,
    occurrences,
    past,
    shift_question,
)
from roadmap.drafting.model import Draft, DraftActivity
from roadmap.drafting.plan import DONE_BEFORE, LIVE, RELEASED, PlannedOccurrence
from roadmap.model import Every, Period, Shift, Tracking


class PastMode(StrEnum):
    """What becomes of dates that passed before publishing, chosen once for all."""

    DONE = "done"
    OVERDUE = "overdue"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class StandingDate:
    """A published occurrence: as printed, as worked with, its state."""

    due: date
    working: date
    state: str


@dataclass(frozen=True, slots=True)
class Dating:
    """What dates depend on besides the deadline itself.

    `past` is None until it was answered: then past dates count as live, so that a preview shows
    the most there may be. `trapped` is where a trapped shift goes (the 10 January trap).
    `standing` are dates of the edition in force by activity key, kind and key: what passed since
    was settled then, and nobody is asked again.
    """

    settings: DatingSettings
    today: date
    calendar: ProductionCalendar
    past: PastMode | None = None
    trapped: Shift = Shift.FORWARD
    standing: Mapping[tuple[str, str, str], StandingDate] = field(default_factory=dict)

    @property
    def new_date(self) -> date:
        """The new working date of what passed between the order and the import."""
        return self.calendar.add_working_days(self.today, self.settings.renewed_in)


def dating_settings(draft: Draft, rhythm: Every | None, chosen: dict[str, Any]) -> DatingSettings:
    """A roadmap's settings: defaults, the order's rhythm, and what was chosen for this import."""
    usual = DatingSettings(draft.period)
    return DatingSettings(
        period=draft.period,
        order_date=draft.date,
        shift=Shift(chosen.get("shift", usual.shift)),
        undated=chosen.get("undated", usual.undated),
        after_term=chosen.get("after_term", usual.after_term),
        term_system=TermSystem(chosen.get("term_system", usual.term_system)),
        rhythm=Every(chosen["rhythm"]) if chosen.get("rhythm") else rhythm,
        school_year=chosen.get("school_year", _school_year(draft.period)),
        merge_adjacent=chosen.get("merge_adjacent", usual.merge_adjacent),
        renewed_in=chosen.get("renewed_in", usual.renewed_in),
    )


def stored_settings(settings: DatingSettings) -> dict[str, Any]:
    """The settings as the roadmap's row keeps them."""
    return {
        "shift": settings.shift.value,
        "undated": settings.undated,
        "after_term": settings.after_term,
        "rhythm": settings.rhythm.value if settings.rhythm else None,
        "term_system": settings.term_system.value,
        "school_year": settings.school_year,
        "merge_adjacent": settings.merge_adjacent,
        "renewed_in": settings.renewed_in,
    }


def dated(activity: DraftActivity, dating: Dating) -> tuple[PlannedOccurrence, ...]:
    """The activity's occurrences, each with its state; `info` has none."""
    return tuple(_planned(activity, one, dating) for one in _found(activity, dating))


def _found(activity: DraftActivity, dating: Dating) -> tuple[Occurrence, ...]:
    if activity.tracking is Tracking.INFO:
        return ()
    found = occurrences(activity.deadline, activity.tracking, dating.settings, dating.calendar)
    return tuple(found)


def past_case(occurrence: Occurrence, dating: Dating) -> PastCase:
    """Where the occurrence lies before today."""
    settings = dating.settings
    return past(
        occurrence, order_date=settings.order_date, period=settings.period, today=dating.today
    )


def asked_about_past(activity: DraftActivity, dating: Dating) -> bool:
    """Whether one of its dates needs the one answer about past dates."""
    return any(
        past_case(one, dating) in {PastCase.BETWEEN, PastCase.BEFORE_PERIOD}
        and _settled_before(activity, one, dating) is None
        for one in _found(activity, dating)
    )


def asked_about_shift(activity: DraftActivity, dating: Dating) -> bool:
    """Whether one of its coming dates is caught in the trap of a shift."""
    return any(
        shift_question(one) is not None and past_case(one, dating) is PastCase.NOT_PAST
        for one in _found(activity, dating)
    )


def _settled_before(
    activity: DraftActivity, occurrence: Occurrence, dating: Dating
) -> StandingDate | None:
    """What stands of the same date, unless it was released."""
    standing = dating.standing.get((activity.key, occurrence.kind, occurrence.key))
    if standing is None or standing.due != occurrence.due or standing.state == RELEASED:
        return None
    return standing


def _planned(activity: DraftActivity, occurrence: Occurrence, dating: Dating) -> PlannedOccurrence:
    if shift_question(occurrence):
        working = dating.calendar.shift(occurrence.due, dating.trapped)
        occurrence = replace(occurrence, working=working)
    standing = _settled_before(activity, occurrence, dating)
    if standing is not None and past_case(occurrence, dating) is not PastCase.NOT_PAST:
        state, working = standing.state, standing.working
    else:
        state, working = _settled(occurrence, dating)
    rule: dict[str, Any] = {"code": occurrence.rule.code, "args": dict(occurrence.rule.args)}
    if occurrence.end is not None:
        rule["end"] = occurrence.end.isoformat()
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
