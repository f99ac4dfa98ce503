"""PDF with a text layer: each test is one trap."""

from __future__ import annotations

import resource
import time
from datetime import date
from pathlib import Path

import pytest

from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.intake.doubts import group_doubts
from roadmap.intake.formats import pdf
from roadmap.reading import Reading
from tests.roadmap.intake.corpus import pdf_traps
from tests.roadmap.intake.corpus.pdf_files import Sheet

CORPUS = Path(__file__).parent / "corpus" / "pdf"


def reading(name: str) -> Reading:
    return read_document((CORPUS / name).read_bytes(), name)


@pytest.fixture(scope="module")
def order() -> Reading:
    return reading("broken_pages.pdf")


def test_the_order_s_text_is_read(order: Reading) -> None:
    assert order.issuer == "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА"
    assert (order.number, order.date) == ("77", date(2026, 8, 28))
    assert order.title == "ПЛАН МЕРОПРИЯТИЙ НА 2026-2027 УЧЕБНЫЙ ГОД"
    assert order.controller is not None
    assert order.controller.name == "Журавлева О.П."
    assert order.signatory is not None
    assert order.signatory.name == "Л.М. Ветрова"


def test_a_row_broken_by_a_page_is_one_row(order: Reading) -> None:
    assert [(row.no, row.section) for row in order.activities] == [
        ("1.", "I. КАДРЫ"),
        ("2.", "I. КАДРЫ"),
        ("3.", "I. КАДРЫ"),
    ]
    broken = order.activities[1]
    assert broken.title == "Школа молодого учителя: занятия для начинающих педагогов"
    assert broken.deadline.raw == "сентябрь 2026 г. – май 2027 г."
    assert [party.text for party in broken.responsible] == ["Рябинин П.О.", "Лаптев В.С."]


def test_words_that_a_narrow_column_broke_are_whole(order: Reading) -> None:
    assert [row.codes for row in order.activities] == [("*",), ("*",), ("1.1", "1.2")]


def test_a_line_break_with_room_left_parts_two_holders(order: Reading) -> None:
    assert [party.text for party in order.activities[0].responsible] == ["УО", "Методический центр"]


def test_a_doubt_knows_its_page(order: Reading) -> None:
    (doubt,) = (one for one in order.doubts if one.what == "deadline-missing")
    assert (doubt.where.index, doubt.where.page) == (2, 3)
    assert [group.pages for group in group_doubts(order.doubts) if group.blocking] == [(3,)]


def test_a_table_goes_on_without_its_header() -> None:
    found = reading("no_repeated_header.pdf")
    assert [(row.no, row.section, row.deadline.raw) for row in found.activities] == [
        ("1", None, "март 2027 г."),
        ("2", "II. СЕМЬИ", "май 2027 г."),
        ("3", "II. СЕМЬИ", "июнь 2027 г."),
    ]


def test_cells_merged_down_count_for_each_row() -> None:
    found = reading("merged_down.pdf")
    assert [(row.no, row.title) for row in found.activities] == [
        ("1", "Аудит школ"),
        ("2", "Сводная справка"),
    ]
    assert [row.deadline.raw for row in found.activities] == ["март 2027 г."] * 2
    assert [row.responsible[0].text for row in found.activities] == ["Лаптев В.С."] * 2


@pytest.mark.parametrize("name", ["open_sides.pdf", "level_rules.pdf"])
def test_lines_that_a_table_lacks_are_made_up_for(name: str) -> None:
    found = reading(name)
    assert [
        (row.no, row.title, row.deadline.raw, row.responsible[0].text) for row in found.activities
    ] == [
        ("1", "Аудит школ района и подготовка справки", "март 2027 г.", "УО"),
        ("2", "Отчёт", "май 2027 г.", "руководители ОО"),
    ]


def test_lists_going_on_over_a_page_join_their_row() -> None:
    first, second = reading("broken_lists.pdf").activities
    assert first.title == "Аудит школ Заречного района"
    assert first.deadline.raw == "март 2027 г., май 2027 г."
    assert [party.text for party in first.responsible] == ["Лаптев В.С.", "Орлова О.П."]
    assert second.no == "2."


def test_many_pages_take_little_memory_and_show_progress() -> None:
    beats: list[float] = []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = pdf.read(pdf_traps.long_table(600), lambda: beats.append(time.monotonic()))
    rows = {row for block in document.blocks if hasattr(block, "rows") for row in block.rows}
    assert len(rows) == 601
    assert len(beats) >= 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 120_000


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(InputRefusedError) as refusal:
        reading("no_repeated_header.pdf")
    assert (refusal.value.key, refusal.value.arguments) == ("read-too-many-pages", {"pages": 1})


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.rule(40, 40, 800, 40)
    sheet.rule(40, 500, 800, 500)
    sheet.rule(40, 40, 40, 500)
    sheet.rule(800, 40, 800, 500)
    for _ in range(4):
        sheet.paragraph("Уважаемые коллеги, направляем материалы совещания для работы.")
    with pytest.raises(InputRefusedError) as refusal:
        read_document(pdf_traps.pdf(sheet), "письмо.pdf")
    assert refusal.value.key == "read-no-table"


def test_a_cell_merged_over_a_page_s_end_counts_for_the_rows_there() -> None:
    found = reading("merged_over_pages.pdf")
    assert [(row.title, row.responsible[0].text) for row in found.activities] == [
        ("Мониторинг учебно-методических условий", "Лаптев В.С."),
        ("Отчёт", "Лаптев В.С."),
        ("Итоги", "УО"),
    ]


def test_a_table_without_rulings_is_told_by_its_gaps() -> None:
    found = reading("unruled.pdf")
    assert [(row.no, row.title, row.deadline.raw) for row in found.activities] == [
        (
            "1",
            "Аудит школ района по всем направлениям работы и подготовка сводной справки",
            "март 2027 г.",
        ),
        ("2", "Отчёт", "май 2027 г."),
        ("3", "Собрание родителей", "июнь 2027 г."),
        ("4", "Сводка о собраниях", "до 30.06.2027 г."),
    ]
    assert {row.section for row in found.activities} == {
        "I. КАДРЫ: ПОДБОР, ОБУЧЕНИЕ И РАССТАНОВКА ПЕДАГОГОВ"
    }
    assert [one.text for one in found.activities[0].responsible] == ["УО", "Лаптев В.С."]


def test_rows_on_coloured_grounds_are_a_table() -> None:
    found = reading("filled_rows.pdf")
    assert [(row.no, row.deadline.raw, row.responsible[0].text) for row in found.activities] == [
        ("1", "март 2027 г.", "УО"),
        ("2", "май 2027 г.", "руководители ОО"),
        ("3", "июнь 2027 г.", "УО"),
    ]


def test_a_page_stored_turned_is_read_as_shown() -> None:
    found = reading("turned.pdf")
    assert [(row.no, row.title, row.deadline.raw) for row in found.activities] == [
        ("1", "Аудит школ района", "март 2027 г."),
        ("2", "Отчёт", "май 2027 г."),
    ]


def test_a_text_of_paragraphs_is_no_table() -> None:
    sheet = Sheet()
    for _ in range(12):
        sheet.paragraph("Срок исполнения мероприятия и ответственный за него названы в приказе.")
    with pytest.raises(InputRefusedError) as refusal:
        read_document(pdf_traps.pdf(sheet), "письмо.pdf")
    assert refusal.value.key == "read-no-table"
