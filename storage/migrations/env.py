"""Alembic's environment: one real transaction, foreign keys off on SQLite and checked after."""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import JSON, Connection, create_engine, event, text
from sqlalchemy.pool import NullPool

from storage.rows import Record
from storage.rows.metadata import Instant


def rendered(kind: str, item: object, _context: object) -> str | Literal[False]:
    """How our own column types stand in a revision."""
    if kind == "type" and isinstance(item, Instant):
        return "Instant()"
    if kind == "type" and isinstance(item, JSON):
        return "Json"
    return False


def migrate(connection: Connection) -> None:
    """Run the chosen revisions on an open connection."""
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        compare_type=True,
        render_item=rendered,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=False,
        transactional_ddl=True,  # SQLite has it; Alembic assumes not
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Several processes may start at once on a new database.
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('vekha-migrations'))"))
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.execute(text("PRAGMA foreign_key_check")).all()
            if broken:
                message = f"the migration would leave rows without their parents: {broken[:5]}"
                raise RuntimeError(message)


def run() -> None:
    """Open the database named by the configuration and migrate it."""
    engine = create_engine(
        context.config.get_main_option("sqlalchemy.url") or "", poolclass=NullPool
    )
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def connected(connection, _record):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA busy_timeout=10000")

        @event.listens_for(engine, "begin")
        def begun(connection):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.connect() as connection:
        migrate(connection)
    engine.dispose()


run()
