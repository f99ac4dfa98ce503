"""The rows of a region, for the benchmark: a school year around its middle."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import Any

import psycopg

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import Ladder, rungs
from roadmap.terms import DutyState, Terms
from storage.engine import Database
from storage.rows import RoadmapRow
from tests.town import Town

CHUNK = 10_000
PAST = 186
"""Days of history: what ExtendPlan keeps, and some of the day's own."""
YEAR = 365
OPEN = 20
"""One in so many past duties was never reported: overdue, told of every Monday."""
SINCE = datetime(2026, 2, 1, tzinfo=UTC)

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Scale:
    """How many posts, each with a holder, and how many dates each of them has in the year."""

    posts: int
    dates: int


@dataclass(frozen=True, slots=True)
class Made:
    """Ids of duties by date: `behind` are over, `ahead` and `far` have no reminders yet."""

    roadmap: int
    behind: list[int]
    ahead: list[int]
    far: list[int]


async def found(
    database: Database, scale: Scale, today: date, until: date, calendar: ProductionCalendar
) -> Made:
    """Everything in bulk; a day on which all posts have something due is the day itself."""
    town = await Town(database).found()
    await town.change(RoadmapRow, town.roadmap, period_end=today + timedelta(days=2 * YEAR))
    activity = await town.activity("График контрольных работ")
    days = [
        today + timedelta(days=(number * YEAR) // scale.dates - PAST)
        for number in range(scale.dates)
    ]
    days[days.index(min(days, key=lambda day: abs(day - today)))] = today
    with closing(_Bulk(database)) as bulk:
        posts = _people(bulk, town.authority, scale.posts)
        _dated(bulk, town.roadmap, activity, posts, days, today)
        _history(bulk, posts, days, today, calendar)
        bulk.finish()
    first = _ids(scale.posts, sum(day < today for day in days))
    last = _ids(scale.posts, sum(day <= until for day in days))
    return Made(
        town.roadmap,
        list(range(1, first)),
        list(range(first, last)),
        list(range(last, _ids(scale.posts, len(days)))),
    )


def _ids(posts: int, dates: int) -> int:
    """The first id behind the duties of so many dates."""
    return posts * dates + 1


def _people(bulk: _Bulk, authority: int, number: int) -> list[int]:
    """Schools, their heads' posts and people; the posts' ids."""
    ids = range(1, number + 1)
    schools = [authority + each for each in ids]
    bulk.add(
        "organizations (id, parent_id, kind, name, aliases, six_day_week, active)",
        ((one, authority, "school", f"СОШ № {one}", "[]", False, True) for one in schools),
    )
    bulk.add(
        "posts (id, organization_id, title, kind, active)",
        ((each, one, "Директор", "head", True) for each, one in zip(ids, schools, strict=True)),
    )
    bulk.add(
        "persons (id, full_name, locale, active, joined_at)",
        ((each, f"Директоров Пётр {each}", "ru", True, SINCE) for each in ids),
    )
    bulk.add(
        "contacts (person_id, channel, bot_id, address, state, since)",
        ((each, "telegram", 1, str(each), "active", SINCE) for each in ids),
    )
    bulk.add(
        "post_holders (person_id, post_id, since, acting)",
        ((each, each, SINCE.date(), False) for each in ids),
    )
    return list(ids)


def _dated(  # what the rows refer to
    bulk: _Bulk, roadmap: int, activity: int, posts: list[int], days: list[date], today: date
) -> None:
    """An occurrence a day, and everybody's duty on it; what is past was accepted, mostly."""
    bulk.add(
        "occurrences (id, activity_id, kind, key, due, working, rule, state)",
        ((at, activity, "due", str(at), day, day, "{}", "live") for at, day in enumerate(days, 1)),
    )
    bulk.add(
        "duties (id, roadmap_id, activity_id, occurrence_id, post_id, due, working, role, state,"
        " accepted_silently)",
        (
            (
                at * len(posts) + post,
                roadmap,
                activity,
                at + 1,
                post,
                day,
                day,
                "responsible",
                "none" if day >= today or not post % OPEN else "accepted",
                False,
            )
            for at, day in enumerate(days)
            for post in posts
        ),
    )


def _history(
    bulk: _Bulk, posts: list[int], days: list[date], today: date, calendar: ProductionCalendar
) -> None:
    """What was sent for past dates, and with which digests; the next rung of what is overdue."""
    told: dict[date, int] = {}
    rows: list[Iterator[Row]] = []
    for at, day in enumerate(one for one in days if one < today):
        ladder = rungs(Terms(DutyState.NONE, day, day), Ladder.POINT, calendar, since=date.min)
        sent = [(rung.kind, rung.day, rung.slot.value) for rung in ladder]
        over = [("overdue:monday", monday, "morning") for monday in _mondays(day, today)]
        for _, spoken, _ in (*sent, *over):
            if spoken < today:
                told.setdefault(spoken, len(told))
        rows.append(_told(at * len(posts), posts, sent, over, told, today))
    bulk.add(
        "deliveries (id, person_id, channel, kind, local_day, slot, ref, not_before, state,"
        " attempts, maybe_sent, created_at, sent_at)",
        (
            (
                *(number * len(posts) + post, post, "telegram", "digest", day, "morning", "{}"),
                *(SINCE, "sent", 0, False, SINCE, SINCE),
            )
            for day, number in told.items()
            for post in posts
        ),
    )
    bulk.add(
        "reminders (duty_id, kind, day, slot, post_id, state, delivery_id)",
        chain.from_iterable(rows),
    )


def _told(  # one date's rows
    first: int,
    posts: list[int],
    sent: list[tuple[str, date, str]],
    over: list[tuple[str, date, str]],
    told: dict[date, int],
    today: date,
) -> Iterator[Row]:
    for post in posts:
        due = sent if post % OPEN else [*sent, *over]
        for kind, day, slot in due:
            state = "planned" if day >= today else "sent"
            if kind == "overdue:1" and post % OPEN:
                state = "cancelled"
            digest = told[day] * len(posts) + post if state == "sent" else None
            yield (first + post, kind, day, slot, post, state, digest)


def _mondays(due: date, today: date) -> list[date]:
    """From the second week after a date until the next one that lies ahead."""
    monday = due + timedelta(days=14 - due.weekday())
    found = []
    while monday < today + timedelta(days=7):
        found.append(monday)
        monday += timedelta(days=7)
    return found


class _Bulk:
    """Many rows at once: COPY on PostgreSQL, executemany on SQLite."""

    def __init__(self, database: Database) -> None:
        self._file = (
            sqlite3.connect(database.writer.url.database or "") if database.sqlite else None
        )
        url = database.writer.url.set(drivername="postgresql")
        self._server = (
            None if self._file else psycopg.connect(url.render_as_string(hide_password=False))
        )

    def add(self, into: str, rows: Iterable[Row]) -> None:
        if self._server:
            with self._server.cursor().copy(f"COPY {into} FROM STDIN") as copy:
                for some in _chunks(rows):
                    copy.write("".join("\t".join(map(_copied, row)) + "\n" for row in some))
        elif self._file:
            marks = ", ".join("?" * (into.count(",") + 1))
            for some in _chunks(rows):
                self._file.executemany(
                    f"INSERT INTO {into} VALUES ({marks})",  # noqa: S608 # our own words
                    [tuple(map(_bound, row)) for row in some],
                )

    def finish(self) -> None:
        """What autovacuum does within a minute, and what it does for ids of our own."""
        if self._server:
            for table in (
                "organizations",
                "posts",
                "persons",
                "occurrences",
                "duties",
                "deliveries",
            ):
                self._server.execute(
                    f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"  # noqa: S608
                )
            self._server.commit()
            self._server.execute("ANALYZE")
            self._server.commit()
        elif self._file:
            self._file.commit()

    def close(self) -> None:
        for one in (self._server, self._file):
            if one:
                one.close()


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, CHUNK)):
        yield some


def _copied(value: Any) -> str:
    return "\\N" if value is None else str(value)


def _bound(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
