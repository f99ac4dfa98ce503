"""What a person types to find somebody in a directory."""

from __future__ import annotations

import pytest

from roadmap.drafting.search import Entry, search

DIRECTORY = (
    Entry(("Отдел общего образования", "Синицына Светлана Игоревна")),
    Entry(("Отдел дополнительного образования", "Жаворонков Пётр Ильич")),
    Entry(("МБОУ СОШ № 12", "СОШ № 12", "директор", "Орлова Ольга Петровна"), school=True),
    Entry(("МБОУ СОШ № 120", "директор", "Иванов Фёдор Львович"), school=True),
    Entry(("МБОУ гимназия № 12", "директор", "Иванова Анна Ивановна"), school=True),
    Entry(("Руководители школ с низкими результатами",)),
    Entry(("Управление образования Заречного района", "начальник")),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("школа 12", (2, 4)),
        ("СОШ 12", (2, 4)),
        ("сош № 12", (2, 4)),
        ("гимназия 12", (4,)),
        ("гимназии 12", (4,)),
        ("12", (2, 4)),
        ("120", (3,)),
        ("иванов", (3, 4)),
        ("Ивановой", (3, 4)),
        ("отдел общего", (0,)),
        ("отделу общего образования", (0,)),
        ("федор", (3,)),
        ("жаворонкова петра", (1,)),
        ("УО", (6,)),
        ("орлва ольга", (2,)),
        ("директор орлова", (2,)),
        ("", ()),
        ("№ «»", ()),
        ("Кукушкина", ()),
        ("школа 13", ()),
    ],
)
def test_words_find_what_is_meant(words: str, found: tuple[int, ...]) -> None:
    assert search(words, DIRECTORY) == found


def test_what_is_named_exactly_comes_first() -> None:
    entries = (Entry(("Иванова Анна",)), Entry(("Иванов Иван",)))
    assert search("иванов", entries) == (1, 0)


def test_an_empty_directory_has_nothing() -> None:
    assert search("школа", ()) == ()
