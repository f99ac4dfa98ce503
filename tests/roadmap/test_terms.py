"""A duty's life by its dates."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.model import DutyState
from roadmap.terms import Standing, Terms, done_by, last_day, standing

FRIDAY, SUNDAY, MONDAY = date(2026, 10, 16), date(2026, 10, 18), date(2026, 10, 19)


def terms(state: DutyState = DutyState.NONE, **dates: date) -> Terms:
    return Terms(state, **{"due": FRIDAY, "working": FRIDAY, **dates})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 9, 30), Standing.PLANNED),
        (date(2026, 10, 1), Standing.OPEN),
        (date(2026, 10, 15), Standing.OPEN),
        (FRIDAY, Standing.DUE_TODAY),
        (date(2026, 10, 17), Standing.OVERDUE),
    ],
)
def test_an_awaited_duty_goes_from_planned_to_overdue(day: date, expected: Standing) -> None:
    assert standing(terms(start=date(2026, 10, 1)), day) is expected


def test_a_date_shifted_back_reminds_early_and_is_overdue_after_the_printed_one() -> None:
    shifted = terms(due=SUNDAY, working=FRIDAY)
    assert done_by(shifted) == FRIDAY
    assert last_day(shifted) == SUNDAY
    assert standing(shifted, SUNDAY) is Standing.DUE_TODAY
    assert standing(shifted, MONDAY) is Standing.OVERDUE


def test_a_date_shifted_forward_is_overdue_after_the_working_one() -> None:
    shifted = terms(due=SUNDAY, working=MONDAY)
    assert standing(shifted, MONDAY) is Standing.DUE_TODAY
    assert last_day(shifted) == MONDAY


def test_an_extension_takes_the_place_of_the_date() -> None:
    extended = terms(extended=MONDAY)
    assert done_by(extended) == last_day(extended) == MONDAY


def test_a_return_sets_its_own_date_but_never_one_before_the_order() -> None:
    late = terms(DutyState.RETURNED, rework_until=MONDAY)
    assert standing(late, MONDAY) is Standing.RETURNED
    assert standing(late, date(2026, 10, 20)) is Standing.OVERDUE
    early = terms(DutyState.RETURNED, rework_until=date(2026, 10, 5))
    assert done_by(early) == date(2026, 10, 5)
    assert standing(early, FRIDAY) is Standing.RETURNED
    assert standing(early, MONDAY) is Standing.OVERDUE


def test_a_draft_after_a_return_is_still_in_rework() -> None:
    assert standing(terms(DutyState.DRAFT, rework_until=MONDAY), FRIDAY) is Standing.RETURNED


@pytest.mark.parametrize("state", [DutyState.REPORTED, DutyState.ACCEPTED, DutyState.RELEASED])
def test_what_is_not_awaited_stands_as_stored_however_late(state: DutyState) -> None:
    assert standing(terms(state), date(2027, 10, 1)) == state.value
