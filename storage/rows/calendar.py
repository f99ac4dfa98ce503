"""The production calendar's stored part: days that differ, confirmed years, school terms."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record


class CalendarDayRow(Record):
    """A day that differs from the published calendar; organisation empty = for everybody."""

    __tablename__ = "calendar_days"
    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    kind: Mapped[str]  # see roadmap.days.DayKind
    note: Mapped[str | None]  # the ground
    source: Mapped[str]  # year (a whole year's calendar), table, hand
    at: Mapped[datetime | None]
    __table_args__ = (
        Index(
            "uq_calendar_days_everybody",
            "day",
            unique=True,
            sqlite_where=organization_id.is_(None),
            postgresql_where=organization_id.is_(None),
        ),
        Index("uq_calendar_days_organization", "organization_id", "day", unique=True),
    )


class CalendarYearRow(Record):
    """A year whose whole calendar was loaded, and from which file."""

    __tablename__ = "calendar_years"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str]
    at: Mapped[datetime]


class SchoolTermRow(Record):
    """A четверть or триместр of a school year (the year it begins in), as dated windows."""

    __tablename__ = "school_terms"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"))
    system: Mapped[str]  # see roadmap.dating.TermSystem
    year: Mapped[int]
    number: Mapped[int]
    start: Mapped[date]
    end: Mapped[date]
    note: Mapped[str | None]
    at: Mapped[datetime]
    __table_args__ = (
        Index(
            "uq_school_terms_everybody",
            "year",
            "system",
            "number",
            unique=True,
            sqlite_where=organization_id.is_(None),
            postgresql_where=organization_id.is_(None),
        ),
        Index(
            "uq_school_terms_organization",
            "organization_id",
            "year",
            "system",
            "number",
            unique=True,
        ),
    )


class SummerPauseRow(Record):
    """When schools are told less in summer, every year; organisation empty = everybody's.

    Without both days there is no pause. What stands nearer to a school in the tree holds.
    """

    __tablename__ = "summer_pauses"
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id"), unique=True)
    first: Mapped[str | None]  # "06-15"
    last: Mapped[str | None]
    at: Mapped[datetime]
