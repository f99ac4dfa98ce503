from __future__ import annotations

import pytest

from roadmap.names import address_name, full_name, name_key, same_name, short_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Орлова Ольга Петровна", "Орлова Ольга Петровна"),
        ("  Орлова\u00a0 Ольга   Петровна ", "Орлова Ольга Петровна"),
        ("ОРЛОВА ОЛЬГА ПЕТРОВНА", "Орлова Ольга Петровна"),
        ("салтыков-щедрин михаил евграфович", "Салтыков-Щедрин Михаил Евграфович"),
        ("Ольга Петровна Орлова", "Орлова Ольга Петровна"),
        ("Ким Анна", "Ким Анна"),
        ("Мамедов Али Вагиф оглы", "Мамедов Али Вагиф оглы"),
        ("Абрамович Роман Ильич", "Абрамович Роман Ильич"),
        ("Орлова О.П.", None),
        ("О.П. Орлова", None),
        ("Орлова", None),
        ("вакансия", None),
        ("Орлова Ольга Петровна (и.о.)", None),
        ("8 (000) 000-00-00", None),
        ("", None),
    ],
)
def test_a_full_name_is_put_in_order_or_refused(text: str, expected: str | None) -> None:
    assert full_name(text) == expected


def test_people_are_cited_by_initials_and_addressed_by_patronymic() -> None:
    assert short_name("Орлова Ольга Петровна") == "Орлова\u00a0О.П."
    assert short_name("Мамедов Али Вагиф оглы") == "Мамедов\u00a0А.В."
    assert short_name("Ким") == "Ким"
    assert address_name("Орлова Ольга Петровна") == "Ольга Петровна"
    assert address_name("Ким") == "Ким"


def test_letter_case_and_yo_do_not_make_another_name() -> None:
    assert name_key("Фёдорова  Алёна") == name_key("ФЕДОРОВА Алена")


def test_a_name_by_initials_is_cited_as_it_is() -> None:
    assert short_name("Орлова О.П.") == "Орлова\u00a0О.П."
    assert short_name("Орлова О. П.") == "Орлова\u00a0О.П."
    assert address_name("Орлова О.П.") == "Орлова О.П."


def test_names_are_compared_by_what_both_have() -> None:
    assert same_name("Орлова О.П.", "Орлова Ольга Петровна")
    assert same_name("Фёдорова Алёна Ильинична", "Федорова Алена Ильинична")
    assert not same_name("Орлова О.П.", "Орлова Анна Петровна")
    assert not same_name("Орлова Ольга Петровна", "Орлова Олеся Петровна")
