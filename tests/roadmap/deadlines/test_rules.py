"""Each rule of the grammar acts in its own example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roadmap.deadlines import reader
from roadmap.deadlines.calendar_rules import CALENDAR_RULES
from roadmap.deadlines.engine import Rule
from roadmap.deadlines.event_rules import EVENT_RULES
from roadmap.deadlines.reader import read_deadline
from roadmap.deadlines.recurrence_rules import FREQUENCY_RULES, RECURRENCE_RULES
from roadmap.model import Period

TABLES = {
    "FREQUENCY_RULES": FREQUENCY_RULES,
    "EVENT_RULES": EVENT_RULES,
    "RECURRENCE_RULES": RECURRENCE_RULES,
    "CALENDAR_RULES": CALENDAR_RULES,
}
CASES = [(name, n) for name, rules in TABLES.items() for n in range(len(rules))]
PERIOD = Period(date(2023, 9, 1), date(2024, 8, 31))


@pytest.mark.parametrize(
    ("table", "n"),
    CASES,
    ids=[f"{TABLES[name][n].makes}: {TABLES[name][n].example}" for name, n in CASES],
)
def test_a_rule_acts_in_its_example(table: str, n: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rules: tuple[Rule, ...] = TABLES[table]
    acted: list[object] = []
    rule = rules[n]

    def watched(run: object) -> object:
        value = rule.build(run)  # type: ignore[arg-type]
        if value is not None:
            acted.append(value)
        return value

    watching = (*rules[:n], replace(rule, build=watched), *rules[n + 1 :])
    monkeypatch.setattr(reader, table, watching)

    read_deadline(rule.example, PERIOD)

    assert acted
