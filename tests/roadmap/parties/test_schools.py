"""All schools, people inside them, and one school of the directory."""

from __future__ import annotations

import pytest

from roadmap.parties import is_school_heads, is_school_inner, match_school

HEADS = [
    "руководители ОО",
    "Руководитель ОУ",
    "руководители 00",
    "директора школ",
    "руководители общеобразовательных организаций",
    "Руководителям общеобразовательных организаций города Светлого",
    "руководители муниципальных бюджетных общеобразовательных организаций Заречного района",
    "ОО",
    "школы",
    "Все ОО",
    "Руководители всех ОО",
]
INNER = [
    "администрация ОО",
    "Администрация ОУ",
    "классные руководители",
    "педагогические работники ОО",
    "учителя",
    "учителя-предметники",
    "педагог-психолог",
    "заместители директоров по УВР",
    "зам. директора по ВР",
    "советник директора по воспитанию",
    "руководители ШМО",
    "Рук. ШМО",
    "кл.руководители",
    "Кл. рук. 5-9 кл.",
    "Классные руководители 9, 11 классов",
    "Классные руководители 1–11 кл.",
    "школьные координаторы",
    "ЗДВР",
]
OTHERS = [
    "руководители ШНОР",
    "кураторы ШНОР",
    "учителя ШНОР",
    "директор МБОУ СОШ № 5",
    "руководители ДОО",
    "руководители дошкольных образовательных организаций",
    "руководители ГМО",
    "методисты СЦРО",
    "специалисты УО",
    "администрация города",
    "УО",
    "Лаптев В.С.",
    "члены комиссии",
    "Главный специалист",
]


@pytest.mark.parametrize("text", HEADS)
def test_heads_of_all_schools(text: str) -> None:
    assert is_school_heads(text)
    assert not is_school_inner(text)


@pytest.mark.parametrize("text", INNER)
def test_people_inside_each_school(text: str) -> None:
    assert is_school_inner(text)
    assert not is_school_heads(text)


@pytest.mark.parametrize("text", OTHERS)
def test_named_groups_and_others_are_neither(text: str) -> None:
    assert not is_school_heads(text)
    assert not is_school_inner(text)


DIRECTORY = [
    "МБОУ СОШ № 80",
    "МОБУ НОШ № 80",
    "МОБУ гимназия № 44",
    "МОБУ СОШ № 44 им. Героя",
    "МБОУ В(С)ОШ № 1",
    "МОБУ СОШ № 1",
    "МБОУ лицей № 3",
    "МБОУ ООШ № 16",
]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("80", "МБОУ СОШ № 80"),
        ("НОШ № 80", "МОБУ НОШ № 80"),
        ("г44", "МОБУ гимназия № 44"),
        ("о44", "МОБУ СОШ № 44 им. Героя"),
        ("В(С)ОШ № 1", "МБОУ В(С)ОШ № 1"),
        ("1", "МОБУ СОШ № 1"),
        ("3", "МБОУ лицей № 3"),
        ("ООШ №16", "МБОУ ООШ № 16"),
    ],
)
def test_a_mark_of_the_audit_table_means_one_school(mark: str, expected: str) -> None:
    assert match_school(mark, DIRECTORY) == (expected,)


@pytest.mark.parametrize("mark", ["7", "СОШ № 16", "НОШ № 44", "школа"])
def test_a_mark_that_fits_nothing_finds_nothing(mark: str) -> None:
    assert match_school(mark, DIRECTORY) == ()
