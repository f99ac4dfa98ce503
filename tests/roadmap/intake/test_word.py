"""Word as it is written: each test is one trap."""

from __future__ import annotations

from pathlib import Path

from roadmap.intake import read_document
from roadmap.intake.document import Document, Paragraph, Table
from roadmap.intake.formats import docx
from roadmap.model import Level
from roadmap.reading import Reading

CORPUS = Path(__file__).parent / "corpus" / "word"


def reading(name: str) -> Reading:
    return read_document((CORPUS / name).read_bytes(), name)


def document(name: str) -> Document:
    return docx.read((CORPUS / name).read_bytes())


def test_automatic_numbers_are_counted() -> None:
    found = reading("automatic_numbers.docx")
    assert [row.no for row in found.activities] == ["1.", "1.1.", "2.", "1."]


def test_cells_merged_down_count_for_each_row() -> None:
    found = reading("merged_down.docx")
    assert [row.deadline.raw for row in found.activities] == ["март 2026 г."] * 3
    assert [row.responsible[0].text for row in found.activities] == ["УО", "УО", "ЦРО"]


def test_headings_stand_in_merged_rows_and_between_tables() -> None:
    found = reading("headings.docx")
    assert [(row.section, row.level) for row in found.activities] == [
        ("I. Кадры", Level.MUNICIPALITY),
        ("II. Семьи", Level.SCHOOL),
    ]


def test_a_header_of_two_storeys() -> None:
    found = reading("two_storeys.docx")
    (row,) = found.activities
    assert (row.place, row.deadline.raw, row.responsible[0].text) == ("УО", "март 2026 г.", "ЦРО")


def test_paragraphs_and_odd_spaces_in_a_cell() -> None:
    found = reading("odd_spaces.docx")
    (row,) = found.activities
    assert row.title == "Проведение аудита школ"
    assert row.deadline.raw == "март 2026 г."
    assert [party.text for party in row.responsible] == ["УО", "МКУ ЦРО", "руководители ОО"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    found = reading("tracked_changes.docx")
    assert [(row.title, row.deadline.raw) for row in found.activities] == [("Аудит", "май 2026 г.")]


def test_footnotes_and_bullets_do_not_spoil_a_cell() -> None:
    found = reading("footnotes.docx")
    assert found.activities[0].title == "Обучение: • учителей"
    assert found.activities[0].deadline.raw == "март 2026 г."


def test_a_text_box_is_read_once() -> None:
    found = document("text_box.docx")
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [
        "Текст",
        "Приложение",
    ]


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    found = reading("nested_table.docx")
    assert [row.title for row in found.activities] == ["Аудит", "Итоги"]


def test_other_tables_are_told_apart() -> None:
    found = reading("other_tables.docx")
    assert [row.title for row in found.activities] == ["Аудит"]


def test_a_table_split_inside_a_row_goes_on() -> None:
    found = reading("split_row.docx")
    assert [row.title for row in found.activities] == ["Аудит школ района", "Итоги"]
    assert found.activities[0].deadline.raw == "март 2026 г., май 2026 г."
    assert [party.text for party in found.activities[0].responsible] == ["УО", "ЦРО"]


def test_a_stamp_and_a_signature_in_layout_tables() -> None:
    found = reading("stamp.docx")
    assert (found.number, found.issuer) == ("8", "управление образования Заречного района")


def test_merged_cells_keep_their_places() -> None:
    found = document("merged_across.docx")
    assert found.blocks == (Table((("а", "", "б"), ("в", "г", "д"))),)


def test_page_numbers_on_lines_of_their_own_are_removed() -> None:
    found = reading("page_numbers.docx")
    assert [(row.no, row.title, row.deadline.raw) for row in found.activities] == [
        ("1", "Аудит школ района и подготовка справки", "март 2026 г., май 2026 г."),
        ("2", "Итоги", "май 2026 г."),
    ]
    noted = [(one.what, one.where.index) for one in found.doubts]
    assert ("page-number-removed", 0) in noted


def test_an_act_s_head_may_stand_in_a_table() -> None:
    found = reading("act_head_in_table.docx")
    assert (found.issuer, found.number) == ("АДМИНИСТРАЦИЯ КЕДРОВОГО РАЙОНА", "180")
    assert found.signatory is not None
    assert found.signatory.name == "Т.И. Нечай"
    assert found.controller is not None
    assert found.controller.name == "Скиба В.В."
