"""What may be wrong with an installation, looked at from the shell; nothing is changed."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiosmtplib import SMTPAuthenticationError, SMTPException

from bot.cli.session import NoDownloads
from bot.clock import clock_for
from bot.ground import lay
from bot.mail.mailbox import ImapMailbox
from bot.mail.settings import MailServer
from bot.mail.smtp import logged_in
from bot.settings import Settings
from bot.whoami import ask
from roadmap.errors import TryLaterError, VekhaError
from roadmap.intake.formats.programs import program
from roadmap.intake.formats.scan import knows_russian
from storage.engine import Database
from storage.migrate import newest, revision, server_time
from usecases.calendar import load_calendar
from usecases.calendar.warning import unconfirmed
from usecases.ports.ground import Ground
from usecases.watching import Health, ReadHealth, Trouble

LEAST_FREE = 1_000_000_000
CLOCKS_APART = 10.0
LATER = frozenset({Trouble.SEND_LATE, Trouble.FAILING})


class Verdict(IntEnum):
    """How a thing is; the worst decides the exit code: 0, 0, 3, 2."""

    WELL = 0
    NOTE = 1
    LATER = 2
    WRONG = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """A text's key with its arguments."""

    verdict: Verdict
    key: str
    arguments: dict[str, Any] = field(default_factory=dict)


async def examine(settings: Settings) -> list[Finding]:
    """All checks in order; what needs a database that works is left out without one."""
    found = [Finding(Verdict.WELL, "doctor-settings", {"folder": str(settings.data_dir)})]
    found.append(_folder(settings))
    found += await _telegram(settings)
    found += await _mail(settings)
    database = await asyncio.to_thread(_database, settings)
    found += database
    if any(one.key == "doctor-database" for one in database):
        found += await _inside(settings)
    return [*found, *_programs()]


def refused(error: VekhaError) -> Finding:
    """An error of ours as a finding, in its own words."""
    verdict = Verdict.LATER if isinstance(error, TryLaterError) else Verdict.WRONG
    return Finding(verdict, error.key, error.arguments)


def _folder(settings: Settings) -> Finding:
    """The data folder, or the nearest one above it that is there."""
    wanted = settings.data_dir.absolute()
    there = next(path for path in (wanted, *wanted.parents) if path.is_dir())
    return folder_finding(there, shutil.disk_usage(there).free, writable=os.access(there, os.W_OK))


def folder_finding(folder: Path, free: int, *, writable: bool) -> Finding:
    """Room in bytes, and the right to write."""
    told = {"folder": str(folder), "free": f"{free / 1e9:.1f}".replace(".", ",")}
    if not writable:
        return Finding(Verdict.WRONG, "doctor-folder-closed", told)
    if free < LEAST_FREE:
        return Finding(Verdict.WRONG, "doctor-disk-full", told)
    return Finding(Verdict.WELL, "doctor-disk", told)


async def _telegram(settings: Settings) -> list[Finding]:
    try:
        account = await ask(settings)
    except VekhaError as error:
        return [refused(error)]
    return [Finding(Verdict.WELL, "doctor-bot", {"name": account.username})]


async def _mail(settings: Settings) -> list[Finding]:
    """Logging in to both servers; nothing is sent, no letter is marked."""
    if settings.smtp is None:
        return [Finding(Verdict.NOTE, "doctor-mail-none")]
    found = [await _smtp(settings.smtp)]
    if settings.imap is None:
        return [*found, Finding(Verdict.NOTE, "doctor-imap-none")]
    return [*found, await _imap(settings.imap, settings.imap_folder)]


async def _smtp(server: MailServer) -> Finding:
    told = {"host": server.host, "port": str(server.port)}
    try:
        async with logged_in(server):
            return Finding(Verdict.WELL, "doctor-smtp", told)
    except (SMTPException, OSError, TimeoutError) as error:
        refused_us = isinstance(error, SMTPAuthenticationError)
        verdict = Verdict.WRONG if refused_us else Verdict.LATER
        return Finding(verdict, "doctor-smtp-fails", {**told, "reason": str(error)[:200]})


async def _imap(server: MailServer, folder: str) -> Finding:
    told = {"host": server.host, "port": str(server.port)}
    try:
        async with ImapMailbox(server, folder).open() as opened:
            waiting = await opened.waiting(None)
    except TryLaterError as error:
        reason = str(error.arguments.get("reason", ""))
        return Finding(Verdict.LATER, "doctor-imap-fails", {**told, "reason": reason})
    return Finding(Verdict.WELL, "doctor-imap", {**told, "n": len(waiting)})


def _database(settings: Settings) -> list[Finding]:
    wanted = newest()
    try:
        found = revision(settings.database)
        at = server_time(settings.database)
    except VekhaError as error:
        return [refused(error)]
    if found is None:
        return [Finding(Verdict.WRONG, "doctor-database-empty")]
    clock = clock_finding(settings.timezone, datetime.now(UTC), at)
    told = {"found": found, "wanted": wanted, "engine": "SQLite" if at is None else "PostgreSQL"}
    if found != wanted:
        return [Finding(Verdict.WRONG, "doctor-database-old", told), clock]
    return [Finding(Verdict.WELL, "doctor-database", told), clock]


def clock_finding(zone: str, now: datetime, server: datetime | None) -> Finding:
    """Our clock beside the database server's, None for a file."""
    told: dict[str, Any] = {"zone": zone}
    told["now"] = now.astimezone(ZoneInfo(zone)).strftime("%d.%m.%Y %H:%M")
    if server is None:
        return Finding(Verdict.WELL, "doctor-clock-alone", told)
    apart = abs((now - server).total_seconds())
    told["apart"] = f"{apart:.0f}"
    if apart > CLOCKS_APART:
        return Finding(Verdict.WRONG, "doctor-clock-wrong", told)
    return Finding(Verdict.WELL, "doctor-clock", told)


async def _inside(settings: Settings) -> list[Finding]:
    """What the bot's own database says."""
    database = Database(settings.database)
    clock = clock_for(settings.clock_url, settings.timezone)
    try:
        await clock.start()
        ground = lay(settings, database, clock, NoDownloads())
        health = await ReadHealth(ground.read, clock)()
        return [*_health(health), *await _calendar(ground, clock.today())]
    finally:
        await clock.stop()
        await database.close()


def _health(health: Health) -> Iterable[Finding]:
    if health.beat_at is None:
        yield Finding(Verdict.NOTE, "doctor-never-ran")
        return
    for trouble in health.troubles:
        verdict = Verdict.LATER if trouble in LATER else Verdict.WRONG
        yield Finding(verdict, f"doctor-trouble-{trouble}")
    if not health.troubles:
        yield Finding(Verdict.WELL, "doctor-running", {"due": health.work.due})
    if health.work.lost:
        yield Finding(Verdict.NOTE, "doctor-lost", {"n": health.work.lost})


async def _calendar(ground: Ground, today: date) -> list[Finding]:
    async with ground.read() as read:
        calendar = await load_calendar(read.calendar, ())
        years = await read.calendar.years_ahead(today)
    missing = unconfirmed((date(year, 1, 1) for year in years), calendar)
    if not missing:
        return [Finding(Verdict.WELL, "doctor-calendar")]
    return [Finding(Verdict.NOTE, "doctor-calendar-missing", {"year": str(y)}) for y in missing]


def _programs() -> Iterable[Finding]:
    office = program("soffice", "libreoffice") is not None
    scans = program("tesseract") is not None and knows_russian()
    for there, key, missing in (
        (office, "doctor-office", "doctor-office-missing"),
        (scans, "doctor-tesseract", "doctor-tesseract-missing"),
    ):
        yield Finding(Verdict.WELL, key) if there else Finding(Verdict.NOTE, missing)
