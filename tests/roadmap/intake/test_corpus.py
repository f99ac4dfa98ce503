"""The corpus is what its script writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.roadmap.intake.corpus.make import HERE, files


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """What the script writes; packing its bombs takes seconds."""
    return files()


def test_the_files_are_as_the_script_makes_them(made: dict[str, bytes]) -> None:
    changed = [name for name, data in made.items() if (HERE / name).read_bytes() != data]
    assert changed == []


def test_nothing_else_lies_in_the_corpus(made: dict[str, bytes]) -> None:
    there = {_name(path) for folder in HERE.iterdir() for path in folder.glob("*.*")}
    assert {name for name in there if not name.endswith(".pyc")} == set(made)


def _name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()
