"""Recording together what ended together: one transaction for all that waits, not one for each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from usecases.ports.ground import UnitOfWork, UnitOfWorkFactory

GATHERING = 0.002
"""Seconds in which entries gather: what was sent together ends within them."""

Entry = TypeVar("Entry")


class Ledger(Generic[Entry]):
    """Writes entries in the order they come; they gather for a moment, and while one is written.

    An entry that fails is written by itself, so that it takes no other one with it.
    """

    def __init__(
        self,
        uow: UnitOfWorkFactory,
        record: Callable[[UnitOfWork, Sequence[Entry]], Awaitable[None]],
    ) -> None:
        """`record` writes entries in an open transaction."""
        self._uow = uow
        self._record = record
        self._waiting: list[tuple[Entry, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, entry: Entry) -> None:
        """Return when the entry is durable; raises what writing it raised."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._drain())
        await written

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(GATHERING)
                batch, self._waiting = self._waiting, []
                if len(batch) == 1 or not await self._together(batch):
                    for entry, written in batch:
                        await self._alone(entry, written)
        finally:
            self._writing = None

    async def _together(self, batch: list[tuple[Entry, asyncio.Future[None]]]) -> bool:
        try:
            await self._write([entry for entry, _ in batch])
        except Exception:  # noqa: BLE001 # each is tried by itself, and says what is wrong with it
            return False
        for _, written in batch:
            settle(written, None)
        return True

    async def _alone(self, entry: Entry, written: asyncio.Future[None]) -> None:
        try:
            await self._write([entry])
        except Exception as error:  # noqa: BLE001 # the one who waits for it is told
            fail(written, error)
        else:
            settle(written, None)

    async def _write(self, entries: Sequence[Entry]) -> None:
        async with self._uow() as uow:
            await self._record(uow, entries)
            await uow.commit()


Result = TypeVar("Result")


def settle(future: asyncio.Future[Result], result: Result) -> None:
    """Give whoever still waits what they wait for."""
    if not future.done():
        future.set_result(result)


def fail(future: asyncio.Future[Result], error: Exception) -> None:
    """Tell whoever still waits what went wrong."""
    if not future.done():
        future.set_exception(error)
