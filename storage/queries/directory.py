"""Selects of the directory that the reading and the writing side share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from roadmap.reminding import Pace
from storage.engine import Session
from storage.rows import (
    ContactRow,
    InvitationRow,
    OrganizationRow,
    PersonRow,
    PostHolderRow,
    PostRow,
)
from usecases.ports.people import InvitationView, OrganizationView, PersonContact, PostView

CHANNEL = "telegram"
Vague = Select[*tuple[Any, ...]]
CONTACT = (ContactRow.channel, ContactRow.bot_id, ContactRow.address, ContactRow.state)
MAIL = aliased(ContactRow)
MAILED = exists().where(
    MAIL.person_id == PersonRow.id, MAIL.channel == "email", MAIL.state == "active"
)
PERSON = (
    PersonRow.id,
    PersonRow.full_name,
    PersonRow.phone,
    PersonRow.email,
    PersonRow.locale,
    PersonRow.timezone,
    PersonRow.digest_at,
    PersonRow.away_until,
    PersonRow.quiet_from,
    PersonRow.quiet_until,
    PersonRow.pace,
    PersonRow.consent_version,
    PersonRow.consent_at,
    PersonRow.joined_at,
    MAILED,
    *CONTACT,
)
ORGANIZATION = (
    OrganizationRow.id,
    OrganizationRow.parent_id,
    OrganizationRow.kind,
    OrganizationRow.name,
    OrganizationRow.short_name,
    OrganizationRow.code,
    OrganizationRow.aliases,
    OrganizationRow.six_day_week,
)
OPEN_TERM = PostHolderRow.until.is_(None)


def held_on(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Terms that cover a day; `until` is the first day without the post."""
    return and_(
        PostHolderRow.since <= day,
        or_(PostHolderRow.until.is_(None), PostHolderRow.until > day),
    )


def with_contact(query: Vague) -> Vague:
    """Join a query over persons to their one live address in the chat."""
    return query.outerjoin(
        ContactRow,
        and_(
            ContactRow.person_id == PersonRow.id,
            ContactRow.channel == CHANNEL,
            ContactRow.state != "revoked",
        ),
    )


def person_contact(row: Sequence[Any]) -> PersonContact:
    """The columns of PERSON as a read model; without a contact its defaults hold."""
    known = row if row[-1] is not None else row[: -len(CONTACT)]
    return PersonContact(*known)


def organization_view(row: Sequence[Any]) -> OrganizationView:
    """The columns of ORGANIZATION as a read model."""
    view = OrganizationView(*row)
    return replace(view, aliases=tuple(view.aliases))


async def load_persons(session: Session, *criteria: ColumnElement[bool]) -> list[PersonContact]:
    """Active people with their addresses, by id."""
    query = with_contact(select(*PERSON).select_from(PersonRow))
    query = query.where(PersonRow.active, *criteria).order_by(PersonRow.id)
    return [person_contact(row) for row in await session.execute(query)]


async def load_organizations(session: Session) -> tuple[OrganizationView, ...]:
    """The active tree, by id."""
    query = select(*ORGANIZATION).where(OrganizationRow.active).order_by(OrganizationRow.id)
    return tuple(organization_view(row) for row in await session.execute(query))


async def load_holders(
    session: Session, term: ColumnElement[bool], *criteria: ColumnElement[bool]
) -> dict[int, PersonContact]:
    """Holders by post; somebody acting comes before the holder proper, then the newest."""
    query = select(PostHolderRow.post_id, *PERSON).join(
        PersonRow, PersonRow.id == PostHolderRow.person_id
    )
    query = (
        with_contact(query)
        .where(term, PersonRow.active, *criteria)
        .order_by(PostHolderRow.acting, PostHolderRow.id)
    )
    return {row[0]: person_contact(row[1:]) for row in await session.execute(query)}


async def paces_of(session: Session, post_ids: Collection[int]) -> dict[int, Pace]:
    """Other ladders than the usual one by post: the holder's, of who acts only without a holder."""
    rows = await session.execute(
        select(PostHolderRow.post_id, PersonRow.pace)
        .join(PersonRow, PersonRow.id == PostHolderRow.person_id)
        .where(PostHolderRow.post_id.in_(post_ids), OPEN_TERM, PersonRow.active)
        .order_by(PostHolderRow.acting.desc(), PostHolderRow.id)
    )
    wishes = {post: Pace(pace or Pace.USUAL) for post, pace in rows}
    return {post: pace for post, pace in wishes.items() if pace is not Pace.USUAL}


async def load_posts(session: Session, *criteria: ColumnElement[bool]) -> tuple[PostView, ...]:
    """Active posts of active organisations with their present holders, by id."""
    query = (
        select(PostRow.id, PostRow.title, PostRow.kind, *ORGANIZATION)
        .join(OrganizationRow, OrganizationRow.id == PostRow.organization_id)
        .where(PostRow.active, OrganizationRow.active, *criteria)
        .order_by(PostRow.id)
    )
    rows = (await session.execute(query)).all()
    if not rows:
        return ()
    few = [PostHolderRow.post_id.in_([row[0] for row in rows])] if len(rows) < 100 else []
    holders = await load_holders(session, OPEN_TERM, *few)
    return tuple(
        PostView(row[0], row[1], row[2], organization_view(row[3:]), holders.get(row[0]))
        for row in rows
    )


async def load_invitation(
    session: Session, criterion: ColumnElement[bool]
) -> InvitationView | None:
    """One invitation with its person and post."""
    query = (
        with_contact(
            select(
                InvitationRow.id,
                InvitationRow.role,
                InvitationRow.post_id,
                InvitationRow.expires_at,
                InvitationRow.used_at,
                InvitationRow.revoked_at,
                *PERSON,
            ).join(PersonRow, PersonRow.id == InvitationRow.person_id)
        )
    ).where(criterion)
    row = (await session.execute(query)).first()
    if row is None:
        return None
    person = person_contact(row[6:])
    posts = await load_posts(session, PostRow.id == row.post_id) if row.post_id else ()
    post = posts[0] if posts else None
    holds = row.post_id is None or await _holds(session, row.post_id, person.person_id)
    return InvitationView(
        row.id, person, row.role, post, row.expires_at, row.used_at, row.revoked_at, holds
    )


async def _holds(session: Session, post_id: int, person_id: int) -> bool:
    query = select(PostHolderRow.id).where(
        PostHolderRow.post_id == post_id, PostHolderRow.person_id == person_id, OPEN_TERM
    )
    return (await session.execute(query)).first() is not None
