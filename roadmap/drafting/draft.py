"""From a reading with its answers and patches to a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap.diff import Standing, keys_of, matched
from roadmap.drafting.amending import amended
from roadmap.drafting.amending_rows import with_added
from roadmap.drafting.documents import needs_document
from roadmap.drafting.model import Decisions, Draft, DraftActivity, DraftParty
from roadmap.drafting.patches import patched
from roadmap.drafting.short_names import short_name
from roadmap.drafting.tracking import UNDATED, UNDATED_CHOICES, awaits_plan, default_tracking
from roadmap.model import ActivityKind, DeadlineKind, Level, Tracking
from roadmap.parties import is_school_heads
from roadmap.reading import Assignment, Doubt, Reading, Row


@dataclass(frozen=True, slots=True)
class _Identity:
    kind: str
    level: str | None
    section: str | None
    no: str | None
    title: str


def make_draft(
    reading: Reading,
    decisions: Decisions,
    standing: Iterable[Standing] = (),
    keys: Sequence[str] = (),
) -> Draft:
    """The draft: rows of the table first, then the points of the order's own text.

    `standing` are the activities of the edition in force; what is recognised keeps its key, and
    cannot be left for later: it is published already. `keys` are those that this same reading was
    published with: an amending order may have reworded a row until nothing else tells it.
    Rows that an amending order added stand after the one they were put after.
    """
    read = amended(reading, decisions.answers)
    activities = _printed(read, decisions)
    in_force = tuple(standing)
    known = tuple(keys) if len(keys) == len(activities) else ()
    keyed = with_added(_with_keys(activities, in_force, known), decisions.patches)
    stands = {one.key for one in in_force}
    return Draft(
        title=read.title,
        short_name=short_name(read.title),
        issuer=read.issuer,
        number=read.number,
        date=read.date,
        period=read.period,
        activities=tuple(
            replace(one, later=one.later and one.key not in stands)
            for one in (patched(activity, decisions.patches) for activity in keyed)
        ),
        factors=read.factors,
        indicators=read.indicators,
    )


def _printed(read: Reading, decisions: Decisions) -> list[DraftActivity]:
    """Rows, then points; what awaits another plan is ongoing unless its dates are asked for."""
    doubts = _doubts_by_row(read.doubts)
    activities = [
        _from_row(row, position, doubts.get(position, ()))
        for position, row in enumerate(read.activities)
    ]
    activities += [
        _from_assignment(assignment, len(activities) + position)
        for position, assignment in enumerate(read.orders)
    ]
    if decisions.answers.get(UNDATED, UNDATED_CHOICES[0]) != UNDATED_CHOICES[0]:
        return activities
    return [
        replace(one, tracking=Tracking.ONGOING) if awaits_plan(one) else one for one in activities
    ]


def _doubts_by_row(doubts: Iterable[Doubt]) -> Mapping[int, tuple[str, ...]]:
    rows: dict[int, tuple[str, ...]] = {}
    for doubt in doubts:
        if doubt.where.index is not None:
            rows[doubt.where.index] = (*rows.get(doubt.where.index, ()), doubt.id)
    return rows


def _from_row(row: Row, position: int, doubts: tuple[str, ...]) -> DraftActivity:
    parties = tuple(DraftParty(one.text, one.kind, one.text) for one in row.responsible)
    return DraftActivity(
        key="",
        kind=ActivityKind.ROADMAP,
        position=position,
        level=row.level,
        section=row.section,
        no=row.no,
        title=row.title,
        short_name=short_name(row.title),
        form=row.form,
        codes=row.codes,
        deadline=row.deadline,
        responsible=parties,
        result=row.result,
        place=row.place,
        audience=row.audience,
        tracking=default_tracking(ActivityKind.ROADMAP, row.deadline, row.title, parties),
        needs_document=needs_document(row.form, row.result, row.title),
        doubts=doubts,
    )


def _from_assignment(assignment: Assignment, position: int) -> DraftActivity:
    parties = tuple(
        DraftParty(one.text, one.kind, one.name, one.person) for one in assignment.assignees
    )
    return DraftActivity(
        key="",
        kind=ActivityKind.ORDER,
        position=position,
        level=_assigned_level(parties),
        section=None,
        no=assignment.no,
        title=assignment.text,
        short_name=short_name(assignment.text),
        form=None,
        codes=(),
        deadline=assignment.deadline,
        responsible=parties,
        result=None,
        place=None,
        audience=None,
        tracking=default_tracking(
            ActivityKind.ORDER, assignment.deadline, assignment.text, parties
        ),
        needs_document=assignment.deadline.kind is not DeadlineKind.NONE
        and needs_document(None, None, assignment.text),
    )


def _assigned_level(parties: tuple[DraftParty, ...]) -> Level | None:
    """A point that schools' heads are charged with is the schools' level; others have none."""
    if parties and is_school_heads(parties[0].name):
        return Level.SCHOOL
    return None


def _with_keys(
    activities: list[DraftActivity], standing: tuple[Standing, ...], known: tuple[str, ...]
) -> tuple[DraftActivity, ...]:
    identities = [
        _Identity(a.kind.value, a.level and a.level.value, a.section, a.no, a.title)
        for a in activities
    ]
    keys = known or (matched(standing, identities) if standing else keys_of(identities))
    return tuple(replace(activity, key=key) for activity, key in zip(activities, keys, strict=True))
