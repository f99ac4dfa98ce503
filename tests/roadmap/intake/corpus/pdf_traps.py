"""Printed orders, each with traps of its own. Names and places are invented."""

from __future__ import annotations

from collections.abc import Sequence

from tests.roadmap.intake.corpus.pdf_files import HIGH, MARGIN, PADDING, WIDE, Sheet, pdf

WIDTHS = (30.0, 250.0, 60.0, 150.0, 250.0)
HEADER = ("№ п/п", "Мероприятие", "Код параметра", "Срок", "Ответственные")
PLAIN_WIDTHS = (30.0, 300.0, 150.0, 250.0)
PLAIN_HEADER = ("№", "Мероприятие", "Срок", "Ответственные")
LOCK = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
    f"/O <{'5a' * 32}> /U <{'3c' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>]"
)


def _order(sheet: Sheet) -> None:
    sheet.centred("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА")
    sheet.centred("ПРИКАЗ")
    sheet.paragraph("от 28.08.2026 № 77", indent=0)
    sheet.y += 14
    sheet.paragraph(
        "В целях своевременной поддержки школ района и во исполнение решений коллегии управления "
        "образования, принятых в августе, а также для того, чтобы у каждой школы были ясные сроки, "
        "приказываю:"
    )
    sheet.paragraph(
        "1. Утвердить план мероприятий по поддержке школ на 2026-2027 учебный год и разместить его "
        "на сайте управления образования в разделе о качестве образования для всех школ района."
    )
    sheet.paragraph("2. Контроль за исполнением приказа возложить на Журавлеву О.П.")
    sheet.y += 14
    sheet.paragraph("Начальник управления Л.М. Ветрова", indent=0)


def broken_pages() -> bytes:
    """A row broken over a page, repeated headers, page numbers, a narrow column, a heading."""
    order, first, second = Sheet(), Sheet(), Sheet()
    _order(order)
    first.text(WIDE / 2, 20, "2")
    first.centred("ПЛАН МЕРОПРИЯТИЙ НА 2026-2027 УЧЕБНЫЙ ГОД")
    first.row(WIDTHS, HEADER)
    first.row(WIDTHS, ("I. КАДРЫ", None, None, None, None))
    first.row(
        WIDTHS,
        ("1.", "Аудит школ района по всем направлениям работы и подготовка сводной справки для управления",
         "все параметры", "март 2027 г.", "УО\nМетодический центр"),
    )  # fmt: skip
    first.row(
        WIDTHS,
        ("2.", "Школа молодого учителя: занятия для", "все выявленные параметр",
         "сентябрь 2026 г. –", "Рябинин П.О.,"),
    )  # fmt: skip
    second.text(WIDE / 2, 20, "3")
    second.row(WIDTHS, HEADER)
    second.row(WIDTHS, ("", "начинающих педагогов", "ы", "май 2027 г.", "Лаптев В.С."))
    second.row(WIDTHS, ("3.", "Итоговое совещание", "1.1, 1.2", "", "УО"))
    return pdf(order, first, second)


def no_repeated_header() -> bytes:
    """The table goes on over a page without its header; the rows there show fewer rulings."""
    first, second, third = Sheet(), Sheet(), Sheet()
    first.centred("План мероприятий на 2027 год")
    first.row(WIDTHS, HEADER)
    first.row(WIDTHS, ("1", "Аудит", "1.1", "март 2027 г.", "УО"))
    second.row(WIDTHS, ("II. СЕМЬИ", None, None, None, None))
    third.row(WIDTHS, ("2", "Беседы с родителями", "1.2", "май 2027 г.", "руководители ОО"))
    third.row(WIDTHS, ("3", "Отчёт", "1.2", "июнь 2027 г.", "УО"))
    return pdf(first, second, third)


def merged_down() -> bytes:
    """A deadline and a holder merged over two rows."""
    sheet = Sheet()
    widths = (40.0, 300.0, 150.0, 250.0)
    sheet.centred("План мероприятий на 2027 год")
    sheet.row(widths, ("№", "Мероприятие", "Срок", "Ответственные"))
    top, middle, bottom = sheet.y, sheet.y + 20, sheet.y + 40
    right = MARGIN + sum(widths)
    inner = MARGIN + widths[0] + widths[1]
    for y, number, title in ((top, "1", "Аудит школ"), (middle, "2", "Сводная справка")):
        sheet.text(MARGIN + PADDING, y + 2, number)
        sheet.text(MARGIN + widths[0] + PADDING, y + 2, title)
    sheet.text(inner + PADDING, top + 12, "март 2027 г.")
    sheet.text(inner + widths[2] + PADDING, top + 12, "Лаптев В.С.")
    sheet.rule(MARGIN, top, right, top)
    sheet.rule(MARGIN, bottom, right, bottom)
    sheet.rule(MARGIN, middle, inner, middle)
    x = MARGIN
    for width in (0.0, *widths):
        x += width
        sheet.rule(x, top, x, bottom)
    return pdf(sheet)


def merged_over_pages() -> bytes:
    """A holder merged over three rows: a page ends in the second, his name stays on the first."""
    first, second = Sheet(), Sheet()
    first.centred("План мероприятий на 2027 год")
    first.row(PLAIN_WIDTHS, PLAIN_HEADER)
    first.row(PLAIN_WIDTHS, ("1", "Мониторинг учебно-", "март 2027 г.", "Лаптев В.С."))
    second.row(PLAIN_WIDTHS, PLAIN_HEADER)
    top, inner = second.y, MARGIN + sum(PLAIN_WIDTHS[:3])
    right = inner + PLAIN_WIDTHS[3]
    second.row(PLAIN_WIDTHS[:3], ("", "методических условий", ""))
    second.row(PLAIN_WIDTHS[:3], ("2", "Отчёт", "май 2027 г."))
    second.rule(right, top, right, second.y)
    second.rule(inner, second.y, right, second.y)
    second.row(PLAIN_WIDTHS, ("3", "Итоги", "июнь 2027 г.", "УО"))
    return pdf(first, second)


class _OpenSides(Sheet):
    """A sheet whose table has no lines at its left and right."""

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x0 != x1 or MARGIN < x0 < MARGIN + sum(PLAIN_WIDTHS):
            super().rule(x0, y0, x1, y1)


class _LevelRules(Sheet):
    """A sheet whose table has no upright lines at all."""

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x0 != x1:
            super().rule(x0, y0, x1, y1)


def _plain_plan(sheet: Sheet) -> bytes:
    sheet.centred("План мероприятий на 2027 год")
    sheet.row(PLAIN_WIDTHS, PLAIN_HEADER)
    sheet.row(PLAIN_WIDTHS, ("1", "Аудит школ района и подготовка справки", "март 2027 г.", "УО"))
    sheet.row(PLAIN_WIDTHS, ("2", "Отчёт", "май 2027 г.", "руководители ОО"))
    return pdf(sheet)


def open_sides() -> bytes:
    """A table without its outer upright lines."""
    return _plain_plan(_OpenSides())


def level_rules() -> bytes:
    """A table ruled only between its rows."""
    return _plain_plan(_LevelRules())


class _Unruled(Sheet):
    """A sheet whose table has no lines at all."""

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Nothing is drawn."""


def unruled() -> bytes:
    """A table told by its gaps only; it goes on over a page without its header."""
    first, second = _Unruled(), _Unruled()
    first.centred("План мероприятий на 2027 год")
    first.row(PLAIN_WIDTHS, PLAIN_HEADER)
    first.row(
        PLAIN_WIDTHS, ("I. КАДРЫ: ПОДБОР, ОБУЧЕНИЕ И РАССТАНОВКА ПЕДАГОГОВ", None, None, None)
    )
    first.row(
        PLAIN_WIDTHS,
        ("1", "Аудит школ района по всем направлениям работы и подготовка сводной справки",
         "март 2027 г.", "УО\nЛаптев В.С."),
    )  # fmt: skip
    first.row(PLAIN_WIDTHS, ("2", "Отчёт", "май 2027 г.", "руководители ОО"))
    first.text(WIDE / 2, 570, "1")
    second.row(PLAIN_WIDTHS, ("3", "Собрание родителей", "июнь 2027 г.", "руководители ОО"))
    second.row(PLAIN_WIDTHS, ("4", "Сводка о собраниях", "до 30.06.2027 г.", "УО"))
    second.text(WIDE / 2, 570, "2")
    return pdf(first, second)


class _Filled(_Unruled):
    """A sheet whose rows are told by colour: every second one stands on a grey ground."""

    def row(self, widths: Sequence[float], cells: Sequence[str | None]) -> None:
        """A row; its ground is painted before its text."""
        place, top = len(self.marks), self.y
        super().row(widths, cells)
        if self.rows % 2 == 0:
            high = self.y - top
            self.marks.insert(
                place, f"q 0.85 g {MARGIN} {HIGH - self.y} {sum(widths)} {high} re f Q"
            )
        self.rows += 1

    rows = 0


def filled_rows() -> bytes:
    """A table without lines whose rows stand on grounds of two colours."""
    sheet = _Filled()
    sheet.centred("План мероприятий на 2027 год")
    sheet.row(PLAIN_WIDTHS, PLAIN_HEADER)
    for row in (
        ("1", "Аудит школ района и подготовка справки", "март 2027 г.", "УО"),
        ("2", "Отчёт", "май 2027 г.", "руководители ОО"),
        ("3", "Итоги", "июнь 2027 г.", "УО"),
    ):
        sheet.row(PLAIN_WIDTHS, row)
    return pdf(sheet)


def turned() -> bytes:
    """A landscape page that is stored upright, its contents lying, as scanners' programs do."""
    sheet = Sheet()
    sheet.centred("План мероприятий на 2027 год")
    sheet.row(PLAIN_WIDTHS, PLAIN_HEADER)
    sheet.row(PLAIN_WIDTHS, ("1", "Аудит школ района", "март 2027 г.", "УО"))
    sheet.row(PLAIN_WIDTHS, ("2", "Отчёт", "май 2027 г.", "руководители ОО"))
    return pdf(sheet, turned=True)


def broken_lists() -> bytes:
    """Lists of dates and holders go on over a page in a row that looks whole."""
    first, second = Sheet(), Sheet()
    first.centred("План мероприятий на 2027 год")
    first.row(PLAIN_WIDTHS, PLAIN_HEADER)
    first.row(PLAIN_WIDTHS, ("1.", "Аудит школ", "март 2027 г.,", "Лаптев В.С.,"))
    second.row(PLAIN_WIDTHS, ("", "Заречного района", "май 2027 г.", "Орлова О.П."))
    second.row(PLAIN_WIDTHS, ("2.", "Итоги", "июнь 2027 г.", "УО"))
    return pdf(first, second)


def long_table(rows: int = 1500) -> bytes:
    """A table over many pages, for its time and memory."""
    sheets = [Sheet()]
    sheets[0].centred("План мероприятий на 2027 год")
    for number in range(1, rows + 1):
        if sheets[-1].y > 540 or len(sheets[-1].marks) < 3:
            if sheets[-1].marks and sheets[-1].y > 540:
                sheets.append(Sheet())
            sheets[-1].row(WIDTHS, HEADER)
        sheets[-1].row(WIDTHS, (f"{number}.", f"Совещание {number}", "1.1", "май 2027 г.", "УО"))
    return pdf(*sheets)


def locked() -> bytes:
    """A file that asks for a password."""
    sheet = Sheet()
    sheet.paragraph("Текст под паролем")
    return pdf(sheet, trailer=LOCK)


def picture_only() -> bytes:
    """A scan: rulings drawn in the picture, no text."""
    sheet = Sheet()
    widths = (40.0, 250.0, 150.0, 250.0)
    for top in (100.0, 130.0, 160.0):
        x = MARGIN
        for width in (0.0, *widths):
            x += width
            sheet.rule(x, top, x, top + 30)
        for y in (top, top + 30):
            sheet.rule(MARGIN, y, MARGIN + sum(widths), y)
    return pdf(sheet)
