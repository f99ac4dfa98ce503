"""Word as it is written: each test is one trap."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.intake.document import Paragraph, Table
from roadmap.intake.formats import docx
from roadmap.model import Level
from roadmap.reading import Reading


def _beside(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"intake_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


word = _beside("word_files")

HEADER = word.row("№ п/п", "Мероприятие", "Срок", "Ответственный")
TITLE = word.paragraph("План мероприятий на 2026 год", bold=True)


def reading(*blocks: str) -> Reading:
    return read_document(word.docx(*blocks), "план.docx")


def test_automatic_numbers_are_counted() -> None:
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row(word.cell(word.paragraph(number=(1, 0))), "Аудит", "март 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(1, 1))), "Отчёт", "апрель 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(1, 0))), "Итоги", "май 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(4, 0))), "Сначала", "май 2026 г.", "УО"),
        ),
    )
    assert [row.no for row in found.activities] == ["1.", "1.1.", "2.", "1."]


def test_cells_merged_down_count_for_each_row() -> None:
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row(
                "1",
                "Аудит",
                word.cell("март 2026 г.", merge="restart"),
                word.cell("УО", merge="restart"),
            ),
            word.row("2", "Отчёт", word.cell(merge="continue"), word.cell(merge="continue")),
            word.row("3", "Итоги", word.cell(merge="continue"), "ЦРО"),
        ),
    )
    assert [row.deadline.raw for row in found.activities] == ["март 2026 г."] * 3
    assert [row.responsible[0].text for row in found.activities] == ["УО", "УО", "ЦРО"]


def test_headings_stand_in_merged_rows_and_between_tables() -> None:
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row("1", "2", "3", "4"),
            word.row(word.cell(word.paragraph("Кадры", number=(2, 0)), span=4)),
            word.row(word.cell("Муниципальный уровень", span=4)),
            word.row("1", "Аудит", "март 2026 г.", "УО"),
        ),
        word.paragraph("II. Семьи", style="Z2"),
        word.paragraph("Школьный уровень", bold=True),
        word.table(HEADER, word.row("1", "Беседы", "май 2026 г.", "руководители ОО")),
    )
    assert [(row.section, row.level) for row in found.activities] == [
        ("I. Кадры", Level.MUNICIPALITY),
        ("II. Семьи", Level.SCHOOL),
    ]


def test_a_header_of_two_storeys() -> None:
    found = reading(
        TITLE,
        word.table(
            word.row(
                word.cell("№", merge="restart"),
                word.cell("Мероприятие", merge="restart"),
                word.cell("Условия", span=2),
                word.cell("Исполнители", merge="restart"),
            ),
            word.row(
                word.cell(merge="continue"),
                word.cell(merge="continue"),
                "Место проведения",
                "Сроки",
                word.cell(merge="continue"),
            ),
            word.row("1", "Аудит", "УО", "март 2026 г.", "ЦРО"),
        ),
    )
    (row,) = found.activities
    assert (row.place, row.deadline.raw, row.responsible[0].text) == ("УО", "март 2026 г.", "ЦРО")


def test_paragraphs_and_odd_spaces_in_a_cell() -> None:
    holders = (
        word.paragraph("УО") + word.paragraph("МКУ\u00a0ЦРО") + word.paragraph("руководители ОО")
    )
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row(
                "1", "Про\u00adведение\u00a0 аудита\nшкол", "март 2026\u00a0г.", word.cell(holders)
            ),
        ),
    )
    (row,) = found.activities
    assert row.title == "Проведение аудита школ"
    assert row.deadline.raw == "март 2026 г."
    assert [party.text for party in row.responsible] == ["УО", "МКУ ЦРО", "руководители ОО"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    change = (
        "<w:del><w:r><w:delText>апрель 2026 г.</w:delText></w:r></w:del>"
        f"<w:ins>{word.run('май 2026 г.')}</w:ins>"
    )
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row("1", "Аудит", word.cell(word.paragraph(inner=change)), "УО"),
            word.row("2", "Снято", "май 2026 г.", "УО", properties="<w:del/>"),
        ),
    )
    assert [(row.title, row.deadline.raw) for row in found.activities] == [("Аудит", "май 2026 г.")]


def test_footnotes_and_bullets_do_not_spoil_a_cell() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    listed = word.paragraph("Обучение:") + word.paragraph("учителей", number=(3, 0))
    found = reading(
        TITLE,
        word.table(
            HEADER,
            word.row(
                "1", word.cell(listed), word.cell(word.paragraph("март 2026 г.", inner=note)), "УО"
            ),
        ),
    )
    assert found.activities[0].title == "Обучение: • учителей"
    assert found.activities[0].deadline.raw == "март 2026 г."


def test_a_text_box_is_read_once() -> None:
    document = docx.read(word.docx(word.paragraph("Текст", inner=word.text_box("Приложение"))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Текст",
        "Приложение",
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    inner = word.table(
        HEADER,
        word.row("1", "Аудит", "март 2026 г.", "УО"),
        word.row("2", "Итоги", "май 2026 г.", "УО"),
    )
    found = reading(TITLE, word.table(word.row(word.cell(inner + word.paragraph()))))
    assert [row.title for row in found.activities] == ["Аудит", "Итоги"]


def test_other_tables_are_told_apart() -> None:
    staff = word.table(
        word.row("№", "ФИО", "Должность"), word.row("1", "Лаптев Виктор Сергеевич", "директор")
    )
    found = reading(
        staff,
        TITLE,
        word.table(HEADER, word.row("1", "Аудит", "март 2026 г.", "УО")),
        word.paragraph("Состав комиссии"),
        staff,
    )
    assert [row.title for row in found.activities] == ["Аудит"]


def test_a_table_split_inside_a_row_goes_on() -> None:
    found = reading(
        TITLE,
        word.table(HEADER, word.row("1", "Аудит школ", "март 2026 г.,", "УО,")),
        word.table(
            word.row("", "района", "май 2026 г.", "ЦРО"),
            word.row("2", "Итоги", "май 2026 г.", "УО"),
        ),
    )
    assert [row.title for row in found.activities] == ["Аудит школ района", "Итоги"]
    assert found.activities[0].deadline.raw == "март 2026 г., май 2026 г."
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]


def test_a_stamp_and_a_signature_in_layout_tables() -> None:
    stamp = word.table(
        word.row(
            "", "УТВЕРЖДЕН\nприказом управления образования Заречного района\nот 14.01.2026 № 8"
        )
    )
    found = reading(stamp, TITLE, word.table(HEADER, word.row("1", "Аудит", "март 2026 г.", "УО")))
    assert (found.number, found.issuer) == ("8", "управление образования Заречного района")


def test_merged_cells_keep_their_places() -> None:
    document = docx.read(
        word.docx(
            word.table(word.row(word.cell("а", span=2), "б"), word.row("в", "г", word.cell("д")))
        )
    )
    assert document.blocks == (Table((("а", "", "б"), ("в", "г", "д"))),)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (word.docx(TITLE)[:-30], "read-damaged"),
        (word.archive({"word/document.xml": b"<w:document"}), "read-damaged"),
        (
            word.archive(
                {
                    "word/document.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
                }
            ),
            "read-damaged",
        ),
        (word.archive({"word/document.xml": b" " * (70 * 1024 * 1024)}), "read-memory"),
        (
            word.archive({"word/document.xml": b"<a/>", "bomb": b"0" * (210 * 1024 * 1024)}),
            "read-memory",
        ),
        (word.archive({"readme.txt": b"hello"}), "read-archive"),
    ],
    ids=["truncated", "broken", "entity", "huge-part", "bomb", "archive"],
)
def test_bad_files_are_refused(data: bytes, key: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_document(data, "план.docx")
    assert refusal.value.key == key
