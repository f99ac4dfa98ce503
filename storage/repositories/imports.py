"""Imports in the writing transaction."""

from __future__ import annotations

from storage.engine import Session


class SqlImportRepository:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session
