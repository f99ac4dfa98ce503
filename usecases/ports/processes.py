"""Processes that share one database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Member:
    """A process among others: `owner` stands on what it claims, `role` is what it does.

    `host` is one space of process numbers: a machine since its start, or a container.
    """

    owner: str
    role: str
    host: str
    pid: int
    beat: int = 0


class ProcessRepository(Protocol):
    """Who lives and who leads. A process's claims and leads live as long as its row."""

    async def join(self, member: Member, *, now: datetime) -> None:
        """Be counted among the living."""
        ...

    async def beat(self, owner: str) -> bool:
        """One more sign of life; False when the process was declared dead."""
        ...

    async def members(self) -> tuple[Member, ...]:
        """Every process with its last sign of life."""
        ...

    async def bury(self, owner: str, beat: int | None = None) -> bool:
        """Strike a process and its leads off; with `beat` only if it gave no sign since."""
        ...

    async def lead(self, name: str, owner: str) -> bool:
        """Take a lead that no living process has; whether `owner` has it now."""
        ...


class GateRepository(Protocol):
    """Rates that all processes keep together (GCRA, see bot/telegram/limiter.py)."""

    async def reserve(self, name: str, messages: int, *, interval: float, burst: int) -> float:
        """Charge so many messages; seconds to wait until they may go."""
        ...

    async def close(self, name: str, seconds: float) -> None:
        """Nothing goes for so long."""
        ...
