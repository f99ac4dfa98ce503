"""The box and the bot over one data folder, with people seeded straight into the tables."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from bot.app import App, Pace, build
from bot.channels import CHANNELS, ChannelMaker
from bot.clock import SystemClock
from bot.settings import Settings
from simulator.client import Phone, SimulatorClient
from simulator.server import Simulator
from storage.engine import Database
from storage.rows import (
    ContactRow,
    DeliveryRow,
    GrantRow,
    InboxRow,
    JobRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
)

MORNING = datetime(2026, 10, 12, 5, 50, tzinfo=UTC)  # a Monday, 08:50 in Moscow
JOINED = MORNING - timedelta(days=30)
ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bot", "run"]
PACE = Pace(workers=0.05, ticks=0.2, hurry=100.0)


class BoxClock(SystemClock):
    """The box's clock without a network between."""

    def __init__(self, simulator: Simulator, zone: str = "Europe/Moscow") -> None:
        super().__init__(zone)
        self._simulator = simulator

    def now(self) -> datetime:
        return self._simulator.world.clock.now()


@dataclass
class Member:
    """Somebody seeded: their phone, and their rows' ids."""

    phone: Phone
    person_id: int
    post_id: int | None = None
    organization_id: int | None = None


@dataclass
class World:
    """The box, its phones, and the bot in this process (`start`, `stop`, `restart`).

    The clock stands at Monday 2026-10-12 08:50 Moscow and runs; move it with `box.advance`,
    `box.set_clock`, `box.next_morning`.
    """

    simulator: Simulator
    box: SimulatorClient
    settings: Settings
    app: App | None = None
    _opened: Database | None = None
    strict_texts: bool = True
    channels: Sequence[ChannelMaker] = CHANNELS
    authority_id: int = 0
    schools: int = 0
    members: list[Member] = field(default_factory=list)

    @property
    def database(self) -> Database:
        """The same database as the bot's, over connections of its own."""
        if self._opened is None:
            self._opened = Database(self.settings.database)
        return self._opened

    @property
    def ground(self) -> Any:
        assert self.app is not None, "the app is not started"
        return self.app.ground

    @property
    def bot_id(self) -> int:
        return self.settings.bot_id

    def now(self) -> datetime:
        return self.simulator.world.clock.now()

    def today(self) -> date:
        return BoxClock(self.simulator).today()

    async def start(self) -> None:
        self.app = build(
            self.settings,
            clock=BoxClock(self.simulator, self.settings.timezone),
            pace=PACE,
            channels=self.channels,
            strict_texts=self.strict_texts,
        )
        await self.app.start()

    async def stop(self) -> None:
        if self.app is not None:
            await self.app.stop()
            self.app = None

    async def close(self) -> None:
        await self.stop()
        if self._opened is not None:
            await self._opened.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def rows(self, statement: Any) -> Sequence[Any]:
        """All rows of a select; scalars when it has one column."""
        async with self.database.read() as session:
            found = (await session.execute(statement)).all()
        return [row[0] if len(row) == 1 else row for row in found]

    async def insert(self, row: Any, **values: Any) -> int:
        """Insert straight into a table; its id."""
        async with self.database.write() as session:
            made = await session.execute(insert(row).values(**values).returning(row.id))
            await session.commit()
            return int(made.scalar_one())

    async def settled(self, seconds: float = 15.0) -> None:
        """Wait until the bot has nothing to do: no update, job or due message is left."""
        deadline = time.monotonic() + seconds
        while True:
            with suppress(TimeoutError):
                await self.box.idle(quiet=0.15, timeout=5)
                if not await self._busy():
                    return
            if time.monotonic() > deadline:
                message = f"not settled: {await self._busy()}"
                raise TimeoutError(message)
            await asyncio.sleep(0.05)

    async def _busy(self) -> dict[str, int]:
        now = self.now()
        left = {
            "updates": select(func.count()).where(InboxRow.state == "new"),
            "jobs": select(func.count()).where(
                JobRow.state.in_(("planned", "claimed")), JobRow.run_at <= now
            ),
            "messages": select(func.count()).where(
                DeliveryRow.state.in_(("planned", "claimed")), DeliveryRow.not_before <= now
            ),
        }
        counted = {name: (await self.rows(statement))[0] for name, statement in left.items()}
        return {name: number for name, number in counted.items() if number}

    async def until(
        self, condition: Callable[[], Awaitable[Any]], seconds: float = 10.0, what: str = ""
    ) -> Any:
        """Wait for a condition to hold; its value."""
        deadline = time.monotonic() + seconds
        while not (value := await condition()):
            if time.monotonic() > deadline:
                message = f"waited in vain: {what or condition}"
                raise TimeoutError(message)
            await asyncio.sleep(0.05)
        return value

    async def seed_authority(self) -> int:
        """The education authority at the root of the tree."""
        if not self.authority_id:
            self.authority_id = await self.insert(
                OrganizationRow,
                kind="authority",
                name="Управление образования Заречного района",
                short_name="УО",
                aliases=[],
                six_day_week=False,
                active=True,
            )
        return self.authority_id

    async def seed_coordinator(
        self, full_name: str = "Синицына Светлана Игоревна", role: str = "coordinator"
    ) -> Member:
        """Somebody with a role for all roadmaps, joined, with a phone."""
        authority = await self.seed_authority()
        member = await self._seed_person(full_name)
        member.organization_id = authority
        member.post_id = await self._seed_post(authority, f"{role} {full_name}", "specialist")
        await self._seed_term(member)
        await self.insert(GrantRow, person_id=member.person_id, role=role, since=JOINED)
        return member

    async def seed_head(self, full_name: str = "Орлова Ольга Петровна", code: str = "") -> Member:
        """The head of a new school, joined, with a phone."""
        self.schools += 1
        code = code or str(self.schools)
        school = await self.insert(
            OrganizationRow,
            parent_id=await self.seed_authority(),
            kind="school",
            name=f"МБОУ СОШ № {code}",
            short_name=f"СОШ № {code}",
            code=code,
            aliases=[],
            six_day_week=False,
            active=True,
        )
        member = await self._seed_person(full_name)
        member.organization_id = school
        member.post_id = await self._seed_post(school, "директор", "head")
        await self._seed_term(member)
        return member

    async def _seed_person(self, full_name: str) -> Member:
        last, first, *_ = full_name.split()
        phone = await self.box.add_person(first, last)
        self.simulator.world.person(phone.id).started = True  # an earlier day, before the test
        person = await self.insert(
            PersonRow,
            full_name=full_name,
            phone="8 (000) 000-00-00",
            locale="ru",
            consent_version=1,
            consent_at=JOINED,
            joined_at=JOINED,
            active=True,
        )
        await self.insert(
            ContactRow,
            person_id=person,
            channel="telegram",
            bot_id=self.bot_id,
            address=str(phone.id),
            state="active",
            since=JOINED,
        )
        member = Member(phone, person)
        self.members.append(member)
        return member

    async def _seed_post(self, organization: int, title: str, kind: str) -> int:
        return await self.insert(
            PostRow, organization_id=organization, title=title, kind=kind, active=True
        )

    async def _seed_term(self, member: Member) -> None:
        await self.insert(
            PostHolderRow,
            post_id=member.post_id,
            person_id=member.person_id,
            since=JOINED.date(),
            acting=False,
        )


class BotProcess:
    """`python -m bot run` as a process of its own, over the same box and data folder."""

    role = "all"

    def __init__(self, world: World, log: Path) -> None:
        self._world = world
        self._log = log
        self._child: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Returns when the bot asks for updates."""
        polled = (await self._world.box.counters())["calls"].get("getUpdates", 0)
        self._spawn()

        async def polls() -> bool:
            assert self._alive(), self._log.read_text("utf-8")
            counters = await self._world.box.counters()
            return bool(counters["calls"].get("getUpdates", 0) > polled)

        await self._world.until(polls, seconds=60, what="the bot's first getUpdates")

    def _spawn(self) -> None:
        with self._log.open("ab") as log:
            self._child = subprocess.Popen(COMMAND, env=self.environment(), cwd=ROOT, stderr=log)

    def _alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "VEKHA_" not in name}
        settings = self._world.settings
        return kept | {
            "VEKHA_BOT_TOKEN": settings.token,
            "VEKHA_API_URL": settings.api_url,
            "VEKHA_CLOCK_URL": f"{self._world.simulator.url}/clock",
            "VEKHA_DATA_DIR": str(settings.data_dir),
            "VEKHA_DATABASE_URL": settings.database_url,
            "VEKHA_ROLE": self.role,
        }

    def kill(self) -> None:
        """SIGKILL: no goodbye."""
        self._end(signal.SIGKILL)

    def terminate(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, number: int) -> int:
        assert self._child is not None
        self._child.send_signal(number)
        code = self._child.wait(20)
        self._child = None
        return code

    def close(self) -> None:
        if self._child is not None:
            self.kill()
