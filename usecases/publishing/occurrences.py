"""Occurrences of an activity: what stands made into what is wanted, by key or by order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap.drafting.plan import DONE_BEFORE, LIVE, RELEASED, PlannedOccurrence
from usecases.ports.ground import UnitOfWork
from usecases.ports.imports import OccurrenceChange, StandingOccurrence

OWN = "own"
"""Dates that a holder has named for itself; its key begins with the post's id and a colon."""


def own_post(one: StandingOccurrence) -> int:
    """The post that has named a date of its own."""
    return int(one.key.partition(":")[0])


@dataclass(slots=True)
class OccurrenceWriter:
    """Makes the occurrences of an activity what the plan says.

    `changed_on` is the day of a change to what is in force: what passed by then was settled and
    stays, and dates that a change puts into the past are not owed. None for a publication, which
    settles past dates by the coordinator's answer.
    """

    uow: UnitOfWork
    changed_on: date | None = None

    async def write(
        self, activity_id: int, wanted: Sequence[PlannedOccurrence], *, own: bool = False
    ) -> tuple[StandingOccurrence, ...]:
        """Write the difference; the occurrences that stand now. `own` keeps holders' dates."""
        standing = await self.uow.roadmaps.occurrences(activity_id)
        left = [one for one in standing if not (own and one.kind == OWN)]
        changes = differences(left, wanted, self.changed_on)
        if not changes:
            return standing
        await self.uow.roadmaps.put_occurrences(activity_id, changes)
        return await self.uow.roadmaps.occurrences(activity_id)


def differences(
    standing: Iterable[StandingOccurrence],
    wanted: Iterable[PlannedOccurrence],
    changed_on: date | None = None,
) -> list[OccurrenceChange]:
    """What has to be written.

    An occurrence keeps its row, and so its duties, where its key is wanted again; where as many
    keys come as go, the first that goes becomes the first that comes, by date. Others that go
    are released.
    """
    left = {(one.kind, one.key): one for one in standing}
    changes: list[OccurrenceChange | None] = []
    fresh: list[PlannedOccurrence] = []
    for one in wanted:
        stands = left.pop((one.kind, one.key), None)
        if stands is None:
            fresh.append(one)
        else:
            changes.append(_kept(stands, one, changed_on))
    gone = sorted((one for one in left.values() if one.state == LIVE), key=lambda one: one.due)
    heirs = _heirs(gone, fresh, changed_on)
    changes += [_written(old, new) for old, new in zip(gone, heirs, strict=False)]
    if not heirs:
        changes += [_released(one) for one in gone]
    changes += [_written(None, _fresh(one, changed_on)) for one in fresh if one not in heirs]
    return [one for one in changes if one is not None]


def _kept(
    stands: StandingOccurrence, wanted: PlannedOccurrence, changed_on: date | None
) -> OccurrenceChange | None:
    if changed_on is not None and _passed(wanted, changed_on):
        if stands.due == wanted.due:
            return None
        wanted = replace(wanted, state=RELEASED if stands.state == LIVE else stands.state)
    facts = (stands.start, stands.due, stands.working, stands.rule, stands.state)
    if facts == (wanted.start, wanted.due, wanted.working, wanted.rule, wanted.state):
        return None
    return _written(stands, wanted)


def _heirs(
    gone: Sequence[StandingOccurrence],
    fresh: Iterable[PlannedOccurrence],
    changed_on: date | None,
) -> list[PlannedOccurrence]:
    """The dates that take the places of those that go: as many of them, else none."""
    live = sorted((one for one in fresh if one.state == LIVE), key=lambda one: one.due)
    ahead = [one for one in live if changed_on is None or not _passed(one, changed_on)]
    return next((some for some in (ahead, live) if len(some) == len(gone)), []) if gone else []


def _fresh(wanted: PlannedOccurrence, changed_on: date | None) -> PlannedOccurrence:
    passed = changed_on is not None and _passed(wanted, changed_on)
    return replace(wanted, state=DONE_BEFORE) if passed and wanted.state == LIVE else wanted


def _passed(one: PlannedOccurrence, today: date) -> bool:
    return max(one.due, one.working) < today


def _written(standing: StandingOccurrence | None, wanted: PlannedOccurrence) -> OccurrenceChange:
    return OccurrenceChange(
        standing.id if standing else None,
        wanted.kind,
        wanted.key,
        wanted.start,
        wanted.due,
        wanted.working,
        wanted.rule,
        wanted.state,
    )


def _released(one: StandingOccurrence) -> OccurrenceChange:
    return OccurrenceChange(
        one.id, one.kind, one.key, one.start, one.due, one.working, one.rule, RELEASED
    )
