"""Recording together what ended together: one transaction for all that waits, not one for each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from usecases.ports.ground import UnitOfWork, UnitOfWorkFactory

Entry = Callable[[UnitOfWork], Awaitable[None]]


class Ledger:
    """Writes entries in the order they come; while one transaction runs the next one gathers.

    An entry that fails is written by itself, so that it takes no other one with it.
    """

    def __init__(self, uow: UnitOfWorkFactory) -> None:
        self._uow = uow
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
                batch, self._waiting = self._waiting, []
                if len(batch) == 1 or not await self._together(batch):
                    for entry, written in batch:
                        await self._alone(entry, written)
        finally:
            self._writing = None

    async def _together(self, batch: list[tuple[Entry, asyncio.Future[None]]]) -> bool:
        try:
            async with self._uow() as uow:
                for entry, _ in batch:
                    await entry(uow)
                await uow.commit()
        except Exception:  # noqa: BLE001 # each is tried by itself, and says what is wrong with it
            return False
        for _, written in batch:
            _settle(written, None)
        return True

    async def _alone(self, entry: Entry, written: asyncio.Future[None]) -> None:
        try:
            async with self._uow() as uow:
                await entry(uow)
                await uow.commit()
        except Exception as error:  # noqa: BLE001 # the one who waits for it is told
            _settle(written, error)
        else:
            _settle(written, None)


def _settle(written: asyncio.Future[None], error: Exception | None) -> None:
    if written.done():  # nobody waits for it any more
        return
    if error is None:
        written.set_result(None)
    else:
        written.set_exception(error)
