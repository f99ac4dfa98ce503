"""A fictional district in a migrated database: schools, heads, a coordinator, duties."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage.engine import Database
from storage.rows import (
    ActivityRow,
    ContactRow,
    DeliveryRow,
    DutyRow,
    GrantRow,
    OccurrenceRow,
    OrderRow,
    OrganizationRow,
    PackageRow,
    PersonRow,
    PostHolderRow,
    PostRow,
    ReminderRow,
    RoadmapRow,
    SectionRow,
)

LONG_AGO = datetime(2026, 8, 1, 8, 0, tzinfo=UTC)
BOT = 700_000_001


class Town:
    """Adds rows and looks at them; everything is committed at once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.roadmap = 0
        self.section = 0
        self.authority = 0
        self._added = 0

    async def add(self, row: type[Any], **values: Any) -> int:
        async with self.database.write() as session:
            made = await session.execute(insert(row).values(**values).returning(row.id))
            await session.commit()
            return int(made.scalar_one())

    async def change(self, row: type[Any], row_id: int, **values: Any) -> None:
        async with self.database.write() as session:
            await session.execute(update(row).where(row.id == row_id).values(**values))
            await session.commit()

    async def found(self, roadmap_state: str = "active") -> Town:
        self.authority = await self.add(
            OrganizationRow, kind="authority", name="Управление образования Заречного района"
        )
        self.roadmap = await self.add(
            RoadmapRow,
            title="План мероприятий по повышению качества образования",
            period_start=date(2026, 9, 1),
            period_end=date(2027, 8, 31),
            state=roadmap_state,
            created_at=LONG_AGO,
        )
        await self.add(
            OrderRow,
            roadmap_id=self.roadmap,
            kind="approval",
            number="412",
            order_date=date(2026, 8, 28),
        )
        self.section = await self.add(
            SectionRow, roadmap_id=self.roadmap, title="ВСОКО", position=1
        )
        return self

    async def school(self, name: str) -> int:
        """A school's head's post."""
        school = await self.add(
            OrganizationRow,
            parent_id=self.authority,
            kind="school",
            name=f"МБОУ {name}",
            short_name=name,
        )
        return await self.add(PostRow, organization_id=school, title="Директор", kind="head")

    async def person(
        self, full_name: str, *, chat: int | None = None, state: str = "active", **values: Any
    ) -> int:
        person = await self.add(PersonRow, full_name=full_name, joined_at=LONG_AGO, **values)
        if chat is not None:
            await self.connect(person, chat, state)
        return person

    async def connect(self, person: int, chat: int, state: str = "active") -> int:
        return await self.add(
            ContactRow,
            person_id=person,
            channel="telegram",
            bot_id=BOT,
            address=str(chat),
            state=state,
            since=LONG_AGO,
        )

    async def appoint(self, person: int, post: int, **values: Any) -> int:
        term = {"since": date(2026, 8, 1), **values}
        return await self.add(PostHolderRow, person_id=person, post_id=post, **term)

    async def coordinator(self, full_name: str, chat: int | None = None) -> int:
        person = await self.person(full_name, chat=chat)
        await self.add(GrantRow, person_id=person, role="coordinator", since=LONG_AGO)
        await self.change(RoadmapRow, self.roadmap, coordinator_id=person)
        return person

    async def activity(self, title: str, *, tracking: str = "point", **values: Any) -> int:
        self._added += 1
        columns = {
            "section_id": self.section,
            "kind": "roadmap",
            "level": "school",
            "no": f"{self._added}.",
            "position": self._added,
            "key": f"school/{self._added}",
            "title": title,
            "deadline_raw": "до 15 октября",
            "deadline": {},
            "tracking": tracking,
            "state": "active",
        }
        return await self.add(ActivityRow, roadmap_id=self.roadmap, **{**columns, **values})

    async def duty(
        self, activity: int, post: int, due: date, *, package: bool = False, **values: Any
    ) -> int:
        working = values.pop("working", due)
        occurrence = await self.occurrence(activity, due, working)
        columns: dict[str, Any] = {"role": "responsible", "state": "none", **values}
        return await self.add(
            DutyRow,
            roadmap_id=self.roadmap,
            activity_id=activity,
            occurrence_id=occurrence,
            post_id=post,
            package_id=await self._package(post, working) if package else None,
            due=due,
            working=working,
            **columns,
        )

    async def duties(self, activity: int, post: int, first: date, number: int) -> list[int]:
        """Duties of one post due on one day, by occurrences of their own."""
        made = [
            await self.add(
                OccurrenceRow,
                activity_id=activity,
                kind="due",
                key=f"n{n}",
                due=first,
                working=first,
                rule={},
                state="live",
            )
            for n in range(number)
        ]
        return [
            await self.add(
                DutyRow,
                roadmap_id=self.roadmap,
                activity_id=activity,
                occurrence_id=occurrence,
                post_id=post,
                due=first,
                working=first,
                role="responsible",
                state="none",
            )
            for occurrence in made
        ]

    async def occurrence(self, activity: int, due: date, working: date) -> int:
        async with self.database.read() as session:
            found = await session.scalar(
                select(OccurrenceRow.id).where(
                    OccurrenceRow.activity_id == activity, OccurrenceRow.key == due.isoformat()
                )
            )
        return found or await self.add(
            OccurrenceRow,
            activity_id=activity,
            kind="due",
            key=due.isoformat(),
            due=due,
            working=working,
            rule={},
            state="live",
        )

    async def _package(self, post: int, due: date) -> int:
        async with self.database.read() as session:
            found = await session.scalar(
                select(PackageRow.id).where(PackageRow.post_id == post, PackageRow.due == due)
            )
        return found or await self.add(PackageRow, roadmap_id=self.roadmap, post_id=post, due=due)

    async def reminders(self, state: str = "planned") -> list[tuple[int, str, date]]:
        """(duty, kind, day) in a state, by day."""
        async with self.database.read() as session:
            rows = await session.execute(
                select(ReminderRow.duty_id, ReminderRow.kind, ReminderRow.day)
                .where(ReminderRow.state == state)
                .order_by(ReminderRow.day, ReminderRow.kind, ReminderRow.duty_id)
            )
            return [tuple(row) for row in rows]

    async def deliveries(self) -> list[Any]:
        """The outbox, by id."""
        async with self.database.read() as session:
            return list(await session.scalars(select(DeliveryRow).order_by(DeliveryRow.id)))
