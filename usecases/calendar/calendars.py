"""The installation's calendars: the published one with the stored differences."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from roadmap.calendars import Calendars
from roadmap.days import SpecialDay
from roadmap.summer import SUMMER, Summer
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
            summers=facts.summers,
        )
    return _everybodys(facts.everybody, facts.confirmed, facts.summers.get(None, SUMMER))


@lru_cache(maxsize=2)
def _everybodys(
    days: tuple[SpecialDay, ...], confirmed: frozenset[int], summer: Summer | None
) -> Calendars:
    """Kept with the years that it has computed: it is asked for with every message."""
    return Calendars(days, {}, {}, {}, confirmed=confirmed, summers={None: summer})
