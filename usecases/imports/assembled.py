"""An import put together: what the document says, what people answered, who and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap.calendar import ProductionCalendar
from roadmap.dating import DatingSettings
from roadmap.diff import Difference, difference
from roadmap.drafting.dated import Dating, PastMode, StandingDate, dated, dating_settings
from roadmap.drafting.directory import Directory
from roadmap.drafting.draft import make_draft
from roadmap.drafting.holders import Known, units_named
from roadmap.drafting.marks import audit_table
from roadmap.drafting.model import Decisions, Draft
from roadmap.drafting.owing import Holders, settle_parties, with_stand_ins, without_answers
from roadmap.drafting.parties import distinct_parties
from roadmap.drafting.plan import LIVE, Plan, PlannedActivity
from roadmap.drafting.questions import PARTY, PAST, SHIFT, Asked, questions
from roadmap.drafting.tracking import rhythm_of
from roadmap.model import Shift
from roadmap.reading import Reading
from roadmap.reading_json import from_json
from usecases.calendar import load_calendar
from usecases.calendar.terms import with_terms
from usecases.imports.amended import KEYS, on_edition
from usecases.imports.columns import columns_of, content, identity
from usecases.imports.directory import load_directory
from usecases.ports.ground import ReadSession
from usecases.ports.imports import ImportRecord, StandingActivity

Json = dict[str, Any]


@dataclass(frozen=True)
class Assembled:
    """Everything that follows from an import at one moment.

    `record` has the edition in force under it where the import only changes that one; `holders`
    count posts that publishing would make by negative ids; `standing` are the activities of the
    edition in force, none at first.
    """

    record: ImportRecord
    reading: Reading
    draft: Draft
    directory: Directory
    holders: Holders
    dating: Dating
    plan: Plan
    asked: Asked
    standing: tuple[StandingActivity, ...]

    def every_row(self) -> tuple[PlannedActivity, ...]:
        """All activities in the order of the document; those left out have no dates."""
        planned = {one.activity.position: one for one in self.plan.activities}
        return tuple(
            planned.get(one.position, PlannedActivity(one, (), ())) for one in self.draft.activities
        )

    def difference(self) -> Difference:
        """The edition against what stands."""
        return difference(
            {
                one.key: content(one.section, one.columns)
                for one in self.standing
                if one.state == "active"
            },
            {one.key: content(one.section, columns_of(one)) for one in self.draft.kept},
        )


async def assemble(read: ReadSession, record: ImportRecord, *, today: date) -> Assembled:
    """Put a draft together; LookupError when the document was not read yet."""
    if record.reading is None:
        raise LookupError(record.head.id)
    record = await on_edition(read, record)
    reading = from_json(record.reading or {})
    standing: tuple[StandingActivity, ...] = ()
    dates: Mapping[tuple[str, str, str], StandingDate] = {}
    if record.head.roadmap_id is not None:
        standing = await read.imports.activities(record.head.roadmap_id)
        dates = await read.imports.dates(record.head.roadmap_id)
    draft = make_draft(
        reading,
        Decisions(record.answers, record.patches),
        [identity(one) for one in standing],
        record.settings.get(KEYS, ()),
    )
    directory = await load_directory(read, reading.issuer)
    holders = _holders(draft, directory, record.answers, await read.imports.party_memory())
    settings = with_terms(
        dating_settings(draft, rhythm_of(reading.orders), record.settings),
        await read.calendar.terms(),
        directory.authority_id,
    )
    calendar = await load_calendar(read.calendar)
    dating = _dating(settings, calendar, record.answers, dates, today)
    return Assembled(
        record=record,
        reading=reading,
        draft=draft,
        directory=directory,
        holders=holders,
        dating=dating,
        plan=_plan(draft, holders, dating),
        asked=questions(reading, draft, holders, dating, record.answers),
        standing=standing,
    )


def _dating(
    settings: DatingSettings,
    calendar: ProductionCalendar,
    answers: Mapping[str, Any],
    dates: Mapping[tuple[str, str, str], StandingDate],
    today: date,
) -> Dating:
    return Dating(
        settings=settings,
        today=today,
        calendar=calendar,
        past=PastMode(answers[PAST]) if PAST in answers else None,
        trapped=Shift(answers.get(SHIFT, Shift.FORWARD)),
        standing=dates,
    )


def moved_duties(material: Assembled) -> int:
    """How many duties of activities that stand would get another working date."""
    stands: dict[str, list[date]] = {}
    for (key, _, _), one in material.dating.standing.items():
        if one.state == LIVE:
            stands.setdefault(key, []).append(one.working)
    found = 0
    for planned in material.plan.activities:
        before = sorted(stands.get(planned.activity.key, ()))
        after = sorted(one.working for one in planned.live)
        moved = sum(old != new for old, new in zip(before, after, strict=False))
        found += moved * len(planned.owed)
    return found


def _holders(
    draft: Draft, directory: Directory, answers: Mapping[str, Any], memory: Mapping[str, Json]
) -> Holders:
    mentions = distinct_parties(draft.kept)
    answered = {
        key.removeprefix(PARTY): value for key, value in answers.items() if key.startswith(PARTY)
    }
    known = Known(answered, memory, units_named(mentions))
    settled = settle_parties(mentions, directory, known)
    table = audit_table(draft.factors, directory.schools, answers)
    unknown, fanned = without_answers(mentions, directory, known)
    return Holders(mentions, with_stand_ins(settled), unknown, directory, table, fanned)


def _plan(draft: Draft, holders: Holders, dating: Dating) -> Plan:
    return Plan(
        tuple(
            PlannedActivity(activity, dated(activity, dating), holders.of(activity))
            for activity in draft.kept
        )
    )
