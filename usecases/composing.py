"""Composing together what is claimed together: one reading transaction for all that waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from usecases.ledger import fail, settle
from usecases.ports.ground import ReadFactory, ReadSession
from usecases.ports.messages import Delivery


@runtime_checkable
class ComposesMany(Protocol):
    """A composer that asks once for many; its contents are in the order of the deliveries."""

    async def many(self, read: ReadSession, deliveries: Sequence[Delivery]) -> Sequence[Any | None]:
        """What each of them says."""
        ...


Composer = Callable[[ReadSession, Delivery], Awaitable[Any | None]] | ComposesMany
"""What a delivery says, asked right before sending; None = it has lost its sense (cancelled).

A content with an attribute `link` (kind, ids) makes replies to its message understood.
"""


class Composing:
    """Composes what is asked for at the same time in one reading transaction.

    While one runs the next gathers. Where composing them together fails each is composed by
    itself: one that cannot be composed takes no other with it.
    """

    def __init__(self, read: ReadFactory, composers: Mapping[str, Composer]) -> None:
        """`composers` are by delivery kind."""
        self._read = read
        self._composers = composers
        self._waiting: list[tuple[Delivery, asyncio.Future[Any]]] = []
        self._running: asyncio.Task[None] | None = None

    async def content(self, delivery: Delivery) -> Any | None:
        """What it says now; raises what composing it raised."""
        composed = asyncio.get_running_loop().create_future()
        self._waiting.append((delivery, composed))
        if self._running is None:
            self._running = asyncio.create_task(self._drain())
        return await composed

    async def _drain(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                if len(batch) == 1 or not await self._together(batch):
                    for each in batch:
                        await self._alone(*each)
        finally:
            self._running = None

    async def _together(self, batch: Sequence[tuple[Delivery, asyncio.Future[Any]]]) -> bool:
        kinds: dict[str, list[tuple[Delivery, asyncio.Future[Any]]]] = {}
        for each in batch:
            kinds.setdefault(each[0].kind, []).append(each)
        try:
            async with self._read() as read:
                made = [
                    (each[1], content)
                    for kind, same in kinds.items()
                    for each, content in zip(
                        same,
                        await self._composed(read, kind, [delivery for delivery, _ in same]),
                        strict=True,
                    )
                ]
        except Exception:  # noqa: BLE001 # each is tried by itself, and says what is wrong with it
            return False
        for composed, content in made:
            settle(composed, content)
        return True

    async def _alone(self, delivery: Delivery, composed: asyncio.Future[Any]) -> None:
        try:
            async with self._read() as read:
                (content,) = await self._composed(read, delivery.kind, [delivery])
        except Exception as error:  # noqa: BLE001 # the one who waits for it is told
            fail(composed, error)
        else:
            settle(composed, content)

    async def _composed(
        self, read: ReadSession, kind: str, deliveries: Sequence[Delivery]
    ) -> Sequence[Any | None]:
        composer = self._composers[kind]
        if isinstance(composer, ComposesMany):
            return await composer.many(read, deliveries)
        return [await composer(read, delivery) for delivery in deliveries]
