"""Columns are told by the words of their headers, in any order and wording."""

from __future__ import annotations

import pytest

from roadmap.intake.columns import TableKind, layout_of

CASES = [
    (
        "№ п/п|Мероприятие|Форма|Код параметра|Контингент|Место проведения|Дата проведения|Ответственные",
        "no title form codes audience place deadline responsible",
    ),
    (
        "N п/п|Наименование мероприятия|Контрольный показатель|Ответственный исполнитель|Плановое начало|Плановое окончание",
        "no title result responsible start end",
    ),
    (
        "Мероприятие|Сроки|Ответственные|Показатель реализации|Формы отчетных документов",
        "title deadline responsible result form",
    ),
    (
        "Мероприятия|Сроки|Ответственный|Информационное сопровождение мероприятий",
        "title deadline responsible form",
    ),
    ("№|Контрольная точка|Ответственный|Сроки", "no title responsible deadline"),
    ("№|Содержание деятельности|Сроки|Исполнители", "no title deadline responsible"),
    ("Направление ВСОКО|Ключевые шаги|Сроки|Ответственный", "group title deadline responsible"),
    ("Направления деятельности|Сроки|Ответственные лица", "title deadline responsible"),
    ("Направление работы|Мероприятия|Дата|Ответственные", "group title deadline responsible"),
    (
        "Задача|Мероприятие|Период|Кто отвечает|Чем подтверждается",
        "group title deadline responsible form",
    ),
    ("№ п/п|Что сделать|До какого числа|Кто делает|Итог", "no title deadline responsible result"),
    (
        "№|Мероприятия|Срок исполнения|Ответственный|Источник финансирования|Ожидаемые результаты|Отметка о выполнении",
        "no title deadline responsible other result mark",
    ),
    (
        "Мероприятие|Срок реализации мероприятия|Ответственный за реализацию мероприятия|Вид документа",
        "title deadline responsible form",
    ),
    (
        "№|Форма проведения мероприятия|Вид деятельности|Участники|Сроки проведения|Соисполнители|Ответственные",
        "no form title audience deadline co responsible",
    ),
    ("№|Показатель|Ответственный|Срок", "no title responsible deadline"),
]


@pytest.mark.parametrize(("headers", "columns"), CASES)
def test_headers_of_roadmaps(headers: str, columns: str) -> None:
    layout = layout_of(tuple(headers.split("|")))
    assert " ".join(layout.columns) == columns
    assert layout.kind is TableKind.ROADMAP


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("№|ФИО|Должность", TableKind.MEMBERS),
        ("№ п/п|Наименование показателя|Единица измерения|2025|2026 год", TableKind.INDICATORS),
        ("№|Наименование фактора|Параметры|Код параметра|Перечень школ", TableKind.FACTORS),
        ("№|Организация|Телефон|E-mail", TableKind.OTHER),
    ],
)
def test_other_tables(headers: str, kind: TableKind) -> None:
    assert layout_of(tuple(headers.split("|"))).kind is kind
