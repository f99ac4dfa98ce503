"""Organisations, posts and the people who hold them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record


class OrganizationRow(Record):
    """A school, department or authority in a tree (region, municipality, school)."""

    __tablename__ = "organizations"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    kind: Mapped[str]  # region, authority, school, department, other
    name: Mapped[str]
    short_name: Mapped[str | None]
    code: Mapped[str | None]  # as audit tables cite it: "7", "г44", "НОШ № 80"
    aliases: Mapped[list[Any]] = mapped_column(default=list)
    six_day_week: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    __table_args__ = (UniqueConstraint("parent_id", "name"),)


class PostRow(Record):
    """A post in an organisation; duties hang on it."""

    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"), index=True)
    title: Mapped[str]
    kind: Mapped[str]  # head, deputy, dispatcher, specialist
    active: Mapped[bool] = mapped_column(default=True)
    __table_args__ = (UniqueConstraint("organization_id", "title"),)


class GroupRow(Record):
    """An editable, dated list of posts ("руководители ШНОР")."""

    __tablename__ = "groups"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


class GroupPostRow(Record):
    """A post's place in a group."""

    __tablename__ = "group_posts"
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True)


class PersonRow(Record):
    """Somebody who holds posts or grants. Preferences are empty where the default holds."""

    __tablename__ = "persons"
    id: Mapped[int] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    locale: Mapped[str] = mapped_column(default="ru")
    timezone: Mapped[str | None]  # IANA name; shifts hours only, never dates
    digest_at: Mapped[str | None]  # "09:00", local
    away_until: Mapped[date | None]
    quiet_from: Mapped[str | None]  # "20:00", local; with quiet_until or not at all
    quiet_until: Mapped[str | None]
    pace: Mapped[str | None]  # see roadmap.reminding.Pace
    consent_version: Mapped[int | None]
    consent_at: Mapped[datetime | None]
    joined_at: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)


class PostHolderRow(Record):
    """Who holds a post from when until when (until is the first day without it)."""

    __tablename__ = "post_holders"
    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]
    acting: Mapped[bool] = mapped_column(default=False)


class ContactRow(Record):
    """How a person is reached; `address` is a chat id or an e-mail address."""

    __tablename__ = "contacts"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    channel: Mapped[str]  # telegram, email
    bot_id: Mapped[int] = mapped_column(BigInteger, default=0)
    address: Mapped[str]
    state: Mapped[str]  # active, blocked, deactivated, failing, revoked
    reason: Mapped[str | None]
    since: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("person_id", "channel", "bot_id", "address"),
        Index(  # a chat is one person's; a school's mailbox may be several people's
            "uq_contacts_chat",
            "channel",
            "bot_id",
            "address",
            unique=True,
            sqlite_where=text("channel <> 'email'"),
            postgresql_where=text("channel <> 'email'"),
        ),
    )


class GrantRow(Record):
    """What a person may do; without a roadmap it holds for all."""

    __tablename__ = "grants"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    role: Mapped[str]  # coordinator, controller, administrator
    roadmap_id: Mapped[int | None] = mapped_column(ForeignKey("roadmaps.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]


class InvitationRow(Record):
    """A personal deep link; only the token's hash is kept."""

    __tablename__ = "invitations"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    role: Mapped[str | None]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    expires_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class InvitationVisitRow(Record):
    """A chat that opened a link: nobody else may press the buttons that it led to."""

    __tablename__ = "invitation_visits"
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitations.id"), primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class ConsentRow(Record):
    """Each answer to the consent text, with its version: given or refused or withdrawn."""

    __tablename__ = "consents"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    version: Mapped[int]
    answer: Mapped[str]
    at: Mapped[datetime]


class StrangerRow(Record):
    """An unknown chat that has had its one polite line."""

    __tablename__ = "strangers"
    channel: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    address: Mapped[str] = mapped_column(primary_key=True)
    answered_at: Mapped[datetime]


Index("uq_group_posts_post", GroupPostRow.post_id, GroupPostRow.group_id)
Index("uq_post_holders_current", PostHolderRow.post_id, PostHolderRow.until)
