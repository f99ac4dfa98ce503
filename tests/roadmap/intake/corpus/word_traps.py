"""Word as it is written: each document is one trap."""

from __future__ import annotations

import io
import zipfile

from tests.roadmap.intake.corpus import word_files as word

HEADER = word.row("№ п/п", "Мероприятие", "Срок", "Ответственный")
TITLE = word.paragraph("План мероприятий на 2026 год", bold=True)


def automatic_numbers() -> bytes:
    """Numbers by automatic numbering; the text of the cells is empty."""
    return word.docx(
        TITLE,
        word.table(
            HEADER,
            word.row(word.cell(word.paragraph(number=(1, 0))), "Аудит", "март 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(1, 1))), "Отчёт", "апрель 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(1, 0))), "Итоги", "май 2026 г.", "УО"),
            word.row(word.cell(word.paragraph(number=(4, 0))), "Сначала", "май 2026 г.", "УО"),
        ),
    )


def merged_down() -> bytes:
    """A deadline and a holder merged downwards."""
    return word.docx(
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


def headings() -> bytes:
    """Headings in merged rows and in paragraphs between tables."""
    return word.docx(
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


def two_storeys() -> bytes:
    """A header of two rows."""
    return word.docx(
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


def odd_spaces() -> bytes:
    """Several paragraphs, line breaks, non-breaking spaces and soft hyphens in cells."""
    holders = (
        word.paragraph("УО") + word.paragraph("МКУ\u00a0ЦРО") + word.paragraph("руководители ОО")
    )
    return word.docx(
        TITLE,
        word.table(
            HEADER,
            word.row(
                "1", "Про\u00adведение\u00a0 аудита\nшкол", "март 2026\u00a0г.", word.cell(holders)
            ),
        ),
    )


def tracked_changes() -> bytes:
    """A changed deadline and a deleted row that nobody has accepted yet."""
    change = (
        "<w:del><w:r><w:delText>апрель 2026 г.</w:delText></w:r></w:del>"
        f"<w:ins>{word.run('май 2026 г.')}</w:ins>"
    )
    return word.docx(
        TITLE,
        word.table(
            HEADER,
            word.row("1", "Аудит", word.cell(word.paragraph(inner=change)), "УО"),
            word.row("2", "Снято", "май 2026 г.", "УО", properties="<w:del/>"),
        ),
    )


def footnotes() -> bytes:
    """A footnote mark in a deadline, a bullet in a title."""
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    listed = word.paragraph("Обучение:") + word.paragraph("учителей", number=(3, 0))
    return word.docx(
        TITLE,
        word.table(
            HEADER,
            word.row(
                "1", word.cell(listed), word.cell(word.paragraph("март 2026 г.", inner=note)), "УО"
            ),
        ),
    )


def text_box() -> bytes:
    """A text box beside a paragraph."""
    return word.docx(word.paragraph("Текст", inner=word.text_box("Приложение")))


def nested_table() -> bytes:
    """The roadmap inside another table's cell."""
    inner = word.table(
        HEADER,
        word.row("1", "Аудит", "март 2026 г.", "УО"),
        word.row("2", "Итоги", "май 2026 г.", "УО"),
    )
    return word.docx(TITLE, word.table(word.row(word.cell(inner + word.paragraph()))))


def other_tables() -> bytes:
    """Staff lists before and after the roadmap."""
    staff = word.table(
        word.row("№", "ФИО", "Должность"), word.row("1", "Лаптев Виктор Сергеевич", "директор")
    )
    return word.docx(
        staff,
        TITLE,
        word.table(HEADER, word.row("1", "Аудит", "март 2026 г.", "УО")),
        word.paragraph("Состав комиссии"),
        staff,
    )


def split_row() -> bytes:
    """A table split in two in the middle of a row."""
    return word.docx(
        TITLE,
        word.table(HEADER, word.row("1", "Аудит школ", "март 2026 г.,", "УО,")),
        word.table(
            word.row("", "района", "май 2026 г.", "ЦРО"),
            word.row("2", "Итоги", "май 2026 г.", "УО"),
        ),
    )


def stamp() -> bytes:
    """An approval stamp placed by a borderless table."""
    stamp = word.table(
        word.row(
            "", "УТВЕРЖДЕН\nприказом управления образования Заречного района\nот 14.01.2026 № 8"
        )
    )
    return word.docx(stamp, TITLE, word.table(HEADER, word.row("1", "Аудит", "март 2026 г.", "УО")))


def act_head_in_table() -> bytes:
    """The head of an order and its blank neighbour in a borderless table."""
    head = "АДМИНИСТРАЦИЯ\nКЕДРОВОГО РАЙОНА\nПОСТАНОВЛЕНИЕ\nот 19.01.2026 № 180"
    return word.docx(
        word.table(word.row(head, "")),
        word.paragraph("О плане мероприятий на 2026 год"),
        word.paragraph("1. Утвердить План мероприятий на 2026 год (прилагается)."),
        word.paragraph("2. Контроль возложить на заместителя главы Скибу В.В."),
        word.paragraph("И.о. главы района Т.И. Нечай"),
        word.paragraph("УТВЕРЖДЕН\nпостановлением администрации района от 19.01.2026 № 180"),
        TITLE,
        word.table(HEADER, word.row("1", "Аудит", "март 2026 г.", "УО")),
    )


def merged_across() -> bytes:
    """Cells merged across."""
    return word.docx(
        word.table(word.row(word.cell("а", span=2), "б"), word.row("в", "г", word.cell("д")))
    )


def page_numbers() -> bytes:
    """A page's number on a line of its own where a row is broken, and in a row of its own."""
    return word.docx(
        TITLE,
        word.table(
            HEADER,
            word.row("1", "Аудит школ района и\n12", "март 2026 г.,", "УО,"),
            word.row("", "подготовка справки", "май 2026 г.", "ЦРО"),
            word.row("", "", "13", ""),
            word.row("2", "Итоги", "май 2026 г.", "УО"),
        ),
    )


def parts_of(document: bytes) -> dict[str, bytes]:
    """What is in a document's archive, by name."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        return {name: file.read(name) for name in file.namelist()}
