"""Deadlines of real orders, where they stand (VEKHA_SAMPLES)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from roadmap.deadlines import read_deadline, to_json
from roadmap.model import Period
from tests.samples import sample


@pytest.mark.parametrize("name", ["sochi", "primorsko-akhtarsk"])
def test_every_deadline_of_a_real_order_reads_as_expected(name: str) -> None:
    expected = json.loads(sample(f"{name}.expected.json").read_text(encoding="utf-8"))
    period = Period(*map(date.fromisoformat, expected["period"]))
    approved = date.fromisoformat(expected["date"])

    wrong: list[tuple[Any, Any]] = []
    for row in expected["activities"] + expected["orders"]:
        form = to_json(read_deadline(row["deadline"]["raw"], period, approved))
        # Doubts are notes in the expected readings, not to be matched.
        if {**form, "doubt": None} != {**row["deadline"], "doubt": None}:
            wrong.append((row["deadline"], form))

    assert wrong == []
