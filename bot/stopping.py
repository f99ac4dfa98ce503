"""Ending a loop at its own pace: between two pieces of work, never in the middle of one."""

from __future__ import annotations

import asyncio


class Stopping:
    """Told once; every pause of the loop ends at that moment."""

    def __init__(self) -> None:
        self._told = asyncio.Event()

    def __bool__(self) -> bool:
        return self._told.is_set()

    def tell(self) -> None:
        """It is time to end."""
        self._told.set()

    async def pause(self, seconds: float) -> None:
        """Sleep, but not beyond the end."""
        try:
            async with asyncio.timeout(seconds):
                await self._told.wait()
        except TimeoutError:
            return
