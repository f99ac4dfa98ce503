"""Activities with several holders: does the first named report, or each of them?

Source: domain.md, "Who is it for": the others are co-executors unless the coordinator chose that
each reports, once per distinct combination.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.drafting.model import DraftActivity
from roadmap.drafting.owing import Holders
from roadmap.drafting.parties import combination_key
from roadmap.model import Tracking


@dataclass(frozen=True, slots=True)
class Combination:
    """Parties that answer together for `rows` (positions); in `each` of these rows all report."""

    key: str
    names: tuple[str, ...]
    rows: tuple[int, ...]
    each: tuple[int, ...]

    @property
    def id(self) -> str:
        """Short enough for a button."""
        return f"t{hashlib.sha256(self.key.encode()).hexdigest()[:12]}"

    @property
    def all_report(self) -> bool:
        """Whether each reports in every row."""
        return len(self.each) == len(self.rows)


def combinations(activities: Iterable[DraftActivity], holders: Holders) -> tuple[Combination, ...]:
    """Every distinct combination in which somebody is, or would be, a mere co-executor.

    Those with the most rows come first. What is not reported does not count.
    """
    found: dict[str, list[DraftActivity]] = {}
    for one in activities:
        if one.tracking is not Tracking.INFO and holders.helped(one):
            found.setdefault(combination_key(one), []).append(one)
    made = [
        Combination(
            key,
            tuple(party.name for party in rows[0].responsible),
            tuple(one.position for one in rows),
            tuple(one.position for one in rows if one.each),
        )
        for key, rows in found.items()
    ]
    return tuple(sorted(made, key=lambda one: -len(one.rows)))
