"""Review: opened, accepted, returned. The first decision stands; nobody reviews their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.submissions import REWORK_DAYS, SILENT_DAYS, ReturnReason, SubmissionState
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import SubmissionFacts
from usecases.reports.acting import Actor, acting, moment, name_of, note
from usecases.reports.additions import version
from usecases.reports.sending import replan_answered

BATCH: Final = 50


@dataclass(frozen=True, slots=True)
class ListReviews:
    """What waits for a person's eyes, oldest first."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity) -> tuple[int, ...]:
        """Submission ids; never the person's own reports."""
        now, today = self.clock.now(), self.clock.today()
        async with self.read() as read:
            return await read.reviews.queue(person.person_id, now=now, today=today)


@dataclass(frozen=True, slots=True)
class OpenReview:
    """The reviewer looks: from now on the sender cannot take it back."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int) -> None:
        """ConflictError when it is decided or was taken back; AccessDeniedError otherwise."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await reviewable(uow, actor, submission_id, self.zone)
            if await uow.submissions.open(submission_id, by=actor.person_id, now=actor.now):
                await note(uow, "opened", facts, at=actor.now, actor_id=actor.person_id)
                await uow.commit()


@dataclass(frozen=True, slots=True)
class AcceptReport:
    """«Принять»."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int, seen: int | None = None) -> None:
        """`seen` is the version of the report that the reviewer has before their eyes.

        ConflictError names who decided first, and when; one's own decision stands as it is;
        "review-added" when something was added since.
        """
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            if await _decided_by(uow, actor, submission_id, SubmissionState.ACCEPTED):
                return
            facts = await reviewable(uow, actor, submission_id, self.zone)
            evidence = await uow.evidence.of_submission(submission_id)
            if seen not in (None, version(facts.reported_at, evidence)):
                raise ConflictError("review-added")
            by, now, today = actor.person_id, actor.now, actor.today
            if not await _accept(uow, facts, by=by, now=now, today=today):
                await reviewable(uow, actor, submission_id, self.zone)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ReturnReport:
    """«Вернуть…» with a reason; the first report's date stays for discipline."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int, reason: ReturnReason) -> None:
        """ConflictError names who decided first, and when; one's own decision stands as it is."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            if await _decided_by(uow, actor, submission_id, SubmissionState.RETURNED):
                return
            facts = await reviewable(uow, actor, submission_id, self.zone)
            calendar = await load_calendar(uow.calendar)
            local = calendar.of_post(facts.post_id)
            until = local.add_working_days(actor.today, REWORK_DAYS)
            stored = reason.stored()
            if not await uow.submissions.send_back(
                submission_id, by=actor.person_id, reason=stored, now=actor.now
            ):
                await reviewable(uow, actor, submission_id, self.zone)
            await uow.duties.send_back(submission_id, rework_until=until)
            after = {"rework_until": until.isoformat()}
            await note(
                uow,
                "returned",
                facts,
                at=actor.now,
                actor_id=actor.person_id,
                after=after,
                ground=stored,
            )
            await _tell_holders(uow, facts, "report-returned", now=actor.now, today=actor.today)
            await uow.chat.forget(actor.person_id)
            await replan_answered(uow, submission_id, actor.today, calendar)
            await uow.commit()


async def _decided_by(
    uow: UnitOfWork, actor: Actor, submission_id: int, state: SubmissionState
) -> bool:
    """Whether the actor has decided so before: a press that is handled again after a crash."""
    facts = await uow.submissions.get(submission_id)
    return facts is not None and facts.state is state and facts.decided_by == actor.person_id


async def reviewable(
    uow: UnitOfWork, actor: Actor, submission_id: int, zone: ZoneInfo
) -> SubmissionFacts:
    """A submission on review that the actor may decide on."""
    facts = await uow.submissions.get(submission_id)
    if facts is None:
        raise ConflictError("report-gone")
    allowed = await uow.submissions.may_review(
        submission_id, actor.person_id, now=actor.now, today=actor.today
    )
    if not allowed:
        own = actor.person_id == facts.entered_by or facts.post_id in actor.post_ids
        raise AccessDeniedError("review-own" if own else "review-foreign")
    if facts.state is not SubmissionState.REPORTED:
        await _refuse_decided(uow, facts, zone)
    return facts


async def _refuse_decided(uow: UnitOfWork, facts: SubmissionFacts, zone: ZoneInfo) -> None:
    keys = {
        SubmissionState.ACCEPTED: "review-accepted-first",
        SubmissionState.RETURNED: "review-returned-first",
    }
    if facts.state not in keys or facts.decided_at is None:
        raise ConflictError("review-taken-back")
    who = await name_of(uow, facts.decided_by)
    raise ConflictError(keys[facts.state], who=who, at=moment(facts.decided_at, zone))


async def _accept(
    uow: UnitOfWork, facts: SubmissionFacts, *, by: int | None, now: datetime, today: date
) -> bool:
    """Reported → accepted, by a reviewer or (None) by the silence of the term."""
    if not await uow.submissions.accept(facts.id, by=by, now=now):
        return False
    await uow.duties.accept(facts.id, silently=by is None, now=now)
    await note(uow, "accepted" if by else "accepted-silently", facts, at=now, actor_id=by)
    if by is not None:
        await _tell_holders(uow, facts, "report-accepted", now=now, today=today)
    await replan_answered(uow, facts.id, today, await load_calendar(uow.calendar))
    return True


async def _tell_holders(
    uow: UnitOfWork, facts: SubmissionFacts, what: str, *, now: datetime, today: date
) -> None:
    holders = await uow.submissions.holders(facts.post_id, today) or (facts.entered_by,)
    for person_id in holders:
        key = f"{facts.id}-{now.timestamp():.0f}"
        await uow.deliveries.add_notice(person_id, what, key, {"submission": facts.id}, now=now)


@dataclass(frozen=True, slots=True)
class AcceptSilently:
    """What nobody returned within the term counts as accepted without remarks."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self) -> None:
        """A tick: at most `BATCH` submissions a run, reported before the term's last day."""
        now, today = self.clock.now(), self.clock.today()
        async with self.uow() as uow:
            calendar = await load_calendar(uow.calendar)
            last = calendar.add_working_days(today, -SILENT_DAYS)
            before = datetime.combine(last, time(), self.zone)
            for submission_id in await uow.submissions.silent_since(before, BATCH):
                facts = await uow.submissions.get(submission_id)
                if facts is not None:
                    await _accept(uow, facts, by=None, now=now, today=today)
            await uow.commit()
