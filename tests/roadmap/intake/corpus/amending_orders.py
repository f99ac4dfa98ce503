"""Amending orders in Word: automatic numbers, tables of new rows, a whole new edition."""

from __future__ import annotations

from tests.roadmap.intake.corpus.word_files import docx, paragraph, row, table

ISSUER = "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nАДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА"
COLUMNS = ("№ п/п", "Мероприятие", "Срок исполнения", "Ответственные")


def _order(*points: str, appendix: tuple[str, ...] = ()) -> bytes:
    """An order of 12 November that changes that of 28 August."""
    return docx(
        paragraph(ISSUER, bold=True),
        paragraph("ПРИКАЗ", bold=True),
        paragraph("от 12.11.2026 № 88"),
        paragraph("г. Заречье"),
        paragraph("О внесении изменений в приказ управления образования"),
        paragraph("администрации Заречного района от 28.08.2026 № 412"),
        paragraph("В связи с изменением сроков оценочных процедур ПРИКАЗЫВАЮ:"),
        paragraph(
            "Внести в дорожную карту, утверждённую приказом управления образования администрации"
            " Заречного района от 28.08.2026 № 412, следующие изменения:",
            number=(1, 0),
        ),
        *points,
        paragraph("Контроль за исполнением приказа оставляю за собой.", number=(1, 0)),
        paragraph("Начальник управления"),
        paragraph("М.В. Лебедева"),
        *appendix,
    )


def amending_words() -> bytes:
    """Words, a row taken out, rows restated and added as tables; numbers are automatic."""
    return _order(
        paragraph(
            "В разделе «ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ» в строке 2 слова «до 20 октября»"
            " заменить словами «до 1 декабря»;",
            number=(1, 1),
        ),
        paragraph("Строку 4 изложить в следующей редакции:", number=(1, 1)),
        table(
            row(*COLUMNS),
            row("4.", "Мониторинг исполнения дорожной карты", "январь 2027 г.", "Дятлова Н.К."),
        ),
        paragraph("Дополнить строкой следующего содержания:", number=(1, 1)),
        table(row("5.", "Собрание родителей", "до 20 декабря 2026 г.", "руководители ОО")),
    )


def amending_edition() -> bytes:
    """The appendix is restated whole."""
    return _order(
        paragraph("Приложение изложить в новой редакции согласно приложению.", number=(1, 1)),
        appendix=(
            paragraph("Приложение\nк приказу управления образования\nот 12.11.2026 № 88"),
            paragraph("ДОРОЖНАЯ КАРТА на 2026–2027 учебный год", bold=True),
            table(
                row(*COLUMNS),
                row("1.", "Входной аудит", "август 2026 г.", "Синицына С.И."),
                row("2.", "Размещение карт на сайтах", "до 1 декабря 2026 г.", "руководители ОО"),
            ),
        ),
    )


def amending_mixed() -> bytes:
    """Words changed in the text, rows in the appendix."""
    return _order(
        paragraph(
            "По всему тексту слова «ЦРО» заменить словами «МКУ «Центр качества»»;", number=(1, 1)
        ),
        paragraph("Дополнить мероприятиями согласно приложению к приказу.", number=(1, 1)),
        appendix=(
            paragraph("Приложение"),
            table(
                row(*COLUMNS),
                row("9.", "Школа наставника", "февраль 2027 г.", "ЦРО"),
                row("10.", "Неделя открытых уроков", "март 2027 г.", "руководители ОО"),
            ),
        ),
    )
