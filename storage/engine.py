"""Engines: one writing connection and a few reading ones on SQLite, a pool on PostgreSQL."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.sqlite import OneErrandConnection, open_sqlite

READERS = 4
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
)


def driver_url(url: str) -> str:
    """The URL with our drivers in it: postgresql:// is taken as psycopg, sqlite:// as aiosqlite.

    A bare path is a SQLite file.
    """
    if "://" not in url:
        return f"sqlite+aiosqlite:///{url}"
    parsed = make_url(url)
    drivers = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    drivers["sqlite"] = "sqlite+aiosqlite"
    name = drivers.get(parsed.drivername, parsed.drivername)
    return parsed.set(drivername=name).render_as_string(hide_password=False)


class Database:
    """The installation's database: `write` and `read` make sessions.

    On SQLite all writing goes through one connection with BEGIN IMMEDIATE (concurrent default
    transactions lose updates; a pool of writers queues in the driver, at ten times the latency).
    """

    def __init__(self, url: str) -> None:
        self.url = driver_url(url)
        self.sqlite = make_url(self.url).get_backend_name() == "sqlite"
        if self.sqlite:
            self._prepare_folder()
            self.writer = _sqlite(self.url, size=1, begin="BEGIN IMMEDIATE")
            self.reader = _sqlite(self.url, size=READERS, begin="BEGIN")
        else:
            self.writer = create_async_engine(self.url, pool_size=10, pool_pre_ping=True)
            self.reader = self.writer
        self.write = async_sessionmaker(self.writer, expire_on_commit=False)
        self.read = async_sessionmaker(self.reader, expire_on_commit=False)

    def _prepare_folder(self) -> None:
        name = make_url(self.url).database
        if name and name != ":memory:":
            Path(name).parent.mkdir(parents=True, exist_ok=True)

    async def close(self) -> None:
        """Give every connection back."""
        await self.writer.dispose()
        if self.reader is not self.writer:
            await self.reader.dispose()


def _sqlite(url: str, *, size: int, begin: str) -> AsyncEngine:
    engine = create_async_engine(
        url,
        async_creator=partial(open_sqlite, make_url(url).database or ":memory:"),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=60,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where the listener below says
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, OneErrandConnection)  # noqa: S101 # what open_sqlite makes
        driver.begin(begin)

    return engine


Session = AsyncSession
