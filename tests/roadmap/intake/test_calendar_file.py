"""Files of the calendar: the table's columns and notations, whole years in open data's forms."""

from __future__ import annotations

import calendar
import json
from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from roadmap.calendar import ProductionCalendar
from roadmap.days import DayKind
from roadmap.errors import InputRefusedError
from roadmap.intake.calendar_file import CalendarFile, read_calendar_file
from roadmap.intake.calendar_table import DaysError, days_of, kind_of
from roadmap.intake.calendar_years import MONTHS

NOVEMBER = [date(2026, 11, day) for day in range(1, 6)]


def read(text: str) -> CalendarFile:
    return read_calendar_file(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "с 01.11.2026 по 05.11.2026",
        "01.11.2026–05.11.2026",
        "1-5.11.2026",
        "1–5 ноября 2026",
        "с 1 по 5 ноября 2026 г.",
    ],
)
def test_a_range_is_read_in_every_notation(text: str) -> None:
    assert list(days_of(text)) == NOVEMBER


@pytest.mark.parametrize(
    "text", ["01.11.2026", "1.11.26", "2026-11-01", "2026-11-01 00:00:00", "1 ноября 2026 года"]
)
def test_a_day_is_read_in_every_notation(text: str) -> None:
    assert days_of(text) == (NOVEMBER[0],)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31.06.2026", "impossible"),
        ("05.11.2026 – 01.11.2026", "backwards"),
        ("2026 год", "too-long"),
        ("1 ноября", "date"),
        ("до 1 ноября 2026", "date"),
        ("завтра", "date"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(DaysError) as refused:
        days_of(text)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Рабочий день", DayKind.WORKING),
        ("выходной", DayKind.OFF),
        ("Нерабочий", DayKind.OFF),
        ("праздничный день", DayKind.HOLIDAY),
        ("Короткий", DayKind.SHORT),
        ("региональный праздник", DayKind.REGIONAL),
        ("Перенесённый выходной", DayKind.MOVED),
        ("карантин", DayKind.QUARANTINE),
    ],
)
def test_kinds_are_known_by_their_usual_words(text: str, kind: DayKind) -> None:
    assert kind_of(text) is kind


def test_columns_are_found_in_any_order_under_a_title() -> None:
    found = read(
        "Местные выходные;;;\nОснование;Вид дня;Дата;Организация\n"
        "приказ № 31;карантин;09.11.2026;СОШ № 7\n;;;\n;рабочий;14.11.2026;\n"
    )

    assert not found.problems
    first, second = found.lines
    assert (first.row, first.organization, first.note) == (3, "СОШ № 7", "приказ № 31")
    assert (second.row, second.days, second.organization) == (5, (date(2026, 11, 14),), "")


def test_a_workbook_with_real_dates_is_read() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Дата", "Вид дня"))
        sheet.write_datetime(1, 0, date(2026, 11, 9), book.add_format({"num_format": "dd.mm.yy"}))
        sheet.write(1, 1, "выходной")

    (line,) = read_calendar_file(out.getvalue()).lines

    assert line.days == (date(2026, 11, 9),)


def test_every_bad_line_is_named_with_its_number() -> None:
    found = read(
        "Дата;Вид дня\n31.06.2026;выходной\n09.11.2026;\n;выходной\n09.11.2026;праздник?\n"
    )

    assert [(one.row, one.code) for one in found.problems] == [
        (2, "impossible"),
        (3, "no-kind"),
        (4, "no-date"),
    ]
    assert len(found.lines) == 1


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\x00\x01\x02\xff" * 50, "calendar-unreadable"),
        ("ФИО;Должность\nА;Б".encode(), "calendar-no-header"),
        ("Дата;Вид дня\n".encode(), "calendar-empty"),
        (b"{}", "calendar-no-header"),
        (b"[1]", "calendar-no-header"),
        (b"<html></html>", "calendar-no-header"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><calendar year="2026"/>', "calendar-no-header"),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(InputRefusedError) as refused:
        read_calendar_file(data)

    assert refused.value.key == key


def listed(year: int) -> list[str]:
    """The days off of each month as open data lists them, with a mark of each kind among them."""
    known = ProductionCalendar()
    months = []
    for month in range(1, 13):
        days = (date(year, month, n + 1) for n in range(calendar.monthrange(year, month)[1]))
        months.append(",".join(str(one.day) for one in days if not known.is_working(one)))
    months[1] += ",20*"
    months[0] = months[0].replace("9", "9+", 1)
    return months


def days_off(year: int) -> frozenset[date]:
    known = ProductionCalendar()
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0)))
    return frozenset(day for day in days if not known.is_working(day))


def test_a_row_a_year_is_read() -> None:
    head = ",".join(("Год/Месяц", *(name.capitalize() for name in MONTHS), "Всего рабочих дней"))
    rows = [",".join((str(year), *(f'"{one}"' for one in listed(year)), "247")) for year in (2026,)]

    (found,) = read("\n".join((head, *rows))).years

    assert (found.year, found.off) == (2026, days_off(2026))


def test_a_year_in_json_is_read() -> None:
    months = [{"month": n, "days": days} for n, days in enumerate(listed(2026), 1)]

    (found,) = read(json.dumps({"year": 2026, "months": months, "statistic": {}})).years

    assert found.off == days_off(2026)


def test_a_year_in_xml_lists_only_what_differs_from_an_ordinary_week() -> None:
    known = ProductionCalendar()
    days = (date(2024, 1, 1) + timedelta(days=n) for n in range(366))
    differing = [(day, known.is_working(day)) for day in days]
    listed_days = "".join(
        f'<day d="{day:%m.%d}" t="{3 if worked else 1}"/>'
        for day, worked in differing
        if worked != (day.weekday() < 5)
    )

    (found,) = read(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<calendar year="2024" country="ru">'
        f'<days>{listed_days}<day d="02.22" t="2"/></days></calendar>'
    ).years

    assert found.off == days_off(2024)


@pytest.mark.parametrize(
    ("months", "code"),
    [
        (["1,2"] * 12, "year-strange"),
        (["1,2"] * 11, "year-unreadable"),
        (["31", "30", *["1,2"] * 10], "year-day"),
        (["1;2", *["1,2"] * 11], "year-day"),
    ],
)
def test_a_year_that_cannot_be_is_refused(months: list[str], code: str) -> None:
    objects = [{"month": n, "days": days} for n, days in enumerate(months, 1)]

    (problem,) = read(json.dumps({"year": 2026, "months": objects})).problems

    assert problem.code == code


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    for head in ("", "Дата;Вид дня\n", "Год/Месяц;" + ";".join(MONTHS) + "\n", "{", "<calendar "):
        with suppress(InputRefusedError):
            read_calendar_file((head + text).encode("utf-8", "replace"))
