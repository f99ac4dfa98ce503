"""Whether the next words of a person answer something that was asked."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import Message

from usecases.ports.ground import Ground
from usecases.ports.people import Identity


class Awaited(Filter):
    """Passes when this is awaited from the person; gives the handler `expected`."""

    def __init__(self, what: str) -> None:
        self.what = what

    async def __call__(
        self, _message: Message, ground: Ground, person: Identity | None = None
    ) -> bool | dict[str, Any]:
        """One small read."""
        if person is None:
            return False
        async with ground.read() as read:
            expected = await read.chat.expected(person.person_id, now=ground.clock.now())
        if expected is None or expected.what != self.what:
            return False
        return {"expected": expected}
