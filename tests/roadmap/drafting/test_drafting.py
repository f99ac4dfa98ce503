"""Pure parts of a draft: names, documents, patches, parties."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadmap.drafting.directory import Directory, School, Seat
from roadmap.drafting.documents import needs_document
from roadmap.drafting.draft import make_draft
from roadmap.drafting.holders import Known, Resolution, Source, Target, resolve, units_named
from roadmap.drafting.marks import audit_table
from roadmap.drafting.model import Decisions, Draft, DraftActivity, DraftParty
from roadmap.drafting.owing import Holders, settle_parties, with_stand_ins
from roadmap.drafting.parties import distinct_parties
from roadmap.drafting.patches import added, patched
from roadmap.drafting.plan import (
    Load,
    Plan,
    PlannedActivity,
    PlannedOccurrence,
    loads,
    school_year,
)
from roadmap.drafting.short_names import LIMIT, short_name
from roadmap.drafting.together import combinations
from roadmap.model import (
    ActivityKind,
    Deadline,
    DeadlineKind,
    DutyRole,
    Level,
    PartyKind,
    Tracking,
)
from roadmap.reading import Factor

UNDATED = Deadline("", DeadlineKind.NONE)


def party(text: str, kind: PartyKind = PartyKind.PERSON, person: str | None = None) -> DraftParty:
    return DraftParty(text, kind, text, person)


def activity(position: int, *parties: DraftParty, **columns: Any) -> DraftActivity:
    made = DraftActivity(
        key=f"k{position}",
        kind=ActivityKind.ROADMAP,
        position=position,
        level=Level.MUNICIPALITY,
        section="I. Кадры",
        no=f"{position}.",
        title="Семинар",
        short_name=None,
        form=None,
        codes=(),
        deadline=UNDATED,
        responsible=parties,
        result=None,
        place=None,
        audience=None,
        tracking=Tracking.POINT,
        needs_document=False,
    )
    return replace(made, **columns)


HEADS = party("руководители ОО", PartyKind.ROLE)
SCHOOLS = (
    School(11, "7", ("МОБУ СОШ № 7",), 101),
    School(12, "г44", ("МОБУ гимназия № 44",), 102),
    School(13, None, ("МОБУ НОШ № 80",), 103),
)
OFFICE = Seat(1, "dispatcher", "УО", 1, "authority", ("Управление образования", "УО"), None)
ORLOVA = Seat(2, "specialist", "методист", 1, "authority", ("УО",), "Орлова Ольга Петровна")
DIRECTORY = Directory(
    1, ("Управление образования", "УО"), SCHOOLS, (OFFICE, ORLOVA), ((5, "кураторы ШНОР", (2,)),)
)


def resolved(one: DraftParty, *others: DraftParty, known: Known | None = None) -> Resolution:
    mentions = distinct_parties([activity(0, one, *others)])
    known = known or Known({}, {}, units_named(mentions))
    return resolve(mentions[0], DIRECTORY, known)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Семинар для завучей", None),
        (
            "Организация методической помощи молодым учителям, в том числе по вопросам оценки",
            "Организация методической помощи молодым учителям",
        ),
        (
            "Проведение мониторинга (по отдельному приказу) готовности школ района к новому учебному году",
            "Проведение мониторинга (по отдельному приказу) готовности школ…",
        ),
    ],
)
def test_a_long_title_gets_a_short_name(title: str, expected: str | None) -> None:
    assert short_name(title) == expected
    assert expected is None or len(expected) <= LIMIT + 1


@pytest.mark.parametrize(
    ("form", "result", "title", "expected"),
    [
        ("справка", None, "Проверка", True),
        ("аналитическая справка", None, "Проверка", True),
        ("приказ ОО, план работы", None, "Развитие", True),
        ("локальные акты", None, "Разработка", True),
        ("информация на сайте", None, "Размещение", True),
        ("совещание", None, "Разработка плана", False),
        ("консультации, реализация программы", None, "Помощь", False),
        ("–", "отчёт", "Помощь", True),
        (None, None, "Разработка плана повышения квалификации", True),
        (None, None, "Проведение педагогического совета", False),
        (None, None, "Участие в реализации программы", False),
    ],
)
def test_the_form_says_whether_a_document_is_needed(
    form: str | None, result: str | None, title: str, *, expected: bool
) -> None:
    assert needs_document(form, result, title) is expected


def test_patches_change_a_row_a_section_or_all() -> None:
    one, other = activity(1), activity(2, section="II. Оценка")
    section = {"at": {"section": "I. Кадры"}, "tracking": "ongoing"}
    every = {"at": {"all": True}, "tracking": "info"}
    row = {"at": {"row": "k1"}, "skip": True}
    assert patched(one, [section]).tracking is Tracking.ONGOING
    assert patched(other, [section]).tracking is Tracking.POINT
    assert patched(other, [section, every]).tracking is Tracking.INFO
    assert patched(one, [row]).skipped
    assert added([section, row], section) == [row, section]


def test_school_heads_and_people_inside_schools_are_the_schools() -> None:
    assert resolved(HEADS).target is Target.SCHOOLS
    assert resolved(party("классные руководители", PartyKind.ROLE)).target is Target.SCHOOLS


def test_an_unknown_group_is_nobody_never_all_schools() -> None:
    found = resolved(party("кураторы ОО", PartyKind.ROLE))
    assert (found.target, found.source) == (Target.NOBODY, Source.UNKNOWN)


def test_a_person_of_the_directory_is_recognised_over_declension() -> None:
    assert resolved(party("О.П. Орлова")).post_ids == (2,)


def test_a_person_whom_nobody_knows_gets_a_post_in_the_issuer() -> None:
    found = resolved(party("Ветров Б.В."))
    assert (found.target, found.person) == (Target.NEW_PERSON, "Ветров Б.В.")


def test_a_person_named_with_a_unit_holds_that_unit() -> None:
    unit = party("Отдел кадров", PartyKind.ORG, "Ветров Б.В.")
    found = resolved(party("Ветров Б.В."), unit)
    assert (found.target, found.unit) == (Target.NEW_UNIT, "Отдел кадров")


def test_staff_of_the_authority_are_its_dispatcher() -> None:
    assert resolved(party("сотрудники УО", PartyKind.ROLE)).post_ids == (1,)
    assert resolved(party("УО", PartyKind.ORG)).post_ids == (1,)


def test_an_abbreviation_made_of_a_units_initials_is_that_unit() -> None:
    unit = party("МКУ Центр развития образования", PartyKind.ORG, "Ветров Б.В.")
    assert resolved(party("ЦРО", PartyKind.ORG), unit).unit == unit.name


def test_heads_of_a_list_that_nobody_knows_are_asked_about() -> None:
    found = resolved(party("Руководители ШНОР", PartyKind.ROLE))
    assert (found.target, found.source) == (Target.NOBODY, Source.UNKNOWN)
    staff = resolved(party("специалисты МКУ ЦПО", PartyKind.ROLE))
    assert (staff.target, staff.unit) == (Target.NEW_UNIT, "ЦПО")


def test_several_holders_report_together_or_the_first_alone() -> None:
    row = activity(0, party("О.П. Орлова"), party("УО", PartyKind.ORG))
    alone = activity(1, party("О.П. Орлова"))
    known = holders(row, alone)
    (one,) = combinations([row, alone], known)
    assert (one.rows, one.each, one.all_report) == ((0,), (), False)
    every = patched(row, [{"at": {"together": one.key}, "each": True}])
    assert {owing.role for owing in known.of(every)} == {DutyRole.RESPONSIBLE}
    assert combinations([every], known)[0].all_report


def test_who_only_helps_gives_no_report() -> None:
    row = activity(0, party("О.П. Орлова"), party("УО", PartyKind.ORG))
    day = date(2026, 12, 25)
    due = PlannedOccurrence("due", "2026", None, day, day, {})
    found = loads(Plan((PlannedActivity(row, (due,), holders(row).of(row)),)))
    assert (found[2].reports, found[2].rows, found[2].helps) == (1, 1, 0)
    assert (found[1].reports, found[1].rows, found[1].helps) == (0, 0, 1)


def test_a_named_list_is_a_group() -> None:
    found = resolved(party("кураторы ШНОР", PartyKind.ROLE))
    assert (found.target, found.group_id, found.post_ids) == (Target.GROUP, 5, (2,))


def test_an_answer_wins_over_memory_and_memory_over_rules() -> None:
    said = Known({"руководители оо": {"target": "nobody"}}, {})
    assert resolved(HEADS, known=said).target is Target.NOBODY
    remembered = Known({}, {"руководители оо": {"target": "post", "post_id": 2}})
    assert resolved(HEADS, known=remembered).post_ids == (2,)


def test_a_remembered_post_that_is_no_more_is_asked_about_anew() -> None:
    gone = Known({}, {"кураторы оо": {"target": "post", "post_id": 77}})
    assert resolved(party("кураторы ОО", PartyKind.ROLE), known=gone).source is Source.UNKNOWN
    gone = Known({}, {"кураторы оо": {"target": "group", "group_id": 78}})
    assert resolved(party("кураторы ОО", PartyKind.ROLE), known=gone).source is Source.UNKNOWN


def test_a_misread_letter_is_the_same_person() -> None:
    rows = [activity(0, party("Лымарев И.А.")), activity(1, party("Лымарев И.А."))]
    mentions = distinct_parties([*rows, activity(2, party("Льмарев И.А."))])
    assert len(mentions) == 1
    assert mentions[0].rows == (0, 1, 2)


def test_a_man_and_a_woman_of_one_surname_are_two() -> None:
    rows = [activity(0, party("Ветров Б.В.")), activity(1, party("Ветрова Б.В."))]
    assert len(distinct_parties(rows)) == 2


def holders(*rows: DraftActivity, factors: tuple[Factor, ...] = ()) -> Holders:
    return holders_in(DIRECTORY, *rows, factors=factors)


def holders_in(
    directory: Directory, *rows: DraftActivity, factors: tuple[Factor, ...] = ()
) -> Holders:
    mentions = distinct_parties(rows)
    settled = settle_parties(mentions, directory, Known({}, {}, units_named(mentions)))
    table = audit_table(factors, directory.schools)
    return Holders(mentions, with_stand_ins(settled), frozenset(), directory, table)


def test_the_first_named_reports_and_the_others_help() -> None:
    row = activity(0, party("О.П. Орлова"), party("УО", PartyKind.ORG))
    assert [(one.post_id, one.role) for one in holders(row).of(row)] == [
        (2, DutyRole.RESPONSIBLE),
        (1, DutyRole.CO),
    ]


def test_a_group_is_never_a_mere_helper() -> None:
    row = activity(0, party("О.П. Орлова"), HEADS)
    assert {one.role for one in holders(row).of(row)} == {DutyRole.RESPONSIBLE}


def test_who_is_nobody_leaves_the_lead_to_the_next() -> None:
    row = activity(0, party("кураторы ОО", PartyKind.ROLE), party("О.П. Орлова"))
    assert [(one.post_id, one.role) for one in holders(row).of(row)] == [(2, DutyRole.RESPONSIBLE)]


def test_codes_choose_schools_by_the_audit_table() -> None:
    factors = (
        Factor("1.1", "Кадры", "Дефицит", ("7", "г44")),
        Factor("1.2", "Кадры", "Стаж", ("НОШ № 80", "80")),
    )
    row = activity(0, HEADS, codes=("1.1",))
    known = holders(row, factors=factors)
    assert [one.post_id for one in known.of(row)] == [101, 102]
    assert [one.post_id for one in known.of(replace(row, codes=("1.2",)))] == [103]
    assert [one.post_id for one in known.of(replace(row, codes=("*",)))] == [101, 102, 103]
    assert [mark.text for mark in known.table.unknown] == ["80"]


def test_without_a_table_codes_leave_out_nobody() -> None:
    row = activity(0, HEADS, codes=("1.1",))
    assert len(holders(row).of(row)) == 3


def test_reports_are_counted_by_calendar_and_by_school_year() -> None:
    load = Load(3, Counter((date(2026, 12, 25), date(2027, 5, 31), date(2027, 10, 15))))
    assert (load.reports, load.a_year) == (3, 2)
    assert school_year(date(2027, 8, 31)) == 2026


def test_one_name_unit_and_person_make_one_post() -> None:
    unit = party("Отдел кадров", PartyKind.ORG, "Ветров Б.В.")
    rows = [activity(0, unit), activity(1, party("Ветров Б.В."))]
    known = holders(*rows)
    assert known.of(rows[0])[0].post_id == known.of(rows[1])[0].post_id < 0


def test_a_draft_of_our_own_order_keeps_rows_and_orders() -> None:
    from tests.usecases.publishing.authority import own_order  # noqa: PLC0415 # reads a file

    reading = own_order()
    draft: Draft = make_draft(reading, Decisions({}))
    assert len(draft.activities) == len(reading.activities) + len(reading.orders)
    assert len({one.key for one in draft.activities}) == len(draft.activities)
    wishes = [one for one in draft.activities if one.tracking is Tracking.INFO]
    assert {one.kind for one in wishes} == {ActivityKind.ORDER}
