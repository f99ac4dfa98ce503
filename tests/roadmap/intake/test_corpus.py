"""The corpus is what its script writes."""

from __future__ import annotations

from pathlib import Path

from tests.roadmap.intake.corpus.make import HERE, files


def test_the_files_are_as_the_script_makes_them() -> None:
    made = files()
    changed = [name for name, data in made.items() if (HERE / name).read_bytes() != data]
    assert changed == []


def test_nothing_else_lies_in_the_corpus() -> None:
    there = {_name(path) for folder in HERE.iterdir() for path in folder.glob("*.*")}
    assert {name for name in there if not name.endswith(".pyc")} == set(files())


def _name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()
