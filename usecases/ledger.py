"""Recording together what ended together: one transaction for all that waits, not one for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from usecases.ports.ground import UnitOfWork, UnitOfWorkFactory
from usecases.together import Together

GATHERING = 0.003
"""Seconds in which entries gather: what was sent together ends within them."""

Entry = TypeVar("Entry")


class Ledger(Generic[Entry]):
    """Writes entries in the order they come; see usecases.together for what becomes of failures."""

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        record: Callable[[UnitOfWork, Sequence[Entry]], Awaitable[None]],
    ) -> None:
        """`record` writes entries in an open transaction."""
        self._uow = uow
        self._record = record
        self._together: Together[Entry, None] = Together(self._write, GATHERING)

    async def write(self, entry: Entry) -> None:
        """Return when the entry is durable; raises what writing it raised."""
        await self._together(entry)

    async def _write(self, entries: Sequence[Entry]) -> Sequence[None]:
        async with self._uow() as uow:
            await self._record(uow, entries)
            await uow.commit()
        return [None] * len(entries)
