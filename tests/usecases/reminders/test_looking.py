"""What a look at the reminders asks is found by an index, on both engines, however much there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url

from storage.engine import Database
from tests.usecases.reminders.conftest import Reminding
from usecases.ports.messages import SentMessage

MONDAY = date(2026, 10, 12)
LARGE = "reminders|duties|deliveries"
TAKEN = "ix_reminders_taken"
"""Read whole: it has only what waits in the outbox."""

Asked = tuple[str, Any]


@contextmanager
def listened(database: Database) -> Iterator[list[Asked]]:
    """Statements with their parameters, as the driver gets them."""
    asked: list[Asked] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "UPDATE", "DELETE"}:
            asked.append((statement, parameters[0] if isinstance(parameters, list) else parameters))

    engines = {database.reader.sync_engine, database.writer.sync_engine}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield asked
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


async def whole(database: Database, asked: list[Asked]) -> set[str]:
    """What of these questions reads a large table whole, by the engine's own plan."""
    return await _on_sqlite(database, asked) if database.sqlite else _on_postgres(database, asked)


async def _on_sqlite(database: Database, asked: list[Asked]) -> set[str]:
    found: set[str] = set()
    async with database.read() as session:
        connection = await session.connection()
        for statement, parameters in asked:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found |= {row[3] for row in plan if re.match(rf"SCAN ({LARGE})\b(?!.*{TAKEN})", row[3])}
    return found


def _on_postgres(database: Database, asked: list[Asked]) -> set[str]:
    """Small tables are read whole unless that is forbidden: then only what has no index is."""
    url = make_url(database.url).set(drivername="postgresql").render_as_string(hide_password=False)
    found: set[str] = set()
    with psycopg.connect(url) as connection, psycopg.ClientCursor(connection) as cursor:
        cursor.execute("SET enable_seqscan = off")
        for statement, parameters in asked:
            cursor.execute(f"EXPLAIN {statement}", parameters)
            found |= {row[0] for row in cursor if re.search(rf"Seq Scan on ({LARGE})\b", row[0])}
    return found


async def peopled(reminding: Reminding) -> Reminding:
    """Somebody with something due today, long ago and far ahead."""
    town = reminding.town
    post, activity = await town.school("СОШ № 7"), await town.activity("График")
    await town.appoint(await town.person("Орлова Ольга Петровна", chat=1), post)
    days = (MONDAY, MONDAY - timedelta(days=9), MONDAY + timedelta(days=300))
    await reminding.plan(*[await town.duty(activity, post, day) for day in days])
    return reminding


async def test_a_look_reads_no_large_table_whole(reminding: Reminding) -> None:
    await peopled(reminding)
    for moment in ("12.10 07:00", "12.10 09:00", "12.10 10:00", "12.10 14:00", "13.10 09:00"):
        reminding.at(moment)
        with listened(reminding.town.database) as asked:
            await reminding.tick()
        assert len(asked) > 3
        assert await whole(reminding.town.database, asked) == set(), moment
    assert len(await reminding.told()) == 2, "there was something to be found"


@pytest.mark.parametrize("end", ["expired", "failed"])
async def test_what_becomes_of_digests_reads_no_large_table_whole(
    reminding: Reminding, end: str
) -> None:
    town = (await peopled(reminding)).town
    await reminding.at("12.10 09:00").tick()
    await reminding.end(end)
    with listened(town.database) as asked:
        await reminding.at("12.10 10:00").tick()
        async with reminding.uow() as uow:
            now = reminding.clock.now()
            await uow.deliveries.sent([SentMessage(1, "1", 1)], now=now)
            await uow.deliveries.retry([1], now=now)
            await uow.deliveries.undo_setback(now=now, ahead=now, latest=now)
            await uow.commit()
    assert sum("UPDATE reminders" in statement for statement, _ in asked) >= 3
    assert await whole(town.database, asked) == set()


async def test_planning_reads_no_large_table_whole(reminding: Reminding) -> None:
    await peopled(reminding)
    with listened(reminding.town.database) as asked:
        await reminding.plan(1, 2, 3, today=MONDAY)
    assert await whole(reminding.town.database, asked) == set()


async def test_who_gets_a_months_plan_is_not_asked_at_every_look(reminding: Reminding) -> None:
    """Else each look of a month's first days would read all that falls due in it."""

    async def looks(*moments: str) -> int:
        with listened(reminding.town.database) as asked:
            for moment in moments:
                await reminding.at(moment).tick()
        return sum("duties.done_by BETWEEN" in statement for statement, _ in asked)

    await peopled(reminding)
    assert await looks("02.11 07:00", "02.11 09:00", "02.11 09:05", "02.11 09:59") == 1
    assert await looks("02.11 10:00", "02.11 10:05") == 1
    assert await looks("03.11 09:00") == 1
    assert await looks("02.11 09:30"), "a clock set back does not silence it"


async def test_who_joins_while_a_month_opens_gets_its_plan_within_an_hour(
    reminding: Reminding,
) -> None:
    town = reminding.town
    post = await town.school("СОШ № 7")
    await reminding.plan(
        await town.duty(await town.activity("График"), post, date(2026, 11, 27)),
        today=date(2026, 11, 1),
    )
    await reminding.at("02.11 09:00").tick()
    person = await town.person("Орлова Ольга Петровна", chat=1)
    await town.appoint(person, post)
    await reminding.at("02.11 09:30").tick()
    await reminding.at("02.11 10:00").tick()
    assert await reminding.told() == [(person, "02.11", "morning")]


async def test_afternoon_rungs_are_not_read_in_the_forenoon(reminding: Reminding) -> None:
    """They stand in the plan from midnight on, everybody's: thousands of rows at each look."""
    town = await _only_due_today(reminding)
    reminding.at("12.10 10:00")
    with listened(town.database) as asked:
        await reminding.tick()
    assert not any("done_by" in statement for statement, _ in asked), "nothing is due before 14:00"
    await reminding.at("12.10 14:00").tick()
    assert [slot for _, _, slot in await reminding.told()] == ["morning", "afternoon"]


async def _only_due_today(reminding: Reminding) -> Any:
    await peopled(reminding)
    await reminding.at("12.10 09:00").tick()
    await reminding.end()
    return reminding.town


async def test_what_waits_for_the_end_of_the_summer_is_not_read_at_every_look(
    reminding: Reminding,
) -> None:
    town = reminding.town
    post = await town.school("СОШ № 7")
    await town.appoint(await town.person("Орлова Ольга Петровна", chat=1), post)
    due = date(2027, 7, 12)  # a Monday
    ongoing = await town.duty(await town.activity("Работа", tracking="ongoing"), post, due)
    await reminding.plan(ongoing, today=due - timedelta(days=20))

    async def read(day: datetime) -> bool:
        reminding.clock.at = day
        with listened(town.database) as asked:
            await reminding.tick()
        return any("reminders.slot, duties.done_by" in statement for statement, _ in asked)

    nine = datetime(2027, 7, 12, 6, tzinfo=UTC)
    minute = timedelta(minutes=1)
    assert await read(nine)
    assert not await read(nine + minute)
    point = await town.duty(await town.activity("График"), post, due)
    await reminding.plan(point, today=due)
    assert await read(nine + 2 * minute), "something else is due at once"
    assert [slot for _, _, slot in await reminding.told()] == ["morning"]
    assert not await read(nine + 3 * minute)
    assert await read(nine + 61 * minute), "and all is looked at again with the hour"
