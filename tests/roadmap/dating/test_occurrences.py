"""From readings to dates: the examples of the design, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from locales.rules import date_line
from locales.translator import Translator
from roadmap.calendar import ProductionCalendar
from roadmap.dating import (
    DatingSettings,
    Occurrence,
    PastCase,
    SchoolTerm,
    choose_tracking,
    neighbours,
    occurrences,
    past,
    shift_question,
)
from roadmap.deadlines import read_deadline
from roadmap.model import ActivityKind, DeadlineKind, Every, Period, Shift, Tracking
from tests.roadmap.deadlines.notation import lines

CALENDAR = ProductionCalendar()
SCHOOL = Period(date(2023, 9, 1), date(2024, 8, 31))
LONG = Period(date(2023, 1, 1), date(2024, 8, 31))
CALENDAR_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
SETTINGS = DatingSettings(SCHOOL, school_year=True)


def dated(
    text: str, settings: DatingSettings = SETTINGS, tracking: Tracking = Tracking.POINT
) -> tuple[Occurrence, ...]:
    read = read_deadline(text, settings.period, settings.order_date)
    return occurrences(read, tracking, settings, CALENDAR)


def dues(
    text: str, settings: DatingSettings = SETTINGS, tracking: Tracking = Tracking.POINT
) -> list[str]:
    return [one.due.isoformat() for one in dated(text, settings, tracking)]


def test_windows_and_checkpoints_of_a_long_roadmap() -> None:
    text = "апрель – май 2023 г., сентябрь 2023 г. – май 2024 г."
    settings = DatingSettings(LONG, date(2023, 4, 21), school_year=True)

    found = dues(text, settings, Tracking.ONGOING)

    assert found == ["2023-05-31", "2023-12-29", "2024-05-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("до 15 сентября", ["2023-09-15"]),
        ("до 15 сентября, до 15 января", ["2023-09-15", "2024-01-15"]),
        ("сентябрь", ["2023-09-30"]),
        ("октябрь (проведение), до 15 ноября (отчет)", ["2023-10-31", "2023-11-15"]),
        ("сентябрь, январь", ["2023-09-30", "2024-01-31"]),
        ("сентябрь, октябрь", ["2023-10-31"]),
        ("ежегодно (сентябрь, январь)", ["2023-09-30", "2024-01-31"]),
        ("ежегодно (до 15 сентября, до 15 января)", ["2023-09-15", "2024-01-15"]),
        ("2 раза в год", ["2024-02-29", "2024-08-30"]),
        ("раз в полугодие", ["2023-12-29", "2024-05-31"]),
        ("до 30 октября, далее – раз в полгода", ["2023-10-30", "2024-05-31"]),
        ("первый понедельник сентября", ["2023-09-04"]),
        ("раз в квартал (март, июнь)", ["2024-03-31", "2024-06-30"]),
        ("ежемесячно с апреля по май до 5 числа месяца, следующего за отчетным", ["2024-05-05", "2024-06-05"]),
        ("ежеквартально, не позднее 5 рабочих дней после окончания квартала", ["2024-01-15", "2024-04-05", "2024-07-05", "2024-09-06"]),
        ("последний четверг месяца (май)", ["2024-05-30"]),
        ("по графику", []),
        ("по запросу", []),
        ("-", []),
    ],
)  # fmt: skip
def test_readings_give_dates(text: str, expected: list[str]) -> None:
    assert dues(text) == expected


def test_a_report_about_a_quarter_is_due_by_a_day_of_the_next_month() -> None:
    found = dated("ежеквартально", DatingSettings(CALENDAR_YEAR, date(2026, 4, 10), Shift.FORWARD))

    assert [one.key for one in found] == ["2026-Q2", "2026-Q3", "2026-Q4"]
    assert [one.due.isoformat() for one in found] == ["2026-07-10", "2026-10-10", "2027-01-10"]
    assert found[-1].working == date(2027, 1, 11)


def test_the_rule_for_undated_reports_is_a_setting() -> None:
    end = DatingSettings(CALENDAR_YEAR, undated="end")

    assert dues("ежеквартально", end) == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-30"]
    assert dues("ежеквартально", replace(end, undated=5))[0] == "2026-04-05"


def test_a_date_explains_itself_in_one_line() -> None:
    settings = DatingSettings(CALENDAR_YEAR, shift=Shift.FORWARD)
    last = dated("ежеквартально", settings)[-1]

    line = date_line(
        Translator("ru"), "ежеквартально", (last.rule.code, last.rule.args), last.due, last.working
    )

    assert line == (
        "«ежеквартально» → IV квартал 2026, по 10-е число следующего месяца; "
        "10.01.2027 — воскресенье, перенос вперёд: 11.01.2027"
    )


def test_school_terms_are_dated_by_the_roadmap_table() -> None:
    terms = (
        SchoolTerm(1, date(2023, 9, 1), date(2023, 11, 17)),
        SchoolTerm(2, date(2023, 11, 27), date(2024, 2, 20)),
        SchoolTerm(3, date(2024, 2, 26), date(2024, 5, 24)),
    )

    found = dated("раз в триместр", replace(SETTINGS, trimesters=terms))

    assert [one.key for one in found] == ["2023/24-T1", "2023/24-T2", "2023/24-T3"]
    assert [one.due.isoformat() for one in found] == ["2023-11-24", "2024-02-28", "2024-05-31"]


def test_ongoing_work_of_a_calendar_year_is_reported_in_june_and_december() -> None:
    settings = DatingSettings(CALENDAR_YEAR, date(2026, 2, 2))

    assert dues("постоянно", settings, Tracking.ONGOING) == ["2026-06-30", "2026-12-30"]


def test_summer_adds_no_checkpoint_but_a_printed_end_does() -> None:
    assert dues("в течение года", SETTINGS, Tracking.ONGOING) == ["2023-12-29", "2024-05-31"]
    assert dues("март – июль 2024 г.", SETTINGS, Tracking.ONGOING) == ["2024-05-31", "2024-07-31"]


def test_the_order_own_rhythm_replaces_half_years() -> None:
    settings = DatingSettings(CALENDAR_YEAR, rhythm=Every.QUARTER)

    assert dues("постоянно", settings, Tracking.ONGOING) == [
        *dues("ежеквартально", settings)[:3],
        "2026-12-31",
    ]


def test_recommendations_have_no_dates() -> None:
    assert dated("до 15 сентября", SETTINGS, Tracking.INFO) == ()


def test_neighbouring_months_are_asked_about() -> None:
    assert neighbours(read_deadline("сентябрь, октябрь", SCHOOL))
    assert neighbours(read_deadline("ежегодно (октябрь, ноябрь)", SCHOOL))
    assert not neighbours(read_deadline("сентябрь, ноябрь", SCHOOL))
    assert dues("сентябрь, октябрь", replace(SETTINGS, merge_adjacent=False)) == [
        "2023-09-30",
        "2023-10-31",
    ]


def test_the_january_trap_is_asked_about_and_ordinary_ends_are_not() -> None:
    back = DatingSettings(CALENDAR_YEAR)

    questions = {one.key: shift_question(one) for one in dated("ежеквартально", back)}

    assert questions == {
        "2026-Q1": None,
        "2026-Q2": None,
        "2026-Q3": None,
        "2026-Q4": "before-period-end",
    }
    assert shift_question(dated("сентябрь", SETTINGS)[0]) is None
    holiday = dated("2 января – 4 января 2024 г.", SETTINGS)[0]
    assert shift_question(holiday) == "before-start"


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("декабрь 2022 г.", PastCase.BEFORE_PERIOD),
        ("март 2023 г.", PastCase.DONE_BEFORE),
        ("апрель 2023 г.", PastCase.BETWEEN),
        ("май 2023 г.", PastCase.NOT_PAST),
    ],
)
def test_past_dates_at_publishing(text: str, case: PastCase) -> None:
    settings = DatingSettings(LONG, date(2023, 4, 21), school_year=True)
    occurrence = dated(text, settings)[0]

    found = past(occurrence, order_date=settings.order_date, period=LONG, today=date(2023, 5, 15))

    assert found is case


PHRASES = sorted({line.text for line in lines()})
DAYS = st.dates(date(2022, 1, 1), date(2026, 6, 1))


@given(
    st.sampled_from(PHRASES),
    st.builds(
        lambda start, days, order, **rest: DatingSettings(
            Period(start, start + timedelta(days=days)),
            None if order is None else start + timedelta(days=order),
            **rest,
        ),
        DAYS,
        st.integers(20, 900),
        st.none() | st.integers(0, 300),
        shift=st.sampled_from(Shift),
        undated=st.just("end") | st.integers(1, 28),
        rhythm=st.none() | st.sampled_from([Every.QUARTER, Every.MONTH]),
        school_year=st.booleans(),
        merge_adjacent=st.booleans(),
    ),
    st.sampled_from([None, Tracking.POINT, Tracking.ONGOING]),
)
@settings(max_examples=1500, deadline=None)
def test_every_occurrence_lies_in_its_bounds(
    text: str, dating: DatingSettings, tracking: Tracking | None
) -> None:
    read = read_deadline(text, dating.period, dating.order_date)
    chosen = tracking or choose_tracking(read, kind=ActivityKind.ROADMAP, title="", group=True)

    found = occurrences(read, chosen, dating, CALENDAR)

    keys = [(one.kind, one.key) for one in found]
    assert len(keys) == len(set(keys))
    assert [one.due for one in found] == sorted(one.due for one in found)
    for one in found:
        assert one.start is None or one.start <= one.due
        assert dating.shift is Shift.NONE or CALENDAR.is_working(one.working)
        if one.kind == "period" and one.end is not None:
            assert dating.period.start <= one.end <= dating.period.end
        if (
            one.kind in {"period", "due"}
            and read.kind is DeadlineKind.RECURRING
            and dating.order_date
            and not read.first
        ):
            assert one.due >= dating.order_date or (one.end or one.due) >= dating.order_date
