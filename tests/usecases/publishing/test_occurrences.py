"""Which occurrence becomes which when a deadline changes."""

from __future__ import annotations

from datetime import date

from roadmap.drafting.plan import DONE_BEFORE, LIVE, RELEASED, PlannedOccurrence
from usecases.ports.imports import StandingOccurrence
from usecases.publishing.occurrences import differences

TODAY = date(2026, 10, 20)


def stands(number: int, key: str, day: date, state: str = LIVE) -> StandingOccurrence:
    return StandingOccurrence(number, "due", key, None, day, day, {}, state)


def wanted(key: str, day: date, kind: str = "due") -> PlannedOccurrence:
    return PlannedOccurrence(kind, key, None, day, day, {})


def changed(
    standing: list[StandingOccurrence], plan: list[PlannedOccurrence], today: date | None = TODAY
) -> list[tuple[int | None, str, date, str]]:
    found = differences(standing, plan, today)
    return [(one.id, one.key, one.due, one.state) for one in found]


NOVEMBER, DECEMBER = date(2026, 11, 10), date(2026, 12, 10)


def test_the_same_key_keeps_its_row_and_an_overdue_one_is_moved() -> None:
    late = stands(1, "w1", date(2026, 10, 15))
    assert changed([late], [wanted("w1", NOVEMBER)]) == [(1, "w1", NOVEMBER, LIVE)]


def test_as_many_others_take_their_places_by_date() -> None:
    old = [stands(1, "a", date(2026, 12, 1)), stands(2, "b", date(2026, 11, 1))]
    new = [wanted("c", DECEMBER, "window"), wanted("d", NOVEMBER, "window")]
    assert changed(old, new) == [(2, "d", NOVEMBER, LIVE), (1, "c", DECEMBER, LIVE)]


def test_of_fewer_or_more_the_old_ones_are_released() -> None:
    old = [stands(1, "a", date(2026, 12, 1))]
    assert changed(old, [wanted("c", NOVEMBER), wanted("d", DECEMBER)]) == [
        (1, "a", date(2026, 12, 1), RELEASED),
        (None, "c", NOVEMBER, LIVE),
        (None, "d", DECEMBER, LIVE),
    ]


def test_a_new_date_that_has_passed_is_not_owed() -> None:
    september = date(2026, 9, 5)
    assert changed([], [wanted("c", september)]) == [(None, "c", september, DONE_BEFORE)]
    assert changed([], [wanted("c", september)], None) == [(None, "c", september, LIVE)]


def test_what_passed_was_settled_and_stays() -> None:
    before = date(2026, 10, 1)
    settled = [
        stands(1, "w1", before, DONE_BEFORE),
        stands(2, "w2", before, RELEASED),
        stands(3, "w3", before),
    ]
    assert changed(settled, [wanted(f"w{n}", before) for n in (1, 2, 3)]) == []


def test_a_date_put_into_the_past_is_released_not_made_overdue() -> None:
    ahead = stands(1, "w1", NOVEMBER)
    assert changed([ahead], [wanted("w1", date(2026, 10, 1))]) == [
        (1, "w1", date(2026, 10, 1), RELEASED)
    ]


def test_there_and_back_again_is_the_same_row() -> None:
    old = stands(1, "w1", NOVEMBER, RELEASED)
    assert changed([old], [wanted("w1", NOVEMBER)]) == [(1, "w1", NOVEMBER, LIVE)]
