"""SQLite's driver with one errand to its thread for a statement, where aiosqlite runs four.

A cursor, its execution, its rows and its end are each a message to the connection's thread and
back; together they cost more than most of our statements do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite

Description = tuple[tuple[Any, ...], ...] | None
Rows = list[tuple[Any, ...]]


class OneErrand:
    """A cursor that brings all rows along; what SQLAlchemy asks of one, and no more."""

    def __init__(self, connection: OneErrandConnection) -> None:
        self._connection = connection
        self._rows: Rows = []
        self.description: Description = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and fetch what it gives."""
        return await self._run(lambda connection: connection.execute(sql, parameters))

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        """Run a statement for each of these."""
        return await self._run(lambda connection: connection.executemany(sql, parameters))

    async def _run(self, ask: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> Self:
        await self._connection.errand(lambda connection: self._take(ask(connection)))
        return self

    def _take(self, cursor: sqlite3.Cursor) -> None:
        """In the connection's thread."""
        self._rows = cursor.fetchall() if cursor.description else []
        self.description = cursor.description
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> Rows:
        """Every row; they are here already."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """It was closed when its rows had been fetched."""


class OneErrandConnection(aiosqlite.Connection):
    """A connection of such cursors; a transaction begins with its first statement's errand.

    A rollback of nothing costs nothing.
    """

    _touched = False
    _begin: str | None = None

    def cursor(self) -> OneErrand:  # type: ignore[override] # the part of it that is asked for
        """A new cursor, without asking the thread for it."""
        return OneErrand(self)

    def begin(self, sql: str) -> None:
        """Begin a transaction with this, together with the next errand."""
        self._begin = sql

    async def errand(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Have the connection's thread do something."""
        self._touched = True
        begin, self._begin = self._begin, None
        await self._execute(_begun, self._conn, begin, work)  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        """End the transaction well."""
        self._begin = None
        await super().commit()
        self._touched = False

    async def rollback(self) -> None:
        """Undo what was done since the transaction began."""
        self._begin = None
        if self._touched:  # also by what was cancelled and is still on its way
            await super().rollback()
            self._touched = False


def _begun(
    connection: sqlite3.Connection, begin: str | None, work: Callable[[sqlite3.Connection], None]
) -> None:
    if begin is not None:
        connection.execute(begin).close()
    work(connection)


async def open_sqlite(path: str) -> aiosqlite.Connection:
    """A connection to the file; ":memory:" is one that ends with it."""
    connection = OneErrandConnection(
        lambda: sqlite3.connect(path, check_same_thread=False, cached_statements=512), 64
    )
    connection._thread.daemon = True  # noqa: SLF001 # as SQLAlchemy does with its own
    return await connection
