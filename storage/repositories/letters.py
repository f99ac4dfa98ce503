"""Letters that came in, in the writing transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import CursorResult, func, select, update

from storage.engine import Session
from storage.repositories.channels import EMAIL, WRITTEN
from storage.rows import ContactRow, DeliveryRow, LetterRow, PersonRow, SubmissionRow
from storage.upsert import insert_or
from usecases.ports.mail import RECORDED, FetchedLetter, Judgement, Letter

COLUMNS = tuple(getattr(LetterRow, field.name) for field in fields(Letter))


class SqlLetterRepository:
    """See usecases.ports.mail.LetterRepository."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def last(self, mailbox: str, uid_validity: int) -> int | None:
        """The highest number taken from a mailbox."""
        return await self._session.scalar(
            select(func.max(LetterRow.uid)).where(
                LetterRow.mailbox == mailbox, LetterRow.uid_validity == uid_validity
            )
        )

    async def known(self, mailbox: str, uid_validity: int, uids: Sequence[int]) -> frozenset[int]:
        """Which of these numbers were taken."""
        found = await self._session.scalars(
            select(LetterRow.uid).where(
                LetterRow.mailbox == mailbox,
                LetterRow.uid_validity == uid_validity,
                LetterRow.uid.in_(uids),
            )
        )
        return frozenset(found)

    async def add(
        self,
        mailbox: str,
        uid_validity: int,
        uid: int,
        letter: FetchedLetter,
        sha256: str,
        *,
        now: datetime,
    ) -> int | None:
        """Write a letter down, once."""
        made = await self._session.execute(
            insert_or(self._session, LetterRow)
            .values(
                mailbox=mailbox,
                uid_validity=uid_validity,
                uid=uid,
                key=letter.key,
                sha256=sha256,
                size=letter.size,
                whole=letter.whole,
                sender=letter.sender,
                detail={},
                received_at=now,
            )
            .on_conflict_do_nothing()
            .returning(LetterRow.id)
        )
        return made.scalar_one_or_none()

    async def get(self, letter_id: int) -> Letter | None:
        """One letter."""
        found = await self._session.execute(select(*COLUMNS).where(LetterRow.id == letter_id))
        row = found.first()
        return Letter(*row) if row else None

    async def judge(self, letter_id: int, judgement: Judgement, *, now: datetime) -> bool:
        """Write what became of it, once."""
        judged = await self._session.execute(
            update(LetterRow)
            .where(LetterRow.id == letter_id, LetterRow.verdict.is_(None))
            .values(
                verdict=judgement.verdict,
                person_id=judgement.person_id,
                submission_id=judgement.submission_id,
                detail=judgement.detail,
                handled_at=now,
            )
        )
        if judgement.verdict == RECORDED:
            reported = SubmissionRow.id == judgement.submission_id
            await self._session.execute(update(SubmissionRow).where(reported).values(source=EMAIL))
        return isinstance(judged, CursorResult) and judged.rowcount == 1

    async def answered(self, sender: str, since: datetime) -> int:
        """How many letters of a sender were judged since an instant."""
        found = await self._session.scalar(
            select(func.count()).where(LetterRow.sender == sender, LetterRow.handled_at >= since)
        )
        return found or 0

    async def old(
        self, before: datetime, strangers: datetime, limit: int
    ) -> Sequence[tuple[int, str]]:
        """(id, hash) of letters judged before an instant whose content is still kept."""
        nobodys = LetterRow.person_id.is_(None) & (LetterRow.handled_at < strangers)
        rows = await self._session.execute(
            select(LetterRow.id, LetterRow.sha256)
            .where((LetterRow.handled_at < before) | nobodys, LetterRow.sha256.is_not(None))
            .order_by(LetterRow.id)
            .limit(limit)
        )
        return [(letter, sha256) for letter, sha256 in rows if sha256 is not None]

    async def forget(self, letter_id: int) -> None:
        """Its content is not kept any more."""
        await self._session.execute(
            update(LetterRow).where(LetterRow.id == letter_id).values(sha256=None)
        )

    async def people_at(self, address: str) -> tuple[int, ...]:
        """Active people whose e-mail in the directory is this address, by id."""
        found = await self._session.scalars(
            select(PersonRow.id)
            .where(PersonRow.active, WRITTEN.in_((address,)))
            .order_by(PersonRow.id)
        )
        return tuple(found)

    async def bounced(self, delivery: int, person_id: int, reason: str, *, now: datetime) -> bool:
        """A letter of ours came back."""
        ended = await self._session.execute(
            update(DeliveryRow)
            .where(
                DeliveryRow.id == delivery,
                DeliveryRow.person_id == person_id,
                DeliveryRow.channel == EMAIL,
                DeliveryRow.state == "sent",
            )
            .values(state="undeliverable", last_error=reason)
            .returning(DeliveryRow.address)
        )
        address = ended.scalar_one_or_none()
        if address is None:
            return False
        marked = await self._session.execute(
            update(ContactRow)
            .where(
                ContactRow.person_id == person_id,
                ContactRow.channel == EMAIL,
                ContactRow.address == address,
                ContactRow.state == "active",
            )
            .values(state="failing", reason=reason, since=now)
        )
        return isinstance(marked, CursorResult) and marked.rowcount > 0
