"""The installation's calendars: the published one with the stored differences."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from roadmap.calendars import Calendars
from roadmap.days import SpecialDay
from usecases.ports.calendar import CalendarQueries


async def load_calendar(
    source: CalendarQueries, post_ids: Collection[int] | None = None
) -> Calendars:
    """Everybody's calendar, which knows those of organisations; `source` is uow's or read's.

    With `post_ids` only these posts are known to it, which spares reading all of them.
    """
    facts = await source.facts(post_ids)
    if facts.places:
        return Calendars(
            facts.everybody,
            facts.local,
            facts.places,
            facts.posts,
            confirmed=facts.confirmed,
            terms=facts.terms,
        )
    return _everybodys(facts.everybody, facts.confirmed)


@lru_cache(maxsize=2)
def _everybodys(days: tuple[SpecialDay, ...], confirmed: frozenset[int]) -> Calendars:
    """Kept with the years that it has computed: it is asked for with every message."""
    return Calendars(days, {}, {}, {}, confirmed=confirmed)
