"""Load the directory's table: all of it, or nothing and the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.grounds import calendar_ground
from roadmap.intake.people_sheet import SheetRow
from usecases.calendar.spreading import spread
from usecases.people.draft import Problem, draft_directory
from usecases.people.loading import HandedOver, Loading
from usecases.ports.ground import Clock, UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class DirectoryImported:
    """What came of a table. With `problems` nothing was stored; counts are of what is new."""

    problems: tuple[Problem, ...] = ()
    organizations: int = 0
    posts: int = 0
    people: int = 0
    updated: int = 0
    handed_over: tuple[HandedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """Load organisations, posts and holders; the same table twice changes nothing."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(
        self, rows: Iterable[SheetRow], *, actor_id: int | None = None, dry_run: bool = False
    ) -> DirectoryImported:
        """One transaction or none; `dry_run` tells what would come of it and stores nothing."""
        draft = draft_directory(rows)
        if draft.problems:
            return DirectoryImported(problems=_ordered(draft.problems))
        async with self.uow() as uow:
            loading = await Loading.begin(uow, self.clock.today(), self.clock.now())
            await loading.load(draft)
            if loading.problems:
                return DirectoryImported(problems=_ordered(loading.problems))
            done = _outcome(loading)
            if not dry_run:
                await _record(loading, done, actor_id)
                await uow.commit()
        return done


def _ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.row))


def _outcome(loading: Loading) -> DirectoryImported:
    counts = loading.added
    return DirectoryImported(
        organizations=counts["organizations"],
        posts=counts["posts"],
        people=counts["people"],
        updated=counts["updated"] + loading.weeks,
        handed_over=tuple(loading.handed_over),
    )


async def _record(loading: Loading, done: DirectoryImported, actor_id: int | None) -> None:
    """The history, and roadmaps dated anew where a working week has changed."""
    uow, now = loading.uow, loading.now
    if loading.weeks:
        await spread(uow, calendar_ground(), now=now)
    for one in done.handed_over:
        await uow.history.add(
            "handed-over",
            "post",
            one.post_id,
            at=now,
            actor_id=actor_id,
            before={"holder": one.former},
            after={"holder": one.successor},
        )
    await uow.history.add(
        "imported", "directory", 0, at=now, actor_id=actor_id, after=dict(loading.added)
    )
