"""Reads a deadline cell: tokens, rules in their order, then one canonical form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from roadmap.deadlines.calendar_rules import CALENDAR_RULES
from roadmap.deadlines.compose import composed, impossible, unread
from roadmap.deadlines.engine import rewrite
from roadmap.deadlines.event_rules import EVENT_RULES
from roadmap.deadlines.lexer import MAX_LENGTH, tokens
from roadmap.deadlines.recurrence_rules import FREQUENCY_RULES, RECURRENCE_RULES
from roadmap.deadlines.symbols import Token
from roadmap.deadlines.years import ImpossibleDateError
from roadmap.model import Deadline, DeadlineKind, Every, Period, Recurrence, Window

_MONTH: Final = 31
_EMPTY: Final = frozenset(" -–—−_.,хxХX*/\\\n\t\r\u00a0")
# Words that say nothing about a date once events and plans have been read.
_SILENT: Final = {
    *("W", "SPAN_WORD", "PERIOD", "REALIZE", "ORDER", "SET", "STARTING", "CASE"),
    *("MEASURE", "BASIS", "STEADY", "CALENDAR", "PLANNED", "MOMENT", "AT_ONCE", "SINCE"),
}


def read_deadline(text: str, period: Period, approved: date | None = None) -> Deadline:
    """Read what a deadline cell says; never raises, whatever the text.

    `period` and `approved` (the order's date) give a date without a year its year. What cannot be
    read is kind `none` with a doubt; several readings give the stated one with a doubt.
    """
    if not set(text[:MAX_LENGTH]) - _EMPTY:
        return Deadline(text, DeadlineKind.NONE)
    try:
        found = rewrite(FREQUENCY_RULES, tokens(text))
    except ValueError:
        return unread(text)
    for split in _splits(found):
        first = _read(text[: found[split].start].rstrip(" ,;-–—("), found[:split], period, approved)
        after = _read(text, found[split + 1 :], period, approved)
        if _follows(found[split].kind, first, after):
            return _then(first, after)
    return _read(text, found, period, approved)


def _splits(found: list[Token]) -> list[int]:
    """Where something else begins: at the first "далее", else at the first semicolon."""
    kinds = [token.kind for token in found]
    split = next((kinds.index(kind) for kind in ("THEN", "SEMI") if kind in kinds), 0)
    return [split] if split else []


def _follows(mark: str, first: Deadline, after: Deadline) -> bool:
    """After a semicolon only a bare recurrence is not one list with what stands before."""
    if DeadlineKind.NONE in {first.kind, after.kind}:
        return False
    rhythm = after.recurrence
    if mark == "THEN" or rhythm is None:
        return mark == "THEN"
    if after.kind is not DeadlineKind.RECURRING or after.windows or _names_days(rhythm):
        return False
    # "до 31 декабря; ежемесячно" bounds the work, "сентябрь, май; 2 раза в год" says when it is
    # done: only a rhythm that needs no such dates is one of its own.
    own = bool(rhythm.by_day or rhythm.on_day or rhythm.due)
    if first.kind is DeadlineKind.DUE:
        return own
    fine = rhythm.every in {Every.DAY, Every.WEEK, Every.MONTH} and len(first.windows) == 1
    return first.kind is DeadlineKind.WINDOWS and (own or fine) and all(map(_short, first.windows))


def _short(window: Window) -> bool:
    start, end = window
    return start is not None and end is not None and (end - start).days <= _MONTH


def _names_days(rhythm: Recurrence) -> bool:
    """Whether it may as well be the recurrence of the days before it."""
    days = (rhythm.by_day or ()) + (rhythm.on_day or ())
    return bool(rhythm.months or rhythm.weekdays or any(month for month, _ in days))


def _then(first: Deadline, after: Deadline) -> Deadline:
    """Put two readings together; "с 1 сентября и далее постоянно" is one that begins then."""
    if len(first.windows) == 1 and first.windows[0][1] is None and not after.windows:
        return replace(after, windows=first.windows)
    return replace(after, first=first)


def _read(text: str, found: list[Token], period: Period, approved: date | None) -> Deadline:
    try:
        found = rewrite(EVENT_RULES, list(found))
        found = [token for token in found if token.kind not in _SILENT]
        found = [token for token in rewrite(RECURRENCE_RULES, found) if token.kind != "NAMED"]
        found = rewrite(CALENDAR_RULES, found)
        return composed(text, found, period, approved)
    except ImpossibleDateError as error:
        return impossible(text, error.day)
    except (ValueError, OverflowError):
        return unread(text)
