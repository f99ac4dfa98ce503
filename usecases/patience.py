"""How long to wait before trying again."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

SOONEST = timedelta(seconds=2)
LATEST = timedelta(minutes=10)
_SHARE = 3
_JITTER = 0.25


def until_next_try(planned_for: datetime, now: datetime) -> timedelta:
    """A third of the time that has passed already, from 2 s to 10 min, spread by a quarter.

    The waits grow as powers do, without a counter to store.
    """
    return spread(min(max((now - planned_for) / _SHARE, SOONEST), LATEST))


def spread(wait: timedelta) -> timedelta:
    """A wait a quarter longer or shorter: what failed together does not come back together."""
    return wait * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 # no secret
