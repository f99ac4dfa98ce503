from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from roadmap.errors import InputRefusedError
from storage.engine import Database
from storage.rows import DeliveryRow, InvitationRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.people.inviting import InviteToPosts, InviteToRole
from usecases.people.joining import (
    Confirm,
    Decline,
    Door,
    Join,
    Joined,
    LinkState,
    OpenInvitation,
    RefuseConsent,
)
from usecases.people.own import AnswerStranger, SetDigestHour, WithdrawConsent

OWNER = Door("telegram", 7, "100")
COLLEAGUE = Door("telegram", 7, "200")
STRANGER = Door("telegram", 7, "300")


class Desk:
    """Every use case over one database."""

    def __init__(self, database: Database, clock: StandingClock) -> None:
        uow = partial(unit_of_work, database)
        self.database, self.clock, self.uow = database, clock, uow
        self.invite = InviteToRole(uow, clock)
        self.invite_posts = InviteToPosts(uow, clock)
        self.open = OpenInvitation(uow, clock)
        self.confirm = Confirm(uow, clock)
        self.decline = Decline(uow, clock)
        self.refuse = RefuseConsent(uow, clock)
        self.join = Join(uow, clock)
        self.withdraw = WithdrawConsent(uow, clock)

    async def link(self, name: str = "Орлова Ольга Петровна", role: str = "controller") -> str:
        return (await self.invite(role, name)).token

    async def opened(self, token: str, door: Door) -> int:
        found = await self.open(token, door)
        assert found.state is LinkState.OPEN
        return found.invitation.id

    async def connected(self, name: str, door: Door, role: str = "controller") -> int:
        joined = await self.join(await self.opened(await self.link(name, role), door), door)
        assert isinstance(joined, Joined)
        return joined.person.person_id


@pytest.fixture
def desk(database: Database, clock: StandingClock) -> Desk:
    return Desk(database, clock)


async def test_a_link_fits_telegram_and_is_kept_as_a_hash_only(desk: Desk) -> None:
    token = await desk.link()
    assert re.fullmatch(r"[A-Za-z0-9_-]{20,64}", token)
    async with desk.database.read() as session:
        (kept,) = await session.scalars(select(InvitationRow.token_hash))
    assert kept != token
    assert re.fullmatch(r"[0-9a-f]{64}", kept)


async def test_a_new_link_closes_the_older_one_of_the_same_person_and_role(desk: Desk) -> None:
    old, other, new = await desk.link(), await desk.link(role="coordinator"), await desk.link()
    assert (await desk.open(old, OWNER)).state is LinkState.REVOKED
    assert (await desk.open(other, OWNER)).state is LinkState.OPEN
    assert (await desk.open(new, OWNER)).state is LinkState.OPEN


async def test_a_link_opens_for_fourteen_days(desk: Desk) -> None:
    token = await desk.link()
    desk.clock.at += timedelta(days=14) - timedelta(seconds=1)
    number = await desk.opened(token, OWNER)
    desk.clock.at += timedelta(seconds=1)
    assert (await desk.open(token, OWNER)).state is LinkState.EXPIRED
    assert (await desk.join(number, OWNER)).state is LinkState.EXPIRED


async def test_only_a_chat_that_opened_the_link_may_press(desk: Desk) -> None:
    number = await desk.opened(await desk.link(), OWNER)
    for act in (desk.confirm, desk.decline, desk.refuse, desk.join):
        assert (await act(number, STRANGER)).state is LinkState.UNKNOWN
    assert (await desk.confirm(number, OWNER)).state is LinkState.OPEN
    assert (await desk.join(number + 1, OWNER)).state is LinkState.UNKNOWN


async def test_of_two_chats_at_once_one_is_bound(desk: Desk) -> None:
    token = await desk.link()
    number = await desk.opened(token, OWNER)
    assert await desk.opened(token, COLLEAGUE) == number
    results = await asyncio.gather(*(desk.join(number, door) for door in (OWNER, COLLEAGUE)))
    assert sorted(isinstance(result, Joined) for result in results) == [False, True]
    loser = next(result for result in results if not isinstance(result, Joined))
    assert loser.state is LinkState.USED


async def test_consenting_twice_is_the_same_as_once(desk: Desk) -> None:
    token = await desk.link()
    number = await desk.opened(token, OWNER)
    first, second = await desk.join(number, OWNER), await desk.join(number, OWNER)
    assert isinstance(second, Joined)
    assert (first.again, second.again) == (False, True)
    assert (await desk.open(token, OWNER)).state is LinkState.YOURS
    assert (await desk.open(token, COLLEAGUE)).state is LinkState.USED


async def test_declining_tells_the_coordinator_and_closes_the_link(desk: Desk) -> None:
    coordinator = await desk.connected("Синицына Светлана Игоревна", COLLEAGUE, "coordinator")
    token = await desk.link()
    number = await desk.opened(token, OWNER)
    for _ in range(2):
        await desk.decline(number, OWNER)
    async with desk.database.read() as session:
        told = (await session.execute(select(DeliveryRow.person_id, DeliveryRow.kind))).all()
    assert [tuple(row) for row in told] == [(coordinator, "notice:link-declined")]
    assert (await desk.open(token, OWNER)).state is LinkState.REVOKED


async def test_a_refusal_leaves_the_link_open(desk: Desk) -> None:
    token = await desk.link()
    number = await desk.opened(token, OWNER)
    assert (await desk.refuse(number, OWNER)).state is LinkState.OPEN
    async with reading(desk.database) as read:
        assert await read.people.identity(*_key(OWNER)) is None
    assert isinstance(await desk.join(number, OWNER), Joined)


async def test_withdrawing_makes_a_stranger_again_until_a_new_link(desk: Desk) -> None:
    person = await desk.connected("Орлова Ольга Петровна", OWNER)
    await desk.withdraw(person)
    async with reading(desk.database) as read:
        assert await read.people.identity(*_key(OWNER)) is None
    assert await desk.connected("Орлова Ольга Петровна", OWNER) == person
    async with reading(desk.database) as read:
        assert (await read.people.identity(*_key(OWNER))).joined


async def test_a_link_to_somebody_else_is_not_spent_on_a_connected_chat(desk: Desk) -> None:
    await desk.connected("Орлова Ольга Петровна", OWNER)
    token = await desk.link("Птицын Пётр Ильич")
    assert (await desk.open(token, OWNER)).state is LinkState.OTHER_PERSON
    assert (await desk.open(token, COLLEAGUE)).state is LinkState.OPEN


async def test_a_link_of_a_former_holder_is_closed(desk: Desk) -> None:
    async with desk.uow() as uow:
        place = await uow.directory.add_organization("СОШ № 7", "school")
        post = await uow.directory.add_post(place, "директор", "head")
        old = await uow.people.add_person("Орлова Ольга Петровна")
        new = await uow.people.add_person("Птицын Пётр Ильич")
        await uow.directory.hold_post(post, old, since=desk.clock.today())
        await uow.commit()
    issued = await desk.invite_posts([post, post, 99], actor_id=old)
    assert len(issued) == 1
    async with desk.uow() as uow:
        await uow.directory.hold_post(post, new, since=desk.clock.today())
        await uow.commit()
    assert (await desk.open(issued[0].token, OWNER)).state is LinkState.REVOKED


async def test_a_deleted_account_gets_a_new_link_and_a_new_phone(desk: Desk) -> None:
    person = await desk.connected("Орлова Ольга Петровна", OWNER)
    async with desk.uow() as uow:
        place = await uow.directory.add_organization("СОШ № 7", "school")
        post = await uow.directory.add_post(place, "директор", "head")
        await uow.directory.hold_post(post, person, since=desk.clock.today())
        await uow.commit()
    assert await desk.invite_posts([post], actor_id=person) == ()
    async with desk.uow() as uow:
        await uow.deliveries.contact_changed(*_key(OWNER), "deactivated", now=desk.clock.now())
        await uow.commit()
    (issued,) = await desk.invite_posts([post], actor_id=person)
    number = await desk.opened(issued.token, COLLEAGUE)
    joined = await desk.join(number, COLLEAGUE)
    assert isinstance(joined, Joined)
    async with reading(desk.database) as read:
        assert await read.people.identity(*_key(OWNER)) is None
        contact = await read.people.contact(person)
    assert (contact.address, contact.contact_state) == ("200", "active")


async def test_names_are_checked_and_namesakes_told_apart(desk: Desk) -> None:
    with pytest.raises(InputRefusedError, match="people-name-refused"):
        await desk.link("Орлова О.П.")
    with pytest.raises(InputRefusedError, match="people-role-unknown"):
        await desk.link(role="boss")
    async with desk.uow() as uow:
        for phone in ("8 111", "8 222"):
            await uow.people.add_person("Орлова Ольга Петровна", phone=phone)
        await uow.commit()
    with pytest.raises(InputRefusedError, match="people-name-ambiguous"):
        await desk.link()
    issued = await desk.invite("coordinator", "орлова ольга петровна", phone="8 222")
    assert issued.person.person_id == 2


async def test_own_hour_and_strangers(desk: Desk) -> None:
    person = await desk.connected("Орлова Ольга Петровна", OWNER)
    choose = SetDigestHour(desk.uow, desk.clock)
    await choose(person, "10:00")
    with pytest.raises(InputRefusedError):
        await choose(person, "03:00")
    async with reading(desk.database) as read:
        assert (await read.people.contact(person)).digest_at == "10:00"
    answer = AnswerStranger(desk.uow, desk.clock)
    assert [await answer(*_key(STRANGER)) for _ in range(2)] == [True, False]


def _key(door: Door) -> tuple[str, int, str]:
    return door.channel, door.bot_id, door.address
