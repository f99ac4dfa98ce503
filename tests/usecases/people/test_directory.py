from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from roadmap.intake.people_sheet import SheetRow
from storage.engine import Database
from storage.rows import JobRow
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from tests.town import Town
from usecases.people.directory import DirectoryImported, ImportPeople
from usecases.people.inviting import InviteToPosts

AUTHORITY = "Управление образования Заречного района"
CHIEF = SheetRow(
    2,
    organization=AUTHORITY,
    short_name="УО",
    kind="управление",
    post="начальник управления",
    person="Лебедева Марина Викторовна",
)
SCHOOL = SheetRow(
    3,
    organization="МБОУ СОШ № 7",
    short_name="СОШ № 7",
    kind="школа",
    code="7",
    parent=AUTHORITY,
    post="Директор",
    person="Орлова Ольга Петровна",
    phone="8 (000) 000-02-07",
)


@pytest.fixture
def load(database: Database, clock: StandingClock) -> ImportPeople:
    return ImportPeople(partial(unit_of_work, database), clock)


async def everything(database: Database) -> list[tuple[str, str, str, str | None]]:
    async with reading(database) as read:
        posts = await read.people.posts()
    return [
        (
            post.organization.label,
            post.title,
            post.kind,
            post.holder.full_name if post.holder else None,
        )
        for post in posts
    ]


async def test_a_table_becomes_a_tree_with_heads(load: ImportPeople, database: Database) -> None:
    deputy = replace(
        SCHOOL, no=4, post="заместитель директора", person="Чижова Елена Сергеевна", phone=""
    )
    done = await load([SCHOOL, deputy, CHIEF])
    assert done == DirectoryImported(organizations=2, posts=3, people=3)
    assert await everything(database) == [
        ("СОШ № 7", "директор", "head", "Орлова Ольга Петровна"),
        ("СОШ № 7", "заместитель директора", "deputy", "Чижова Елена Сергеевна"),
        ("УО", "начальник управления", "head", "Лебедева Марина Викторовна"),
    ]
    async with reading(database) as read:
        authority = await read.people.authority()
        heads = await read.people.school_heads(authority.id)
    assert authority.name == AUTHORITY
    assert [head.title for head in heads] == ["директор"]


async def test_the_same_table_again_changes_nothing(load: ImportPeople, database: Database) -> None:
    await load([CHIEF, SCHOOL])
    before = await everything(database)
    assert await load([CHIEF, SCHOOL]) == DirectoryImported()
    assert await everything(database) == before


async def test_news_update_what_is_known(load: ImportPeople, database: Database) -> None:
    await load([CHIEF, SCHOOL])
    renamed = replace(
        SCHOOL,
        organization="МБОУ СОШ № 7 имени Героя",
        short_name="СОШ № 7 им. Героя",
        phone="8 111 11",
    )
    done = await load([CHIEF, renamed])
    assert (done.organizations, done.posts, done.people, done.updated) == (0, 0, 0, 2)
    async with reading(database) as read:
        tree = await read.people.organizations()
        people = await read.people.persons()
    assert [one.label for one in tree] == ["УО", "СОШ № 7 им. Героя"]
    assert [person.phone for person in people] == [None, "8 111 11"]


async def test_a_changed_head_ends_the_former_term_and_closes_their_link(
    load: ImportPeople, database: Database, clock: StandingClock
) -> None:
    await load([CHIEF, SCHOOL])
    async with reading(database) as read:
        (head,) = await read.people.school_heads()
    invite = InviteToPosts(partial(unit_of_work, database), clock)
    former = head.holder
    issued = await invite([head.id], actor_id=former.person_id)
    clock.at += timedelta(days=3)
    acting = replace(SCHOOL, post="и.о. директора", person="Соколов Семён Львович", phone="")
    done = await load([CHIEF, acting])
    assert [(one.former, one.successor) for one in done.handed_over] == [
        ("Орлова Ольга Петровна", "Соколов Семён Львович")
    ]
    async with reading(database) as read:
        today = clock.today()
        now = await read.people.holder(head.id, today)
        before = await read.people.holder(head.id, today - timedelta(days=1))
        waiting = await read.people.unconnected(now=clock.now())
    assert now.full_name == "Соколов Семён Львович"
    assert before == former
    assert len(issued) == 1
    assert [one.link for one in waiting if one.post.id == head.id] == ["none"]
    async with unit_of_work(database) as uow:
        entries = await uow.history.of("post", head.id)
    assert [entry.after for entry in entries] == [{"holder": "Соколов Семён Львович"}]


async def test_a_dry_run_counts_and_stores_nothing(load: ImportPeople, database: Database) -> None:
    done = await load([CHIEF, SCHOOL], dry_run=True)
    assert (done.organizations, done.posts, done.people) == (2, 2, 2)
    assert await everything(database) == []


async def test_one_bad_row_keeps_the_whole_table_out(
    load: ImportPeople, database: Database
) -> None:
    done = await load([CHIEF, replace(SCHOOL, person="Орлова О.П.")])
    assert [(one.row, one.code) for one in done.problems] == [(3, "name")]
    assert await everything(database) == []


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([replace(SCHOOL, organization="")], [(3, "no-organization")]),
        ([CHIEF, replace(SCHOOL, post="")], [(3, "no-post")]),
        ([CHIEF, replace(SCHOOL, kind="кружок")], [(3, "kind")]),
        (
            [CHIEF, replace(SCHOOL, organization="Ромашка", short_name="", kind="")],
            [(3, "no-kind")],
        ),
        ([CHIEF, replace(SCHOOL, phone="нет")], [(3, "phone")]),
        ([CHIEF, replace(SCHOOL, email="почта")], [(3, "email")]),
        ([SCHOOL], [(3, "parent-unknown")]),
        ([CHIEF, replace(CHIEF, no=9, person="Птицын Пётр Ильич")], [(9, "post-twice")]),
        (
            [CHIEF, SCHOOL, replace(SCHOOL, no=9, kind="отдел", post="учитель", person="")],
            [(9, "differs-kind")],
        ),
        (
            [CHIEF, SCHOOL, replace(SCHOOL, no=9, organization="Лицей № 7", short_name="")],
            [(9, "code-twice")],
        ),
        (
            [replace(CHIEF, parent="СОШ № 7"), SCHOOL],
            [(2, "parent-circle"), (3, "parent-circle")],
        ),
    ],
)
async def test_each_fault_is_told_with_its_row(
    load: ImportPeople, rows: list[SheetRow], problems: list[tuple[int, str]]
) -> None:
    done = await load(rows)
    assert [(one.row, one.code) for one in done.problems] == problems


async def test_schools_of_one_name_in_two_districts_stay_apart(
    load: ImportPeople, database: Database
) -> None:
    other = replace(
        CHIEF, no=4, organization="Управление образования Лесного района", short_name="УО ЛР"
    )
    twin = replace(SCHOOL, no=5, parent=other.organization, person="Птицын Пётр Ильич", phone="")
    rows = [CHIEF, SCHOOL, replace(other, person="Сорокин Олег Ильич"), twin]
    done = await load(rows)
    assert (done.problems, done.organizations) == ((), 4)
    assert await load(rows) == DirectoryImported()


async def test_namesakes_stay_two_people_unless_their_telephone_is_one(
    load: ImportPeople, database: Database
) -> None:
    second = replace(
        SCHOOL, no=4, organization="МБОУ СОШ № 8", short_name="СОШ № 8", code="8", phone="8 222 22"
    )
    third = replace(second, no=5, organization="МБОУ СОШ № 9", short_name="СОШ № 9", code="9")
    done = await load([CHIEF, SCHOOL, second, third])
    assert done.people == 3
    async with reading(database) as read:
        posts = await read.people.posts()
    holders = [post.holder.person_id for post in posts[1:]]
    assert holders[0] != holders[1] == holders[2]


async def test_a_coordinator_who_was_invited_before_is_recognised(
    load: ImportPeople, database: Database, clock: StandingClock
) -> None:
    async with unit_of_work(database) as uow:
        known = await uow.people.add_person("Лебедева Марина Викторовна")
        await uow.people.grant(known, "coordinator", now=clock.now())
        await uow.commit()
    done = await load([CHIEF])
    assert done.people == 0
    async with reading(database) as read:
        (post,) = await read.people.posts()
    assert post.holder.person_id == known


async def test_a_renamed_head_keeps_the_post(load: ImportPeople, database: Database) -> None:
    await load([CHIEF, SCHOOL])
    await load([CHIEF, replace(SCHOOL, post="заведующий")])
    titles = [row[1:3] for row in await everything(database)]
    assert titles == [("начальник управления", "head"), ("заведующий", "head")]


async def test_a_list_of_others_does_not_unseat_the_head(
    load: ImportPeople, database: Database
) -> None:
    await load([CHIEF, SCHOOL])
    leader = replace(
        SCHOOL,
        post="руководитель методического объединения",
        person="Чижова Елена Сергеевна",
        phone="",
    )
    done = await load([leader])
    assert done.handed_over == ()
    assert [row[1:3] for row in await everything(database)] == [
        ("начальник управления", "head"),
        ("директор", "head"),
        ("руководитель методического объединения", "specialist"),
    ]


async def test_a_vacant_post_is_stored_without_a_holder(
    load: ImportPeople, database: Database
) -> None:
    await load([CHIEF, replace(SCHOOL, person="", phone="")])
    async with reading(database) as read:
        counts = await read.people.connections()
    assert (counts.posts, counts.vacant, counts.unconnected) == (2, 1, 1)


async def weeks(database: Database) -> dict[str, bool]:
    async with reading(database) as read:
        return {one.label: one.six_day_week for one in await read.people.organizations()}


async def test_a_working_week_is_loaded_and_stays_where_the_table_is_silent(
    load: ImportPeople, database: Database
) -> None:
    await load([CHIEF, replace(SCHOOL, week="6")])
    assert await weeks(database) == {"УО": False, "СОШ № 7": True}

    again = await load([CHIEF, SCHOOL])
    assert again.updated == 0
    assert await weeks(database) == {"УО": False, "СОШ № 7": True}

    changed = await load([CHIEF, replace(SCHOOL, week="пятидневная")])
    assert changed.updated == 1
    assert await weeks(database) == {"УО": False, "СОШ № 7": False}


async def test_another_working_week_dates_roadmaps_anew(
    load: ImportPeople, database: Database
) -> None:
    await load([CHIEF, SCHOOL])
    roadmap = (await Town(database).found()).roadmap

    await load([CHIEF, replace(SCHOOL, week="6")])

    async with database.read() as session:
        jobs = (await session.scalars(select(JobRow.args))).all()
    assert jobs == [{"roadmap_id": roadmap, "ground": "calendar:"}]


async def test_an_unknown_working_week_is_a_problem(load: ImportPeople) -> None:
    done = await load([CHIEF, replace(SCHOOL, week="7")])

    assert [(one.row, one.code) for one in done.problems] == [(3, "week")]
