"""How alike two names of units are: word order, case and extra words aside."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from roadmap.parties.morphology import unify

LIKE = 55.0
"""Percent below which two names have nothing in common."""


def likeness(name: str, others: Iterable[str]) -> float:
    """The best likeness to one of the others, 0 to 100."""
    wanted = unify(name)
    return max((fuzz.token_set_ratio(wanted, unify(other)) for other in others), default=0.0)
