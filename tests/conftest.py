"""Fixtures that every room's tests share: a migrated database, a clock that stands still."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from hypothesis import settings

from storage.engine import Database
from storage.migrate import upgrade

POSTGRES = os.environ.get("VEKHA_TEST_DATABASE_URL", "")
POSTGRES_REASON = "VEKHA_TEST_DATABASE_URL is not set: no PostgreSQL to test on"


def pytest_configure() -> None:
    """A busy machine makes no test wrong: properties have no time limit each.

    CI tries the same cases every time; elsewhere new ones are tried with each run.
    """
    settings.register_profile("vekha", deadline=None, derandomize="CI" in os.environ)
    settings.load_profile("vekha")


class StandingClock:
    """A clock that a test sets; Moscow's zone."""

    def __init__(self, now: datetime) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(ZoneInfo("Europe/Moscow")).date()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime(2026, 10, 12, 6, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "vekha.db"
    upgrade(str(path))
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    path = tmp_path / "vekha.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    return str(path)


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """The name of a migrated template database on the server."""
    if not POSTGRES:
        if os.environ.get("VEKHA_REQUIRE_POSTGRES"):
            pytest.fail(POSTGRES_REASON)
        pytest.skip(POSTGRES_REASON)
    name = f"vekha_template_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        upgrade(_named(name))
        yield name
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture
def postgres_url(migrated_postgres: str) -> Iterator[str]:
    name = f"vekha_test_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated_postgres}"')
        yield _named(name)
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _named(name: str) -> str:
    return POSTGRES.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of its own: every test that takes it runs on both engines."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    made = Database(database_url)
    yield made
    await made.close()
