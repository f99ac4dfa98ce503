"""Composing together what is claimed together: one reading transaction for all that waits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from usecases.ports.ground import ReadFactory, ReadSession
from usecases.ports.messages import Delivery
from usecases.together import Together


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
    """Composes what is asked for at the same time in one reading transaction; see Together."""

    def __init__(self, read: ReadFactory, composers: Mapping[str, Composer]) -> None:
        """`composers` are by delivery kind."""
        self._read = read
        self._composers = composers
        self._together: Together[Delivery, Any | None] = Together(self._compose)

    async def content(self, delivery: Delivery) -> Any | None:
        """What it says now; raises what composing it raised."""
        return await self._together(delivery)

    async def _compose(self, deliveries: Sequence[Delivery]) -> Sequence[Any | None]:
        kinds: dict[str, list[Delivery]] = {}
        for delivery in deliveries:
            kinds.setdefault(delivery.kind, []).append(delivery)
        contents: dict[int, Any | None] = {}
        async with self._read() as read:
            for kind, same in kinds.items():
                made = await self._composed(read, kind, same)
                contents |= {one.id: said for one, said in zip(same, made, strict=True)}
        return [contents[delivery.id] for delivery in deliveries]

    async def _composed(
        self, read: ReadSession, kind: str, deliveries: Sequence[Delivery]
    ) -> Sequence[Any | None]:
        composer = self._composers[kind]
        if isinstance(composer, ComposesMany):
            return await composer.many(read, deliveries)
        return [await composer(read, delivery) for delivery in deliveries]
