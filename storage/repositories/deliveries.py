"""Deliveries in the writing transaction."""

from __future__ import annotations

from storage.engine import Session


class SqlDeliveryRepository:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session
