"""Who acts, when, and whether what they act on is theirs and still open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.model import DutyState
from roadmap.names import short_name
from roadmap.submissions import SubmissionState
from usecases.ports.ground import Clock, UnitOfWork
from usecases.ports.people import Identity
from usecases.ports.reports import DutyFacts, PackageFacts, SubmissionFacts

PATIENCE: Final = timedelta(days=1)
"""How long a chat awaits evidence for a draft; later a file is asked about."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work at an instant; `today` is the installation's date."""

    person_id: int
    post_ids: tuple[int, ...]
    now: datetime
    today: date


def acting(person: Identity, clock: Clock) -> Actor:
    """The person at this instant."""
    return Actor(person.person_id, person.post_ids, clock.now(), clock.today())


async def own_duty(uow: UnitOfWork, actor: Actor, duty_id: int) -> DutyFacts:
    """A duty of a post that the actor holds; AccessDeniedError or ConflictError otherwise."""
    found = await uow.duties.get([duty_id])
    if not found:
        raise ConflictError("report-gone")
    _held(actor, found[0].post_id)
    return found[0]


async def own_package(uow: UnitOfWork, actor: Actor, package_id: int) -> PackageFacts:
    """A package of a post that the actor holds; AccessDeniedError or ConflictError otherwise."""
    found = await uow.duties.package(package_id)
    if found is None:
        raise ConflictError("report-gone")
    _held(actor, found.post_id)
    return found


async def own_submission(uow: UnitOfWork, actor: Actor, submission_id: int) -> SubmissionFacts:
    """A submission of a post that the actor holds; AccessDeniedError or ConflictError otherwise."""
    found = await uow.submissions.get(submission_id)
    if found is None:
        raise ConflictError("report-gone")
    _held(actor, found.post_id)
    return found


def _held(actor: Actor, post_id: int) -> None:
    if post_id not in actor.post_ids:
        raise AccessDeniedError("report-foreign")


async def refuse_settled(uow: UnitOfWork, duty: DutyFacts, zone: ZoneInfo) -> None:
    """ConflictError for a duty that awaits no report: says who was first, and when."""
    if duty.waits:
        return
    if duty.state is DutyState.RELEASED:
        raise ConflictError("report-released")
    facts = await uow.submissions.get(duty.submission_id) if duty.submission_id else None
    if facts is None:
        raise ConflictError("report-closed")
    await refuse_closed(uow, facts, zone)


async def refuse_closed(uow: UnitOfWork, facts: SubmissionFacts, zone: ZoneInfo) -> None:
    """ConflictError for a submission that cannot be changed any more."""
    if facts.state is SubmissionState.REPORTED and facts.reported_at:
        who = await name_of(uow, facts.entered_by)
        raise ConflictError("report-already-sent", who=who, at=moment(facts.reported_at, zone))
    if facts.state is SubmissionState.ACCEPTED and facts.decided_at:
        raise ConflictError("report-already-accepted", at=moment(facts.decided_at, zone))
    if facts.state is SubmissionState.WITHDRAWN:
        raise ConflictError("report-withdrawn")


async def name_of(uow: UnitOfWork, person_id: int | None) -> str:
    """«Орлова О.П.»; a dash where nobody decided (accepted in silence)."""
    found = await uow.people.person(person_id) if person_id else None
    return short_name(found.full_name) if found else "–"


def moment(at: datetime, zone: ZoneInfo) -> str:
    """«12.10, 09:14» in the installation's zone: digits, the same in every language."""
    return at.astimezone(zone).strftime("%d.%m, %H:%M")


async def expect_evidence(uow: UnitOfWork, actor: Actor, submission_id: int) -> None:
    """The next file, link or line of requisites belongs to this submission."""
    await uow.chat.expect(
        actor.person_id, "evidence", {"submission": submission_id}, until=actor.now + PATIENCE
    )


async def note(
    uow: UnitOfWork,
    verb: str,
    facts: SubmissionFacts,
    *,
    at: datetime,
    actor_id: int | None,
    after: dict[str, Any] | None = None,
    ground: str | None = None,
) -> None:
    """A submission's step into the history."""
    await uow.history.add(
        verb,
        "submission",
        facts.id,
        at=at,
        actor_id=actor_id,
        roadmap_id=facts.roadmap_id,
        before={"state": str(facts.state)},
        after=after,
        ground=ground,
    )
