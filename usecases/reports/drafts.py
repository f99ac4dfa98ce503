"""Drafts: which submission speaks for which duties before it is sent.

A duty is answered by one open submission at a time. What was returned goes on in the submission
that was returned, with its number and its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from roadmap.errors import ConflictError
from roadmap.model import DutyState
from roadmap.submissions import SubmissionState
from usecases.ports.ground import UnitOfWork
from usecases.ports.reports import DutyFacts, PackageFacts, SubmissionFacts
from usecases.reports.acting import (
    Actor,
    note,
    own_duty,
    own_package,
    own_submission,
    refuse_closed,
    refuse_settled,
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a file, a line or a press is about.

    `kind` is duty, package or submission with its `id`; "waiting" joins the files whose duty is
    being asked for; "ask" is unknown, `items` narrowing it to a digest's (kind, id) pairs.
    """

    kind: str
    id: int = 0
    items: tuple[tuple[str, int], ...] = field(default=())

    @property
    def known(self) -> bool:
        """Whether nobody has to be asked."""
        return self.kind in {"duty", "package", "submission"}


async def draft_for_duty(uow: UnitOfWork, actor: Actor, duty: DutyFacts) -> SubmissionFacts:
    """The open submission of exactly this duty, begun if there is none.

    One that was returned goes on in its submission, whatever else that answers.
    """
    current = await uow.submissions.get(duty.submission_id) if duty.submission_id else None
    if current and current.open:
        answered = await uow.duties.of_submission(current.id)
        if current.state is SubmissionState.RETURNED or len(answered) == 1:
            return current
    return await _begin(uow, actor, [duty], None)


async def draft_for_package(
    uow: UnitOfWork, actor: Actor, package: PackageFacts, duties: Sequence[DutyFacts]
) -> SubmissionFacts:
    """The package's open draft, answering these duties too; begun if there is none."""
    current = await uow.submissions.draft_of_package(package.id)
    if current is None:
        return await _begin(uow, actor, duties, package.id)
    await _take(uow, current.id, duties)
    return current


async def give_back(
    uow: UnitOfWork, submission: SubmissionFacts, duties: Sequence[DutyFacts]
) -> None:
    """These duties leave a draft and are open again."""
    ids = [duty.id for duty in duties]
    await uow.duties.give_back(submission.id, ids)
    await uow.submissions.leave_out(submission.id, ids)


async def submission_for(
    uow: UnitOfWork, actor: Actor, target: Target, zone: ZoneInfo
) -> SubmissionFacts:
    """The submission to which evidence for a known target goes.

    An open one; else the one that is on review, which can be added to until it is accepted.
    ConflictError when nothing is awaited any more.
    """
    if target.kind == "duty":
        return await _of_duty(uow, actor, target.id, zone)
    if target.kind == "package":
        return await _of_package(uow, actor, target.id, zone)
    facts = await own_submission(uow, actor, target.id)
    if not facts.open and facts.state is not SubmissionState.REPORTED:
        await refuse_closed(uow, facts, zone)
    return facts


async def _of_duty(uow: UnitOfWork, actor: Actor, duty_id: int, zone: ZoneInfo) -> SubmissionFacts:
    duty = await own_duty(uow, actor, duty_id)
    if duty.waits:
        return await draft_for_duty(uow, actor, duty)
    if duty.state is DutyState.REPORTED and duty.submission_id:
        return await own_submission(uow, actor, duty.submission_id)
    await refuse_settled(uow, duty, zone)
    raise ConflictError("report-closed")


async def _of_package(
    uow: UnitOfWork, actor: Actor, package_id: int, zone: ZoneInfo
) -> SubmissionFacts:
    package = await own_package(uow, actor, package_id)
    duties = await uow.duties.of_package(package_id)
    begun = await uow.submissions.draft_of_package(package_id)
    if begun and await uow.duties.of_submission(begun.id):
        return begun
    fresh = untouched(duties)
    if fresh:
        return await draft_for_package(uow, actor, package, fresh)
    for state in (DutyState.RETURNED, DutyState.REPORTED):
        for duty in duties:
            if duty.state is state and duty.submission_id:
                return await own_submission(uow, actor, duty.submission_id)
    if duties:
        await refuse_settled(uow, duties[0], zone)
    raise ConflictError("report-closed")


def untouched(duties: Sequence[DutyFacts]) -> tuple[DutyFacts, ...]:
    """Duties that a new report can take: open or drafted, not returned."""
    return tuple(d for d in duties if d.state in {DutyState.NONE, DutyState.DRAFT})


async def _begin(
    uow: UnitOfWork, actor: Actor, duties: Sequence[DutyFacts], package_id: int | None
) -> SubmissionFacts:
    first = duties[0]
    made = await uow.submissions.create(
        first.roadmap_id, first.post_id, package_id, by=actor.person_id, now=actor.now
    )
    await _take(uow, made, duties)
    facts = await own_submission(uow, actor, made)
    after: dict[str, Any] = {"duties": len(duties)}
    await note(uow, "draft-started", facts, at=actor.now, actor_id=actor.person_id, after=after)
    return facts


async def _take(uow: UnitOfWork, submission_id: int, duties: Sequence[DutyFacts]) -> None:
    """Duties come over from other drafts; a draft left empty hands over its evidence too."""
    others = {d.submission_id for d in duties if d.state is DutyState.DRAFT and d.submission_id}
    for other in sorted(others - {submission_id}):
        leaving = [duty.id for duty in duties if duty.submission_id == other]
        await uow.submissions.leave_out(other, leaving)
        if not await uow.duties.of_submission(other):
            await uow.evidence.move(other, submission_id)
            await uow.submissions.withdraw(other)
    ids = [duty.id for duty in duties]
    await uow.submissions.answer(submission_id, ids)
    if await uow.duties.draft(ids, submission_id) < len(ids):
        raise ConflictError("report-closed")
