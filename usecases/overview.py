"""The status of a roadmap as figures and lists, for the chat, the shell and the report."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from roadmap.errors import InputRefusedError
from roadmap.figures import Fact, Figures, count
from roadmap.status import ActivityMark, DutyMark, Line, Report, RoadmapHead
from usecases.ports.ground import Clock, ReadFactory, ReadSession
from usecases.ports.overview import Holder, Late, Named, Slice


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the screens of a summary show."""

    head: RoadmapHead
    today: date
    total: Figures
    sections: tuple[Named, ...]
    organizations: tuple[Named, ...]
    late: tuple[Late, ...]
    silent: tuple[Holder, ...]
    unconnected: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Summarize:
    """The summary of one roadmap; InputRefusedError("summary-no-roadmap") when there is none."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, roadmap_id: int) -> Summary:
        """Figures and lists as of the clock's today."""
        today = self.clock.today()
        async with self.read() as read:
            head = await _head(read, roadmap_id)
            slices = await read.overview.slices(roadmap_id)
            sections = await read.overview.sections(roadmap_id)
            organizations = await read.overview.organizations(roadmap_id)
            return Summary(
                head=head,
                today=today,
                total=count(((s.fact, s.count) for s in slices), today),
                sections=_named(sections, _by(slices, "section_id"), today),
                organizations=_named(organizations, _by(slices, "organization_id"), today),
                late=await read.overview.late(roadmap_id, today),
                silent=await read.overview.silent(roadmap_id, today),
                unconnected=await read.overview.unconnected(roadmap_id, today),
            )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The rows of a roadmap's report; InputRefusedError("summary-no-roadmap") for no roadmap."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, roadmap_id: int) -> Report:
        """Every activity with its duties, in the order of the document."""
        today = self.clock.today()
        async with self.read() as read:
            head = await _head(read, roadmap_id)
            activities = await read.overview.activities(roadmap_id)
            duties = await read.overview.duties(roadmap_id)
        by_activity: defaultdict[int, list[DutyMark]] = defaultdict(list)
        for duty in duties:
            by_activity[duty.activity_id].append(duty)
        lines = tuple(_line(activity, by_activity[activity.id], today) for activity in activities)
        total = sum((line.figures for line in lines), Figures())
        return Report(head, today, total, lines)


@dataclass(frozen=True, slots=True)
class File:
    """A report as bytes with the name it is sent under."""

    name: str
    number: str | None
    content: bytes


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A roadmap's report as a workbook; rendering happens off the event loop."""

    build: BuildReport
    render: Callable[[Report, str], bytes]
    """(report, locale) to .xlsx bytes; pure."""

    async def __call__(self, roadmap_id: int, locale: str) -> File:
        """The workbook; InputRefusedError("summary-no-roadmap") for no roadmap."""
        report = await self.build(roadmap_id)
        content = await asyncio.to_thread(self.render, report, locale)
        number = report.head.number
        name = f"vekha-{slug(number or str(roadmap_id))}-{report.today.isoformat()}.xlsx"
        return File(name, number, content)


def slug(text: str) -> str:
    """Letters and digits of an order's number, for a file's name."""
    return "".join(char if char.isalnum() else "-" for char in text).strip("-")


def _line(activity: ActivityMark, duties: list[DutyMark], today: date) -> Line:
    return Line(activity, count(((duty.fact, 1) for duty in duties), today), tuple(duties))


async def _head(read: ReadSession, roadmap_id: int) -> RoadmapHead:
    head = await read.overview.roadmap(roadmap_id)
    if head is None:
        known = [f"{one.id} (№\u00a0{one.number})" for one in await read.overview.roadmaps()]
        if not known:
            raise InputRefusedError("summary-no-roadmaps")
        raise InputRefusedError("summary-no-roadmap", number=roadmap_id, known=", ".join(known))
    return head


def _by(slices: Iterable[Slice], field: str) -> dict[int | None, list[tuple[Fact, int]]]:
    found: defaultdict[int | None, list[tuple[Fact, int]]] = defaultdict(list)
    for one in slices:
        found[getattr(one, field)].append((one.fact, one.count))
    return found


def _named(
    names: dict[int, str], facts: dict[int | None, list[tuple[Fact, int]]], today: date
) -> tuple[Named, ...]:
    known = [
        Named(key, name, count(facts[key], today)) for key, name in names.items() if key in facts
    ]
    rest = facts.get(None)
    return (*known, Named(None, "", count(rest, today))) if rest else tuple(known)
