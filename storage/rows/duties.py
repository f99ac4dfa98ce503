"""Duties, packages, what was submitted for them, evidence, extensions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Computed, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record, index_of


class PackageRow(Record):
    """Everything that one post owes under a roadmap on one day."""

    __tablename__ = "packages"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    due: Mapped[date]  # working date
    __table_args__ = (UniqueConstraint("roadmap_id", "post_id", "due"),)


class DutyRow(Record):
    """Occurrence x post: what somebody must do by a date.

    `due` is the date of the order in force; where a change has moved it, `original_due` keeps the
    one printed first and `moved_by` the ground. `done_by` is computed by the database as
    roadmap.terms.done_by has it for what is awaited.
    """

    __tablename__ = "duties"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    occurrence_id: Mapped[int] = mapped_column(ForeignKey("occurrences.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    package_id: Mapped[int | None] = mapped_column(ForeignKey("packages.id"), index=True)
    role: Mapped[str]
    due: Mapped[date]  # as printed
    working: Mapped[date]
    original_due: Mapped[date | None]
    moved_by: Mapped[str | None]  # "order:<number>:<date>", a code or a person's words
    extended: Mapped[date | None]
    rework_until: Mapped[date | None]
    done_by: Mapped[date] = mapped_column(Computed("coalesce(rework_until, extended, working)"))
    snoozed_until: Mapped[date | None]  # the holder's wish: silence before this day
    state: Mapped[str]
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"))
    executed_on: Mapped[date | None]
    first_reported_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    accepted_silently: Mapped[bool] = mapped_column(default=False)
    release_reason: Mapped[str | None]
    __table_args__ = (
        UniqueConstraint("occurrence_id", "post_id"),
        Index("ix_duties_post_id_state_working", "post_id", "state", "working"),
        Index("ix_duties_roadmap_id_state_working", "roadmap_id", "state", "working"),
        index_of("ix_duties_awaited", "state IN ('draft', 'none', 'returned')", "done_by", "id"),
    )


class SubmissionRow(Record):
    """What a holder sent for a duty or a package.

    States: draft, reported, returned, accepted, withdrawn. `number` is given when it is sent.
    """

    __tablename__ = "submissions"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    package_id: Mapped[int | None] = mapped_column(ForeignKey("packages.id"))
    number: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[str]
    entered_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    source: Mapped[str]  # chat, letter, phone, office, upload, email
    executed_on: Mapped[date | None]
    value: Mapped[dict[str, Any] | None]  # {"numerator", "denominator"}
    created_at: Mapped[datetime]
    reported_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    reason: Mapped[str | None]
    counter_chat_id: Mapped[int | None] = mapped_column(BigInteger)
    counter_message_id: Mapped[int | None] = mapped_column(BigInteger)
    __table_args__ = (
        Index("ix_submissions_roadmap_id_state", "roadmap_id", "state"),
        Index("ix_submissions_state_reported_at", "state", "reported_at"),
        Index("ix_submissions_package_id", "package_id"),
    )


class SubmissionDutyRow(Record):
    """Which duties a submission answers."""

    __tablename__ = "submission_duties"
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id"), primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"), primary_key=True, index=True)


class EvidenceRow(Record):
    """A file, link or requisites; a file counts when it is stored under its hash.

    States: received, stored, failed, removed. Without a submission it waits for its owner's word.
    """

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[str]  # file, link, requisites
    origin: Mapped[str]  # photo, document, video, text
    text: Mapped[str | None]  # the link, the requisites, or the caption
    bot_id: Mapped[int | None] = mapped_column(BigInteger)
    file_id: Mapped[str | None]
    file_unique_id: Mapped[str | None]
    media_group_id: Mapped[str | None]
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str | None]
    mime: Mapped[str | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None]
    state: Mapped[str]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
    stored_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("bot_id", "chat_id", "message_id"),
        Index("ix_evidence_state_created_at", "state", "created_at"),
        Index("ix_evidence_person_id", "person_id"),
    )


class ExtensionRow(Record):
    """A request to move a duty's date; the original date stays beside it."""

    __tablename__ = "extensions"
    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    reason: Mapped[str]
    proposed: Mapped[date]
    state: Mapped[str]  # open, granted, refused, withdrawn
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decision_reason: Mapped[str | None]


class DateRequestRow(Record):
    """A holder is asked for dates that no calendar gives: "по отдельному графику".

    States: open; named; closed, when the activity is dated otherwise or released.
    """

    __tablename__ = "date_requests"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    state: Mapped[str]
    asked_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    named_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("activity_id", "post_id"),
        Index("ix_date_requests_post_id_state", "post_id", "state"),
    )


class EscalationNoteRow(Record):
    """A coordinator's word to the controller about an overdue duty."""

    __tablename__ = "escalation_notes"
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"), primary_key=True)
    comment: Mapped[str | None]
    spared_on: Mapped[date | None]  # the control day from which it was withheld
    by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
