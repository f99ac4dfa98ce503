"""Whose ladder a post's duties climb, and what follows when it is another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from roadmap.reminding import Pace
from usecases.calendar import load_calendar
from usecases.ports.ground import UnitOfWork
from usecases.reminders.plan import BATCH, replan


async def repace(
    uow: UnitOfWork, post_ids: Sequence[int], before: Mapping[int, Pace], *, today: date
) -> None:
    """Replan what these posts still owe where their holder's ladder is not the one `before`.

    To be called in the transaction that changed the holder or the holder's wish; `before` is
    what uow.reminders.paces said first.
    """
    after = await uow.reminders.paces(post_ids)
    posts = [post for post in post_ids if after.get(post) != before.get(post)]
    if not posts:
        return
    calendar = await load_calendar(uow.calendar, posts)
    duties = await uow.reminders.of_posts(posts, 0, BATCH)
    while duties:
        await replan(uow, duties, today=today, calendar=calendar)
        duties = await uow.reminders.of_posts(posts, duties[-1], BATCH)
