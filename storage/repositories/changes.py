"""Extensions, and dates that holders name, in the writing transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import insert, select, update

from roadmap.model import Shift
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries.changes import asked, extension_of
from storage.rows import DateRequestRow, DutyRow, ExtensionRow, RoadmapRow
from usecases.ports.changes import DateRequest, Extension

OPEN = "open"


class SqlChangeRepository:
    """See usecases.ports.changes.ChangeRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def ask_extension(
        self, duty_id: int, person_id: int, proposed: date, reason: str, *, now: datetime
    ) -> int:
        """An open request; one that is open already is put otherwise. The id."""
        await self._session.execute(
            select(DutyRow.id).where(DutyRow.id == duty_id).with_for_update()
        )
        values = {
            "person_id": person_id,
            "proposed": proposed,
            "reason": reason,
            "created_at": now,
        }
        standing = await self._session.scalar(
            update(ExtensionRow)
            .where(ExtensionRow.duty_id == duty_id, ExtensionRow.state == OPEN)
            .values(**values)
            .returning(ExtensionRow.id)
        )
        if standing is not None:
            return int(standing)
        made = await self._session.execute(
            insert(ExtensionRow)
            .values(duty_id=duty_id, state=OPEN, **values)
            .returning(ExtensionRow.id)
        )
        return int(made.scalar_one())

    async def extension(self, extension_id: int) -> Extension | None:
        """One request, its row locked until the transaction ends."""
        row = await self._session.scalar(
            select(ExtensionRow).where(ExtensionRow.id == extension_id).with_for_update()
        )
        return extension_of(row) if row else None

    async def decide_extensions(
        self, duty_id: int, state: str, by: int | None, reason: str | None, *, now: datetime
    ) -> Sequence[Extension]:
        """Close what is open of a duty; the requests that were."""
        rows = await self._session.scalars(
            update(ExtensionRow)
            .where(ExtensionRow.duty_id == duty_id, ExtensionRow.state == OPEN)
            .values(state=state, decided_at=now, decided_by=by, decision_reason=reason)
            .returning(ExtensionRow)
        )
        return tuple(extension_of(row) for row in rows)

    async def extend(self, duty_id: int, day: date, *, rework: bool) -> bool:
        """Another date for a duty still awaited: of its rework, or beside the order's."""
        column = "rework_until" if rework else "extended"
        moved = await self._session.execute(
            update(DutyRow)
            .where(DutyRow.id == duty_id, DutyRow.state.in_(AWAITED))
            .values({column: day, "snoozed_until": None})
            .returning(DutyRow.id)
        )
        return moved.first() is not None

    async def ask_dates(
        self, roadmap_id: int, wanted: Mapping[int, Sequence[int]], *, now: datetime
    ) -> None:
        """Ask these posts by activity id, each once; what is not wanted any more is closed."""
        rows = await self._session.execute(
            select(
                DateRequestRow.id,
                DateRequestRow.activity_id,
                DateRequestRow.post_id,
                DateRequestRow.state,
            ).where(DateRequestRow.roadmap_id == roadmap_id)
        )
        standing = {(row.activity_id, row.post_id): row for row in rows}
        wished = {(activity, post) for activity, posts in wanted.items() for post in posts}
        gone = [row.id for key, row in standing.items() if key not in wished]
        back = [row.id for key, row in standing.items() if key in wished and row.state == "closed"]
        await self._turn(gone, "closed")
        await self._turn(back, "open")
        new = [
            {
                "roadmap_id": roadmap_id,
                "activity_id": activity,
                "post_id": post,
                "state": "open",
                "asked_at": now,
            }
            for activity, post in sorted(wished - standing.keys())
        ]
        if new:
            await self._session.execute(insert(DateRequestRow), new)

    async def _turn(self, ids: Sequence[int], state: str) -> None:
        if ids:
            await self._session.execute(
                update(DateRequestRow)
                .where(DateRequestRow.id.in_(ids))
                .values(state=state, told_at=None)
            )

    async def untold(self, limit: int) -> dict[int, list[int]]:
        """Open requests of active roadmaps that nobody was told of: their ids by post."""
        rows = await self._session.execute(
            select(DateRequestRow.post_id, DateRequestRow.id)
            .join(RoadmapRow, RoadmapRow.id == DateRequestRow.roadmap_id)
            .where(
                DateRequestRow.state == "open",
                DateRequestRow.told_at.is_(None),
                RoadmapRow.state == "active",
            )
            .order_by(DateRequestRow.id)
            .limit(limit)
        )
        found: dict[int, list[int]] = defaultdict(list)
        for post_id, request_id in rows:
            found[post_id].append(request_id)
        return found

    async def told(self, request_ids: Sequence[int], *, now: datetime) -> None:
        """Their holders are told."""
        await self._session.execute(
            update(DateRequestRow).where(DateRequestRow.id.in_(request_ids)).values(told_at=now)
        )

    async def date_request(self, request_id: int) -> DateRequest | None:
        """One request, its row locked until the transaction ends."""
        query = asked().where(DateRequestRow.id == request_id)
        row = (await self._session.execute(query.with_for_update(of=DateRequestRow))).first()
        return DateRequest(*row) if row else None

    async def shift_of(self, roadmap_id: int) -> str:
        """Where the roadmap's dates on days off go."""
        settings = await self._session.scalar(
            select(RoadmapRow.settings).where(RoadmapRow.id == roadmap_id)
        )
        return str((settings or {}).get("shift", Shift.BACK.value))

    async def named(self, request_id: int, *, now: datetime) -> None:
        """Its dates are named."""
        await self._session.execute(
            update(DateRequestRow)
            .where(DateRequestRow.id == request_id)
            .values(state="named", named_at=now)
        )
