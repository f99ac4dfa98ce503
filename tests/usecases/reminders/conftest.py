"""A town with planned reminders, and the tick of reminders over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from roadmap.calendar import ProductionCalendar
from storage.engine import Database
from storage.rows import DeliveryRow, ReminderRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.ports.messages import Delivery
from usecases.reminders.contents import ComposeDigest
from usecases.reminders.digests import MakeDigests
from usecases.reminders.plan import replan
from usecases.reminders.upkeep import ExtendPlan, SettleDigests

MOSCOW = "Europe/Moscow"


@dataclass
class Reminding:
    """The slice's use cases over a town and a clock that a test moves."""

    town: Town
    clock: StandingClock

    def __post_init__(self) -> None:
        self.uow = partial(unit_of_work, self.town.database)
        self.read = partial(reading, self.town.database)
        self.settle = SettleDigests(self.uow, self.read, self.clock, MOSCOW)
        self.extend = ExtendPlan(self.uow, self.read, self.clock)
        self.make = MakeDigests(self.uow, self.read, self.clock, MOSCOW)
        self.compose = ComposeDigest(self.clock, ZoneInfo(MOSCOW))

    def at(self, text: str) -> Reminding:
        """Set Moscow's time: "12.10 09:00" of 2026."""
        there = datetime.strptime(f"2026 {text} +0300", "%Y %d.%m %H:%M %z")
        self.clock.at = there.astimezone(UTC)
        return self

    async def tick(self) -> None:
        """What the process does every few seconds."""
        await self.settle()
        await self.extend()
        await self.make()

    async def plan(self, *duties: int, today: date = date(2026, 9, 1)) -> None:
        async with self.uow() as uow:
            await replan(uow, duties, today=today, calendar=ProductionCalendar())
            await uow.commit()

    async def told(self, state: str | None = None) -> list[tuple[int, str, str]]:
        """Deliveries as (person, day, slot), of a state or of all."""
        return [
            (row.person_id, f"{row.local_day:%d.%m}", row.slot)
            for row in await self.town.deliveries()
            if state in {None, row.state}
        ]

    async def say(self, person: int | None = None) -> Any:
        """What the newest digest says now."""
        row = [r for r in await self.town.deliveries() if person in {None, r.person_id}][-1]
        delivery = Delivery(
            row.id, row.person_id, row.channel, row.kind, row.local_day, row.slot, row.ref, 0
        )
        async with self.read() as read:
            (content,) = await self.compose.many(read, (delivery,))
        return content

    async def end(self, state: str = "sent") -> None:
        """All waiting digests end so, as the outbox would have it."""
        sent = self.clock.now() if state == "sent" else None
        async with self.town.database.write() as session:
            waiting = DeliveryRow.state == "planned"
            if state == "sent":
                await session.execute(
                    update(ReminderRow)
                    .where(ReminderRow.delivery_id.is_not(None), ReminderRow.state == "planned")
                    .values(state="sent")
                )
            await session.execute(
                update(DeliveryRow).where(waiting).values(state=state, sent_at=sent)
            )
            await session.commit()


@pytest.fixture
async def reminding(database: Database, clock: StandingClock) -> Reminding:
    return Reminding(await Town(database).found(), clock)
