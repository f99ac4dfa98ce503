"""Real orders as they come out of a scanner, where they stand (VEKHA_SAMPLES)."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from roadmap.intake import read_document
from roadmap.intake.doubts import MOST_QUESTIONS, group_doubts
from roadmap.reading import Reading
from roadmap.reading_json import from_json, to_json
from tests.samples import sample

NOT_MATCHED = {"note", "doubts"}


def reading(name: str) -> Reading:
    return read_document(sample(name).read_bytes(), name)


def _expected(stem: str) -> dict[str, Any]:
    form: dict[str, Any] = json.loads(sample(f"{stem}.expected.json").read_text(encoding="utf-8"))
    return form


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
    expected = _expected(name)
    wanted = {key: value for key, value in expected.items() if key not in NOT_MATCHED}
    assert differences(wanted, to_json(reading(f"{name}.txt"))) == []


@pytest.mark.parametrize(
    "name",
    [
        "sochi.pdf",
        "sochi.docx",
        "sochi.xlsx",
        "primorsko-akhtarsk.docx",
        "primorsko-akhtarsk.odt",
    ],
)
def test_office_files_give_the_same_activities(name: str) -> None:
    """Only the dashes inside deadlines differ: each file is printed as it was typed."""
    expected = _expected(name.rpartition(".")[0])
    wanted, found = expected["activities"], to_json(reading(name))["activities"]
    assert len(found) == len(wanted)
    for one, two in zip(wanted, found, strict=True):
        assert {**two["deadline"], "raw": ""} == {**one["deadline"], "raw": ""}
        assert two["responsible"] == one["responsible"]
        assert (two["no"], two["section"], two["level"]) == (
            one["no"],
            one["section"],
            one["level"],
        )


def test_a_printed_order_is_read_whole() -> None:
    expected = _expected("sochi")
    found = reading("sochi.pdf")
    form = to_json(found)
    for key in ("title", "issuer", "number", "date", "period", "signatory", "controller", "orders"):
        assert form[key] == expected[key]
    assert {one.code: one.schools for one in found.factors} == {
        one["code"]: tuple(one["schools"]) for one in expected["factors"]
    }
    placed = [doubt for doubt in found.doubts if doubt.where.index is not None]
    assert placed
    assert all(doubt.where.page and 5 <= doubt.where.page <= 17 for doubt in placed)


@pytest.mark.parametrize("name", ["stavropol.txt", "stavropol.docx"])
def test_a_roadmap_without_numbers_is_read_whole(name: str) -> None:
    found = reading(name)
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
