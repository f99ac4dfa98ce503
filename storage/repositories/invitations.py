"""Invitations in the writing transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, exists, insert, select, update

from storage.engine import Session
from storage.queries.directory import load_invitation
from storage.rows import InvitationRow, InvitationVisitRow
from usecases.ports.people import InvitationView

UNUSED = InvitationRow.used_at.is_(None) & InvitationRow.revoked_at.is_(None)


class SqlInvitationRepository:
    """See usecases.ports.people.InvitationRepository for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def _close(self, *criteria: ColumnElement[bool], **values: datetime) -> bool:
        result: CursorResult[Any] = await self._session.execute(  # type: ignore[assignment]
            update(InvitationRow).where(UNUSED, *criteria).values(**values)
        )
        return bool(result.rowcount)

    async def add(
        self,
        token_hash: str,
        person_id: int,
        *,
        post_id: int | None,
        role: str | None,
        created_by: int | None,
        now: datetime,
        expires_at: datetime,
    ) -> int:
        """Issue one; older unused ones of the same person and post (or role) are revoked."""
        await self._close(
            InvitationRow.person_id == person_id,
            InvitationRow.post_id.is_not_distinct_from(post_id),
            InvitationRow.role.is_not_distinct_from(role),
            revoked_at=now,
        )
        made = await self._session.execute(
            insert(InvitationRow)
            .values(
                token_hash=token_hash,
                person_id=person_id,
                post_id=post_id,
                role=role,
                created_at=now,
                created_by=created_by,
                expires_at=expires_at,
            )
            .returning(InvitationRow.id)
        )
        return int(made.scalar_one())

    async def by_hash(self, token_hash: str) -> InvitationView | None:
        """The invitation of a token."""
        return await load_invitation(self._session, InvitationRow.token_hash == token_hash)

    async def get(self, invitation_id: int) -> InvitationView | None:
        """One invitation."""
        return await load_invitation(self._session, InvitationRow.id == invitation_id)

    async def visit(
        self, invitation_id: int, channel: str, bot_id: int, address: str, *, now: datetime
    ) -> None:
        """A chat opened the link; only such a chat may press its buttons."""
        if not await self.visited(invitation_id, channel, bot_id, address):
            await self._session.execute(
                insert(InvitationVisitRow).values(
                    invitation_id=invitation_id,
                    channel=channel,
                    bot_id=bot_id,
                    address=address,
                    at=now,
                )
            )
        await self._close(
            InvitationRow.id == invitation_id, InvitationRow.opened_at.is_(None), opened_at=now
        )

    async def visited(self, invitation_id: int, channel: str, bot_id: int, address: str) -> bool:
        """Whether a chat has opened the link itself."""
        seen = exists().where(
            InvitationVisitRow.invitation_id == invitation_id,
            InvitationVisitRow.channel == channel,
            InvitationVisitRow.bot_id == bot_id,
            InvitationVisitRow.address == address,
        )
        return bool(await self._session.scalar(select(seen)))

    async def use(self, invitation_id: int, *, now: datetime) -> bool:
        """Take it, once: False when it was used, revoked or has expired meanwhile."""
        return await self._close(
            InvitationRow.id == invitation_id, InvitationRow.expires_at > now, used_at=now
        )

    async def revoke(self, invitation_id: int, *, now: datetime) -> bool:
        """Close an unused one; False when there was nothing left to close."""
        return await self._close(InvitationRow.id == invitation_id, revoked_at=now)

    async def revoke_of_post(self, post_id: int, *, except_person: int, now: datetime) -> None:
        """Close the unused ones that invite others to a post which has a new holder."""
        await self._close(
            InvitationRow.post_id == post_id,
            InvitationRow.person_id != except_person,
            revoked_at=now,
        )
