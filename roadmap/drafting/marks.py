"""The order's factor table: its marks of schools matched to the directory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from roadmap.drafting.directory import School
from roadmap.parties import match_school
from roadmap.parties.morphology import unify
from roadmap.reading import Factor

MARK: Final = "mark:"
"""Before a mark's key in an import's answers; the value is {"school": organisation id or None}."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that the directory does not settle by itself: no school fits, or several do.

    `candidates` are the schools that fit, `codes` the parameters it stands under; `school` is what
    somebody chose, None with `answered` when the directory has no such school.
    """

    key: str
    text: str
    codes: tuple[str, ...]
    candidates: tuple[int, ...]
    school: int | None = None
    answered: bool = False

    @property
    def id(self) -> str:
        """Short enough for a button."""
        return f"m{hashlib.sha256(self.key.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class AuditTable:
    """Which schools show which parameter, by organisation id; `marks` need or needed a person."""

    schools: Mapping[str, frozenset[int]]
    marks: tuple[Mark, ...] = ()

    @property
    def unknown(self) -> tuple[Mark, ...]:
        """Marks that nobody has settled."""
        return tuple(mark for mark in self.marks if not mark.answered)

    def showing(self, codes: Iterable[str]) -> frozenset[int]:
        """Schools that show any of the codes; ["*"] is every school that shows anything."""
        wanted = tuple(codes)
        if "*" in wanted:
            wanted = tuple(self.schools)
        return frozenset().union(*(self.schools.get(code, frozenset()) for code in wanted))


def audit_table(
    factors: Iterable[Factor], schools: Iterable[School], answers: Mapping[str, Any] | None = None
) -> AuditTable:
    """The table with each mark ("7", "г44", "НОШ № 80") matched, else as `answers` say."""
    matcher = _Matcher(tuple(schools), answers or {})
    table: dict[str, set[int]] = {}
    for factor in factors:
        shown = table.setdefault(factor.code, set())
        for text in factor.schools:
            school = matcher.school(text, factor.code)
            if school is not None:
                shown.add(school)
    marks = tuple(one.mark() for one in matcher.asked.values())
    return AuditTable({code: frozenset(found) for code, found in table.items()}, marks)


def mark_key(text: str) -> str:
    """A mark without blanks, "№" and misread letters: how it is remembered."""
    return unify((text or "").replace(" ", "").replace("\xa0", "").replace("№", ""))


@dataclass(slots=True)
class _Asked:
    key: str
    text: str
    candidates: tuple[int, ...]
    answer: Mapping[str, Any] | None
    codes: dict[str, None] = field(default_factory=dict)

    def mark(self) -> Mark:
        school = self.answer["school"] if self.answer else None
        answered = self.answer is not None
        return Mark(self.key, self.text, tuple(self.codes), self.candidates, school, answered)


class _Matcher:
    """By an answer, by the directory's own code or alias, by a name that alone fits."""

    def __init__(self, schools: tuple[School, ...], answers: Mapping[str, Any]) -> None:
        self.asked: dict[str, _Asked] = {}
        self._answers = answers
        self._exact = {mark_key(name): s.organization_id for s in schools for name in s.names}
        self._exact |= {mark_key(s.code): s.organization_id for s in schools if s.code}
        self._names = {name: s.organization_id for s in schools for name in s.names}
        self._known = {s.organization_id for s in schools}
        self._fitting: dict[str, tuple[int, ...]] = {}

    def school(self, text: str, code: str) -> int | None:
        key = mark_key(text)
        if key in self._exact:
            return self._exact[key]
        if key not in self._fitting:
            self._fitting[key] = self._search(text)
        fitting = self._fitting[key]
        answer = self._answers.get(MARK + key)
        if answer is None and len(fitting) == 1:
            return fitting[0]
        asked = self.asked.setdefault(key, _Asked(key, text, fitting, answer))
        asked.codes.setdefault(code)
        chosen: int | None = answer["school"] if answer else None
        return chosen if chosen in self._known else None

    def _search(self, text: str) -> tuple[int, ...]:
        found = (self._names[name] for name in match_school(text, self._names))
        return tuple(dict.fromkeys(found))
