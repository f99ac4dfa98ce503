"""What somebody owes, on a reading connection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy import bindparam, case, func, select

from roadmap.model import DutyRole, DutyState
from roadmap.terms import AWAITED
from storage.engine import Session
from storage.queries import cards
from storage.queries.directory import Vague, held_on
from storage.queries.duties import line, lines
from storage.rows import DutyRow, PostHolderRow, RoadmapRow
from usecases.ports.reminders import AgendaDuty, DutyCard, Outlook, PackageCard

_ACTIVE = RoadmapRow.state == "active"
_FINISHED = (DutyState.REPORTED, DutyState.ACCEPTED, DutyState.RELEASED)


class SqlAgendaQueries:
    """See usecases.ports.reminders.AgendaQueries."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def duties(self, post_ids: Sequence[int]) -> tuple[AgendaDuty, ...]:
        """What these posts still owe, by date."""
        if not post_ids:
            return ()
        rows = await self._session.execute(_owed(), {"posts": list(post_ids)})
        return tuple(line(row) for row in rows.mappings())

    async def finished(self, post_ids: Sequence[int], limit: int) -> tuple[AgendaDuty, ...]:
        """What these posts have reported, or need not do any more; newest first."""
        newest = func.coalesce(DutyRow.reported_at, DutyRow.accepted_at)
        query = (
            lines()
            .where(DutyRow.post_id.in_(post_ids), DutyRow.state.in_(_FINISHED), _ACTIVE)
            .order_by(newest.is_(None), newest.desc(), DutyRow.working.desc(), DutyRow.id)
            .limit(limit)
        )
        rows = await self._session.execute(query)
        return tuple(line(row) for row in rows.mappings())

    async def duty_card(self, duty_id: int) -> DutyCard | None:
        """A duty's card."""
        return (await self.duty_cards((duty_id,))).get(duty_id)

    async def duty_cards(self, duty_ids: Sequence[int]) -> dict[int, DutyCard]:
        """Duties' cards."""
        return await cards.duty_cards(self._session, duty_ids)

    async def package_card(self, package_id: int) -> PackageCard | None:
        """A package's card."""
        return (await self.package_cards((package_id,))).get(package_id)

    async def package_cards(self, package_ids: Sequence[int]) -> dict[int, PackageCard]:
        """Packages' cards."""
        return await cards.package_cards(self._session, package_ids)

    async def outlook(self, person_id: int, today: date) -> Outlook:
        """What a person has to report from now on."""
        held = select(PostHolderRow.post_id).where(
            PostHolderRow.person_id == person_id, held_on(today)
        )
        owed = (
            lines()
            .where(
                DutyRow.post_id.in_(held),
                DutyRow.state.in_(AWAITED),
                DutyRow.role == DutyRole.RESPONSIBLE,
                _ACTIVE,
            )
            .subquery()
        )
        report = func.coalesce(owed.c.package_id, -owed.c.id)
        date_of = func.coalesce(owed.c.extended, owed.c.working)
        nearest = func.min(case((date_of >= today, date_of)))
        row = await self._session.execute(
            select(func.count(report.distinct()), func.count(), nearest)
        )
        reports, duties, day = row.one()
        return Outlook(reports, duties, day)


@cache
def _owed() -> Vague:
    mine = DutyRow.post_id.in_(bindparam("posts", expanding=True))
    query = lines().where(mine, DutyRow.state.in_(AWAITED), _ACTIVE)
    return query.order_by(DutyRow.working, DutyRow.id)
