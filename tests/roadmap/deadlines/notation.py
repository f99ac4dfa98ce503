"""The corpus's short notation of a reading: one line that a person can check.

windows 01.09.2023-30.09.2023, 15.01.2024          windows; "до 15.01.2024", "с 01.09.2023"
recurring every year x2; months 9 1                every period, times, months in printed order
recurring every month; by 25; on 1; due 5+1        by / on a day; day + months after the period
event 10 workday after within «получения»          a counted term and its event
... at 10:00-12:00 | then ... | ?two-fits          hours; what follows the first; a doubt's code
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from roadmap.model import Deadline, Offset, Period, Recurrence, Window

CORPUS = Path(__file__).with_name("corpus.txt")


@dataclass(frozen=True, slots=True)
class Line:
    """One phrase of the corpus with what it must read as."""

    family: str
    number: int
    text: str
    expected: str
    period: Period
    approved: date | None


def lines() -> list[Line]:
    """All phrases; "# " names a family, "@ " sets the period and the order's date."""
    found: list[Line] = []
    family, period, approved = "", Period(date(2023, 9, 1), date(2024, 8, 31)), None
    for number, raw in enumerate(CORPUS.read_text(encoding="utf-8").splitlines(), 1):
        if raw.startswith("# "):
            family = raw[2:]
        elif raw.startswith("@ "):
            bounds, _, day = raw[2:].partition(" | ")
            period = Period(*map(date.fromisoformat, bounds.split("..")))
            approved = date.fromisoformat(day) if day else None
        elif " => " in raw:
            text, _, expected = raw.rpartition(" => ")
            printed = text.replace("\\t", "\t").replace("\\n", "\n")
            found.append(Line(family, number, printed, expected, period, approved))
    return found


def noted(deadline: Deadline) -> str:
    """Write a reading in the notation."""
    parts = [deadline.kind.value]
    if deadline.windows:
        parts.append(", ".join(map(_window, deadline.windows)))
    if deadline.recurrence is not None:
        parts.append(_recurrence(deadline.recurrence))
    if deadline.offset is not None:
        parts.append(_offset(deadline.offset))
    if deadline.time is not None:
        parts.append(f"at {deadline.time[0] or ''}-{deadline.time[1] or ''}")
    text = " ".join(parts)
    if deadline.first is not None:
        text = f"{noted(deadline.first)} | then {text}"
    return text if deadline.doubt is None else f"{text} ?{deadline.doubt.code}"


def _window(window: Window) -> str:
    start, end = (day and day.strftime("%d.%m.%Y") for day in window)
    if start is None:
        return f"до {end}"
    if end is None:
        return f"с {start}"
    return start if start == end else f"{start}-{end}"


def _recurrence(recurrence: Recurrence) -> str:
    every = recurrence.every.value
    interval = f"{recurrence.interval} " if recurrence.interval > 1 else ""
    parts = [f"every {interval}{every}"]
    if recurrence.times > 1 or recurrence.times_max is not None:
        parts[0] += f" x{recurrence.times}"
    if recurrence.times_max is not None:
        parts[0] += f"-{recurrence.times_max}"
    if recurrence.at_least:
        parts[0] += " at least"
    if recurrence.months:
        parts.append("months " + " ".join(map(str, recurrence.months)))
    for name, pairs in (("by", recurrence.by_day), ("on", recurrence.on_day)):
        if pairs:
            days = (f"{day}" if month is None else f"{day}.{month}" for month, day in pairs)
            parts.append(f"{name} {' '.join(days)}")
    if recurrence.due is not None:
        parts.append(f"due {recurrence.due.day}+{recurrence.due.offset}")
    if recurrence.weekdays:
        names = (
            one.day if one.nth is None else f"{one.day}{one.nth}" for one in recurrence.weekdays
        )
        parts.append(f"weekdays {' '.join(names)}")
    return "; ".join(parts)


def _offset(offset: Offset) -> str:
    anchor = f" «{offset.anchor}»" if offset.anchor else ""
    return f"{offset.n} {offset.unit} {offset.dir} {offset.bound}{anchor}"
