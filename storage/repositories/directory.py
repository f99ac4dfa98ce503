"""Organisations, posts, terms and groups in the writing transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import CursorResult, delete, insert, select, update

from storage.engine import Session
from storage.queries.directory import OPEN_TERM, load_organizations, load_posts
from storage.rows import GroupPostRow, GroupRow, OrganizationRow, PostHolderRow, PostRow
from usecases.ports.people import NewOrganization, NewPost, OrganizationView, PostView


class SqlDirectoryRepository:
    """See usecases.ports.people.DirectoryRepository for what each method promises."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add_organization(
        self,
        name: str,
        kind: str,
        *,
        parent_id: int | None = None,
        short_name: str | None = None,
        code: str | None = None,
        aliases: Sequence[str] = (),
    ) -> int:
        """A new organisation; the id."""
        made = await self._session.execute(
            insert(OrganizationRow)
            .values(
                name=name,
                kind=kind,
                parent_id=parent_id,
                short_name=short_name,
                code=code,
                aliases=list(aliases),
            )
            .returning(OrganizationRow.id)
        )
        return int(made.scalar_one())

    async def add_organizations(self, new: Sequence[NewOrganization]) -> tuple[int, ...]:
        """New organisations; the ids in the same order."""
        if not new:
            return ()
        made = await self._session.scalars(
            insert(OrganizationRow).returning(OrganizationRow.id, sort_by_parameter_order=True),
            [{**asdict(one), "aliases": []} for one in new],
        )
        return tuple(made)

    async def update_organization(
        self,
        organization_id: int,
        *,
        name: str,
        kind: str,
        parent_id: int | None,
        short_name: str | None,
        code: str | None,
    ) -> None:
        """Write an organisation's facts."""
        await self._session.execute(
            update(OrganizationRow)
            .where(OrganizationRow.id == organization_id)
            .values(name=name, kind=kind, parent_id=parent_id, short_name=short_name, code=code)
        )

    async def set_aliases(self, organization_id: int, aliases: Sequence[str]) -> None:
        """Replace what else an organisation is called."""
        await self._session.execute(
            update(OrganizationRow)
            .where(OrganizationRow.id == organization_id)
            .values(aliases=list(aliases))
        )

    async def organizations(self) -> tuple[OrganizationView, ...]:
        """The whole tree."""
        return await load_organizations(self._session)

    async def add_post(self, organization_id: int, title: str, kind: str) -> int:
        """A new post; the id."""
        made = await self._session.execute(
            insert(PostRow)
            .values(organization_id=organization_id, title=title, kind=kind)
            .returning(PostRow.id)
        )
        return int(made.scalar_one())

    async def add_posts(self, new: Sequence[NewPost]) -> tuple[int, ...]:
        """New posts; the ids in the same order."""
        if not new:
            return ()
        made = await self._session.scalars(
            insert(PostRow).returning(PostRow.id, sort_by_parameter_order=True),
            [asdict(one) for one in new],
        )
        return tuple(made)

    async def rename_post(self, post_id: int, title: str) -> None:
        """The post is called otherwise now."""
        await self._session.execute(
            update(PostRow).where(PostRow.id == post_id).values(title=title)
        )

    async def posts(self) -> tuple[PostView, ...]:
        """Every post with its present holder."""
        return await load_posts(self._session)

    async def hold_post(
        self, post_id: int, person_id: int, *, since: date, acting: bool = False
    ) -> int | None:
        """Open a term; the former holder's ends on the same day: their id, or None."""
        same = (PostHolderRow.post_id == post_id, PostHolderRow.acting == acting, OPEN_TERM)
        former = (
            await self._session.execute(select(PostHolderRow.person_id).where(*same))
        ).scalar()
        if former == person_id:
            return None
        if former is not None:
            await self._session.execute(update(PostHolderRow).where(*same).values(until=since))
        await self._session.execute(
            insert(PostHolderRow).values(
                post_id=post_id, person_id=person_id, since=since, acting=acting
            )
        )
        return former

    async def open_terms(self, holders: Mapping[int, int], *, since: date) -> None:
        """Terms of people by post, for posts that nobody has held."""
        terms = [
            {"post_id": post, "person_id": person, "since": since, "acting": False}
            for post, person in holders.items()
        ]
        if terms:
            await self._session.execute(insert(PostHolderRow), terms)

    async def end_term(self, post_id: int, person_id: int, *, until: date) -> bool:
        """Close a person's open term; `until` is the first day without the post."""
        result: CursorResult[Any] = await self._session.execute(  # type: ignore[assignment]
            update(PostHolderRow)
            .where(
                PostHolderRow.post_id == post_id, PostHolderRow.person_id == person_id, OPEN_TERM
            )
            .values(until=until)
        )
        return bool(result.rowcount)

    async def add_group(self, name: str, post_ids: Sequence[int], *, now: datetime) -> int:
        """A new list of posts; the id."""
        made = await self._session.execute(
            insert(GroupRow).values(name=name, created_at=now).returning(GroupRow.id)
        )
        group_id = int(made.scalar_one())
        await self._fill(group_id, post_ids)
        return group_id

    async def set_group(self, group_id: int, post_ids: Sequence[int]) -> None:
        """Replace a list's posts."""
        await self._session.execute(delete(GroupPostRow).where(GroupPostRow.group_id == group_id))
        await self._fill(group_id, post_ids)

    async def _fill(self, group_id: int, post_ids: Sequence[int]) -> None:
        rows = [{"group_id": group_id, "post_id": post} for post in dict.fromkeys(post_ids)]
        if rows:
            await self._session.execute(insert(GroupPostRow), rows)
