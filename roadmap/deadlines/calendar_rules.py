"""Rules for calendar dates: months, quarters, parts of months, ranges, "до" and "с"."""

from __future__ import annotations

from typing import Final

from roadmap.deadlines import bounds, pieces, spans
from roadmap.deadlines.engine import Rule
from roadmap.deadlines.nodes import month_span, school_span

_ORDINALS: Final = "(?:BETWEEN N AND N|(?:FROM|OF) N AND? (?:ALONG|UNTIL|DASH) N|N (?:(?:COMMA|AND|DASH|SLASH) N)*)"
_LIST_SEP: Final = "(?:COMMA|AND|SEMI|COLON)"
_UNTIL: Final = "(?:UNTIL|TOWARDS|NOT LATER COMMA? THAN? UNTIL?)"
_EDGE: Final = "(?:BEGIN|MIDDLE|END|FINISH)"
_YEARS: Final = "(?:YEARS|SLASHYEARS)"

# fmt: off
CALENDAR_RULES: Final = (
    # Hours, before their numbers are taken for days.
    Rule("TIME", "N HOUR N MINUTE", bounds.hour_and_minute, "в 10 часов 30 минут"),
    Rule("CLOCK", "FROM? TIME (?:UNTIL|ALONG|DASH) TIME", bounds.clock, "с 10:00 до 12:00"),
    Rule("CLOCK", "FROM N (?:UNTIL|ALONG|DASH) N HOUR", bounds.clock, "с 10 до 12 часов"),
    Rule("CLOCK", "(?:UNTIL|TOWARDS|NOT LATER|FROM|IN)? TIME HOUR?", bounds.clock, "до 17:00"),
    Rule("CLOCK", "(?:UNTIL|TOWARDS|NOT LATER|FROM|IN) N HOUR", bounds.clock, "до 12 часов"),
    # Years.
    Rule("SCHOOLYEAR", f"{_YEARS} (?:(?:COMMA|AND) {_YEARS})* SCHOOL YEAR?", spans.school_years, "2023-2024 учебный год"),
    Rule("SCHOOLYEAR", f"SCHOOL YEAR {_YEARS}", spans.school_years, "учебный год 2023/24"),
    Rule("SCHOOLYEAR", "SLASHYEARS YEAR?", spans.school_years, "2023/2024"),
    Rule("Y", "Y YEAR", spans.year_value, "2023 г."),
    # Atoms.
    Rule("SPAN", "NOT EARLIER N (?:COMMA|AND)* NOT LATER N MON", bounds.between_days, "не ранее 1 и не позднее 15 марта"),
    Rule("SPAN", f"{_ORDINALS} (?:HALF|PART) SCHOOL YEAR", spans.parts, "второе полугодие учебного года"),
    Rule("SPAN", f"{_ORDINALS} SCHOOL? (?:QUARTER|HALF|TERM)", spans.parts, "III и IV квартал"),
    Rule("SPAN", "N PART (?=Y|SCHOOLYEAR|YEAR)", spans.parts, "вторая половина 2023 года"),
    Rule("SPAN", "N N (?:WEEK|DAY|DECADE) IN? MON", pieces.first_days, "первые две недели сентября"),
    Rule("SPAN", f"{_ORDINALS} (?:DECADE|WEEK|PART) IN? MON", pieces.pieces, "1 декада марта"),
    Rule("SPAN", "N WORKING? DAY MON", pieces.last_day, "последний рабочий день мая"),
    Rule("SPAN", "N (?:DATE|DAY) MON", pieces.few_days, "в первых числах сентября"),
    Rule("SPAN", f"{_ORDINALS} DATE? MON", spans.days_of_month, "15, 16 марта"),
    Rule("SPAN", "FROM? N (?:DASH|ALONG|UNTIL) (?:DMY|DM)", spans.range_to_day, "15-20.03.2023"),
    Rule("SPAN", "(?:N (?:COMMA|AND))+ DM", spans.day_month, "15, 20.03"),
    Rule("SPAN", "(?<!DMY|DM|MON) (?:N (?:COMMA|AND))+ DMY YEAR?", spans.days_of_date, "15, 20.03.2024"),
    Rule("SPAN", "DMY YEAR?", spans.full_date, "15.09.2023"),
    Rule("SPAN", "DM", spans.day_month, "15.09"),
    Rule("SPAN", "N DASH MY YEAR?", lambda run: spans.month_range((run[0], run[2])), "09-10.2023"),
    Rule("SPAN", "MY YEAR?", spans.month_year, "09.2023"),
    Rule("SPAN", "MON (?:DASH? MONTH)?", spans.month, "сентябрь"),
    Rule("SPAN", "SEASON PERIOD?", spans.season, "летний период"),
    Rule("Y", "(?<=SPAN) N YEAR", spans.year_value, "сентябрь 23 г."),
    Rule("Y", "(?<=SPAN) N (?!SPAN|N|COMMA|AND|DASH|TIME_OF)", spans.year_value, "май 24"),
    # Years that follow.
    Rule("SPAN", "SPAN DASH SPAN (?:OPEN|COMMA)? Y (?:(?:COMMA|AND) Y)+ CLOSE? (?!(?:COMMA|DASH|COLON|IN)* SPAN)", bounds.range_with_years, "апрель – май (2024, 2025 гг.)"),
    Rule("SPAN", "SPAN (?:OPEN|COMMA)? Y (?:(?:COMMA|AND) Y)+ CLOSE? (?!(?:COMMA|DASH|COLON|IN)* SPAN)", spans.with_years, "апрель 2024 и 2025 гг."),
    Rule("SPAN", "SPAN COMMA Y (?!(?:DASH|COLON) SPAN)", spans.with_year, "июнь, 2024"),
    Rule("SPAN", "SPAN (?:DASH|IN|OPEN|CLOSE)? Y CLOSE?", spans.with_year, "сентябрь -2023 год"),
    Rule("SPAN", "SPAN (?:CURRENT|NEXT|FROM) YEAR", spans.with_relative_year, "1 июля следующего года"),
    Rule("SPAN", "SPAN (?:COMMA|IN|OPEN|CLOSE)? SCHOOLYEAR CLOSE?", spans.with_school_year, "май 2023-2024 учебного года"),
    Rule("SPAN", "SPAN DASH SPAN YEARS YEAR?", spans.with_two_years, "декабрь-февраль 2023-2024"),
    Rule("SPAN", "SPAN YEARS YEAR?", spans.with_each_year, "сентябрь 2023-2025 гг."),
    Rule("SPAN", "SPAN YEARS YEAR?", spans.with_school_year, "май 2023-2024"),
    Rule("YEARS", "FROM? Y (?:DASH|ALONG) Y", lambda run: tuple(t.value for t in run if t.kind == "Y"), "с 2023 по 2025 год"),
    Rule("SPAN", "SCHOOLYEAR", lambda run: run[0].value, "2023-2024 учебный год"),
    Rule("SPAN", "(?:NEXT|CURRENT)? SCHOOL YEAR", lambda _: (school_span(None),), "учебный год"),
    Rule("SPAN", "YEARS YEAR?", spans.calendar_years, "2023-2025 годы"),
    Rule("SPAN", f"(?<={_EDGE}) (?:CALENDAR|CURRENT)? YEAR", lambda _: (month_span(1, 12, "year"),), "до конца года"),
    Rule("SPAN", "(?<=FROM|UNTIL) Y", lambda run: (month_span(1, 12, "year", run[0].value),), "с 2023 г., май"),
    # A year that leads its months holds for the list; others are windows of their own.
    Rule("SPAN", "Y (?!(?:COMMA|DASH|COLON|OPEN|IN)* SPAN)", lambda run: (month_span(1, 12, "year", run[0].value),), "2023 год"),
    # Edges of a span.
    Rule("SPAN", f"(?<!ALONG|UNTIL|DASH|FROM) SPAN (?:COMMA IN?|DASH|OPEN IN?)? {_ORDINALS} (?:DECADE|WEEK|PART) MONTH? CLOSE?", pieces.pieces_within, "июль 2024, первая неделя"),
    Rule("SPAN", f"SPAN OPEN IN? {_EDGE} MONTH? CLOSE", pieces.edge_within, "сентябрь (начало)"),
    Rule("SPAN", "(?:FROM|OF) BEGIN UNTIL (?:END|FINISH) SPAN", lambda run: run[-1].value, "от начала до конца учебного года"),
    Rule("SPAN", "N N (?:WEEK|DAY|DECADE) SPAN", pieces.first_days, "первые две недели учебного года"),
    Rule("SPAN", "N (?:WEEK|MONTH) SPAN", pieces.nth_of, "первая неделя учебного года"),
    Rule("EDGE", f"(?:AHEAD|{_UNTIL}) {_EDGE} SPAN", bounds.until_edge_of, "до конца 2023 года"),
    Rule("SPAN", "ALONG (?:FINISH|RESULT) SPAN", lambda run: run[-1].value, "по итогам I полугодия"),
    Rule("SPAN", f"{_EDGE} (?:(?:DASH|AND IN?|COMMA IN?) {_EDGE})* SPAN", pieces.edge_of, "конец августа"),
    # Ranges.
    Rule("SPAN", "(?:BEGIN|BEGINS|STARTING) (?:DASH|COLON|FROM)* SPAN (?:COMMA|SEMI|AND|DASH)* (?:END|FINISH|ENDS) (?:DASH|COLON|UNTIL|ALONG)* SPAN", bounds.joined, "начало – 1 октября, окончание – 30 ноября"),
    Rule("SPAN", "(?:FROM|OF) SPAN (?:COMMA|DASH)? (?:ALONG|UNTIL|DASH|BUT) SPAN", bounds.joined, "с 10 мая по 12 мая"),
    Rule("SPAN", "SPAN (?:DASH SPAN){2,}", bounds.chain, "август-сентябрь-октябрь"),
    Rule("SPAN", "SPAN (?:DASH|ALONG) SPAN", bounds.joined, "сентябрь – май"),
    Rule("SPAN", "SPAN DASH IN SPAN", bounds.joined_parts, "в конце мая – в начале июня"),
    Rule("SPAN", "BETWEEN SPAN AND SPAN", bounds.joined, "между 20 сентября и 10 октября"),
    Rule("TIMED_SPAN", "CLOCK SPAN COMMA? CLOCK SPAN", bounds.timed_range, "с 10:00 1 мая до 18:00 5 мая"),
    Rule("SPAN", "SPAN (?:OPEN|COMMA)? INCLUDING CLOSE?", bounds.inclusive, "до июня включительно"),
    Rule("REPORTED_SPAN", "BEFORE SPAN", lambda run: run[-1].value, "за 2023 год"),
    # Bounds.
    Rule("EXCLUDED", "EXCEPT IN? SPAN (?:(?:COMMA|AND) SPAN)*", bounds.excluded, "кроме июля и августа"),
    Rule("EDGE", f"(?:{_UNTIL}|ALONG) SPAN", bounds.edge("until"), "не позднее 01.05.2023"),
    Rule("EDGE", "(?:FROM|NOT EARLIER COMMA? THAN?|AFTER) SPAN", bounds.edge("from"), "с 1 сентября"),
    Rule("EDGE", "(?:SPAN|REPORTED_SPAN) (?:DASH|COLON) EDGE", bounds.labelled, "I полугодие – до 15 января"),
    Rule("EDGE", "EDGE OPEN (?:SPAN|REPORTED_SPAN) CLOSE", bounds.noted_after, "до 25 декабря (I полугодие)"),
    Rule("SPAN", "SPAN OPEN (?:SPAN|REPORTED_SPAN) CLOSE", bounds.noted_after, "25 декабря (I полугодие)"),
    Rule("SPAN", "EDGE (?:COMMA|AND|BUT)* EDGE", bounds.between, "не ранее 1 мая и не позднее 10 мая"),
    Rule("EDGE", "EDGE (?:OPEN CLOSE)? (?:COMMA|AND) EDGE", bounds.both, "до 15 мая, до 15 июня"),
    Rule("EDGE", f"EDGE (?:OPEN CLOSE)? {_LIST_SEP} SPAN", bounds.also_until, "до 10 сентября и 10 января"),
    Rule("THROUGHOUT", "IN? COURSE WHOLE? SPAN (?:(?:COMMA|AND) SPAN)+", bounds.throughout, "в течение сентября, октября"),
    Rule("THROUGHOUT", "IN? COURSE WHOLE? SPAN (?:AND SPAN)*", lambda run: sum((t.value for t in run if t.kind == "SPAN"), ()), "в течение 2023 года"),
)
# fmt: on
