"""What comes in and what goes out: inbox, reminders, deliveries, jobs, chat state."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record, index_of

WAITS = "state = 'planned' AND delivery_id IS NULL"
TAKEN = "state = 'planned' AND delivery_id IS NOT NULL"


class InboxRow(Record):
    """An update as it came; committed before its offset is confirmed. Also the dedupe."""

    __tablename__ = "inbox"
    id: Mapped[int] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[int] = mapped_column(BigInteger)  # chat id, else user id, else 0
    payload: Mapped[dict[str, Any]]
    state: Mapped[str]  # new, done, failed
    attempts: Mapped[int] = mapped_column(default=0)
    stops: Mapped[int] = mapped_column(default=0, server_default="0")
    error: Mapped[str | None]
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_inbox_state_id", "state", "id"),
        {"sqlite_autoincrement": True},  # lanes go on from an id: one must never come again
    )


class ReminderRow(Record):
    """The plan: this duty, this rung, this day. Its message is a delivery.

    States: planned (with a delivery: taken by that digest, and sent with it); sent; undelivered,
    until the holder can be reached; cancelled; expired, when a later rung speaks of it.
    """

    __tablename__ = "reminders"
    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey("duties.id"))
    kind: Mapped[str]  # before:5, today, afternoon, overdue:1, overdue:monday, rework:1, snooze
    day: Mapped[date]
    slot: Mapped[str]  # morning, afternoon
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    state: Mapped[str]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"))
    __table_args__ = (
        UniqueConstraint("duty_id", "kind", "day"),
        index_of("ix_reminders_due", WAITS, "day", "slot", "post_id"),
        index_of("ix_reminders_taken", TAKEN, "delivery_id"),
        index_of("ix_reminders_delivery_id", "delivery_id IS NOT NULL", "delivery_id"),
        index_of("ix_reminders_undelivered", "state = 'undelivered'", "post_id"),
        index_of("ix_reminders_past", "state <> 'planned'", "day"),
    )


class DeliveryRow(Record):
    """A message to one person over one channel; composed when it is claimed.

    A digest is unique by (person, channel, local day, slot); a notice has kind "notice:<what>"
    and slot "<what>:<id>", so that the same event is told once. States: planned, claimed, sent,
    failed, undeliverable, cancelled, expired.
    """

    __tablename__ = "deliveries"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    channel: Mapped[str]
    kind: Mapped[str]  # digest, notice:<what>
    local_day: Mapped[date]
    slot: Mapped[str]
    ref: Mapped[dict[str, Any]] = mapped_column(default=dict)  # ids that the content is made of
    not_before: Mapped[datetime]
    state: Mapped[str]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    address: Mapped[str | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    maybe_sent: Mapped[bool] = mapped_column(default=False)
    failing_since: Mapped[datetime | None]  # when it was due, once an attempt was refused
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("person_id", "channel", "local_day", "slot"),
        Index("ix_deliveries_state_not_before", "state", "not_before"),
        Index("ix_deliveries_address_message_id", "address", "message_id"),
    )


class MessageLinkRow(Record):
    """Which duty or package a message of ours speaks of, so that a reply to it is a report."""

    __tablename__ = "message_links"
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[str]  # duty, package, submission, digest
    ref: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class LetterRow(Record):
    """A letter that came; committed before it is marked as seen. Also the dedupe.

    Its content lies under its hash until it has been handled and forgotten.
    """

    __tablename__ = "letters"
    id: Mapped[int] = mapped_column(primary_key=True)
    mailbox: Mapped[str]
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str] = mapped_column(unique=True)  # its Message-ID, else its hash
    sha256: Mapped[str | None]
    size: Mapped[int] = mapped_column(BigInteger)
    whole: Mapped[bool]  # of a letter over the limit only the head was taken
    sender: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id"))
    verdict: Mapped[str | None]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("mailbox", "uid_validity", "uid"),)


class JobRow(Record):
    """Leased work outside the chat's lanes; `key` keeps the same work from standing twice."""

    __tablename__ = "jobs"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    args: Mapped[dict[str, Any]] = mapped_column(default=dict)
    key: Mapped[str] = mapped_column(unique=True)
    state: Mapped[str]  # planned, claimed, done, failed
    run_at: Mapped[datetime]
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    __table_args__ = (Index("ix_jobs_state_run_at", "state", "run_at"),)


class ExpectedInputRow(Record):
    """What is expected of a person as free text or a file, cancelled by any press."""

    __tablename__ = "expected_inputs"
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    what: Mapped[str]  # evidence, return-reason, ...
    ref: Mapped[dict[str, Any]]
    until: Mapped[datetime]


class DialogStateRow(Record):
    """The conversation state of aiogram's dialogs (coordinator's forms only)."""

    __tablename__ = "dialog_states"
    key: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
    at: Mapped[datetime]


class HistoryRow(Record):
    """Append-only: at, actor, verb, subject, ids, before, after, ground."""

    __tablename__ = "history"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    verb: Mapped[str]
    subject: Mapped[str]  # duty, submission, roadmap, import, person, ...
    subject_id: Mapped[int]
    roadmap_id: Mapped[int | None] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    ground: Mapped[str | None]
    __table_args__ = (Index("ix_history_subject_subject_id", "subject", "subject_id"),)


class InstallationRow(Record):
    """Small facts about this installation (the bot's name, heartbeats), by key."""

    __tablename__ = "installation"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]
    at: Mapped[datetime]
