"""A date explains itself in one line: the rule that gave it, and the shift."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from locales.translator import Translator

Args = Iterable[tuple[str, str]]
"""Arguments of a rule as the domain keeps them: codes, numbers and ISO dates, all strings."""

Off = tuple[str, str | None] | None
"""Why a date is no working day, code and note of roadmap.days.DayOff; None when it is one."""


def rule_text(t: Translator, code: str, args: Args) -> str:
    """The rule in words: «IV квартал 2026, по 10-е число следующего месяца»."""
    values: dict[str, Any] = {name: _value(text) for name, text in args}
    if "unit" in values:
        values["period"] = _period(t, values)
    elif "first" in values:
        values["period"] = _months(t, values)
    if "counted" in values:
        values["counted"] = t.text("deadline-counted", unit=values["counted"], n=values["n"])
    if "weekday" in values:
        values["weekday"] = t.text("deadline-weekday", n=values["weekday"])
    return t.text(f"rule-{code}", **values)


def unit_text(t: Translator, args: Args) -> str:
    """A period by its arguments unit, number and year: «II четверть 2026–2027 учебного года»."""
    return _period(t, {name: _value(text) for name, text in args})


def date_line(
    t: Translator, raw: str, rule: tuple[str, Args], due: date, working: date, off: Off = None
) -> str:
    """One line that says why a date is what it is.

    «ежеквартально» → IV квартал 2026, по 10-е число следующего месяца; 10.01.2027 — воскресенье,
    перенос вперёд: 11.01.2027.
    """
    words = rule_text(t, *rule)
    if due == working:
        return t.text("deadline-line", raw=raw, rule=words, due=due)
    shift = shift_text(t, due, working, off)
    return t.text("deadline-line-shifted", raw=raw, rule=words, shift=shift)


def shift_text(t: Translator, due: date, working: date, off: Off) -> str:
    """Why one works by another date than the printed one: «10.01.2027 — воскресенье, ...»."""
    if off is None and due.isoweekday() <= 5:
        return t.text("deadline-moved", due=due, working=working)
    code, note = off or ("weekend", None)
    weekday = t.text("deadline-weekday", n=due.isoweekday())
    why = t.text("deadline-day-off", code=code, weekday=weekday)
    if note:
        why = t.text("deadline-day-off-ground", why=why, note=note)
    direction = "back" if working < due else "forward"
    return t.text("deadline-shift", direction=direction, due=due, why=why, working=working)


def _value(text: str) -> Any:
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _period(t: Translator, values: dict[str, Any]) -> str:
    number = values["number"]
    return t.text(
        "deadline-unit",
        unit=values["unit"],
        number=number,
        roman=t.text("deadline-roman", n=number),
        month=t.text("deadline-month", n=number),
        day=values.get("date", number),
        year=values["year"],
        next=values["year"] + 1,
    )


def _months(t: Translator, values: dict[str, Any]) -> str:
    first, last = values["first"], values["last"]
    key = "deadline-months-one" if first == last else "deadline-months-range"
    return t.text(
        key,
        first=t.text("deadline-month", n=first),
        last=t.text("deadline-month", n=last),
        year=values["year"],
    )
