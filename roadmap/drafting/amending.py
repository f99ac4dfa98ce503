"""A reading with the coordinator's answers in it: each doubt's chosen value put where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from roadmap.deadlines import from_json
from roadmap.model import Level, PartyKind, Period
from roadmap.reading import Doubt, Factor, PartyText, Reading, Row

_TEXTS = frozenset({"section", "no", "title", "form", "result", "place", "audience"})
_HEAD_TEXTS = frozenset({"title", "issuer", "number"})


def amended(reading: Reading, answers: Mapping[str, Any]) -> Reading:
    """The reading as the answers say; doubts without an answer keep the reader's choice."""
    for doubt in reading.doubts:
        if doubt.id in answers and answers[doubt.id] != doubt.chosen:
            reading = _amend(reading, doubt, answers[doubt.id])
    return reading


def _amend(reading: Reading, doubt: Doubt, value: Any) -> Reading:
    index = doubt.where.index
    if index is None:
        return _amend_head(reading, doubt.field, value)
    if not 0 <= index < len(reading.activities):
        return reading
    rows = list(reading.activities)
    rows[index] = _amend_row(rows[index], doubt.field, value)
    return replace(reading, activities=tuple(rows))


def _amend_head(reading: Reading, field: str, value: Any) -> Reading:
    if field == "period":
        return replace(reading, period=Period(*(date.fromisoformat(day) for day in value)))
    if field == "date":
        return replace(reading, date=value and date.fromisoformat(value))
    if field == "schools":
        return replace(reading, factors=tuple(_amend_factor(one, value) for one in reading.factors))
    if field in _HEAD_TEXTS:
        return replace(reading, **{field: value})
    return reading


def _amend_factor(factor: Factor, value: Mapping[str, list[str]]) -> Factor:
    """`value` gives the schools of some codes; the others stay."""
    if factor.code not in value:
        return factor
    return replace(factor, schools=tuple(value[factor.code]))


def _amend_row(row: Row, field: str, value: Any) -> Row:
    if field == "deadline" and value is not None:
        return replace(row, deadline=from_json(value))
    if field == "level":
        return replace(row, level=value and Level(value))
    if field == "codes":
        return replace(row, codes=tuple(value or ()))
    if field == "responsible":
        parties = tuple(PartyText(one["text"], PartyKind(one["kind"])) for one in value or ())
        return replace(row, responsible=parties)
    if field in _TEXTS:
        return replace(row, **{field: value})
    return row
