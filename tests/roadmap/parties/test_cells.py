"""Responsible cells as plans of many kinds print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.parties import split_parties

LINES = [
    line
    for line in (Path(__file__).parent / "cells.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_a_cell_names_whom_it_names(line: str) -> None:
    cell, _, parties = line.partition(" || ")
    found = [f"{one.kind.value} {one.text}" for one in split_parties(cell.replace("\\n", "\n"))]
    assert found == parties.split(" | ")
