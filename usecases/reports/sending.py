"""A draft is sent; until the reviewer has opened it, it can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.errors import ConflictError, InputRefusedError
from roadmap.submissions import SubmissionState, number_prefix, read_text
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import Evidence, SubmissionFacts
from usecases.reminders.plan import replan
from usecases.reports.acting import (
    Actor,
    acting,
    expect_evidence,
    moment,
    name_of,
    note,
    own_submission,
    refuse_closed,
)
from usecases.reports.drafts import give_back

PATIENCE: Final = 10.0
"""Seconds that sending waits for files still on their way."""
PAUSE: Final = 0.25


class Sending(StrEnum):
    """How a press on «Отправить» ended."""

    SENT = "sent"
    ALREADY = "already"
    FILES_ON_THEIR_WAY = "files-on-their-way"
    EVIDENCE_MISSING = "evidence-missing"


async def send(
    uow: UnitOfWork, actor: Actor, facts: SubmissionFacts, calendar: ProductionCalendar
) -> None:
    """Draft or returned → reported, with its number, its notices and its reminders silenced.

    ConflictError when somebody else was first, or when no duty of it awaits a report any more.
    """
    evidence = await uow.evidence.of_submission(facts.id)
    day = executed_on(evidence, actor.today)
    if facts.returned_before and facts.executed_on:
        day = facts.executed_on
    if not await uow.submissions.report(facts.id, executed_on=day, now=actor.now):
        raise ConflictError("report-closed")
    if not await uow.duties.report(facts.id, executed_on=day, now=actor.now):
        raise ConflictError("report-nothing-left")
    naming = await uow.submissions.naming(facts.id)
    prefix = number_prefix(naming.order_number, naming.organization_code, facts.roadmap_id)
    number = await uow.submissions.give_number(facts.id, prefix)
    after = {"number": number, "executed_on": day.isoformat(), "evidence": len(evidence)}
    await note(uow, "reported", facts, at=actor.now, actor_id=actor.person_id, after=after)
    await _tell_reviewers(uow, actor, facts)
    await uow.chat.forget(actor.person_id)
    await replan_answered(uow, facts.id, actor.today, calendar)


def executed_on(evidence: Sequence[Evidence], today: date) -> date:
    """The latest date that requisites and captions name, else today."""
    read = (read_text(e.text, today=today) for e in evidence if e.text)
    days = [found.executed_on for found in read if found and found.executed_on]
    return max(days, default=today)


async def replan_answered(
    uow: UnitOfWork, submission_id: int, today: date, calendar: ProductionCalendar
) -> None:
    """The reminders of a submission's duties follow its state."""
    duties = await uow.duties.of_submission(submission_id)
    await replan(uow, [duty.id for duty in duties], today=today, calendar=calendar)


async def _tell_reviewers(uow: UnitOfWork, actor: Actor, facts: SubmissionFacts) -> None:
    own = {actor.person_id, *await uow.submissions.holders(facts.post_id, actor.today)}
    for reviewer in await uow.submissions.reviewers(facts.roadmap_id, now=actor.now):
        if reviewer not in own:
            await uow.deliveries.add_notice(
                reviewer,
                "report-received",
                f"{facts.id}-{actor.now.timestamp():.0f}",
                {"submission": facts.id},
                now=actor.now,
            )


@dataclass(frozen=True, slots=True)
class SendReport:
    """«Отправить»: once, however often it is pressed."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    zone: ZoneInfo
    patience: float = PATIENCE

    async def __call__(
        self, person: Identity, submission_id: int, *, unfinished: bool = False
    ) -> Sending:
        """Wait up to `patience` seconds for files, then send.

        With `unfinished` what is still on its way does not hold the report back: it is added
        when it comes.
        """
        if not unfinished and not await self._all_there(submission_id):
            return await self._later(person, submission_id)
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if facts.state is SubmissionState.REPORTED:
                return Sending.ALREADY
            if not facts.open:
                await refuse_closed(uow, facts, self.zone)
            if await _lacks_evidence(uow, submission_id):
                await expect_evidence(uow, actor, submission_id)
                await uow.commit()
                return Sending.EVIDENCE_MISSING
            await send(uow, actor, facts, await load_calendar(uow.calendar))
            await uow.commit()
        return Sending.SENT

    async def _later(self, person: Identity, submission_id: int) -> Sending:
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            await own_submission(uow, actor, submission_id)
            await expect_evidence(uow, actor, submission_id)
            await uow.commit()
        return Sending.FILES_ON_THEIR_WAY

    async def _all_there(self, submission_id: int) -> bool:
        for _ in range(max(1, round(self.patience / PAUSE))):
            async with self.read() as read:
                report = await read.reviews.report(submission_id)
            if report is None or not report.awaited:
                return True
            await asyncio.sleep(PAUSE)
        return False


async def _lacks_evidence(uow: UnitOfWork, submission_id: int) -> bool:
    evidence = await uow.evidence.of_submission(submission_id)
    if any(e.counts or e.awaited for e in evidence):
        return False
    duties = await uow.duties.of_submission(submission_id)
    return any(duty.needs_document for duty in duties)


@dataclass(frozen=True, slots=True)
class SendWithoutDocuments:
    """Of a package, what needs no document is sent now; the rest is open again."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int) -> Sending:
        """ConflictError when every row asks for a document."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if facts.state is SubmissionState.REPORTED:
                return Sending.ALREADY
            if facts.state is not SubmissionState.DRAFT:
                await refuse_closed(uow, facts, self.zone)
            duties = await uow.duties.of_submission(submission_id)
            await give_back(uow, facts, [duty for duty in duties if duty.needs_document])
            if all(duty.needs_document for duty in duties):
                raise ConflictError("report-nothing-left")
            await send(uow, actor, facts, await load_calendar(uow.calendar))
            await uow.commit()
        return Sending.SENT


@dataclass(frozen=True, slots=True)
class UndoReport:
    """«Отменить отправку»: until the reviewer has opened it."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int) -> None:
        """ConflictError names who has opened it, and when."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if not await uow.submissions.undo(submission_id):
                await _refuse_undo(uow, facts, self.zone)
            await uow.duties.undo(submission_id)
            await note(uow, "undone", facts, at=actor.now, actor_id=actor.person_id)
            await expect_evidence(uow, actor, submission_id)
            calendar = await load_calendar(uow.calendar)
            await replan_answered(uow, submission_id, actor.today, calendar)
            await uow.commit()


async def _refuse_undo(uow: UnitOfWork, facts: SubmissionFacts, zone: ZoneInfo) -> None:
    if facts.open:
        raise ConflictError("report-undone-already")
    if facts.state is SubmissionState.REPORTED and facts.opened_at:
        who = await name_of(uow, facts.opened_by)
        raise ConflictError("report-opened", who=who, at=moment(facts.opened_at, zone))
    await refuse_closed(uow, facts, zone)
    raise ConflictError("report-closed")


@dataclass(frozen=True, slots=True)
class SetExecutedOn:
    """The day of execution, put right until the reviewer has opened the report."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int, day: date) -> None:
        """InputRefusedError for a day that has not come; ConflictError when it is too late."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if day > actor.today:
                raise InputRefusedError("report-date-ahead")
            if facts.returned_before or not await uow.submissions.set_executed_on(
                submission_id, day
            ):
                await _refuse_undo(uow, facts, self.zone)
            await uow.duties.set_executed_on(submission_id, day)
            after = {"executed_on": day.isoformat()}
            await note(uow, "dated", facts, at=actor.now, actor_id=actor.person_id, after=after)
            await uow.chat.forget(actor.person_id)
            await uow.commit()
