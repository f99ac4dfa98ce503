"""Processes that share one PostgreSQL database: who lives, who leads, the rate they share."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.rows.metadata import Record


class ProcessRow(Record):
    """A living process; the others see by its growing `beat` that it lives, without any clock."""

    __tablename__ = "processes"
    owner: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]  # all, bot, worker, scheduler
    host: Mapped[str]
    pid: Mapped[int]
    beat: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]


class LeadRow(Record):
    """Which process does what only one may do; its lead ends with its row in `processes`."""

    __tablename__ = "leads"
    name: Mapped[str] = mapped_column(primary_key=True)  # bot, scheduler
    owner: Mapped[str]


class GateRow(Record):
    """A rate that all processes keep together: when it is idle, in the server's epoch seconds."""

    __tablename__ = "gates"
    name: Mapped[str] = mapped_column(primary_key=True)
    idle_at: Mapped[float]
