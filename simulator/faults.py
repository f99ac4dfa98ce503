"""Troubles on demand: outages of the whole server and faults of the next calls of a method."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field

from simulator.errors import ApiError, ControlError, flood
from simulator.model import Json

DOWNLOAD = "download"
OUTAGES = frozenset({"off", "reset", "reset-after", "500", "502", "hang"})
KINDS = frozenset({"400", "403", "404", "429", "500", "502", "hang", "reset", "reset-after", "cut"})
_TEXTS = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls of `method` ("*" is any but getUpdates).

    Kinds: an HTTP status; "hang" for `seconds` and then as usual; "reset" drops the connection
    before anything is stored, "reset-after" after it; "cut" drops a download in the middle.
    `chat_id` narrows it to one chat.
    """

    method: str
    kind: str
    times: int = 1
    retry_after: int = 1
    description: str | None = None
    seconds: float = 1.0
    chat_id: int | None = None

    def error(self) -> ApiError | None:
        """The refusal of a fault that is an HTTP status."""
        if not self.kind.isdigit():
            return None
        if self.kind == "429":
            return flood(self.retry_after)
        code = int(self.kind)
        return ApiError(code, self.description or _TEXTS[code])


@dataclass(slots=True)
class FaultPlan:
    """Faults that wait for their call, and the outage that takes every call while it lasts."""

    outage: str = "off"
    waiting: list[Fault] = field(default_factory=list)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    def plan(self, fault: Fault) -> None:
        """Add a fault; raises ControlError when it cannot be."""
        if fault.kind not in KINDS:
            raise ControlError(400, f"unknown kind of fault: {fault.kind}", kinds=sorted(KINDS))
        if fault.kind == "cut" and fault.method != DOWNLOAD:
            raise ControlError(400, "only a download can be cut")
        self.waiting.append(fault)

    def switch(self, mode: str) -> None:
        """Begin or end an outage; raises ControlError for an unknown mode."""
        if mode not in OUTAGES:
            raise ControlError(400, f"unknown outage: {mode}", modes=sorted(OUTAGES))
        self.outage = mode
        self._over.set()
        self._over = asyncio.Event()

    async def until_switched(self) -> None:
        """Wait for the next change of the outage."""
        await self._over.wait()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault of this call, used up once; None when the call goes through."""
        for fault in self.waiting:
            if not _fits(fault, method, chat_id):
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None

    def listing(self) -> list[Json]:
        """What still waits."""
        return [asdict(fault) for fault in self.waiting]


def _fits(fault: Fault, method: str, chat_id: int | None) -> bool:
    if fault.chat_id is not None and fault.chat_id != chat_id:
        return False
    if fault.method == "*":
        return method not in {"getUpdates", DOWNLOAD}
    return fault.method.lower() == method.lower()
