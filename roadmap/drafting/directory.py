"""What a draft needs to know of the directory: schools, seats and lists, as a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roadmap.parties import match_school
from roadmap.parties.morphology import unify
from roadmap.reading import Factor


@dataclass(frozen=True, slots=True)
class School:
    """A school with its head's post; `names` are all that it is called by."""

    organization_id: int
    code: str | None
    names: tuple[str, ...]
    head_post_id: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A post anywhere in the directory, with its holder's name if it has one."""

    post_id: int
    kind: str
    title: str
    organization_id: int
    organization_kind: str
    organization_names: tuple[str, ...]
    holder: str | None


@dataclass(frozen=True, slots=True)
class Directory:
    """The authority (None in an empty directory), its schools, seats and lists (name to posts)."""

    authority_id: int | None
    authority_names: tuple[str, ...]
    schools: tuple[School, ...] = ()
    seats: tuple[Seat, ...] = ()
    groups: tuple[tuple[int, str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class AuditTable:
    """Which schools show which parameter, by organisation id; `unknown` marks fit no one school."""

    schools: Mapping[str, frozenset[int]]
    unknown: tuple[str, ...] = ()

    def showing(self, codes: Iterable[str]) -> frozenset[int]:
        """Schools that show any of the codes; ["*"] is every school that shows anything."""
        wanted = tuple(codes)
        if "*" in wanted:
            wanted = tuple(self.schools)
        return frozenset().union(*(self.schools.get(code, frozenset()) for code in wanted))


def audit_table(factors: Iterable[Factor], schools: Iterable[School]) -> AuditTable:
    """The order's factor table, its marks ("7", "г44", "НОШ № 80") matched to the directory."""
    matcher = _Matcher(tuple(schools))
    table: dict[str, set[int]] = {}
    unknown: dict[str, None] = {}
    for factor in factors:
        shown = table.setdefault(factor.code, set())
        for mark in factor.schools:
            school = matcher.school(mark)
            if school is None:
                unknown.setdefault(mark)
            else:
                shown.add(school)
    return AuditTable({code: frozenset(found) for code, found in table.items()}, tuple(unknown))


class _Matcher:
    """A mark by the directory's own code first, then by the schools' names, when only one fits."""

    def __init__(self, schools: tuple[School, ...]) -> None:
        self._codes = {_plain(s.code): s.organization_id for s in schools if s.code}
        self._names = {name: s.organization_id for s in schools for name in s.names}
        self._found: dict[str, int | None] = {}

    def school(self, mark: str) -> int | None:
        if mark not in self._found:
            self._found[mark] = self._search(mark)
        return self._found[mark]

    def _search(self, mark: str) -> int | None:
        by_code = self._codes.get(_plain(mark))
        if by_code is not None:
            return by_code
        found = {self._names[name] for name in match_school(mark, self._names)}
        return found.pop() if len(found) == 1 else None


def _plain(code: str | None) -> str:
    return unify((code or "").replace(" ", "").replace("\xa0", "").replace("№", ""))
