"""A published activity changed by its coordinator: its deadline, its holders, released."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from roadmap.deadlines import to_json
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.parties import party_key
from roadmap.drafting.patches import added, party_form, patched
from roadmap.drafting.questions import PARTY
from roadmap.errors import ConflictError
from usecases.changing.recompute import RECOMPUTE_JOB, recompute_args
from usecases.changing.standing import RoadmapInForce, roadmap_in_force, standing_of
from usecases.imports.columns import columns_of
from usecases.imports.editing import RowParty
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory
from usecases.ports.imports import ActivityChange, ImportRecord
from usecases.ports.people import Identity

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Change:
    """What is done to one activity: its patch, how the history calls it, from what to what."""

    activity_id: int
    activity: DraftActivity
    verb: str
    patch: Json
    before: Json
    after: Json
    ground: str
    answers: Json = field(default_factory=dict)
    holders: bool = False


@dataclass(frozen=True)
class ChangeDeadline:
    """Another deadline for a published activity, by a phrase.

    The printed phrase stays beside it. Occurrences and duties follow by the job
    `recompute-roadmap`; what is reported stays.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self,
        person: Identity,
        roadmap_id: int,
        activity_id: int,
        text: str,
        ground: str,
        seen: str,
    ) -> None:
        """`seen` is the activity's mark when the phrase was shown as read.

        ConflictError when somebody changed it since, or when the phrase cannot count.
        """
        async with self.read() as read:
            shown = await roadmap_in_force(read, person, roadmap_id, self.clock.today())
        row = shown.find(activity_id)
        phrase = shown.read(row.activity, text)
        deadline = to_json(phrase.deadline)
        if row.mark == str({**deadline, "raw": row.activity.deadline.raw}):
            return  # pressed twice
        if row.mark != seen:
            raise ConflictError("activity-changed")
        if not phrase.can_count:
            raise ConflictError("change-unread")
        change = _Change(
            activity_id,
            row.activity,
            "changed",
            {"at": {"row": row.activity.key}, "deadline": deadline},
            before={"deadline": to_json(row.activity.deadline)},
            after={"deadline": deadline},
            ground=ground,
        )
        await _apply(self.uow, self.clock, person, shown, change)


@dataclass(frozen=True)
class ReleaseActivity:
    """Снять с контроля: nobody has to report it any more; what is reported stays."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self, person: Identity, roadmap_id: int, activity_id: int, ground: str
    ) -> None:
        """A second press changes nothing more."""
        async with self.read() as read:
            shown = await roadmap_in_force(read, person, roadmap_id, self.clock.today())
        if standing_of(shown, activity_id).state != "active":
            return
        row = shown.find(activity_id)
        change = _Change(
            activity_id,
            row.activity,
            "released",
            {"at": {"row": row.activity.key}, "skip": True},
            before={},
            after={},
            ground=ground,
        )
        await _apply(self.uow, self.clock, person, shown, change)


@dataclass(frozen=True)
class ChangeHolder:
    """Another responsible holder; co-executors stay.

    Who was responsible owes nothing unanswered any more; who comes owes what lies ahead.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self,
        person: Identity,
        roadmap_id: int,
        activity_id: int,
        party: RowParty,
        ground: str,
    ) -> None:
        """`party` is one of RowParties; the one who is responsible already changes nothing."""
        async with self.read() as read:
            shown = await roadmap_in_force(read, person, roadmap_id, self.clock.today())
        activity = shown.find(activity_id).activity
        key = party_key(party.party)
        if activity.responsible and party_key(activity.responsible[0]) == key:
            return
        others = [one for one in activity.responsible[1:] if party_key(one) != key]
        parties = [party_form(one) for one in (party.party, *others)]
        change = _Change(
            activity_id,
            activity,
            "reassigned",
            {"at": {"row": activity.key}, "responsible": parties},
            before={"responsible": [one.text for one in activity.responsible]},
            after={"responsible": [one["text"] for one in parties]},
            ground=ground,
            answers={PARTY + key: party.answer} if party.answer is not None else {},
            holders=True,
        )
        await _apply(self.uow, self.clock, person, shown, change)


async def _apply(
    uow_factory: UnitOfWorkFactory,
    clock: Clock,
    person: Identity,
    shown: RoadmapInForce,
    change: _Change,
) -> None:
    """The edition, the activity's row, the history and the job that dates anew: all or nothing."""
    now, roadmap_id = clock.now(), shown.roadmap_id
    async with uow_factory() as uow:
        record = await _locked(uow, shown)
        await _keep(uow, record, change)
        await _write(uow, change, shown)
        await uow.history.add(
            change.verb,
            "activity",
            change.activity_id,
            at=now,
            actor_id=person.person_id,
            roadmap_id=roadmap_id,
            before=change.before,
            after=change.after,
            ground=change.ground,
        )
        args = recompute_args(
            roadmap_id,
            change.ground,
            activities=[change.activity_id],
            actor_id=person.person_id,
            holders=change.holders,
        )
        key = f"{RECOMPUTE_JOB}:{roadmap_id}:{change.activity_id}:{now.isoformat()}"
        await uow.jobs.add(RECOMPUTE_JOB, args, key=key, now=now)
        await uow.commit()


async def _locked(uow: UnitOfWork, shown: RoadmapInForce) -> ImportRecord:
    """The edition in force, as it was shown; ConflictError when it has changed since."""
    if await uow.roadmaps.lock(shown.roadmap_id) != "active":
        raise ConflictError("roadmap-gone")
    if await uow.imports.publishing(shown.roadmap_id):
        raise ConflictError("roadmap-publishing")
    seen = shown.review.material.record
    record = await uow.imports.get(seen.head.id)
    if record is None or record.head.state != "published" or record.patches != seen.patches:
        raise ConflictError("activity-changed")
    return record


async def _keep(uow: UnitOfWork, record: ImportRecord, change: _Change) -> None:
    """The edition keeps the change; so do drafts of its document that wait with the rest of it."""
    for one in (record, *await uow.imports.waiting(record.file_hash)):
        await uow.imports.write(
            one.head.id,
            patches=added(one.patches, change.patch),
            answers={**one.answers, **change.answers},
        )


async def _write(uow: UnitOfWork, change: _Change, shown: RoadmapInForce) -> None:
    if change.verb == "released":
        await uow.roadmaps.remove_activities([change.activity_id])
        return
    activity = patched(change.activity, [change.patch])
    standing = standing_of(shown, change.activity_id)
    titles = [activity.section] if activity.section else []
    sections = await uow.roadmaps.put_sections(shown.roadmap_id, titles)
    written = ActivityChange(standing.id, standing.key, activity.section, columns_of(activity))
    await uow.roadmaps.put_activities(shown.roadmap_id, [written], sections)
