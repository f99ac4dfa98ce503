"""docs/operations.md names fields, metrics, log lines and questions that are really there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.watch.metrics import Metrics
from bot.watch.server import health_fields
from storage.engine import Database
from usecases.ports.watching import WorkFacts
from usecases.watching import Health, Trouble

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
SQL = [one.strip() for one in re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)[0].split(";")]
CODE = "\n".join(
    path.read_text("utf-8")
    for room in ("bot", "usecases", "scheduler")
    for path in (ROOT / room).rglob("*.py")
)


def health() -> Health:
    work = WorkFacts(0, None, 0, 0, 0, 0, None, 0, None, 0)
    return Health(datetime(2026, 10, 12, tzinfo=UTC), work, None, None, None)


@pytest.mark.parametrize("question", [one for one in SQL if one], ids=lambda one: one[:40])
async def test_its_questions_are_understood(database: Database, question: str) -> None:
    async with database.read() as session:
        await session.execute(text(question))


def test_it_names_every_field_of_health() -> None:
    assert [name for name in health_fields(health()) if f"`{name}`" not in PAGE] == []
    assert [str(each) for each in Trouble if f"`{each}`" not in PAGE] == []


def test_it_names_every_metric_and_no_other() -> None:
    shown = Metrics().exposition(health()).decode()
    there = {re.sub("_total$", "", name) for name in re.findall(r"# TYPE (vekha_\w+)", shown)}
    there = {name for name in there if not name.endswith("_created")}
    named = {re.sub("_total$", "", name) for name in re.findall(r"`(vekha_\w+)", PAGE)}
    assert named == there


def test_its_log_lines_are_written_somewhere() -> None:
    log = PAGE.partition("### The log")[2].partition("### The database")[0]
    lines = [
        line
        for row in re.findall(r"^\| (`.*?) \|", log, re.MULTILINE)
        for line in re.findall("`([^`]+)`", row)
    ]
    assert len(lines) > 10
    missing = [line for line in lines if re.split(r" N|…| M,", line)[0].strip(": ;") not in CODE]
    assert missing == []
