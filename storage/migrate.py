"""Bring a database to the current revision, or back; Alembic behind two functions."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
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
        reason = str(error.orig).strip().partition("\n")[0]
        raise TryLaterError("error-database", reason=reason) from error
    finally:
        engine.dispose()


def downgrade(url: str, revision: str = "base") -> None:
    """Migrate back."""
    command.downgrade(configuration(url), revision)


def newest() -> str | None:
    """The newest revision this code knows."""
    return ScriptDirectory(str(FOLDER)).get_current_head()
