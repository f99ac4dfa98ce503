"""A third messenger is one file: a notifier, and how it is made of the process's parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select, update

from bot.assembly.slice import Renderer
from bot.channels import CHANNELS, Channel, Parts
from bot.telegram.notifier import plain
from locales import Translator
from storage.rows import ContactRow, DeliveryRow
from tests.flows.test_digest import NINE, Morning
from tests.flows.world import World
from usecases.ports.messages import Delivery, Outcome, Sent


@dataclass
class PaperNotes:
    """Writes what it is given on notes, by address."""

    renderers: Mapping[str, Renderer] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def channel(self, parts: Parts) -> Channel:
        self.renderers = parts.renderers
        return Channel("paper", 0, self)

    async def send(self, address: str, delivery: Delivery, content: Any, locale: str) -> Outcome:
        screen = self.renderers[delivery.kind](content, Translator(locale))
        self.notes.append((address, plain(screen.text)))
        return Sent(None, address)


async def test_a_digest_goes_over_a_third_channel(quiet_world: World) -> None:
    morning, paper = Morning(quiet_world), PaperNotes()
    quiet_world.channels = (*CHANNELS, paper.channel)
    await morning.lay()
    head = morning.head
    async with quiet_world.database.write() as session:
        mine = ContactRow.person_id == head.person_id
        await session.execute(update(ContactRow).where(mine).values(state="blocked"))
        await session.commit()
    await quiet_world.insert(
        ContactRow,
        person_id=head.person_id,
        channel="paper",
        address="room 7",
        state="active",
        since=quiet_world.now(),
    )
    duty = await morning.owe("График контрольных работ", date(2026, 10, 13))
    await morning.remind(duty)
    await quiet_world.box.set_clock(NINE)

    async def written() -> bool:
        return bool(paper.notes)

    await quiet_world.until(written)
    await quiet_world.settled()
    ((address, text),) = paper.notes
    assert address == "room 7"
    assert "График контрольных работ" in text
    columns = (DeliveryRow.channel, DeliveryRow.state, DeliveryRow.address)
    whose = DeliveryRow.person_id == head.person_id
    assert await quiet_world.rows(select(*columns).where(whose)) == [("paper", "sent", "room 7")]
    assert await head.phone.messages() == []
