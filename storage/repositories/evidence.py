"""Evidence in the writing transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update

from roadmap.submissions import EvidenceKind, EvidenceState, TextEvidence
from storage.engine import Session
from storage.rows import EvidenceRow
from storage.upsert import insert_or
from usecases.ports.reports import Evidence, IncomingFile

COLUMNS = tuple(getattr(EvidenceRow, field.name) for field in fields(Evidence))
_RECEIVED = EvidenceRow.state == EvidenceState.RECEIVED
_LIVE = EvidenceRow.state != EvidenceState.REMOVED


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """A selected row of `COLUMNS` as the frozen read model."""
    kind, state = EvidenceKind(row["kind"]), EvidenceState(row["state"])
    return Evidence(**{**row, "kind": kind, "state": state})


class SqlEvidenceRepository:
    """See usecases.ports for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add_file(
        self, file: IncomingFile, person_id: int, submission_id: int | None, *, now: datetime
    ) -> int | None:
        """A received file; None when this very message was taken before."""
        values = asdict(file)
        values["text"] = values.pop("caption")
        return await self._insert(
            **values,
            person_id=person_id,
            submission_id=submission_id,
            kind=EvidenceKind.FILE,
            state=EvidenceState.RECEIVED,
            created_at=now,
        )

    async def add_text(
        self,
        read: TextEvidence,
        person_id: int,
        submission_id: int | None,
        *,
        bot_id: int,
        chat_id: int,
        message_id: int,
        now: datetime,
    ) -> int | None:
        """A link or requisites, stored at once; None when this very message was taken before."""
        return await self._insert(
            submission_id=submission_id,
            person_id=person_id,
            kind=read.kind,
            origin="text",
            text=read.text,
            bot_id=bot_id,
            chat_id=chat_id,
            message_id=message_id,
            state=EvidenceState.STORED,
            created_at=now,
            stored_at=now,
        )

    async def get(self, evidence_id: int) -> Evidence | None:
        """One piece of evidence."""
        return next(iter(await self._all(EvidenceRow.id == evidence_id)), None)

    async def at_message(self, bot_id: int, chat_id: int, message_id: int) -> Evidence | None:
        """What a message brought."""
        found = await self._all(
            (EvidenceRow.bot_id == bot_id)
            & (EvidenceRow.chat_id == chat_id)
            & (EvidenceRow.message_id == message_id)
        )
        return next(iter(found), None)

    async def of_submission(self, submission_id: int) -> tuple[Evidence, ...]:
        """A submission's evidence in the order it came, without what was removed."""
        return await self._all((EvidenceRow.submission_id == submission_id) & _LIVE)

    async def of_album(self, bot_id: int, chat_id: int, media_group_id: str) -> Evidence | None:
        """The newest part of an album that came before, removed or not."""
        found = await self._all(
            (EvidenceRow.bot_id == bot_id)
            & (EvidenceRow.chat_id == chat_id)
            & (EvidenceRow.media_group_id == media_group_id)
        )
        return found[-1] if found else None

    async def waiting(self, person_id: int) -> tuple[Evidence, ...]:
        """A person's evidence that waits for its submission, in the order it came."""
        return await self._all(
            (EvidenceRow.person_id == person_id) & EvidenceRow.submission_id.is_(None) & _LIVE
        )

    async def attach(self, evidence_ids: Sequence[int], submission_id: int) -> int:
        """Evidence that waited belongs to a submission now; how many did."""
        return await self._change(
            EvidenceRow.id.in_(evidence_ids) & EvidenceRow.submission_id.is_(None),
            submission_id=submission_id,
        )

    async def move(self, from_submission: int, to_submission: int) -> int:
        """All evidence of one submission goes over to another."""
        return await self._change(
            EvidenceRow.submission_id == from_submission, submission_id=to_submission
        )

    async def store(self, evidence_id: int, *, sha256: str, size: int, now: datetime) -> bool:
        """Received → stored under its hash."""
        return (
            await self._change(
                (EvidenceRow.id == evidence_id) & _RECEIVED,
                state=EvidenceState.STORED,
                sha256=sha256,
                size=size,
                stored_at=now,
                error=None,
            )
            > 0
        )

    async def fail(self, evidence_id: int, error: str) -> bool:
        """Received → failed, with the code of the reason."""
        return (
            await self._change(
                (EvidenceRow.id == evidence_id) & _RECEIVED, state=EvidenceState.FAILED, error=error
            )
            > 0
        )

    async def retry(self, evidence_id: int) -> bool:
        """Failed → received."""
        return (
            await self._change(
                (EvidenceRow.id == evidence_id) & (EvidenceRow.state == EvidenceState.FAILED),
                state=EvidenceState.RECEIVED,
                error=None,
            )
            > 0
        )

    async def remove(self, evidence_id: int, error: str | None = None) -> bool:
        """Whatever it was → removed."""
        return (
            await self._change(
                (EvidenceRow.id == evidence_id) & _LIVE, state=EvidenceState.REMOVED, error=error
            )
            > 0
        )

    async def stuck(self, before: datetime, limit: int) -> tuple[int, ...]:
        """Files received before an instant and still not stored, oldest first."""
        rows = await self._session.execute(
            select(EvidenceRow.id)
            .where(_RECEIVED, EvidenceRow.created_at < before)
            .order_by(EvidenceRow.id)
            .limit(limit)
        )
        return tuple(rows.scalars())

    async def _insert(self, **values: Any) -> int | None:
        made = await self._session.execute(
            insert_or(self._session, EvidenceRow)
            .values(**values)
            .on_conflict_do_nothing(index_elements=["bot_id", "chat_id", "message_id"])
            .returning(EvidenceRow.id)
        )
        return made.scalar_one_or_none()

    async def _change(self, where: ColumnElement[bool], **values: Any) -> int:
        changed = await self._session.execute(
            update(EvidenceRow)
            .where(where)
            .values(**values)
            .returning(EvidenceRow.id)
            .execution_options(synchronize_session=False)
        )
        return len(changed.all())

    async def _all(self, where: ColumnElement[bool]) -> tuple[Evidence, ...]:
        rows = await self._session.execute(select(*COLUMNS).where(where).order_by(EvidenceRow.id))
        return tuple(evidence_of(dict(row)) for row in rows.mappings())
