"""The process: what it is made of, in which order it starts and stops."""

from __future__ import annotations

import asyncio
import gc
import logging
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher

from bot.assembly.slice import Slice
from bot.assembly.slices import assemble
from bot.channels import CHANNELS, ChannelMaker, Parts, outboxes
from bot.clock import SystemClock, clock_for
from bot.ground import lay
from bot.lock import Lock
from bot.mail.notifier import LetterPace
from bot.peers import Peers, this_process
from bot.settings import Role, Settings
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.downloads import TelegramFiles
from bot.telegram.feed import Apologise, FeedUpdate
from bot.telegram.greeting import Greeting
from bot.telegram.lanes import Lanes
from bot.telegram.limiter import Limiter, Rates
from bot.telegram.polling import Polling
from bot.telegram.session import open_bot
from bot.telegram.shared_limiter import SharedLimiter
from bot.watch.metrics import Metrics
from bot.watch.server import Probes
from bot.worker import Worker
from bot.working import jobs_worker
from locales import Translator
from roadmap.errors import InputRefusedError
from scheduler.ticks import Tick, Ticks
from storage.engine import Database
from storage.migrate import upgrade
from storage.unit_of_work import unit_of_work
from usecases.inbox import HandleUpdate, ReceiveUpdates
from usecases.jobs import ClaimJobs, RunJob
from usecases.ports.ground import Ground
from usecases.ports.messages import ClaimedJob
from usecases.processes import BOT, SCHEDULER
from usecases.watching import ReadHealth

GRACE = 5.0
LOOK_SECONDS = 1.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the process looks for due work, in real seconds.

    `ticks` caps the intervals of the slices' ticks: under a simulated clock a moved clock is to
    be noticed at once. `hurry` is the limiter's.
    """

    workers: float = 0.5
    ticks: float | None = None
    hurry: float = 1.0


class App:
    """The bot as one process: `start`, then `ended` until it is time to `stop`.

    On SQLite it is the only one; on PostgreSQL it may be one of several, see bot/peers.py.
    """

    def __init__(  # noqa: PLR0913 # the parts that `build` has made
        self,
        settings: Settings,
        database: Database,
        ground: Ground,
        bot: Bot,
        slices: Slice,
        dispatcher: Dispatcher,
        clock: SystemClock,
        metrics: Metrics,
        *,
        channels: Sequence[ChannelMaker],
        letters: LetterPace,
        pace: Pace,
        strict_texts: bool,
    ) -> None:
        self.settings, self.database, self.ground = settings, database, ground
        self.bot, self.dispatcher, self.slices, self._clock = bot, dispatcher, slices, clock
        self._translator = partial(Translator, strict=strict_texts)
        self._owner = uuid.uuid4().hex
        self._metrics = metrics
        self._probes = Probes(
            settings.health_address, ReadHealth(ground.read, clock), metrics, settings.role
        )
        self._lock = Lock(settings.data_dir / "vekha.lock") if database.sqlite else None
        self._peers = None if database.sqlite else self._make_peers()
        self._greeting = Greeting(settings, ground, bot, self._translator)
        self._lanes = self._make_lanes()
        self._polling = Polling(bot, ReceiveUpdates(ground.uow, clock), self._lanes.wake)
        parts = Parts(settings, ground, bot, slices.renderers, self._translator, letters)
        self._outboxes = outboxes(
            parts, channels, slices.composers, self._owner, metrics, pace.workers
        )
        self._jobs = self._make_jobs(slices, pace)
        self._ticks = Ticks(_paced(slices, pace.ticks, metrics))
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def _leads(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What only one process may do, and how this one begins with it."""
        begins = {BOT: self._begin_answering, SCHEDULER: self._begin_ticking}
        return {
            name: begin
            for name, begin in begins.items()
            if self.settings.role in (Role.ALL, Role(name))
        }

    def _make_peers(self) -> Peers:
        member = this_process(self._owner, self.settings.role)
        return Peers(self.ground.uow, self._clock, member, self._leads())

    def _make_lanes(self) -> Lanes:
        handle = HandleUpdate(
            self.ground.uow,
            self._clock,
            FeedUpdate(self.dispatcher, self.bot),
            Apologise(self.bot, self._translator()),
        )
        return Lanes(self.ground.uow, handle, self.bot.id)

    def _make_jobs(self, slices: Slice, pace: Pace) -> Worker[ClaimedJob]:
        return jobs_worker(
            ClaimJobs(self.ground.uow, self._clock, self._owner),
            RunJob(self.ground.uow, self._clock, self._owner, slices.jobs),
            pace.workers,
        )

    async def start(self) -> None:
        """Raises InputRefusedError when another process runs on the same data folder."""
        if self._lock is not None:
            self._lock.take()
        await asyncio.to_thread(upgrade, self.settings.database)
        await self._clock.start()
        await self._probes.start()
        if self._peers is None:
            await self._take_back_leftovers()
            for begin in self._leads().values():
                await begin()
        else:
            await self._peers.join()
            self._run("peers", self._peers.run())
        if self.settings.role.sends:
            self._run("jobs", self._jobs.run())
            for name, outbox in self._outboxes.items():
                self._run(f"outbox-{name}", outbox.run())
        gc.collect()
        gc.freeze()
        logger.info("started")

    async def _begin_answering(self) -> None:
        self._run("greeting", self._greeting.run())
        self._run("polling", self._polling.run())
        self._run("lanes", self._lanes.run())

    async def _begin_ticking(self) -> None:
        await self._ticks.start()

    def _run(self, name: str, work: Coroutine[None, None, None]) -> None:
        self._tasks[name] = asyncio.create_task(work, name=name)

    async def _take_back_leftovers(self) -> None:
        """On SQLite there is no second process: what is claimed was claimed by a dead one."""
        async with self.ground.uow() as uow:
            messages = await uow.deliveries.release()
            jobs = await uow.jobs.release()
            await uow.commit()
        if messages or jobs:
            logger.warning("taken back from a stopped process: %d, %d", messages, jobs)

    async def ended(self) -> None:
        """Return never, or raise what ended the polling (a refused token) or broke a part."""
        while True:  # what is led begins later than the rest
            working = [task for name, task in self._tasks.items() if name != "greeting"]
            done, _ = await asyncio.wait(
                working, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                task.result()
            if done:
                return

    async def stop(self) -> None:
        """Take nothing new, let what runs end within seconds, close what is open."""
        await self._take_no_lead()
        await self._ticks.stop()
        workers: tuple[Worker[Any], ...] = (self._jobs, *self._outboxes.values())
        for loop in (self._polling, self._lanes):
            loop.end()
        for worker in workers:
            worker.end()
        await self._end_loops()
        await self._lanes.finish(GRACE)
        for worker in workers:
            await worker.finish(GRACE)
        if self._peers is not None:
            await self._peers.leave()
        await self._probes.stop()
        await self.bot.session.close()
        await self._clock.stop()
        await self.database.close()
        if self._lock is not None:
            self._lock.give_back()
        gc.unfreeze()
        logger.info("stopped")

    async def _take_no_lead(self) -> None:
        """Before anything is stopped: a lead taken meanwhile would begin it again."""
        watching = self._tasks.get("peers")
        if self._peers is not None and watching is not None:
            self._peers.end()
            await asyncio.wait((watching,), timeout=GRACE)

    async def _end_loops(self) -> None:
        """The loops end between two pieces of work; what does not is cancelled."""
        greeting = self._tasks.pop("greeting", None)
        if greeting is not None:
            greeting.cancel()
        loops = list(self._tasks.values())
        if loops:
            _, late = await asyncio.wait(loops, timeout=GRACE)
            for task in late:
                task.cancel()
        await asyncio.gather(*loops, *([greeting] if greeting else []), return_exceptions=True)


def _paced(slices: Slice, limit: float | None, metrics: Metrics) -> dict[str, tuple[float, Tick]]:
    return {
        name: (min(seconds, limit) if limit is not None else seconds, metrics.timed(name, tick))
        for name, (seconds, tick) in slices.ticks.items()
    }


def build(
    settings: Settings,
    *,
    clock: SystemClock | None = None,
    pace: Pace | None = None,
    channels: Sequence[ChannelMaker] = CHANNELS,
    strict_texts: bool = False,
) -> App:
    """Put everything together; nothing is opened before `start`.

    Raises InputRefusedError when there is no token. Tests give their clock, a quicker pace, a
    channel of their own and strict texts.
    """
    clock = clock or clock_for(settings.clock_url, settings.timezone)
    pace = pace or Pace(ticks=1.0 if settings.clock_url else None)
    database = Database(settings.database)
    if database.sqlite and settings.role is not Role.ALL:
        raise InputRefusedError("error-role-needs-postgresql")
    uow = partial(unit_of_work, database)
    rates = Rates(
        settings.sends_per_second, settings.sends_per_chat_second, settings.sends_per_group_minute
    )
    limiter = (
        Limiter(pace.hurry, rates=rates)
        if database.sqlite
        else SharedLimiter(uow, pace.hurry, rates=rates)
    )
    metrics = Metrics()
    bot = open_bot(settings, limiter, metrics)
    ground = lay(settings, database, clock, TelegramFiles(bot))
    letters = LetterPace(settings.mail_rate)
    slices = assemble(ground, settings, bot, partial(Translator, strict=strict_texts), letters)
    dispatcher = build_dispatcher(ground, slices.handlers, strict_texts=strict_texts)
    return App(
        settings,
        database,
        ground,
        bot,
        slices,
        dispatcher,
        clock,
        metrics,
        channels=channels,
        letters=letters,
        pace=pace,
        strict_texts=strict_texts,
    )
