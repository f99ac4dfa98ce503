"""A roadmap in force as its coordinator sees it: activities, their dates, what stands behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from roadmap.deadlines import read_deadline, to_json
from roadmap.drafting.dated import Dating, dated
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.patches import with_deadline
from roadmap.drafting.plan import PlannedOccurrence
from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.model import Deadline, DeadlineKind
from usecases.imports.review import Review, reviewed
from usecases.ports.changes import LastChange
from usecases.ports.ground import Clock, ReadFactory, ReadSession
from usecases.ports.imports import StandingActivity
from usecases.ports.people import Identity
from usecases.publishing.asking import ASKED


@dataclass(frozen=True)
class ActivityInForce:
    """One activity of the edition in force.

    `duties` counts what hangs on it by stored state; `change` is the newest one by hand.
    """

    id: int
    activity: DraftActivity
    dates: tuple[PlannedOccurrence, ...]
    duties: Mapping[str, int] = field(default_factory=dict)
    change: LastChange | None = None

    @property
    def reported(self) -> int:
        """Duties with a report: no change touches them."""
        return sum(self.duties.get(state, 0) for state in ("reported", "returned", "accepted"))

    @property
    def mark(self) -> str:
        """What somebody saw of the deadline before changing it."""
        return str(to_json(self.activity.deadline))


@dataclass(frozen=True)
class ReadPhrase:
    """A typed deadline as it would count: `dates` ahead, and how many of them have `passed`."""

    deadline: Deadline
    dates: tuple[PlannedOccurrence, ...]
    passed: int

    @property
    def can_count(self) -> bool:
        """Whether it can take the place of the present one."""
        if self.deadline.kind is DeadlineKind.NONE:
            return False
        return bool(self.dates) or (not self.passed and self.deadline.kind in ASKED)


@dataclass(frozen=True)
class RoadmapInForce:
    """The edition in force put together; `activities` in the order of the document."""

    roadmap_id: int
    review: Review
    activities: tuple[ActivityInForce, ...]

    @property
    def dating(self) -> Dating:
        """By today's calendar; what passed was settled when the edition was published."""
        return replace(self.review.material.dating, past=None)

    def find(self, activity_id: int) -> ActivityInForce:
        """ConflictError when it is in force no more."""
        found = next((one for one in self.activities if one.id == activity_id), None)
        if found is None:
            raise ConflictError("activity-gone")
        return found

    def read(self, activity: DraftActivity, text: str) -> ReadPhrase:
        """A phrase within this roadmap's period, and the dates that it would give."""
        draft, today = self.review.material.draft, self.dating.today
        deadline = read_deadline(text, draft.period, draft.date)
        found = dated(with_deadline(activity, deadline), self.dating)
        ahead = tuple(one for one in found if not _passed(one, today))
        return ReadPhrase(deadline, ahead, len(found) - len(ahead))


def _passed(one: PlannedOccurrence, today: date) -> bool:
    return max(one.due, one.working) < today


async def roadmap_in_force(
    read: ReadSession, person: Identity, roadmap_id: int, today: date
) -> RoadmapInForce:
    """AccessDeniedError for those who do not coordinate it; ConflictError when none is in force."""
    await coordinating(read, person, roadmap_id)
    record = await read.imports.published(roadmap_id)
    review = await reviewed(read, record.head.id, today) if record else None
    if review is None:
        raise ConflictError("roadmap-gone")
    standing = {one.key: one for one in review.material.standing if one.state == "active"}
    counts = await read.changes.duty_counts(roadmap_id)
    dating = replace(review.material.dating, past=None)
    activities = tuple(
        ActivityInForce(
            standing[one.key].id, one, dated(one, dating), counts.get(standing[one.key].id, {})
        )
        for one in review.material.draft.kept
        if one.key in standing
    )
    return RoadmapInForce(roadmap_id, review, activities)


async def coordinating(read: ReadSession, person: Identity, roadmap_id: int) -> None:
    """AccessDeniedError for everybody but the coordinators of this roadmap."""
    coordinators = await read.people.coordinators(roadmap_id)
    if all(one.person_id != person.person_id for one in coordinators):
        raise AccessDeniedError("change-foreign")


@dataclass(frozen=True)
class ShowRoadmap:
    """A roadmap's activities, for its coordinators."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity, roadmap_id: int) -> RoadmapInForce:
        """As `roadmap_in_force`."""
        async with self.read() as read:
            return await roadmap_in_force(read, person, roadmap_id, self.clock.today())


@dataclass(frozen=True)
class ShowActivity:
    """One activity of it with its newest change by hand."""

    read: ReadFactory
    clock: Clock

    async def __call__(
        self, person: Identity, roadmap_id: int, activity_id: int
    ) -> tuple[RoadmapInForce, ActivityInForce]:
        """As `roadmap_in_force`; ConflictError when the activity is in force no more."""
        async with self.read() as read:
            shown = await roadmap_in_force(read, person, roadmap_id, self.clock.today())
            change = await read.changes.last_change(activity_id)
        return shown, replace(shown.find(activity_id), change=change)


def standing_of(shown: RoadmapInForce, activity_id: int) -> StandingActivity:
    """The published row; ConflictError when there is none."""
    rows = shown.review.material.standing
    found = next((one for one in rows if one.id == activity_id), None)
    if found is None:
        raise ConflictError("activity-gone")
    return found
