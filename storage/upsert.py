"""INSERT ... ON CONFLICT, which both engines know under their own class."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Session
from storage.rows.metadata import Record


def insert_or(session: Session, row: type[Record]) -> sqlite.Insert | postgresql.Insert:
    """An insert of the session's engine, to be ended by on_conflict_do_nothing or _do_update."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(row)
    return sqlite.insert(row)
