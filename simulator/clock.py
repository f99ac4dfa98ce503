"""The simulated wall clock: runs at normal speed from an origin that can be moved."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class SimulatedClock:
    """Wall time of the box. It may jump either way; durations elsewhere use monotonic time."""

    def __init__(self, start_at: datetime | None = None) -> None:
        self._origin = datetime.now(UTC)
        self._mark = time.monotonic()
        if start_at is not None:
            self.set(start_at)

    def now(self) -> datetime:
        """The present instant of the box, aware, in UTC."""
        return self._origin + timedelta(seconds=time.monotonic() - self._mark)

    def timestamp(self) -> int:
        """The present instant as Telegram's `date`, in whole seconds."""
        return int(self.now().timestamp())

    def set(self, moment: datetime) -> None:
        """Go on from `moment`; one without a zone is taken as UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        self._origin = aware.astimezone(UTC)
        self._mark = time.monotonic()

    def advance(self, seconds: float) -> None:
        """Jump by `seconds`, forward or back."""
        self.set(self.now() + timedelta(seconds=seconds))

    def next_morning(self, hour: int, zone: str) -> None:
        """Jump to the next calendar day of `zone`, at `hour`:00 there."""
        local = self.now().astimezone(ZoneInfo(zone))
        morning = (local + timedelta(days=1)).replace(hour=hour, minute=0, second=0, microsecond=0)
        self.set(morning)
