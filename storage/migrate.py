"""Bring a database to the current revision, or back; Alembic behind two functions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, select
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import NullPool

from roadmap.errors import InputRefusedError, TryLaterError
from storage.engine import driver_url

FOLDER = Path(__file__).parent / "migrations"


def configuration(url: str) -> Config:
    """Alembic's configuration for a database URL; SQLite is migrated by its synchronous driver."""
    parsed = make_url(driver_url(url))
    if parsed.get_backend_name() == "sqlite":
        parsed = parsed.set(drivername="sqlite")
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    rendered = parsed.render_as_string(hide_password=False)
    config.set_main_option("sqlalchemy.url", rendered.replace("%", "%%"))
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate forward; the whole run is one transaction.

    Raises:
        InputRefusedError: the URL names no database that we can use, or its folder cannot be made.
        TryLaterError: the database does not answer.
    """
    try:
        made = configuration(url)
        _reach(made)
        command.upgrade(made, revision)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise InputRefusedError("error-database-url") from error
    except OSError as error:
        raise InputRefusedError("error-data-folder", name=str(error.filename)) from error


def _reach(config: Config) -> None:
    """Connect once: what fails later is the migration's own fault, not the way to the database."""
    engine = create_engine(config.get_main_option("sqlalchemy.url") or "", poolclass=NullPool)
    try:
        engine.connect().close()
    except OperationalError as error:
        raise TryLaterError("error-database", reason=_reason(error)) from error
    finally:
        engine.dispose()


def downgrade(url: str, revision: str = "base") -> None:
    """Migrate back."""
    command.downgrade(configuration(url), revision)


def revision(url: str) -> str | None:
    """The revision that a database stands at; None without tables of ours. Changes nothing.

    Raises:
        InputRefusedError: the URL names no database that we can use.
        TryLaterError: the database does not answer.
    """
    with _looked_at(url) as connection:
        return MigrationContext.configure(connection).get_current_revision() if connection else None


def server_time(url: str) -> datetime | None:
    """What the database server's clock shows; None for a file, which has no clock of its own."""
    with _looked_at(url) as connection:
        if connection is None or connection.dialect.name == "sqlite":
            return None
        found: datetime = connection.execute(select(func.now())).scalar_one()
        return found.astimezone(UTC)


@contextmanager
def _looked_at(url: str) -> Iterator[Connection | None]:
    """A connection to read over; None for a file that is not there."""
    try:
        parsed = make_url(driver_url(url))
        if parsed.get_backend_name() == "sqlite":
            parsed = parsed.set(drivername="sqlite")
            if not Path(parsed.database or "").is_file():
                yield None
                return
        engine = create_engine(parsed, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise InputRefusedError("error-database-url") from error
    try:
        with engine.connect() as connection:
            yield connection
    except OperationalError as error:
        raise TryLaterError("error-database", reason=_reason(error)) from error
    finally:
        engine.dispose()


def _reason(error: OperationalError) -> str:
    return str(error.orig).strip().partition("\n")[0]


def newest() -> str | None:
    """The newest revision this code knows."""
    return ScriptDirectory(str(FOLDER)).get_current_head()
