"""Names over declension, order and a scanner's noise; phrases in the nominative."""

from __future__ import annotations

import pytest

from roadmap.parties import match_name, match_names, nominative, nominative_name, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Соколовой О.П.", "О.П. Соколова"),
        ("Крьлов Д.К.", "Крылов Д.К."),
        ("Семёнов А.А.", "Семенова А. А."),
        ("Белая Ольга Петровна", "Белой О.П."),
        ("Чхеидзе В.Г.", "В.Г. Чхеидзе"),
        ("Лаптев В.", "Лаптев Виктор Сергеевич"),
        ("Римская-Орлова А.А.", "Римской-Орловой А.А."),
    ],
)
def test_the_same_person_however_printed(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Соколов И.И.", "Соколов П.И."),
        ("Белая Ольга Петровна", "Белая Ольга Александровна"),
        ("Ли А.А.", "Ло А.А."),
        ("Соколов И.И.", "руководители ОО"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_the_nearest_candidate_is_chosen() -> None:
    directory = ["Соколова О.П.", "Соколов О.П.", "Чижова О.Л."]
    found = match_name("Соколов О.П.", directory)
    assert found is not None
    assert (found.candidate, found.exact, found.letters) == ("Соколов О.П.", True, 0)


def test_two_equal_candidates_are_no_answer() -> None:
    directory = ["Чижова Ольга Львовна", "Чижова Оксана Лазаревна"]
    assert match_name("Чижова О.Л.", directory) is None
    assert len(match_names("Чижова О.Л.", directory)) == 2


@pytest.mark.parametrize(
    ("printed", "case", "expected"),
    [
        ("Белую Ольгу Петровну", "accs", "Белая Ольга Петровна"),
        ("Соколову Петру Сергеевичу", "datv", "Соколов Петр Сергеевич"),
        ("Перепелкиной Л.В.", "datv", "Перепелкина Л.В."),
        ("Чхеидзе В.Г.", "datv", "Чхеидзе В.Г."),
        ("О.П. Журавлеву", "accs", "О.П. Журавлева"),
    ],
)
def test_names_come_to_the_nominative(printed: str, case: str, expected: str) -> None:
    assert nominative_name(printed, case) == expected


def test_a_name_known_from_the_tables_decides() -> None:
    assert nominative_name("Журавлева О.П.", "accs", ["Журавлева О.П."]) == "Журавлева О.П."
    assert nominative_name("Журавлева О.П.", "accs", ["Журавлев О.П."]) == "Журавлев О.П."


@pytest.mark.parametrize(
    ("phrase", "case", "expected"),
    [
        ("Отделу общего образования управления", None, "Отдел общего образования управления"),
        ("отделом сопровождения проектов", "ablt", "отдел сопровождения проектов"),
        (
            "муниципальному бюджетному учреждению «Центр»",
            None,
            "муниципальное бюджетное учреждение «Центр»",
        ),
        (
            "Руководителям общеобразовательных организаций",
            None,
            "Руководители общеобразовательных организаций",
        ),
        ("первого заместителя главы", "accs", "первый заместитель главы"),
        ("исполняющего обязанности начальника", "accs", "исполняющий обязанности начальника"),
        ("школ с низкими результатами", "gent", "школы с низкими результатами"),
        ("МКУ Центр развития", None, "МКУ Центр развития"),
        ("Отдел кадров", None, "Отдел кадров"),
    ],
)
def test_phrases_come_to_the_nominative(phrase: str, case: str | None, expected: str) -> None:
    assert nominative(phrase, case) == expected
