"""How activities are followed."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.dating import choose_tracking
from roadmap.deadlines import read_deadline
from roadmap.model import ActivityKind, Period, Tracking

PERIOD = Period(date(2023, 1, 1), date(2024, 8, 31))


def tracked(
    text: str, *, group: bool = True, title: str = "Проведение", kind: str = "roadmap"
) -> Tracking:
    deadline = read_deadline(text, PERIOD)
    return choose_tracking(deadline, kind=ActivityKind(kind), title=title, group=group)


@pytest.mark.parametrize(
    "text",
    [
        "до 15 сентября",
        "сентябрь 2023 г.",
        "июль – август 2023 г.",
        "ежегодно (до 15 сентября, до 15 января)",
        "ежегодно (сентябрь, январь)",
        "ежеквартально",
        "по результатам каждой четверти",
        "ежемесячно до 5 числа месяца, следующего за отчетным",
        "2 раза в год",
        "в течение сентября 2023 г.",
    ],
)
def test_a_date_or_a_short_window_is_a_point(text: str) -> None:
    assert tracked(text) is Tracking.POINT


@pytest.mark.parametrize(
    "text",
    [
        "сентябрь 2023 г. – май 2024 г.",
        "август 2023 г., сентябрь 2023 г. – май 2024 г.",
        "в течение года",
        "по отдельному графику",
        "ежегодно по отдельному графику",
        "по запросу",
        "еженедельно",
        "ежемесячно",
        "2 раза в месяц",
        "раз в 2 недели",
        "ежегодно, февраль – декабрь",
        "с 1 сентября 2023 г.",
        "3 раза в четверть",
    ],
)
def test_long_and_frequent_work_is_ongoing(text: str) -> None:
    assert tracked(text) is Tracking.ONGOING


@pytest.mark.parametrize("text", ["по отдельному графику", "по запросу", "-"])
def test_a_single_holder_is_asked_for_what_no_calendar_gives(text: str) -> None:
    assert tracked(text, group=False) is Tracking.POINT


def test_monthly_submissions_are_points() -> None:
    assert tracked("ежемесячно", title="Предоставление сведений о кадрах") is Tracking.POINT


@pytest.mark.parametrize(
    "title", ["Рекомендовать принять участие", "Обеспечить выполнение", "«Осуществлять аудит»"]
)
def test_standing_wishes_of_the_order_are_only_shown(title: str) -> None:
    assert tracked("", title=title, kind="order") is Tracking.INFO
    assert tracked("до 15 сентября", title=title, kind="order") is Tracking.POINT
    assert tracked("", title=title) is Tracking.POINT
