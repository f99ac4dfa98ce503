"""Rules for calendar dates: months, quarters, parts of months, ranges, "до" and "с"."""

from __future__ import annotations

from typing import Final

from roadmap.deadlines import spans
from roadmap.deadlines.engine import Rule
from roadmap.deadlines.nodes import month_span, school_span

_ORDINALS: Final = "(?:FROM N (?:ALONG|UNTIL|DASH) N|N (?:(?:COMMA|AND|DASH|SLASH) N)*)"
_LIST_SEP: Final = "(?:COMMA|AND|SEMI|COLON)"
_UNTIL: Final = "(?:UNTIL|TOWARDS|NOT LATER COMMA? THAN? UNTIL?)"

CALENDAR_RULES: Final = (
    # Years.
    Rule(
        "SCHOOLYEAR",
        "(?:YEARS|SLASHYEARS) (?:(?:COMMA|AND) (?:YEARS|SLASHYEARS))* SCHOOL YEAR?",
        spans.years,
        "2023-2024 учебный год",
    ),
    Rule("SCHOOLYEAR", "SCHOOL YEAR (?:YEARS|SLASHYEARS)", spans.years, "учебный год 2023/24"),
    Rule("SCHOOLYEAR", "SLASHYEARS YEAR?", spans.years, "2023/2024"),
    Rule("YEARS", "YEARS YEAR", lambda run: run[0].value, "2023-2025 годы"),
    Rule("Y", "Y YEAR", spans.year_value, "2023 г."),
    # Atoms.
    Rule("SPAN", f"{_ORDINALS} SCHOOL? (?:QUARTER|HALF|TERM)", spans.parts, "III и IV квартал"),
    Rule(
        "SPAN", "N PART (?=Y|SCHOOLYEAR|SCHOOL YEAR|YEAR)", spans.parts, "вторая половина 2023 года"
    ),
    Rule("SPAN", f"{_ORDINALS} (?:DECADE|WEEK|PART) IN? MON", spans.pieces, "1 декада марта"),
    Rule("SPAN", f"{_ORDINALS} DATE? MON", spans.days_of_month, "15, 16 марта"),
    Rule("SPAN", "FROM? N (?:DASH|ALONG|UNTIL) (?:DMY|DM)", spans.range_to_day, "15-20.03.2023"),
    Rule("SPAN", "(?:N (?:COMMA|AND))+ DM", spans.day_month, "15, 20.03"),
    Rule("SPAN", "DMY YEAR?", spans.full, "15.09.2023"),
    Rule("SPAN", "DM", spans.day_month, "15.09"),
    Rule("SPAN", "MY YEAR?", spans.month_year, "09.2023"),
    Rule("SPAN", "MON", spans.month, "сентябрь"),
    Rule("Y", "(?<=SPAN) N YEAR", spans.year_value, "сентябрь 23 г."),
    Rule("Y", "(?<=SPAN) N (?!SPAN|N|COMMA|AND|DASH|TIME_OF)", spans.year_value, "май 24"),
    # Years that follow.
    Rule("SPAN", "SPAN (?:COMMA|DASH|IN|OPEN)? Y CLOSE?", spans.with_year, "сентябрь -2023 год"),
    Rule(
        "SPAN",
        "SPAN (?:COMMA|IN|OPEN)? SCHOOLYEAR CLOSE?",
        spans.with_school_year,
        "май 2023-2024 учебного года",
    ),
    Rule("SPAN", "SPAN DASH SPAN YEARS", spans.pair_years, "декабрь-февраль 2023-2024"),
    Rule("SPAN", "SPAN YEARS", spans.with_school_year, "май 2023-2024"),
    Rule(
        "YEARS",
        "FROM? Y (?:DASH|ALONG) Y",
        lambda run: tuple(t.value for t in run if t.kind == "Y"),
        "с 2023 по 2025 год",
    ),
    Rule("SPAN", "SCHOOLYEAR", lambda run: run[0].value, "2023-2024 учебный год"),
    Rule("SPAN", "SCHOOL YEAR", lambda _: (school_span(None),), "учебный год"),
    Rule("SPAN", "YEARS", spans.calendar_years, "2023-2025 годы"),
    Rule(
        "SPAN",
        "(?<=BEGIN|MIDDLE|END|FINISH|PART) (?:CALENDAR|CURRENT)? YEAR",
        spans.whole_year,
        "до конца года",
    ),
    # A year that leads its months stays a year for the list; others are windows of their own.
    Rule(
        "SPAN",
        "Y (?!(?:COMMA|DASH|COLON|OPEN)* SPAN)",
        lambda run: (month_span(1, 12, "year", run[0].value),),
        "2023 год",
    ),
    # Edges of a span.
    Rule(
        "EDGE",
        f"(?:UNTIL|TOWARDS|{_UNTIL}) (?:BEGIN|END|FINISH) SPAN",
        spans.end_of,
        "до конца 2023 года",
    ),
    Rule("SPAN", "(?:BEGIN|MIDDLE|END|FINISH) SPAN", spans.some_edge, "конец августа"),
    # Ranges.
    Rule(
        "SPAN",
        "(?:FROM|OF) SPAN COMMA? (?:ALONG|UNTIL|DASH) SPAN",
        spans.range_span,
        "с 10 мая по 12 мая",
    ),
    Rule("SPAN", "SPAN (?:DASH|ALONG) SPAN", spans.range_span, "сентябрь – май"),
    # Bounds.
    Rule("EDGE", f"(?:{_UNTIL}|ALONG) SPAN", spans.edge("until"), "не позднее 01.05.2023"),
    Rule(
        "EDGE", "(?:FROM|NOT EARLIER COMMA? THAN?|AFTER) SPAN", spans.edge("from"), "с 1 сентября"
    ),
    Rule(
        "SPAN", "EDGE (?:COMMA|AND|BUT)* EDGE", spans.between, "не ранее 1 мая и не позднее 10 мая"
    ),
    Rule("EDGE", "EDGE (?:COMMA|AND) EDGE", spans.both_until, "до 15 мая, до 15 июня"),
    Rule("EDGE", f"EDGE {_LIST_SEP} SPAN", spans.also_until, "до 10 сентября и 10 января"),
    Rule("CLOCK", "FROM? TIME (?:UNTIL|ALONG|DASH) TIME", spans.clock, "с 10:00 до 12:00"),
    Rule("CLOCK", "(?:UNTIL|TOWARDS|NOT LATER|FROM|IN)? TIME HOUR?", spans.clock, "до 17:00"),
    Rule(
        "CLOCK",
        "(?:UNTIL|TOWARDS|NOT LATER|FROM|IN) N HOUR (?:N MINUTE)?",
        spans.clock,
        "до 12 часов",
    ),
    Rule("THROUGHOUT", "IN? COURSE WHOLE? SPAN", lambda run: run[-1].value, "в течение 2023 года"),
)
