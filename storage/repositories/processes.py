"""Processes over one database, and the rates that they keep together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, select, update

from storage.engine import Session
from storage.rows import GateRow, LeadRow, ProcessRow
from storage.upsert import insert_or
from usecases.ports.processes import Member

_LIVING = select(ProcessRow.owner)


def living_other(lease_owner: Any, owner: Any) -> ColumnElement[bool]:
    """Whether a lease is another living process's: a jump of the clock does not end it."""
    return and_(lease_owner != owner, lease_owner.in_(_LIVING))


class SqlProcessRepository:
    """See usecases.ports.processes.ProcessRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def join(self, member: Member, *, now: datetime) -> None:
        """Be counted among the living."""
        await self._session.execute(
            insert(ProcessRow).values(
                owner=member.owner,
                role=member.role,
                host=member.host,
                pid=member.pid,
                beat=0,
                started_at=now,
            )
        )

    async def beat(self, owner: str) -> bool:
        """One more sign of life; False when the process was declared dead."""
        beaten = await self._session.execute(
            update(ProcessRow)
            .where(ProcessRow.owner == owner)
            .values(beat=ProcessRow.beat + 1)
            .returning(ProcessRow.owner)
        )
        return beaten.first() is not None

    async def members(self) -> tuple[Member, ...]:
        """Every process with its last sign of life."""
        rows = await self._session.execute(
            select(
                ProcessRow.owner, ProcessRow.role, ProcessRow.host, ProcessRow.pid, ProcessRow.beat
            )
        )
        return tuple(Member(*row) for row in rows)

    async def bury(self, owner: str, beat: int | None = None) -> bool:
        """Strike a process and its leads off; with `beat` only if it gave no sign since."""
        which = [ProcessRow.owner == owner]
        if beat is not None:
            which.append(ProcessRow.beat == beat)
        gone = await self._session.execute(
            delete(ProcessRow).where(*which).returning(ProcessRow.owner)
        )
        if gone.first() is None:
            return False
        await self._session.execute(delete(LeadRow).where(LeadRow.owner == owner))
        return True

    async def lead(self, name: str, owner: str) -> bool:
        """Take a lead that no living process has; whether `owner` has it now."""
        taken = insert_or(self._session, LeadRow).values(name=name, owner=owner)
        await self._session.execute(
            taken.on_conflict_do_update(
                index_elements=["name"],
                set_={"owner": owner},
                where=LeadRow.owner.not_in(_LIVING),
            )
        )
        return await self._session.scalar(select(LeadRow.owner).where(LeadRow.name == name)) == (
            owner
        )


class SqlGateRepository:
    """See usecases.ports.processes.GateRepository; PostgreSQL only, by the server's clock."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def reserve(self, name: str, messages: int, *, interval: float, burst: int) -> float:
        """Charge so many messages; seconds to wait until they may go."""
        now = func.extract("epoch", func.clock_timestamp())
        cost = messages * interval
        charged = (
            insert_or(self._session, GateRow)
            .values(name=name, idle_at=now + cost)
            .on_conflict_do_update(
                index_elements=["name"],
                set_={"idle_at": func.greatest(GateRow.idle_at, now) + cost},
            )
            .returning(GateRow.idle_at - now)
        )
        ahead = (await self._session.execute(charged)).scalar_one()
        return max(0.0, float(ahead) - burst * interval)

    async def close(self, name: str, seconds: float) -> None:
        """Nothing goes for so long."""
        until = func.extract("epoch", func.clock_timestamp()) + seconds
        await self._session.execute(
            insert_or(self._session, GateRow)
            .values(name=name, idle_at=until)
            .on_conflict_do_update(
                index_elements=["name"],
                set_={"idle_at": func.greatest(GateRow.idle_at, until)},
            )
        )
