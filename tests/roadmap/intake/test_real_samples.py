"""Real orders as they come out of a scanner, where they stand (VEKHA_SAMPLES)."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from roadmap.intake import read_document
from roadmap.intake.doubts import MOST_QUESTIONS, group_doubts
from roadmap.reading import Reading
from roadmap.reading_json import from_json, to_json

SAMPLES = Path(os.environ.get("VEKHA_SAMPLES", "../shared/roadmaps"))
NOT_MATCHED = {"note", "doubts"}

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason=f"no real roadmaps at {SAMPLES} (VEKHA_SAMPLES)"
)


def reading(name: str) -> Reading:
    return read_document((SAMPLES / name).read_bytes(), name)


def differences(expected: Any, got: Any, path: str = "") -> list[str]:
    if isinstance(expected, dict) and isinstance(got, dict):
        return [
            line
            for key, value in expected.items()
            for line in differences(value, got.get(key, "absent"), f"{path}.{key}")
        ]
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        return [
            line
            for index, pair in enumerate(zip(expected, got, strict=True))
            for line in differences(*pair, f"{path}[{index}]")
        ]
    return [] if expected == got else [f"{path}: {expected!r} is not {got!r}"]


@pytest.mark.parametrize("name", ["sochi", "primorsko-akhtarsk"])
def test_the_whole_reading_is_as_expected(name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    wanted = {key: value for key, value in expected.items() if key not in NOT_MATCHED}
    assert differences(wanted, to_json(reading(f"{name}.txt"))) == []


def test_a_roadmap_without_numbers_is_read_whole() -> None:
    found = reading("stavropol.txt")
    assert list(Counter(row.section for row in found.activities).values()) == [
        7,
        7,
        7,
        9,
        12,
        4,
        10,
    ]
    assert (found.period.start.year, found.period.end.year) == (2023, 2025)
    assert len(found.members) == 17
    assert len(found.orders) == 7
    assert sum(1 for row in found.activities if not row.deadline.raw) == 1
    assert sum(1 for row in found.activities if not row.responsible) == 1


@pytest.mark.parametrize("name", ["sochi", "primorsko-akhtarsk", "stavropol"])
def test_at_most_seven_questions_are_asked(name: str) -> None:
    found = reading(f"{name}.txt")
    blocking = [group for group in group_doubts(found.doubts) if group.blocking]
    assert 0 < len(blocking) <= MOST_QUESTIONS
    assert from_json(to_json(found)) == found
