"""What the reader is not sure of: collected while reading, grouped for asking."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from roadmap.reading import Choice, Doubt, Place

MOST_QUESTIONS = 7

# One rule settles every phrase with such a doubt: its choices mean the same in each.
SHARED_RULES = frozenset(
    {
        "year-missing",
        "deadline-missing",
        "responsible-missing",
        "codes-unknown",
        "external-every-year",
        "neighbouring-months",
    }
)


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """Doubts that one answer settles: the n-th choice of one is the n-th choice of each.

    `raws` are the distinct phrases, in the order printed; `first` shows the choices.
    """

    what: str
    raws: tuple[str, ...]
    ids: tuple[str, ...]
    blocking: bool
    first: Doubt


@dataclass(slots=True)
class Notes:
    """Collects doubts and gives each its id."""

    _doubts: list[Doubt] = field(default_factory=list)
    _seen: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        what: str,
        *,
        field: str,
        raw: str,
        place: Place,
        chosen: Any = None,
        choices: Iterable[Choice] = (),
        blocking: bool = False,
    ) -> None:
        """Keep a doubt; its id is made of where it stands and what is printed there."""
        key = json.dumps([place.section, place.no, field, what, raw], ensure_ascii=False)
        self._seen[key] += 1
        digest = hashlib.sha256(f"{key}{self._seen[key]}".encode()).hexdigest()[:12]
        self._doubts.append(
            Doubt(digest, place, field, raw, what, chosen, tuple(choices), blocking)
        )

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Everything collected, at most `MOST_QUESTIONS` groups of it blocking.

        The groups with the most rows stay questions, the rest become assumptions.
        """
        groups = [group for group in group_doubts(self._doubts) if group.blocking]
        groups.sort(key=lambda group: -len(group.ids))
        extra = {one for group in groups[MOST_QUESTIONS:] for one in group.ids}
        return tuple(
            replace(doubt, blocking=False) if doubt.id in extra else doubt for doubt in self._doubts
        )


def _group_key(doubt: Doubt) -> tuple[Any, ...]:
    if doubt.what in SHARED_RULES:
        return (doubt.what, doubt.blocking, tuple(choice.label for choice in doubt.choices))
    values = json.dumps([choice.value for choice in doubt.choices], sort_keys=True, default=str)
    return (doubt.what, doubt.blocking, doubt.raw.casefold(), values)


def group_doubts(doubts: Iterable[Doubt]) -> tuple[DoubtGroup, ...]:
    """Doubts put together so that each group is one question, in the order they first stand."""
    found: dict[tuple[Any, ...], list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault(_group_key(doubt), []).append(doubt)
    return tuple(
        DoubtGroup(
            what=group[0].what,
            raws=tuple(dict.fromkeys(doubt.raw for doubt in group)),
            ids=tuple(doubt.id for doubt in group),
            blocking=group[0].blocking,
            first=group[0],
        )
        for group in found.values()
    )
