"""What `vekha calendar show` and `terms show` print, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from locales import Translator
from locales.rules import unit_text
from roadmap.dating import TermSystem
from usecases.calendar.showing import CalendarYear, DifferingDay
from usecases.calendar.terms import TermsYear


def year_lines(t: Translator, found: CalendarYear) -> Iterator[str]:
    """Working days by quarter, then every stored day that counts."""
    key = "calendar-head-organization" if found.organization else "calendar-head"
    yield t.text(
        key,
        year=str(found.year),
        organization=found.organization or "",
        days=found.days_a_week,
    )
    if not found.confirmed:
        yield t.text("calendar-unconfirmed", year=str(found.year))
    first, second, third, fourth = found.quarters
    yield t.text(
        "calendar-quarters",
        total=found.total,
        first=first,
        second=second,
        third=third,
        fourth=fourth,
    )
    if found.six_day:
        yield t.text("calendar-six-day", n=found.six_day)
    if not found.differing:
        yield t.text("calendar-no-differences")
        return
    yield t.text("calendar-differences")
    for one in found.differing:
        yield _line(t, one)


def term_lines(t: Translator, found: TermsYear) -> Iterator[str]:
    """Every term of a school year in both systems."""
    for one in found.terms:
        unit = "trimester" if one.system is TermSystem.TRIMESTERS else "school-term"
        rule = (("unit", unit), ("number", str(one.term.number)), ("year", str(found.year)))
        line = t.text(
            "calendar-term",
            name=unit_text(t, rule),
            start=one.term.start,
            end=one.term.end,
            source=one.source,
        )
        yield t.text("calendar-difference-ground", line=line, note=one.note) if one.note else line


def _line(t: Translator, one: DifferingDay) -> str:
    facts = {
        "day": one.day,
        "weekday": t.text("deadline-weekday", n=one.day.isoweekday()),
        "kind": t.text(f"calendar-kind-{one.kind.value}"),
    }
    if one.organization:
        line = t.text("calendar-difference-owned", organization=one.organization, **facts)
    else:
        line = t.text("calendar-difference", **facts)
    return t.text("calendar-difference-ground", line=line, note=one.note) if one.note else line
