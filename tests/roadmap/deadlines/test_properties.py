"""What holds for every text: nothing crashes, nothing takes long, every reading can be said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.deadlines import MAX_LENGTH, from_json, read_deadline, to_json
from roadmap.deadlines.phrasing import phrase
from roadmap.deadlines.words import vocabulary
from roadmap.model import (
    Deadline,
    DeadlineKind,
    Every,
    MonthOffset,
    Offset,
    Period,
    Recurrence,
    Weekday,
)
from tests.roadmap.deadlines.notation import lines, noted

PERIOD = Period(date(2023, 9, 1), date(2024, 8, 31))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PERIODS = st.tuples(DAYS, st.integers(0, 1200)).map(
    lambda pair: Period(pair[0], pair[0] + timedelta(days=pair[1]))
)
# Any text at all, and texts made of the grammar's own words, which reach further into it.
OWN = st.sampled_from(
    [
        *sorted(vocabulary()[0]),
        "15",
        "1",
        "31",
        "2023",
        "24",
        "2023-2024",
        "2023/24",
        "15.09.2023",
        "31.06",
        "09.2023",
        "I",
        "III",
        "12:00",
        "15.00",
        "-го",
        ",",
        "–",
        "(",
        ")",
        ";",
        "/",
        "%",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(OWN, max_size=25).map(" ".join),
    st.lists(OWN, max_size=12).map("".join),
)


@given(TEXTS, PERIODS, st.none() | DAYS)
@settings(max_examples=1500, deadline=None)
def test_no_text_crashes_and_every_form_survives_json(
    text: str, period: Period, approved: date | None
) -> None:
    read = read_deadline(text, period, approved)

    assert read.raw == text
    assert from_json(json.loads(json.dumps(to_json(read)))) == read
    for start, end in read.windows:
        assert start is None or end is None or start <= end
    assert phrase(read) or read.kind is DeadlineKind.NONE


@given(st.text(min_size=MAX_LENGTH, max_size=4 * MAX_LENGTH))
@settings(max_examples=50, deadline=None)
def test_a_long_text_is_read_only_at_its_beginning(text: str) -> None:
    whole = read_deadline(text, PERIOD)
    beginning = read_deadline(text[:MAX_LENGTH], PERIOD)

    assert replace(whole, raw="", doubt=None) == replace(beginning, raw="", doubt=None)


def test_every_reading_of_the_corpus_has_a_phrase_that_reads_the_same() -> None:
    wrong = []
    for line in lines():
        read = _bare(read_deadline(line.text, line.period, line.approved))
        again = _bare(read_deadline(phrase(read), line.period, line.approved))
        if again != read:
            wrong.append(f"{line.text!r} as {phrase(read)!r}: {noted(again)}, not {noted(read)}")

    assert not wrong, "\n".join(wrong)


def _bare(read: Deadline) -> Deadline:
    first = None if read.first is None else _bare(read.first)
    return replace(read, raw="", doubt=None, first=first)


_RANGES = st.tuples(DAYS, st.integers(0, 500)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))
_MONTH_DAYS = st.lists(
    st.tuples(st.none(), st.integers(1, 28)), min_size=1, max_size=3, unique=True
)
_YEAR_DAYS = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 28)), min_size=1, max_size=4, unique=True
)
_MONTHS = st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True)
_NAMES = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
_RECURRENCES = st.one_of(
    st.builds(Recurrence, st.sampled_from(Every)),
    st.builds(Recurrence, st.sampled_from([Every.WEEK, Every.YEAR]), st.integers(2, 5)),
    st.builds(
        Recurrence,
        st.sampled_from([Every.MONTH, Every.QUARTER, Every.YEAR, Every.SCHOOL_TERM]),
        times=st.integers(2, 9),
        at_least=st.booleans(),
    ),
    st.builds(
        lambda every, times, more, at_least: Recurrence(
            every, times=times, times_max=times + more, at_least=at_least
        ),
        st.sampled_from([Every.WEEK, Every.MONTH, Every.YEAR, Every.SCHOOL_TERM]),
        st.integers(1, 5),
        st.integers(1, 3),
        st.booleans(),
    ),
    st.builds(
        Recurrence, st.sampled_from([Every.QUARTER, Every.HALF_YEAR]), by_day=_YEAR_DAYS.map(tuple)
    ),
    st.builds(
        Recurrence,
        st.just(Every.YEAR),
        months=_MONTHS.map(tuple),
        weekdays=st.builds(Weekday, _NAMES, st.sampled_from([1, 2, 3, 4, -1])).map(
            lambda one: (one,)
        ),
    ),
    st.builds(
        Recurrence,
        st.just(Every.WEEK),
        times=st.integers(1, 3),
        at_least=st.just(value=True),
        weekdays=st.lists(st.builds(Weekday, _NAMES), min_size=1, max_size=2, unique=True).map(
            tuple
        ),
    ),
    st.builds(Recurrence, st.just(Every.YEAR), months=_MONTHS.map(tuple)),
    st.builds(Recurrence, st.just(Every.YEAR), by_day=_YEAR_DAYS.map(tuple)),
    st.builds(Recurrence, st.just(Every.YEAR), on_day=_YEAR_DAYS.map(tuple)),
    st.builds(Recurrence, st.just(Every.MONTH), by_day=_MONTH_DAYS.map(tuple)),
    st.builds(Recurrence, st.just(Every.MONTH), on_day=_MONTH_DAYS.map(tuple)),
    st.builds(
        Recurrence,
        st.sampled_from([Every.MONTH, Every.QUARTER, Every.HALF_YEAR]),
        due=st.builds(MonthOffset, st.integers(1, 28), st.integers(0, 1)),
    ),
    st.builds(
        Recurrence,
        st.just(Every.WEEK),
        weekdays=st.lists(st.builds(Weekday, _NAMES), min_size=1, max_size=3, unique=True).map(
            tuple
        ),
    ),
    st.builds(
        Recurrence,
        st.just(Every.MONTH),
        weekdays=st.builds(Weekday, _NAMES, st.sampled_from([1, 2, 3, 4, -1])).map(
            lambda one: (one,)
        ),
    ),
)
# A plan yields to printed days, so no reading holds both.
_PLANNED = _RECURRENCES.filter(
    lambda one: not (one.by_day or one.on_day or one.due or one.weekdays)
)
_OFFSETS = st.builds(
    Offset,
    st.integers(1, 90),
    st.sampled_from(["day", "workday", "week", "month", "hour"]),
    st.sampled_from(["after", "before"]),
    st.sampled_from(["within", "at-least", "exact"]),
    st.sampled_from(["получения результатов", "начала экзамена", "подписания"]),
)
_FORMS = st.one_of(
    st.builds(
        Deadline,
        st.just(""),
        st.just(DeadlineKind.WINDOWS),
        st.lists(_RANGES, min_size=1, max_size=4, unique=True).map(tuple),
    ),
    st.builds(
        Deadline,
        st.just(""),
        st.just(DeadlineKind.DUE),
        st.lists(DAYS, min_size=1, max_size=4, unique=True).map(
            lambda d: tuple((None, day) for day in d)
        ),
    ),
    st.builds(
        Deadline,
        st.just(""),
        st.just(DeadlineKind.CONTINUOUS),
        st.lists(_RANGES, max_size=1).map(tuple),
    ),
    st.builds(Deadline, st.just(""), st.just(DeadlineKind.RECURRING), recurrence=_RECURRENCES),
    st.builds(
        Deadline,
        st.just(""),
        st.just(DeadlineKind.RECURRING),
        st.lists(_RANGES, min_size=1, max_size=1).map(tuple),
        st.builds(
            Recurrence,
            st.sampled_from([Every.DAY, Every.WEEK, Every.MONTH, Every.QUARTER]),
            times=st.integers(1, 4),
            at_least=st.booleans(),
        ),
    ),
    st.builds(
        Deadline,
        st.just(""),
        st.just(DeadlineKind.RECURRING),
        recurrence=_RECURRENCES,
        first=DAYS.map(lambda day: Deadline("", DeadlineKind.DUE, ((None, day),))),
    ),
    st.builds(
        Deadline, st.just(""), st.just(DeadlineKind.EXTERNAL), recurrence=st.none() | _PLANNED
    ),
    st.builds(Deadline, st.just(""), st.just(DeadlineKind.EVENT), offset=_OFFSETS | st.none()),
)


@given(_FORMS)
@settings(max_examples=1500, deadline=None)
def test_each_canonical_form_has_a_phrase_that_reads_back_to_it(form: Deadline) -> None:
    assert _bare(read_deadline(phrase(form), PERIOD)) == form


@pytest.mark.parametrize(
    ("text", "code", "choices"),
    [
        ("31 июня", "impossible-date", 0),
        ("31.06.2023", "impossible-date", 0),
        ("29 февраля 2023 г.", "impossible-date", 0),
        ("декабрь – июнь 2024 г.", "backwards", 2),
        ("20.10.2023 – 15.10.2023", "backwards", 1),
        ("сентябрь 2022 г.", "outside-period", 1),
        ("I полугодие", "two-fits", 2),
        ("до мая", "loose-end", 2),
        ("еженедельно, ежемесячно", "two-recurrences", 2),
        ("собеседование", "unreadable", 0),
        ("5 квартал 2023", "unreadable", 0),
        ("6 декада сентября", "unreadable", 0),
        ("ежемесячно до 32 числа", "unreadable", 0),
        ("0 раз в год", "unreadable", 0),
        ("с 15 по 10 сентября", "backwards", 1),
        ("до 15 мая текущего года", "two-fits", 2),
    ],
)
def test_what_cannot_be_read_is_said_with_the_choices(text: str, code: str, choices: int) -> None:
    doubt = read_deadline(text, PERIOD).doubt

    assert doubt is not None
    assert (doubt.code, len(doubt.choices)) == (code, choices)
    assert all(choice.doubt is None for choice in doubt.choices)
