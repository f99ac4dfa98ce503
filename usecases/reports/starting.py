"""A report begins: from a duty's card, or from a package's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from roadmap.errors import ConflictError
from roadmap.submissions import SubmissionState
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, UnitOfWork, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reports import DutyFacts, SubmissionFacts
from usecases.reports.acting import (
    Actor,
    acting,
    expect_evidence,
    note,
    own_duty,
    own_package,
    own_submission,
    refuse_closed,
    refuse_settled,
)
from usecases.reports.drafts import draft_for_duty, draft_for_package, give_back, untouched
from usecases.reports.sending import send


@dataclass(frozen=True, slots=True)
class Started:
    """The submission that stands for what was pressed; `sent` when one tap was enough."""

    submission_id: int
    sent: bool


@dataclass(frozen=True, slots=True)
class StartReport:
    """«Исполнено» on a duty's card: reported at once where no document is asked for."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, duty_id: int, *, ask: bool = False) -> Started:
        """With `ask` evidence is awaited in any case («Уже направляли» wants its requisites).

        ConflictError names who has reported it already, and when.
        """
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            duty = await own_duty(uow, actor, duty_id)
            await refuse_settled(uow, duty, self.zone)
            facts = await draft_for_duty(uow, actor, duty)
            begun = facts.returned_before or await uow.evidence.of_submission(facts.id)
            started = await _send_or_ask(
                uow, actor, facts, ask=ask or bool(begun) or duty.needs_document
            )
            await uow.commit()
        return started


@dataclass(frozen=True, slots=True)
class StartPackage:
    """«Выполняются все» and «Одна справка на всё» on a package's card."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, package_id: int, *, ask: bool = False) -> Started:
        """All open rows in one submission, sent at once unless a row asks for a document.

        What was returned stays in its own submission; when nothing else is open, that goes on.
        """
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            package = await own_package(uow, actor, package_id)
            duties = await uow.duties.of_package(package_id)
            fresh = untouched(duties)
            if not fresh:
                returned = await _returned(uow, actor, duties, self.zone)
                await expect_evidence(uow, actor, returned.id)
                await uow.commit()
                return Started(returned.id, sent=False)
            facts = await draft_for_package(uow, actor, package, fresh)
            begun = await uow.evidence.of_submission(facts.id)
            wanted = any(duty.needs_document for duty in fresh)
            started = await _send_or_ask(uow, actor, facts, ask=ask or bool(begun) or wanted)
            await uow.commit()
        return started


@dataclass(frozen=True, slots=True)
class TickRow:
    """A row of a package is ticked, or not any more; the ticks are the draft's duties."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(
        self, person: Identity, package_id: int, duty_id: int, *, ticked: bool
    ) -> None:
        """ConflictError when the row awaits no report any more; twice is once."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            package = await own_package(uow, actor, package_id)
            duty = await own_duty(uow, actor, duty_id)
            await refuse_settled(uow, duty, self.zone)
            draft = await uow.submissions.draft_of_package(package_id)
            if not untouched([duty]) or duty.package_id != package_id:
                raise ConflictError("report-closed")
            stands = draft is not None and duty.submission_id == draft.id
            if draft and stands and not ticked:
                await give_back(uow, draft, [duty])
            elif ticked and not stands:
                await draft_for_package(uow, actor, package, [duty])
            await uow.commit()


@dataclass(frozen=True, slots=True)
class SendTicked:
    """«Далее» under the ticks: sent at once unless a ticked row asks for a document."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, package_id: int) -> Started:
        """ConflictError when nothing is ticked."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            await own_package(uow, actor, package_id)
            draft = await uow.submissions.draft_of_package(package_id)
            duties = await uow.duties.of_submission(draft.id) if draft else ()
            if draft is None or not duties:
                raise ConflictError("report-nothing-ticked")
            begun = await uow.evidence.of_submission(draft.id)
            wanted = any(duty.needs_document for duty in duties)
            started = await _send_or_ask(uow, actor, draft, ask=bool(begun) or wanted)
            await uow.commit()
        return started


@dataclass(frozen=True, slots=True)
class AskEvidence:
    """«Дополнить»: what comes next belongs to this submission, until it is accepted."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int) -> None:
        """ConflictError when it is accepted or withdrawn."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if facts.state is not SubmissionState.REPORTED:
                await refuse_closed(uow, facts, self.zone)
            await expect_evidence(uow, actor, submission_id)
            await uow.commit()


@dataclass(frozen=True, slots=True)
class CancelDraft:
    """«Отмена»: a draft is withdrawn; of what was returned only the new evidence goes."""

    uow: UnitOfWorkFactory
    clock: Clock
    zone: ZoneInfo

    async def __call__(self, person: Identity, submission_id: int) -> None:
        """ConflictError when it was sent meanwhile; twice is once."""
        async with self.uow() as uow:
            actor = acting(person, self.clock)
            facts = await own_submission(uow, actor, submission_id)
            if facts.state is SubmissionState.WITHDRAWN:
                return
            await refuse_closed(uow, facts, self.zone)
            for evidence in await uow.evidence.of_submission(submission_id):
                if facts.decided_at is None or evidence.created_at >= facts.decided_at:
                    await uow.evidence.remove(evidence.id)
            if facts.state is SubmissionState.DRAFT:
                await uow.duties.give_back(submission_id)
                await uow.submissions.withdraw(submission_id)
            await note(uow, "withdrawn", facts, at=actor.now, actor_id=actor.person_id)
            await uow.chat.forget(actor.person_id)
            await uow.commit()


async def _send_or_ask(
    uow: UnitOfWork, actor: Actor, facts: SubmissionFacts, *, ask: bool
) -> Started:
    if ask:
        await expect_evidence(uow, actor, facts.id)
    else:
        await send(uow, actor, facts, await load_calendar(uow.calendar))
    return Started(facts.id, sent=not ask)


async def _returned(
    uow: UnitOfWork, actor: Actor, duties: Sequence[DutyFacts], zone: ZoneInfo
) -> SubmissionFacts:
    for duty in duties:
        if duty.waits and duty.submission_id:
            return await own_submission(uow, actor, duty.submission_id)
    if duties:
        await refuse_settled(uow, duties[0], zone)
    raise ConflictError("report-closed")
