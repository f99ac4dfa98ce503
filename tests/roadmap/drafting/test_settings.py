"""What a roadmap sets about its dates: every setting has its default and can be chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadmap.calendar import ProductionCalendar
from roadmap.dating import DatingSettings, TermSystem
from roadmap.drafting.dated import Dating, dating_settings, stored_settings
from roadmap.drafting.draft import make_draft
from roadmap.drafting.model import Decisions, Draft
from roadmap.model import Every, Period, Shift
from tests.usecases.publishing.autumn import autumn_plan

PERIOD = Period(date(2026, 9, 1), date(2027, 8, 31))
USUAL = DatingSettings(PERIOD, date(2026, 9, 1), school_year=True)


@pytest.fixture
def draft() -> Draft:
    return make_draft(autumn_plan(), Decisions({}))


def test_every_setting_has_its_default(draft: Draft) -> None:
    assert dating_settings(draft, None, {}) == USUAL


@pytest.mark.parametrize(
    ("name", "chosen", "expected"),
    [
        ("shift", "forward", Shift.FORWARD),
        ("undated", "end", "end"),
        ("undated", 5, 5),
        ("after_term", 3, 3),
        ("term_system", "trimesters", TermSystem.TRIMESTERS),
        ("rhythm", "quarter", Every.QUARTER),
        ("school_year", False, False),
        ("merge_adjacent", False, False),
        ("renewed_in", 4, 4),
    ],
)
def test_every_setting_can_be_chosen_and_is_kept(
    draft: Draft, name: str, chosen: Any, expected: Any
) -> None:
    made = dating_settings(draft, None, {name: chosen})

    assert made == replace(USUAL, **{name: expected})
    assert stored_settings(made)[name] == chosen
    assert dating_settings(draft, None, stored_settings(made)) == made


def test_the_orders_own_rhythm_holds_until_another_is_chosen(draft: Draft) -> None:
    assert dating_settings(draft, Every.QUARTER, {}).rhythm is Every.QUARTER
    assert dating_settings(draft, Every.QUARTER, {"rhythm": "month"}).rhythm is Every.MONTH


def test_a_date_that_passed_is_due_anew_in_working_days(draft: Draft) -> None:
    chosen = dating_settings(draft, None, {"renewed_in": 4})
    today = date(2026, 10, 12)

    assert Dating(USUAL, today, ProductionCalendar()).new_date == date(2026, 10, 26)
    assert Dating(chosen, today, ProductionCalendar()).new_date == date(2026, 10, 16)
