"""School terms: a table above the usual dates, for everybody or for an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from roadmap.dating import DatingSettings, SchoolTerm, TermSystem, usual_terms
from roadmap.grounds import calendar_ground
from roadmap.intake.calendar_table import TableProblem
from roadmap.intake.terms_table import TermLine, TermsFile
from usecases.calendar.houses import Houses
from usecases.calendar.spreading import spread
from usecases.ports.calendar import StoredTerm
from usecases.ports.ground import Clock, ReadFactory, UnitOfWorkFactory


def with_terms(
    settings: DatingSettings, stored: Iterable[StoredTerm], authority_id: int | None
) -> DatingSettings:
    """A roadmap's settings with the terms of its authority, else everybody's."""
    found = {
        (one.system, one.year, one.term.number): one.term
        for one in _nearest_last(stored)
        if one.organization_id in {None, authority_id}
    }
    return replace(
        settings,
        school_terms=tuple(one for key, one in found.items() if key[0] is TermSystem.QUARTERS),
        trimesters=tuple(one for key, one in found.items() if key[0] is TermSystem.TRIMESTERS),
    )


def _nearest_last(stored: Iterable[StoredTerm]) -> list[StoredTerm]:
    return sorted(stored, key=lambda one: one.organization_id is not None)


@dataclass(frozen=True, slots=True)
class TermsLoaded:
    """What came of a table. With `problems` nothing was stored."""

    problems: tuple[TableProblem, ...] = ()
    added: int = 0
    changed: int = 0
    same: int = 0
    roadmaps: int = 0


@dataclass(frozen=True, slots=True)
class LoadTerms:
    """Add or replace terms; what the table does not name stays. Twice the same changes nothing."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, file: TermsFile, name: str) -> TermsLoaded:
        """One transaction or none."""
        now = self.clock.now()
        async with self.uow() as uow:
            stored = {one.key: one for one in await uow.calendar.terms()}
            wanted, problems = _wanted(file.lines, Houses(await uow.directory.organizations()))
            if file.problems or problems:
                return TermsLoaded(problems=(*file.problems, *problems))
            added = [one for one in wanted if one.key not in stored]
            changed = [one for one in wanted if one.key in stored and stored[one.key] != one]
            roadmaps = 0
            if added or changed:
                await uow.calendar.put_terms([*added, *changed], now=now)
                after = {"file": name, "added": len(added), "changed": len(changed)}
                await uow.history.add("terms-loaded", "calendar", 0, at=now, after=after)
                roadmaps = await spread(uow, calendar_ground(), now=now)
                await uow.commit()
        same = len(wanted) - len(added) - len(changed)
        return TermsLoaded((), len(added), len(changed), same, roadmaps)


def _wanted(
    lines: Sequence[TermLine], houses: Houses
) -> tuple[list[StoredTerm], list[TableProblem]]:
    wanted: list[tuple[int, StoredTerm]] = []
    problems: list[TableProblem] = []
    for line in lines:
        found = houses.called(line.organization) if line.organization else ()
        if line.organization and len(found) != 1:
            code = "organization-ambiguous" if found else "organization-unknown"
            problems.append(TableProblem(line.row, code, {"name": line.organization}))
            continue
        owner = found[0].id if found else None
        one = StoredTerm(owner, line.system, line.year, line.term, line.note)
        other = next((row for row, before in wanted if _overlap(before, one)), None)
        if other is not None:
            problems.append(TableProblem(line.row, "term-overlap", {"at": other}))
        wanted.append((line.row, one))
    return [one for _, one in wanted], problems


def _overlap(one: StoredTerm, other: StoredTerm) -> bool:
    same = (one.organization_id, one.system, one.year) == (
        other.organization_id,
        other.system,
        other.year,
    )
    twice = one.term.number == other.term.number
    return same and (
        twice or (one.term.start <= other.term.end and other.term.start <= one.term.end)
    )


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term and whose dates it has: "own" (the organisation's), "everybody" or "usual"."""

    system: TermSystem
    term: SchoolTerm
    source: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TermsYear:
    """The terms of the school year that begins in `year`, by system and number."""

    year: int
    terms: tuple[ShownTerm, ...]


@dataclass(frozen=True, slots=True)
class ShowTerms:
    """What `vekha calendar terms show` prints."""

    read: ReadFactory

    async def __call__(self, year: int, organization: str | None = None) -> TermsYear:
        """InputRefusedError: see Houses.one."""
        async with self.read() as read:
            tree = await read.people.organizations()
            house = Houses(tree).one(organization)
            stored = await read.calendar.terms()
        parents = {one.id: one.parent_id for one in tree}
        above: list[int | None] = []
        place = house.id if house else None
        while place is not None and place not in above:
            above.insert(0, place)
            place = parents.get(place)
        return TermsYear(year, tuple(_shown(year, stored, [None, *above])))


def _shown(
    year: int, stored: Sequence[StoredTerm], owners: Sequence[int | None]
) -> Iterable[ShownTerm]:
    for system in TermSystem:
        found = {one.number: ShownTerm(system, one, "usual") for one in usual_terms(system, year)}
        for owner in owners:
            for one in stored:
                if (one.organization_id, one.system, one.year) == (owner, system, year):
                    source = "own" if owner is not None else "everybody"
                    found[one.term.number] = ShownTerm(system, one.term, source, one.note)
        yield from found.values()
