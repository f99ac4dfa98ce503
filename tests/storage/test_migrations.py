"""Migrations: up, down and up again with rows inside; the models are what they make."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy.exc import OperationalError

from storage.migrate import configuration, downgrade, newest, upgrade

TABLES = (
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"
    " AND name NOT LIKE 'sqlite%'"
)


def test_up_down_up_on_sqlite_with_rows(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    upgrade(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO organizations (kind, name, aliases, six_day_week, active)"
            " VALUES ('authority', 'Управление', '[]', 0, 1)"
        )
    upgrade(str(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM organizations").fetchall() == [("Управление",)]
    downgrade(str(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute(TABLES).fetchone() == (0,)
    upgrade(str(path))
    connection.close()


def test_models_match_the_migrations(database_url: str) -> None:
    command.check(configuration(database_url))


def test_up_down_up_on_postgres(postgres_url: str) -> None:
    downgrade(postgres_url)
    upgrade(postgres_url)
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (
            newest(),
        )


def test_a_migration_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE submission_duties (id INTEGER)")  # made last
    with pytest.raises(OperationalError, match="already exists"):
        upgrade(str(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute(TABLES).fetchone() == (1,)
    connection.close()


def test_rows_without_their_parents_are_named(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    upgrade(str(path))
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO posts (organization_id, title, kind, active)"
            " VALUES (99, 'директор', 'head', 1)"
        )
    connection.close()
    with pytest.raises(RuntimeError, match="without their parents"):
        upgrade(str(path))
