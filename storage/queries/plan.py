"""Conditions of the plan's indexes: in words, not parameters, since only so they are used."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, literal_column

from roadmap.terms import AWAITED
from storage.rows import DutyRow, ReminderRow


def _word(state: str) -> ColumnElement[Any]:
    return literal_column(f"'{state}'")


PLANNED = ReminderRow.state == _word("planned")
WAITS = and_(PLANNED, ReminderRow.delivery_id.is_(None))
TAKEN = and_(PLANNED, ReminderRow.delivery_id.is_not(None))
UNDELIVERED = ReminderRow.state == _word("undelivered")
PAST = ReminderRow.state != _word("planned")
AWAITED_DUTY = DutyRow.state.in_([_word(state) for state in sorted(AWAITED)])
