"""The ground under the path: what comes in is kept, what goes out arrives, faults or not."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from storage.rows import ContactRow, DeliveryRow, InboxRow, InstallationRow
from tests.flows.world import Member, World

NOTICE = "Фоновая работа № 7 не выполнена"


async def tell(world: World, key: str = "7") -> None:
    """A notice of ours to whoever coordinates."""
    async with world.ground.uow() as uow:
        await uow.deliveries.tell(
            ("coordinator",), "job-failed", key, {"job": int(key)}, now=world.now()
        )
        await uow.commit()


async def deliveries(world: World, *columns: Any) -> Any:
    return await world.rows(select(*columns).order_by(DeliveryRow.id))


def texts(messages: Any) -> list[str]:
    return [message.text for message in messages if message.from_bot]


async def test_an_update_is_stored_and_closed(world: World) -> None:
    phone = await world.box.add_person("Ольга")
    await phone.start()
    await world.settled()
    assert await world.rows(select(InboxRow.state)) == ["done"]


async def test_the_bot_knows_its_own_name(world: World) -> None:
    async def known() -> Any:
        return await world.rows(select(InstallationRow.value).where(InstallationRow.key == "bot"))

    assert await world.until(known) == [{"id": world.bot_id, "username": "vekha_demo_bot"}]


async def test_a_coordinator_is_given_the_menu_of_their_role(quiet_world: World) -> None:
    member = await quiet_world.seed_coordinator()
    await quiet_world.start()

    async def menu() -> Any:
        commands = quiet_world.simulator.world.bot.commands
        return commands.get((f"chat:{member.phone.id}", ""))

    assert "summary" in [each["command"] for each in await quiet_world.until(menu)]


async def test_the_same_update_twice_is_handled_once(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.duplicate_updates(1)
    await coordinator.phone.send("/roadmaps")
    await world.settled()
    assert len(texts(await coordinator.phone.messages())) == 1


async def test_messages_of_one_chat_are_answered_in_their_order(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.fault("sendMessage", "500", times=2)
    for command in ("/summary", "/roadmaps", "/summary"):
        await coordinator.phone.send(command)
    await world.settled(30)
    handled = await world.rows(select(InboxRow.payload).order_by(InboxRow.handled_at, InboxRow.id))
    sent = [payload["message"].get("text") for payload in handled]
    assert sent[-3:] == ["/summary", "/roadmaps", "/summary"]


async def test_a_group_gets_nothing_personal(world: World) -> None:
    coordinator = await world.seed_coordinator()
    group = await world.box.add_group("Школы", [coordinator.phone])
    await coordinator.phone.send("/summary", chat=group)
    await world.settled()
    assert "Сводка" not in await world.box.transcript(group)
    assert set(await world.rows(select(InboxRow.state))) == {"done"}


async def test_a_notice_arrives_and_is_recorded(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await tell(world)
    message = await coordinator.phone.wait_for(NOTICE)
    await world.settled()
    assert await deliveries(world, DeliveryRow.state, DeliveryRow.message_id) == [
        ("sent", message.id)
    ]


async def test_a_flood_is_waited_out_by_the_outbox(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.box.fault("sendMessage", "429", retry_after=1)
    await tell(world)
    await coordinator.phone.wait_for(NOTICE)
    await world.settled()
    rows = await deliveries(world, DeliveryRow.state, DeliveryRow.attempts, DeliveryRow.maybe_sent)
    assert rows == [("sent", 0, False)]


async def test_a_flood_is_waited_out_for_who_waits(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.fault("sendMessage", "429", retry_after=1)
    await coordinator.phone.send("/roadmaps")
    await world.settled()
    assert len(texts(await coordinator.phone.messages())) == 1


@pytest.mark.parametrize("kind", ["500", "502", "reset"])
async def test_an_unanswered_message_is_sent_again(world: World, kind: str) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.fault("sendMessage", kind)
    await tell(world)
    await world.until(lambda: was_planned_again(world))
    await world.box.advance(30)
    await world.settled()
    (message,) = [each for each in await coordinator.phone.messages() if each.from_bot]
    assert message.says(NOTICE)


async def was_planned_again(world: World) -> bool:
    return None not in await deliveries(world, DeliveryRow.last_error)


async def test_what_may_have_arrived_is_sent_again_and_says_so(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.fault("sendMessage", "reset-after")
    await tell(world)
    await world.until(lambda: was_planned_again(world))
    await world.box.advance(30)
    await world.settled()
    assert len(texts(await coordinator.phone.messages())) == 2
    assert await deliveries(world, DeliveryRow.state, DeliveryRow.maybe_sent) == [("sent", True)]


async def test_who_blocked_the_bot_is_marked_and_the_coordinator_told_once(world: World) -> None:
    coordinator = await world.seed_coordinator()
    lost = await world.seed_coordinator("Лукин Пётр Ильич")
    await world.settled()
    await world.box.fault(
        "sendMessage",
        "403",
        chat_id=lost.phone.id,
        description="Forbidden: bot was blocked by the user",
    )
    await tell(world)
    await coordinator.phone.wait_for("Сообщения не доходят: Лукин Пётр Ильич")
    await world.settled()
    assert await contact_state(world, lost) == "blocked"
    await tell(world, "8")
    await world.settled()
    told = [text for text in texts(await coordinator.phone.messages()) if "не доходят" in text]
    assert len(told) == 1
    states = await world.rows(
        select(DeliveryRow.state).where(DeliveryRow.person_id == lost.person_id).distinct()
    )
    assert states == ["undeliverable"]


async def contact_state(world: World, member: Member) -> str:
    (state,) = await world.rows(
        select(ContactRow.state).where(ContactRow.person_id == member.person_id)
    )
    return str(state)


async def test_blocking_is_noticed_at_once_and_writing_opens_again(world: World) -> None:
    coordinator = await world.seed_coordinator()
    head = await world.seed_head()
    await world.settled()
    await head.phone.block()
    await coordinator.phone.wait_for("Сообщения не доходят: Орлова Ольга Петровна")
    assert await contact_state(world, head) == "blocked"
    await head.phone.unblock()
    await head.phone.send("/start")
    await world.settled()
    assert await contact_state(world, head) == "active"


async def test_a_refused_tag_does_not_lose_the_message(world: World) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    await world.box.fault(
        "sendMessage", "400", description="Bad Request: can't parse entities: unclosed tag"
    )
    await tell(world)
    await coordinator.phone.wait_for(NOTICE)
    await world.settled()
    assert await deliveries(world, DeliveryRow.state) == ["sent"]


async def test_an_outage_at_the_start_is_only_a_delay(quiet_world: World) -> None:
    coordinator = await quiet_world.seed_coordinator()
    await quiet_world.box.outage("reset")
    await quiet_world.start()
    await coordinator.phone.send("/roadmaps")
    await quiet_world.box.outage("off")
    await quiet_world.settled(30)
    assert len(texts(await coordinator.phone.messages())) == 1


async def test_a_handler_that_fails_is_tried_again_and_then_given_up_aloud(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    coordinator = await world.seed_coordinator()
    await world.settled()
    monkeypatch.setattr("usecases.inbox.PAUSES", (0.05, 0.05, 0.05))
    assert world.app is not None

    async def broken(*_: Any, **__: Any) -> None:
        message = "a fault of ours"
        raise RuntimeError(message)

    monkeypatch.setattr(world.app.dispatcher, "feed_update", broken)
    await coordinator.phone.send("/roadmaps")
    await coordinator.phone.wait_for("Не получилось выполнить действие")
    await coordinator.phone.wait_for("не обработано из-за ошибки программы")
    await world.settled()
    (row,) = await world.rows(
        select(InboxRow.attempts, InboxRow.error).where(InboxRow.state == "failed")
    )
    assert tuple(row) == (4, "RuntimeError: a fault of ours")


async def test_nobody_reached_is_no_endless_trying(world: World) -> None:
    coordinator = await world.seed_coordinator()
    async with world.database.write() as session:
        await session.execute(update(ContactRow).values(state="deactivated"))
        await session.commit()
    await tell(world)
    await world.settled()
    rows = await deliveries(world, DeliveryRow.state, DeliveryRow.last_error)
    assert rows == [("undeliverable", "deactivated")]
    assert texts(await coordinator.phone.messages()) == []
