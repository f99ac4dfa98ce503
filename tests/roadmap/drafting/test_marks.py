"""Marks of the factor table: settled by the directory, by an answer, else asked about."""

from __future__ import annotations

from roadmap.drafting.directory import School
from roadmap.drafting.marks import MARK, audit_table, mark_key
from roadmap.reading import Factor

SCHOOLS = (
    School(1, "7", ("МБОУ СОШ № 7",), 11),
    School(2, None, ("МБОУ гимназия № 44",), 12),
    School(3, None, ("МБОУ СОШ № 44",), 13),
    School(4, None, ("МБОУ НОШ № 80",), 14),
    School(5, None, ("МБОУ СОШ № 9 имени героя",), 15),
    School(6, None, ("МБОУ СОШ № 9 посёлка Лугового",), 16),
)


def factor(*schools: str, code: str = "1.2") -> Factor:
    return Factor(code, "риск", "показатель", schools)


def test_what_the_directory_settles_is_not_asked() -> None:
    table = audit_table((factor("7", "г44", "44"),), SCHOOLS)
    assert table.schools == {"1.2": frozenset({1, 2, 3})}
    assert table.marks == ()


def test_an_unknown_mark_and_one_that_fits_several_are_asked_once_each() -> None:
    table = audit_table((factor("80", "9"), factor("80", code="2.1")), SCHOOLS)
    assert [(one.text, one.codes, one.candidates) for one in table.unknown] == [
        ("80", ("1.2", "2.1"), ()),
        ("9", ("1.2",), (5, 6)),
    ]
    assert table.schools == {"1.2": frozenset(), "2.1": frozenset()}


def test_an_answer_settles_every_place_and_can_be_changed() -> None:
    answers = {MARK + mark_key("№ 80"): {"school": 4}, MARK + mark_key("9"): {"school": None}}
    table = audit_table((factor("80", "9"), factor("80", code="2.1")), SCHOOLS, answers)
    assert table.unknown == ()
    assert table.schools == {"1.2": frozenset({4}), "2.1": frozenset({4})}
    assert [(one.school, one.answered) for one in table.marks] == [(4, True), (None, True)]


def test_an_alias_settles_what_was_answered_before() -> None:
    schools = (*SCHOOLS[:3], School(4, None, ("МБОУ НОШ № 80", "80"), 14))
    assert audit_table((factor("80"),), schools).schools == {"1.2": frozenset({4})}


def test_a_school_that_is_gone_is_no_answer() -> None:
    answers = {MARK + "80": {"school": 99}}
    assert audit_table((factor("80"),), SCHOOLS, answers).schools == {"1.2": frozenset()}
