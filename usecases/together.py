"""What is asked for at the same time is done at once; where that fails, each by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Together(Generic[Asked, Answer]):
    """Gathers what is asked for while a batch is under way; keeps the order.

    Where a batch fails each of it is done by itself: one that cannot be done takes no other with
    it, and whoever asked for it is told why.
    """

    def __init__(
        self, do: Callable[[Sequence[Asked]], Awaitable[Sequence[Answer]]], gathering: float = 0.0
    ) -> None:
        """`do` answers in the order of what is asked; a batch waits `gathering` seconds for more."""
        self._do = do
        self._gathering = gathering
        self._waiting: list[tuple[Asked, asyncio.Future[Answer]]] = []
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, asked: Asked) -> Answer:
        """Return when it is done; raises what doing it raised. It is done also if nobody waits."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((asked, answer))
        if self._running is None:
            self._running = asyncio.create_task(self._drain())
        return await answer

    async def _drain(self) -> None:
        try:
            while self._waiting:
                if self._gathering:
                    await asyncio.sleep(self._gathering)
                batch, self._waiting = self._waiting, []
                if len(batch) == 1 or not await self._at_once(batch):
                    for each in batch:
                        await self._alone(*each)
        finally:
            self._running = None

    async def _at_once(self, batch: Sequence[tuple[Asked, asyncio.Future[Answer]]]) -> bool:
        try:
            answers = await self._do([asked for asked, _ in batch])
        except Exception:  # noqa: BLE001 # each is tried by itself, and says what is wrong with it
            return False
        for (_, waiting), answer in zip(batch, answers, strict=True):
            if not waiting.done():  # whoever asked may have given up
                waiting.set_result(answer)
        return True

    async def _alone(self, asked: Asked, waiting: asyncio.Future[Answer]) -> None:
        try:
            (answer,) = await self._do([asked])
        except Exception as error:  # noqa: BLE001 # the one who waits for it is told
            if not waiting.done():
                waiting.set_exception(error)
        else:
            if not waiting.done():
                waiting.set_result(answer)
