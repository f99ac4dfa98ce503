"""A roadmap with duties for the heads of the box, and what the tests of reports ask of it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from handlers.screen import Button, Screen, say
from storage.rows import (
    ActivityRow,
    DutyRow,
    EvidenceRow,
    OccurrenceRow,
    OrderRow,
    PackageRow,
    RoadmapRow,
    SubmissionRow,
)
from usecases.ports.messages import MessageLink

DUE = date(2026, 10, 15)
LATER = date(2026, 12, 25)
PDF = b"%PDF-1.4 grafik"


def picture(seed: int = 0) -> bytes:
    """A PNG of one pixel; another seed, another content."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(bytes([0, seed % 256, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


@dataclass
class Desk:
    """One order with its duties: `add` gives a head one more."""

    world: Any
    roadmap: int = 0
    packages: dict[int, int] = field(default_factory=dict)
    activities: int = 0

    async def open(self, coordinator: Any) -> Desk:
        self.roadmap = await self.world.insert(
            RoadmapRow,
            title="Дорожная карта повышения качества образования",
            period_start=date(2026, 9, 1),
            period_end=date(2027, 8, 31),
            state="active",
            settings={},
            coordinator_id=coordinator.person_id,
            created_at=self.world.now(),
        )
        await self.world.insert(
            OrderRow,
            roadmap_id=self.roadmap,
            kind="approval",
            number="412",
            order_date=date(2026, 8, 28),
        )
        return self

    async def add(
        self, head: Any, title: str, *, document: bool = False, packed: bool = False
    ) -> int:
        """A duty of the head's post; packed ones share the package of 25 December."""
        self.activities += 1
        due = LATER if packed else DUE
        activity = await self.world.insert(
            ActivityRow,
            roadmap_id=self.roadmap,
            kind="roadmap",
            position=self.activities,
            no=f"{self.activities}.",
            key=str(self.activities),
            title=title,
            form="утверждённый график" if document else "–",
            codes=[],
            deadline_raw="до 15 октября",
            deadline={},
            responsible=[],
            tracking="ongoing" if packed else "point",
            needs_document=document,
            assumptions=[],
            state="active",
        )
        occurrence = await self.world.insert(
            OccurrenceRow,
            activity_id=activity,
            kind="due",
            key="2026",
            due=due,
            working=due,
            rule={"code": "due", "args": {}},
            state="live",
        )
        return int(
            await self.world.insert(
                DutyRow,
                roadmap_id=self.roadmap,
                activity_id=activity,
                occurrence_id=occurrence,
                post_id=head.post_id,
                package_id=await self.package(head) if packed else None,
                role="responsible",
                due=due,
                working=due,
                state="none",
                accepted_silently=False,
            )
        )

    async def package(self, head: Any) -> int:
        if head.post_id not in self.packages:
            self.packages[head.post_id] = await self.world.insert(
                PackageRow, roadmap_id=self.roadmap, post_id=head.post_id, due=LATER
            )
        return self.packages[head.post_id]

    async def card(self, head: Any, kind: str, *acts: Any, **ref: Any) -> int:
        """A message of the bot's that speaks of this, its acts as buttons; its number."""
        screen = Screen("Карточка", tuple((Button(act.act, act),) for act in acts))
        message = await say(self.world.app.bot, head.phone.id, screen)
        async with self.world.ground.uow() as uow:
            link = MessageLink(self.world.bot_id, head.phone.id, message.message_id, kind, ref)
            await uow.chat.link((link,), now=self.world.now())
            await uow.commit()
        return int(message.message_id)

    async def press_done(self, head: Any, title: str) -> Any:
        """«сделано», then the duty's button; returns what the bot showed."""
        await head.phone.send("сделано")
        asked = await head.phone.wait_for("Что исполнено?")
        label = next(label for label in asked.labels if label.startswith(title[:20]))
        await head.phone.press(label, asked)
        await self.world.settled()
        return await head.phone.last()

    async def press(self, member: Any, label: str, message: Any = None) -> Any:
        """Press, and wait for all that follows; the bot's newest message."""
        await member.phone.press(label, message)
        await self.world.settled()
        return await member.phone.last()

    async def state(self, duty: int) -> str:
        (state,) = await self.world.rows(select(DutyRow.state).where(DutyRow.id == duty))
        return str(state)

    async def states(self) -> list[str]:
        return list(await self.world.rows(select(DutyRow.state).order_by(DutyRow.id)))

    async def evidence(self) -> list[tuple[str, str]]:
        rows = await self.world.rows(
            select(EvidenceRow.kind, EvidenceRow.state).order_by(EvidenceRow.id)
        )
        return [tuple(row) for row in rows]

    async def submissions(self) -> list[str]:
        return list(await self.world.rows(select(SubmissionRow.state).order_by(SubmissionRow.id)))

    async def counters(self, head: Any) -> list[Any]:
        """The bot's messages that count files and still have their buttons."""
        return [
            message
            for message in await head.phone.messages()
            if message.from_bot and any("Отправить" in label for label in message.labels)
        ]
