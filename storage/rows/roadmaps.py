"""Imports, roadmaps, their orders and activities, occurrences and the parties' resolution."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record


class ImportRow(Record):
    """A document on its way: reading, answers by doubt id, patches, state."""

    __tablename__ = "imports"
    id: Mapped[int] = mapped_column(primary_key=True)
    file_hash: Mapped[str] = mapped_column(index=True)
    file_name: Mapped[str]
    state: Mapped[str]  # received, reading, draft, publishing, published, refused, cancelled
    issuer: Mapped[str | None]
    number: Mapped[str | None]
    order_date: Mapped[date | None]
    reading: Mapped[dict[str, Any] | None]
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    patches: Mapped[list[Any]] = mapped_column(default=list)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    progress: Mapped[dict[str, Any]] = mapped_column(default=dict)
    refusal: Mapped[dict[str, Any] | None]  # key and arguments of the sentence
    roadmap_id: Mapped[int | None] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class RoadmapRow(Record):
    """An approved plan; `settings` overrides the defaults of dating and review."""

    __tablename__ = "roadmaps"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    short_name: Mapped[str | None]
    issuer: Mapped[str | None]
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    period_start: Mapped[date]
    period_end: Mapped[date]
    state: Mapped[str]  # publishing, active, closed
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    coordinator_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]


class OrderRow(Record):
    """The order that approved or amended a roadmap."""

    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    kind: Mapped[str]  # approval, amendment
    issuer: Mapped[str | None]
    number: Mapped[str | None]
    order_date: Mapped[date | None]
    signatory: Mapped[dict[str, Any] | None]
    controller: Mapped[dict[str, Any] | None]
    coordinator: Mapped[dict[str, Any] | None]
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"))


class SectionRow(Record):
    """A heading under which activities stand, as printed."""

    __tablename__ = "sections"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    title: Mapped[str]
    position: Mapped[int]
    __table_args__ = (UniqueConstraint("roadmap_id", "title"),)


class ActivityRow(Record):
    """One row of the roadmap, or a point of the order's own text (kind "order")."""

    __tablename__ = "activities"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("sections.id"))
    kind: Mapped[str]
    level: Mapped[str | None]
    no: Mapped[str | None]
    position: Mapped[int]
    key: Mapped[str]  # identity over editions: kind, level, section, number or title
    title: Mapped[str]
    short_name: Mapped[str | None]
    form: Mapped[str | None]
    codes: Mapped[list[Any]] = mapped_column(default=list)
    audience: Mapped[str | None]
    place: Mapped[str | None]
    result: Mapped[str | None]
    deadline_raw: Mapped[str]
    deadline: Mapped[dict[str, Any]]
    responsible: Mapped[list[Any]] = mapped_column(default=list)  # [{text, kind}] as printed
    tracking: Mapped[str]
    needs_document: Mapped[bool] = mapped_column(default=False)
    assumptions: Mapped[list[Any]] = mapped_column(default=list)  # doubts taken as read
    state: Mapped[str]  # active, removed
    __table_args__ = (
        UniqueConstraint("roadmap_id", "key"),
        Index("ix_activities_roadmap_id_position", "roadmap_id", "position"),
    )


class OccurrenceRow(Record):
    """One start..due of an activity, with the rule that gave it."""

    __tablename__ = "occurrences"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str]
    start: Mapped[date | None]
    due: Mapped[date]  # as printed
    working: Mapped[date]  # shifted by the production calendar, or the new working date
    rule: Mapped[dict[str, Any]]  # {"code", "args"}
    state: Mapped[str]  # live, done_before, released
    __table_args__ = (UniqueConstraint("activity_id", "kind", "key"),)


class PartyMatchRow(Record):
    """Who a printed party is, confirmed once by the coordinator and remembered."""

    __tablename__ = "party_matches"
    id: Mapped[int] = mapped_column(primary_key=True)
    text_key: Mapped[str] = mapped_column(unique=True)  # normalised printed text
    text: Mapped[str]
    target: Mapped[str]  # post, group, schools, nobody
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    confirmed_at: Mapped[datetime]


class FactorRow(Record):
    """A risk factor's parameter and the schools that show it, as matched to the directory."""

    __tablename__ = "factors"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    code: Mapped[str]
    factor: Mapped[str]
    parameter: Mapped[str]
    schools: Mapped[list[Any]]  # as printed
    organization_ids: Mapped[list[Any]]
    __table_args__ = (UniqueConstraint("roadmap_id", "code"),)


class IndicatorRow(Record):
    """A target indicator with its targets by year or date, as printed."""

    __tablename__ = "indicators"
    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id"), index=True)
    name: Mapped[str]
    unit: Mapped[str | None]
    targets: Mapped[list[Any]]
