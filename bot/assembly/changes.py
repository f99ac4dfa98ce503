"""The changes slice: what is in force changed, and everybody told."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.assembly.slice import Slice
from handlers.moved_dates import moved_dates
from usecases.changing.activities import ChangeDeadline, ChangeHolder, ReleaseActivity
from usecases.changing.recompute import RECOMPUTE_JOB, RecomputeRoadmap
from usecases.changing.standing import ShowActivity, ShowRoadmap
from usecases.changing.telling import ComposeMoved
from usecases.ports.ground import Ground


def build(ground: Ground) -> Slice:
    """The job that dates anew, and its notice."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    zone = ZoneInfo(ground.timezone)
    return Slice(
        handlers={
            "show_roadmap": ShowRoadmap(read, clock),
            "show_activity": ShowActivity(read, clock),
            "change_deadline": ChangeDeadline(uow, read, clock),
            "release_activity": ReleaseActivity(uow, read, clock),
            "change_holder": ChangeHolder(uow, read, clock),
        },
        jobs={RECOMPUTE_JOB: RecomputeRoadmap(uow, read, clock, zone)},
        composers={"notice:dates-moved": ComposeMoved(clock, zone)},
        renderers={"notice:dates-moved": moved_dates},
    )
