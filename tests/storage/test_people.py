from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from roadmap.errors import ConflictError
from storage.engine import Database
from storage.unit_of_work import reading, unit_of_work

NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
TODAY = date(2026, 10, 12)
SINCE = date(2026, 9, 1)
BOT = 7_000


@dataclass
class District:
    authority: int
    school: int
    far_school: int
    head_post: int
    far_post: int
    coordinator: int
    head: int
    far_head: int


@pytest.fixture
async def district(database: Database) -> District:
    async with unit_of_work(database) as uow:
        region = await uow.directory.add_organization("Область", "region")
        authority = await uow.directory.add_organization(
            "Управление образования Заречного района", "authority", parent_id=region
        )
        school = await uow.directory.add_organization(
            "Школа № 7", "school", parent_id=authority, short_name="СОШ № 7", code="7"
        )
        other = await uow.directory.add_organization(
            "Другое управление", "authority", parent_id=region
        )
        far = await uow.directory.add_organization("Школа № 80", "school", parent_id=other)
        head_post = await uow.directory.add_post(school, "директор", "head")
        far_post = await uow.directory.add_post(far, "директор", "head")
        coordinator = await uow.people.add_person("Синицына Светлана Игоревна", phone="8 000")
        head = await uow.people.add_person("Орлова Ольга Петровна")
        far_head = await uow.people.add_person("Птицын Пётр Ильич")
        await uow.people.grant(coordinator, "coordinator", now=NOW)
        await uow.directory.hold_post(head_post, head, since=SINCE)
        await uow.directory.hold_post(far_post, far_head, since=SINCE)
        await uow.people.add_contact(coordinator, "telegram", "100", bot_id=BOT, now=NOW)
        await uow.people.give_consent(coordinator, 1, now=NOW)
        await uow.commit()
    return District(authority, school, far, head_post, far_post, coordinator, head, far_head)


async def test_an_address_tells_who_writes_and_a_stranger_is_nobody(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        await uow.people.add_contact(district.head, "telegram", "200", bot_id=BOT, now=NOW)
        await uow.commit()
    async with reading(database) as read:
        coordinator = await read.people.identity("telegram", BOT, "100")
        head = await read.people.identity("telegram", BOT, "200")
        stranger = await read.people.identity("telegram", BOT, "300")
        other_bot = await read.people.identity("telegram", BOT + 1, "100")
    assert coordinator is not None
    assert coordinator.coordinates
    assert coordinator.joined
    assert coordinator.post_ids == ()
    assert head is not None
    assert not head.joined
    assert head.post_ids == (district.head_post,)
    assert head.roles == frozenset()
    assert stranger is None
    assert other_bot is None


async def test_a_new_head_ends_the_former_term_the_same_day(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        new = await uow.people.add_person("Соколов Семён Львович")
        former = await uow.directory.hold_post(district.head_post, new, since=TODAY)
        again = await uow.directory.hold_post(district.head_post, new, since=TODAY)
        await uow.commit()
    assert (former, again) == (district.head, None)
    async with reading(database) as read:
        yesterday = await read.people.holder(district.head_post, TODAY - timedelta(days=1))
        today = await read.people.holder(district.head_post, TODAY)
        post = await read.people.post(district.head_post)
    assert yesterday is not None
    assert yesterday.person_id == district.head
    assert today is not None
    assert today.short_name == "Соколов\u00a0С.Л."
    assert post is not None
    assert post.holder == today


async def test_somebody_acting_stands_in_and_takes_nothing_away(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        acting = await uow.people.add_person("Галкина Галина Юрьевна")
        former = await uow.directory.hold_post(district.head_post, acting, since=TODAY, acting=True)
        await uow.commit()
    assert former is None
    async with reading(database) as read:
        holders = await read.people.holders((district.head_post, district.far_post), TODAY)
    assert holders[district.head_post].person_id == acting
    assert holders[district.far_post].person_id == district.far_head
    async with unit_of_work(database) as uow:
        assert await uow.directory.end_term(district.head_post, acting, until=TODAY)
        await uow.commit()
    async with reading(database) as read:
        back = await read.people.holder(district.head_post, TODAY)
    assert back is not None
    assert back.person_id == district.head


async def test_school_heads_are_those_below_the_authority(
    database: Database, district: District
) -> None:
    async with reading(database) as read:
        every = await read.people.school_heads()
        below = await read.people.school_heads(district.authority)
        root = await read.people.authority()
    assert [post.id for post in every] == [district.head_post, district.far_post]
    assert [post.organization.label for post in below] == ["СОШ № 7"]
    assert root is not None
    assert root.name == "Область"


async def test_an_address_is_one_persons_until_it_is_given_back(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        with pytest.raises(ConflictError):
            await uow.people.add_contact(district.head, "telegram", "100", bot_id=BOT, now=NOW)
        await uow.people.withdraw_consent(district.coordinator, 1, now=NOW)
        await uow.people.add_contact(district.head, "telegram", "100", bot_id=BOT, now=NOW)
        await uow.commit()
    async with reading(database) as read:
        owner = await read.people.identity("telegram", BOT, "100")
        gone = await read.people.contact(district.coordinator)
    assert owner is not None
    assert owner.person_id == district.head
    assert gone is not None
    assert (gone.address, gone.contact_state, gone.joined) == (None, "none", False)


async def test_a_second_phone_replaces_the_first(database: Database, district: District) -> None:
    async with unit_of_work(database) as uow:
        await uow.people.add_contact(district.coordinator, "telegram", "101", bot_id=BOT, now=NOW)
        await uow.commit()
    async with reading(database) as read:
        assert await read.people.identity("telegram", BOT, "100") is None
        contact = await read.people.contact(district.coordinator)
    assert contact is not None
    assert contact.address == "101"


async def test_an_invitation_is_taken_once(database: Database, district: District) -> None:
    async with unit_of_work(database) as uow:
        old = await issue(uow, "old", district)
        new = await issue(uow, "new", district)
        other = await issue(uow, "other", district, post_id=None, role="controller")
        await uow.commit()
    async with unit_of_work(database) as uow:
        assert not await uow.invitations.use(old, now=NOW)
        assert not await uow.invitations.use(new, now=NOW + timedelta(days=14))
        assert await uow.invitations.use(new, now=NOW)
        assert not await uow.invitations.use(new, now=NOW)
        assert await uow.invitations.revoke(other, now=NOW)
        assert not await uow.invitations.revoke(other, now=NOW)
        found = await uow.invitations.by_hash("new")
        await uow.commit()
    assert found is not None
    assert found.person.full_name == "Орлова Ольга Петровна"
    assert found.post is not None
    assert found.post.organization.label == "СОШ № 7"
    assert found.used_at == NOW
    assert found.holds


async def issue(uow: object, token: str, district: District, **terms: object) -> int:
    values = {"post_id": district.head_post, "role": None, "created_by": None} | terms
    return await uow.invitations.add(  # type: ignore[attr-defined, no-any-return]
        token, district.head, now=NOW, expires_at=NOW + timedelta(days=14), **values
    )


async def test_only_a_chat_that_opened_a_link_is_its_visitor(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        link = await issue(uow, "one", district)
        for _ in range(2):
            await uow.invitations.visit(link, "telegram", BOT, "200", now=NOW)
        await uow.commit()
    async with unit_of_work(database) as uow:
        assert await uow.invitations.visited(link, "telegram", BOT, "200")
        assert not await uow.invitations.visited(link, "telegram", BOT, "300")
    async with reading(database) as read:
        waiting = await read.people.unconnected(now=NOW)
        late = await read.people.unconnected(now=NOW + timedelta(days=15), limit=1)
        counts = await read.people.connections()
    assert [(one.person.person_id, one.link) for one in waiting] == [
        (district.head, "opened"),
        (district.far_head, "none"),
    ]
    assert [one.link for one in late] == ["expired"]
    assert (counts.organizations, counts.posts, counts.unconnected, counts.vacant) == (5, 2, 2, 0)


async def test_a_new_holder_closes_the_links_of_the_others(
    database: Database, district: District
) -> None:
    async with unit_of_work(database) as uow:
        link = await issue(uow, "one", district)
        await uow.invitations.revoke_of_post(
            district.head_post, except_person=district.head, now=NOW
        )
        assert await uow.invitations.use(link, now=NOW)
        second = await issue(uow, "two", district)
        await uow.invitations.revoke_of_post(
            district.head_post, except_person=district.far_head, now=NOW
        )
        assert not await uow.invitations.use(second, now=NOW)


async def test_one_human_entered_twice_becomes_one(database: Database, district: District) -> None:
    async with unit_of_work(database) as uow:
        await uow.people.merge(district.head, district.coordinator, today=TODAY)
        await uow.commit()
    async with reading(database) as read:
        identity = await read.people.identity("telegram", BOT, "100")
        people = await read.people.persons()
    assert identity is not None
    assert identity.post_ids == (district.head_post,)
    assert district.head not in {person.person_id for person in people}


async def test_a_stranger_is_answered_once_ever(database: Database) -> None:
    answers = []
    for _ in range(3):
        async with unit_of_work(database) as uow:
            answers.append(await uow.people.answer_stranger("telegram", BOT, "900", now=NOW))
            await uow.commit()
    assert answers == [True, False, False]


async def test_groups_keep_their_posts(database: Database, district: District) -> None:
    async with unit_of_work(database) as uow:
        group = await uow.directory.add_group("ШНОР", [district.head_post], now=NOW)
        await uow.directory.set_group(group, [district.far_post, district.far_post])
        await uow.commit()
    async with reading(database) as read:
        groups = await read.people.groups()
    assert [(one.name, one.post_ids) for one in groups] == [("ШНОР", (district.far_post,))]


async def test_coordinators_are_told_by_roadmap(database: Database, district: District) -> None:
    async with unit_of_work(database) as uow:
        assert not await uow.people.grant(district.coordinator, "coordinator", now=NOW)
        assert await uow.people.grant(district.head, "controller", now=NOW)
        await uow.people.set_digest_at(district.coordinator, "10:00")
        assert await uow.people.update_person(district.coordinator, phone="8 111", email="")
        assert not await uow.people.update_person(district.coordinator, phone="8 111")
        await uow.commit()
    async with reading(database) as read:
        found = await read.people.coordinators()
        controllers = await read.people.granted("controller")
        of_roadmap = await read.people.coordinators(5)
    assert [(one.person_id, one.digest_at, one.phone) for one in found] == [
        (district.coordinator, "10:00", "8 111")
    ]
    assert [one.person_id for one in controllers] == [district.head]
    assert of_roadmap == found
