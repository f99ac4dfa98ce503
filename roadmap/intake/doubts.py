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

# One answer settles every phrase with such a doubt: a choice's label means the same in each.
_ALIKE = frozenset(
    {
        "two-fits",
        "deadline-missing",
        "responsible-missing",
        "unreadable",
        "codes-unknown",
        "august-first",
    }
)


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """Doubts that one answer settles.

    `raws` are the distinct phrases in the order printed, `labels` the answers that each of the
    doubts offers; `first` is the one that is printed first. `pages` are those that the rows
    stand on, where pages are known.
    """

    what: str
    raws: tuple[str, ...]
    ids: tuple[str, ...]
    labels: tuple[str, ...]
    blocking: bool
    first: Doubt
    pages: tuple[int, ...] = ()


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
    if doubt.what in _ALIKE:
        return (doubt.what, doubt.blocking)
    values = json.dumps([choice.label for choice in doubt.choices])
    return (doubt.what, doubt.blocking, doubt.raw.casefold(), values)


def group_doubts(doubts: Iterable[Doubt]) -> tuple[DoubtGroup, ...]:
    """Doubts put together so that each group is one question, in the order they first stand."""
    found: dict[tuple[Any, ...], list[Doubt]] = {}
    for doubt in doubts:
        found.setdefault(_group_key(doubt), []).append(doubt)
    return tuple(_group(alike) for alike in found.values())


def _group(alike: list[Doubt]) -> DoubtGroup:
    shared = set.intersection(*({choice.label for choice in doubt.choices} for doubt in alike))
    first = alike[0]
    return DoubtGroup(
        what=first.what,
        raws=tuple(dict.fromkeys(doubt.raw for doubt in alike)),
        ids=tuple(doubt.id for doubt in alike),
        labels=tuple(choice.label for choice in first.choices if choice.label in shared),
        blocking=first.blocking,
        first=first,
        pages=tuple(sorted({one.where.page for one in alike if one.where.page is not None})),
    )


def answers(group: DoubtGroup, label: str, doubts: Iterable[Doubt]) -> dict[str, Any]:
    """One answer spread over the group: doubt id to the value that the label stands for there.

    Raises:
        KeyError: some doubt of the group does not offer this label.
    """
    return {
        doubt.id: {choice.label: choice.value for choice in doubt.choices}[label]
        for doubt in doubts
        if doubt.id in group.ids
    }
