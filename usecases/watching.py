"""The service watches itself: what waits, what is late, and whom to tell when sending fails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.ports.watching import WorkFacts

HEARTBEAT: Final = "heartbeat"
REMINDED: Final = "reminded"
SENDING: Final = "alarm:sending"
MAILBOX: Final = "mail-read"
"""Facts: the process that ticks lives; the reminders' run ended; the episode of failing sends; the
mailbox was looked at."""

BEAT_LATE: Final = timedelta(minutes=2)
RUN_LATE: Final = timedelta(minutes=5)
SEND_LATE: Final = timedelta(minutes=10)
NOTED: Final = timedelta(minutes=1)
"""A run is noted again after it."""


class Trouble(StrEnum):
    """What a probe should call unhealthy."""

    SILENT = "silent"  # no process ticks
    RUN_LATE = "run-late"  # reminders have not been looked at
    SEND_LATE = "send-late"  # messages wait too long
    FAILING = "failing"  # attempts fail one after another


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the service now."""

    now: datetime
    work: WorkFacts
    beat_at: datetime | None
    reminded_at: datetime | None
    failing_since: datetime | None
    mailbox_at: datetime | None = None

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Everything that is wrong; nothing when it is well."""
        late = {
            Trouble.SILENT: _older(self.beat_at, self.now, BEAT_LATE),
            Trouble.RUN_LATE: _older(self.reminded_at, self.now, RUN_LATE),
            Trouble.SEND_LATE: self.work.oldest_due is not None
            and self.now - self.work.oldest_due > SEND_LATE,
            Trouble.FAILING: self.failing_since is not None,
        }
        return tuple(trouble for trouble, is_so in late.items() if is_so)


def _older(at: datetime | None, now: datetime, limit: timedelta) -> bool:
    return at is None or now - at > limit


@dataclass(frozen=True, slots=True)
class ReadHealth:
    """For probes, metrics and the doctor."""

    read: ReadFactory
    clock: Clock

    async def __call__(self) -> Health:
        """A few counts; nothing is written."""
        now = self.clock.now()
        async with self.read() as read:
            episode = await read.watching.fact(SENDING)
            return Health(
                now,
                await read.watching.work(now),
                await _instant(read, HEARTBEAT),
                await _instant(read, REMINDED),
                _since(episode[0]) if episode and not episode[0].get("until") else None,
                await _instant(read, MAILBOX),
            )


async def _instant(read: ReadSession, key: str) -> datetime | None:
    found = await read.watching.fact(key)
    return found[1] if found else None


def _since(episode: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(str(episode["since"]))


@dataclass(frozen=True, slots=True)
class NoteFact:
    """That something was done just now."""

    uow: UnitOfWorkFactory
    clock: Clock
    key: str

    async def __call__(self, value: dict[str, Any]) -> None:
        """Overwrites what was noted before."""
        async with self.uow() as uow:
            await uow.installation.set(self.key, value, now=self.clock.now())
            await uow.commit()


@dataclass(frozen=True, slots=True)
class NoteRun:
    """That a run has ended: a row written once a minute, since only minutes without one count."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    key: str

    async def __call__(self) -> None:
        """Costs one question while the last note is fresh."""
        now = self.clock.now()
        async with self.read() as read:
            noted = await read.watching.fact(self.key)
        if noted and not noted[0] and timedelta(0) <= now - noted[1] < NOTED:
            return
        async with self.uow() as uow:
            await uow.installation.set(self.key, {}, now=now)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class NoteSending:
    """An episode of failing sends begins or ends: noted once, told to the administrators once."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, failures: int, since: datetime, error: str) -> None:
        """`failures` attempts in a row have failed since `since`; 0 when sending works again."""
        now = self.clock.now()
        async with self.uow() as uow:
            episode = await uow.installation.get(SENDING)
            under_way = episode is not None and not episode.get("until")
            if bool(failures) == under_way:
                return
            if failures:
                episode = {"since": since.isoformat(), "failures": failures, "error": error}
                what = "alarm"
            else:
                episode = {**(episode or {}), "until": now.isoformat()}
                what = "alarm-over"
            await uow.installation.set(SENDING, episode, now=now)
            await uow.deliveries.tell(
                ("administrator", "coordinator"), what, str(episode["since"]), episode, now=now
            )
            await uow.commit()


@dataclass(frozen=True, slots=True)
class SendingAlarm:
    """Attempts in a row that failed since an instant, why, and until when (None: still)."""

    since: datetime
    until: datetime | None
    failures: int
    error: str
    waiting: int


async def compose_alarm(read: ReadSession, delivery: Delivery) -> SendingAlarm | None:
    """The alarm while it lasts: an end is told by its own message."""
    episode = await read.watching.fact(SENDING)
    if episode is None or episode[0].get("until") or episode[0].get("since") != _ref(delivery):
        return None
    return await _alarm(read, delivery)


async def compose_alarm_over(read: ReadSession, delivery: Delivery) -> SendingAlarm | None:
    """The end, with all that is known of the episode."""
    return await _alarm(read, delivery)


def _ref(delivery: Delivery) -> object:
    return delivery.ref["since"]


async def _alarm(read: ReadSession, delivery: Delivery) -> SendingAlarm:
    ref = delivery.ref
    until = ref.get("until")
    work = await read.watching.work(datetime.fromisoformat(ref["since"]))
    return SendingAlarm(
        _since(ref),
        datetime.fromisoformat(until) if until else None,
        int(ref["failures"]),
        str(ref["error"]),
        work.failing,
    )
