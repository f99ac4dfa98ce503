"""What a change of the calendar sets going: roadmaps in force are dated anew."""

from __future__ import annotations

from datetime import datetime

from usecases.ports.ground import UnitOfWork

RECOMPUTE_JOB = "recompute-roadmap"


async def spread(uow: UnitOfWork, ground: str, *, now: datetime) -> int:
    """Enqueue the recomputing of every roadmap in force; how many there are."""
    roadmaps = await uow.calendar.roadmaps()
    for roadmap_id in roadmaps:
        args = {"roadmap_id": roadmap_id, "ground": ground}
        key = f"{RECOMPUTE_JOB}:{roadmap_id}:{now.isoformat()}"
        await uow.jobs.add(RECOMPUTE_JOB, args, key=key, now=now)
    return len(roadmaps)
