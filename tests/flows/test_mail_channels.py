"""Mail beside Telegram: who gets letters, when, and how they end."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from storage.rows import (
    ContactRow,
    DeliveryRow,
    EvidenceRow,
    LetterRow,
    PersonRow,
    SubmissionRow,
)
from tests.flows.letters import GRAPH, HEAD, PDF, Correspondence, nine, words
from tests.flows.test_digest import NINE
from tests.flows.world import JOINED
from tests.mail.office import USER

pytest_plugins = ("tests.mail.fixtures", "tests.flows.letter_fixtures")


async def test_letters_end_where_telegram_begins(one: Correspondence) -> None:
    """The person connects: the next message comes in the chat alone."""
    await one.letter()
    world, head = one.world, one.morning.head
    async with world.database.write() as session:
        mine = (ContactRow.person_id == head.person_id) & (ContactRow.channel == "telegram")
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.commit()
    await world.settled()
    await world.box.next_morning()
    await head.phone.wait_for(GRAPH)
    await world.settled()
    assert len(one.office.letters) == 1


async def test_the_list_of_those_who_are_not_connected_says_who_is_reached_by_mail(
    one: Correspondence,
) -> None:
    await one.letter()
    coordinator = one.morning.coordinator.phone
    await coordinator.send("/summary")
    summary = await coordinator.wait_for("не подключены: 1")
    await coordinator.press("Не подключены (1)", summary)
    listed = await coordinator.wait_for("СОШ № 7")
    assert listed.says("по e-mail")


async def test_while_telegram_fails_letters_go_out_and_the_chat_is_not_told_again(
    blank: Correspondence,
) -> None:
    """A head who is connected; Telegram is down from before nine until after the setting."""
    world, head = blank.world, blank.morning.head
    async with world.database.write() as session:
        mine = ContactRow.person_id == head.person_id
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.execute(
            update(PersonRow).where(PersonRow.id == head.person_id).values(joined_at=JOINED)
        )
        await session.commit()
    blank.duties.append(await blank.morning.owe(GRAPH, date(2026, 10, 13)))
    await blank.morning.remind(*blank.duties)
    await world.settled()
    await world.box.outage("502")
    await world.box.set_clock(NINE)

    async def refused() -> bool:
        failing = DeliveryRow.failing_since.is_not(None) & (DeliveryRow.kind == "digest")
        return bool(await world.rows(select(DeliveryRow.id).where(failing)))

    await world.until(refused, seconds=20)
    await world.box.advance(2 * 3600)
    await asyncio.sleep(1)
    assert blank.office.letters == []
    await world.box.advance(2 * 3600 + 60)
    letter = await blank.letter()
    assert GRAPH in words(letter)
    await world.box.outage("off")
    await world.settled(30)
    mine = (DeliveryRow.person_id == head.person_id) & (DeliveryRow.kind == "digest")
    columns = (DeliveryRow.channel, DeliveryRow.slot, DeliveryRow.state)
    assert await world.rows(select(*columns).where(mine)) == [("email", "morning", "sent")]
    assert [m for m in await head.phone.messages() if m.says(GRAPH)] == []


async def test_who_blocks_the_bot_gets_a_letter_instead(blank: Correspondence) -> None:
    world, head = blank.world, blank.morning.head
    async with world.database.write() as session:
        mine = ContactRow.person_id == head.person_id
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.commit()
    blocked = "Forbidden: bot was blocked by the user"
    await world.box.fault("sendMessage", "403", chat_id=head.phone.id, description=blocked)
    mail = await nine(blank, GRAPH)
    assert GRAPH in words(await mail.letter())
    told = await mail.morning.coordinator.phone.wait_for("Сообщения не доходят: Орлова")
    assert told.says(f"Пока письма идут на {HEAD}")


async def test_people_who_share_a_mailbox_report_each_for_themselves(blank: Correspondence) -> None:
    mail = blank
    deputy = await mail.world.insert(
        PersonRow, full_name="Зайцева Анна Ивановна", email=HEAD, locale="ru", active=True
    )
    mail = await nine(mail, GRAPH)
    letter = await mail.letter()
    tag = str(letter["Reply-To"]).partition("+")[2].partition("@")[0]
    person = tag.split("-")[1]
    assert int(person) == mail.morning.head.person_id != deputy
    await mail.reply(letter, "Исполнено")
    assert await mail.verdict() == "recorded"
    assert await mail.world.rows(select(SubmissionRow.entered_by)) == [int(person)]


async def test_a_letter_over_the_limit_is_answered(
    one: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mail.mailbox.LIMIT", 5000)
    await one.reply(await one.letter(), "", ("x.pdf", PDF * 1000))
    assert await one.verdict() == "too-large"
    assert "слишком большое" in words(await one.letter(2))


async def test_contents_of_letters_are_deleted_after_a_month_and_evidence_is_kept(
    one: Correspondence,
) -> None:
    await one.reply(await one.letter(), "", ("x.pdf", PDF))
    assert await one.verdict() == "recorded"
    await one.letter(2)
    (content,) = await one.world.rows(select(LetterRow.sha256))
    (evidence,) = await one.world.rows(select(EvidenceRow.sha256))
    spam = {"sender": "spam@x.example", "to": USER, "subject": "x", "thread": "no"}
    await one.reply(await one.letter(), "x", number="<spam@x>", **spam)
    assert await one.verdict(2) == "stranger"
    kept = select(LetterRow.sha256).order_by(LetterRow.id)
    await one.world.box.advance(3 * 86400)

    async def spam_forgotten() -> bool:
        return await one.world.rows(kept) == [content, None]

    await one.world.until(spam_forgotten, seconds=20)
    await one.world.box.advance(28 * 86400)

    async def forgotten() -> bool:
        return await one.world.rows(kept) == [None, None]

    await one.world.until(forgotten, seconds=20)
    with pytest.raises(FileNotFoundError):
        await one.world.ground.files.path(content)
    assert (await one.world.ground.files.path(evidence)).read_bytes() == PDF


async def test_with_mail_turned_off_its_messages_go_back(one: Correspondence) -> None:
    """A letter that waits for a server that is no more is told of as undeliverable."""
    await one.letter()
    world = one.world
    await world.stop()
    number = await world.insert(
        DeliveryRow,
        person_id=one.morning.head.person_id,
        channel="email",
        kind="notice:job-failed",
        local_day=NINE.date(),
        slot="job-failed:7",
        ref={"job": 7},
        not_before=NINE,
        state="planned",
        created_at=NINE,
    )
    world.settings = world.settings.model_copy(update={"smtp_host": "", "imap_host": ""})
    await world.start()

    async def ended() -> bool:
        columns = (DeliveryRow.channel, DeliveryRow.state)
        found = await world.rows(select(*columns).where(DeliveryRow.id == number))
        return found == [("telegram", "undeliverable")]

    await world.until(ended, seconds=20)
