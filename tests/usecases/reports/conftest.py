"""A district of two schools with an order: holder, colleague, stranger, coordinator."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from storage.engine import Database
from storage.rows import (
    ActivityRow,
    DutyRow,
    GrantRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PackageRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    RoadmapRow,
)
from tests.usecases.reports.office import DUE, SINCE, Clock, Office
from usecases.ports.people import Identity

ACTIVITIES = (
    # key, title, needs a document, in the package of 25 December
    ("schedule", "График контрольных работ", True, False),
    ("site", "Страница на сайте школы", False, False),
    ("plan", "План повышения квалификации", True, True),
    ("council", "Педагогический совет", False, True),
    ("parents", "Собрание родителей", False, True),
)


@pytest.fixture
async def office(database: Database, tmp_path: Path) -> Office:
    made = Office(database, Clock(), tmp_path / "files")
    async with database.write() as session:

        async def add(row: type[Any], **values: Any) -> int:
            result = await session.execute(insert(row).values(**values).returning(row.id))
            return int(result.scalar_one())

        authority = await add(OrganizationRow, kind="authority", name="Управление образования")
        for code in ("7", "8"):
            school = await add(
                OrganizationRow,
                kind="school",
                name=f"МБОУ СОШ № {code}",
                short_name=f"СОШ № {code}",
                code=code,
                parent_id=authority,
            )
            made.posts[code] = await add(
                PostRow, organization_id=school, title="директор", kind="head"
            )
        names = {
            "holder": ("Орлова Ольга Петровна", "7"),
            "colleague": ("Белов Игорь Ильич", "7"),
            "stranger": ("Носова Анна Львовна", "8"),
            "coordinator": ("Синицына Светлана Игоревна", None),
            "deputy": ("Котов Пётр Ильич", None),
        }
        for key, (name, code) in names.items():
            person = await add(PersonRow, full_name=name, joined_at=SINCE)
            held = (made.posts[code],) if code else ()
            for post in held:
                await add(
                    PostHolderRow,
                    post_id=post,
                    person_id=person,
                    since=SINCE.date(),
                    acting=key == "colleague",
                )
            roles = frozenset() if code else frozenset({"coordinator"})
            if roles:
                await add(GrantRow, person_id=person, role="coordinator", since=SINCE)
            made.people[key] = Identity(
                person, name, "ru", None, joined=True, post_ids=held, roles=roles
            )
        made.roadmap = await add(
            RoadmapRow,
            title="Дорожная карта повышения качества образования",
            period_start=date(2026, 9, 1),
            period_end=date(2027, 8, 31),
            state="active",
            coordinator_id=made.people["coordinator"].person_id,
            created_at=SINCE,
        )
        await add(
            OrderRow,
            roadmap_id=made.roadmap,
            kind="approval",
            number="412",
            order_date=SINCE.date(),
        )
        later = date(2026, 12, 25)
        made.package = await add(
            PackageRow, roadmap_id=made.roadmap, post_id=made.posts["7"], due=later
        )
        for position, (key, title, document, packed) in enumerate(ACTIVITIES):
            due = later if packed else DUE
            activity = await add(
                ActivityRow,
                roadmap_id=made.roadmap,
                kind="roadmap",
                position=position,
                no=f"{position + 1}.",
                key=key,
                title=title,
                deadline_raw="до 15 октября",
                deadline={},
                tracking="ongoing" if packed else "point",
                needs_document=document,
                state="active",
            )
            occurrence = await add(
                OccurrenceRow,
                activity_id=activity,
                kind="due",
                key="2026",
                due=due,
                working=due,
                rule={"code": "printed", "args": {}},
                state="live",
            )
            made.duties[key] = await add(
                DutyRow,
                roadmap_id=made.roadmap,
                activity_id=activity,
                occurrence_id=occurrence,
                post_id=made.posts["7"],
                package_id=made.package if packed else None,
                role="responsible",
                due=due,
                working=due,
                state="none",
            )
        await session.commit()
    return made
