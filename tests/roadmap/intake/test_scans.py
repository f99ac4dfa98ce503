"""Scanned pages, read by Tesseract: askew, grey, noisy, at 150 dots per inch, or sideways."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.intake.formats.scan_numbers import counted
from roadmap.reading import Reading, Row
from tests.programs import needs_recogniser

FILES = Path(__file__).parent / "by_office"
BAD = Path(__file__).parent / "corpus" / "bad"


@pytest.fixture(scope="module")
def page() -> Reading:
    return read_document((FILES / "order.html").read_bytes(), "order.html")


def test_a_scan_says_what_the_order_says(page: Reading) -> None:
    needs_recogniser()
    found = read_document((FILES / "scan.pdf").read_bytes(), "scan.pdf")
    assert [essence(row) for row in found.activities] == [essence(row) for row in page.activities]
    assert (found.number, found.date, found.period) == (page.number, page.date, page.period)


def test_a_photograph_held_sideways_is_turned(page: Reading) -> None:
    needs_recogniser()
    found = read_document((FILES / "sideways.jpg").read_bytes(), "sideways.jpg")
    assert [essence(row) for row in found.activities] == [
        essence(row) for row in page.activities[:4]
    ]


def test_a_picture_that_cannot_be_opened_is_damaged() -> None:
    needs_recogniser()
    with pytest.raises(InputRefusedError) as refusal:
        read_document((BAD / "picture.docx").read_bytes()[:44], "picture.docx")
    assert refusal.value.key == "read-damaged"


def essence(row: Row) -> tuple[object, ...]:
    """What a reminder needs; bullets, dashes and a Roman one may come out as other marks."""
    return re.findall(r"\w+", row.title), row.no, replace(row.deadline, raw=""), row.responsible


def column(
    *told: str,
) -> tuple[
    list[tuple[float, float, float, float]],
    dict[tuple[float, float, float, float], tuple[str, ...]],
]:
    """Cells of a first column, one below the other; "-" is one merged across."""
    boxes = [
        (10.0, 20.0 * place, 200.0 if one == "-" else 40.0, 20.0 * place + 20)
        for place, one in enumerate(told)
    ]
    texts = {box: tuple(one.split("/")) for box, one in zip(boxes, told, strict=True) if one != "-"}
    return boxes, texts


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (("1.", "я", "3.", "8.", "-", "т", "2."), ["1.", "2.", "3.", "4."]),
        (("8./1.", "", "3."), ["1.", "2.", "3."]),
        (("5.", "", "7."), ["5.", "6.", "7."]),
        (("1.", "", ""), []),
        (("4", "9", "2"), []),
    ],
)
def test_numbers_come_from_their_neighbours(told: tuple[str, ...], wanted: list[str]) -> None:
    boxes, texts = column(*told)
    assert list(counted(boxes, texts).values()) == wanted
