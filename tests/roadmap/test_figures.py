"""Figures: what is counted as what, on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.figures import Fact, Figures, count, overdue
from roadmap.model import DutyState

DUE = date(2026, 10, 15)


def fact(state: DutyState = DutyState.NONE, **changes: date | bool | None) -> Fact:
    given = {"due": DUE, "working": DUE, "extended": None, "rework_until": None}
    given |= {"executed_on": None, "accepted_silently": False}
    return Fact(state=state, **{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given_fact", "today", "late"),
    [
        (fact(), DUE, False),
        (fact(), DUE + timedelta(1), True),
        (fact(working=date(2026, 10, 14)), DUE, False),
        (fact(working=date(2026, 10, 19)), date(2026, 10, 19), False),
        (fact(extended=date(2026, 10, 22)), date(2026, 10, 22), False),
        (fact(extended=date(2026, 10, 22)), date(2026, 10, 23), True),
        (fact(DutyState.DRAFT), DUE + timedelta(1), True),
        (fact(DutyState.REPORTED), DUE + timedelta(9), False),
        (fact(DutyState.RETURNED, rework_until=date(2026, 10, 20)), date(2026, 10, 20), False),
        (fact(DutyState.RETURNED, rework_until=date(2026, 10, 20)), date(2026, 10, 21), True),
        (fact(DutyState.RELEASED), DUE + timedelta(99), False),
    ],
)
def test_overdue_begins_after_the_last_day(given_fact: Fact, today: date, late: bool) -> None:
    assert overdue(given_fact, today) is late


def test_states_are_counted_once() -> None:
    figures = count(
        [
            (fact(DutyState.ACCEPTED, executed_on=DUE), 96),
            (fact(DutyState.REPORTED, executed_on=DUE + timedelta(3)), 11),
            (fact(), 7),
            (fact(working=date(2026, 12, 25), due=date(2026, 12, 25)), 50),
            (fact(DutyState.RELEASED), 2),
        ],
        date(2026, 10, 16),
    )
    assert (figures.total, figures.come, figures.accepted, figures.on_review) == (164, 114, 96, 11)
    assert (figures.overdue, figures.open, figures.released) == (7, 50, 2)
    assert figures.discipline == round(100 * (96 + 50) / 164)


def test_an_extension_counts_only_in_the_second_figure() -> None:
    extended = fact(DutyState.ACCEPTED, executed_on=date(2026, 10, 20), extended=date(2026, 10, 22))
    figures = count([(extended, 1)], date(2026, 11, 1))
    assert (figures.discipline, figures.discipline_extended) == (0, 100)


def test_of_nothing_there_is_no_discipline() -> None:
    assert Figures().discipline is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(DutyState)),
            st.dates(date(2026, 9, 1), date(2027, 5, 31)),
            st.integers(1, 500),
        )
    ),
    st.dates(date(2026, 9, 1), date(2027, 6, 30)),
)
def test_every_duty_is_in_exactly_one_group(
    rows: list[tuple[DutyState, date, int]], today: date
) -> None:
    figures = count(((fact(state, due=due, working=due), n) for state, due, n in rows), today)
    assert figures.total + figures.released == sum(n for _, _, n in rows)
    assert figures.accepted + figures.on_review + figures.overdue + figures.open == figures.total
    assert figures.discipline is None or 0 <= figures.discipline <= 100
