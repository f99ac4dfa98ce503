"""What each column of a table holds, told by its header's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from roadmap.intake.document import flat

_HEADER_LIMIT = 90


class Column(StrEnum):
    """What a column of any table that we read may hold."""

    NO = "no"
    TITLE = "title"
    FORM = "form"
    CODES = "codes"
    AUDIENCE = "audience"
    PLACE = "place"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    RESPONSIBLE = "responsible"
    CO = "co"
    RESULT = "result"
    LEVEL = "level"
    MARK = "mark"
    GROUP = "group"
    FACTOR = "factor"
    PARAMETER = "parameter"
    SCHOOLS = "schools"
    NAME = "name"
    POST = "post"
    UNIT = "unit"
    YEAR = "year"
    OTHER = "other"


class TableKind(StrEnum):
    """What a table is for."""

    ROADMAP = "roadmap"
    FACTORS = "factors"
    INDICATORS = "indicators"
    MEMBERS = "members"
    OTHER = "other"


# The first rule that fits a header wins; each stands above those that it would be mistaken for.
_RULES: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (column, re.compile(pattern, re.IGNORECASE))
    for column, pattern in (
        (Column.NO, r"^(?:№|n|no)?\s*(?:п\s*[./\\]?\s*п\.?)?$|^номер(?:\s+(?:п/п|пункта))?$|^№\s"),
        (
            Column.SCHOOLS,
            (
                r"^(?:перечень|список|наименовани\w*|номера?).*(?:школ|шнор|\bоо\b|\bоу\b|организац)"
                r"|^(?:школы|оо|оу|(?:обще)?образовательн\w+\s+организаци\w+)(?:,\s*(?:в\s+)?котор\w+.*)?$"
            ),
        ),
        (Column.CODES, r"\bкод\w*\b"),
        (Column.PARAMETER, r"^параметр"),
        (Column.FACTOR, r"фактор|^риск"),
        (Column.MARK, r"отметк|примечани|^статус|о выполнении|^выполнение|^исполнение$"),
        (Column.LEVEL, r"^уров\w+(?:\s+\w+)?$"),
        (Column.START, r"^(?:\w+\s+){0,2}начал[оа]\b"),
        (Column.END, r"^(?:\w+\s+){0,2}(?:окончани|завершени)[ея]\b"),
        (Column.YEAR, r"^(?:(?:к|в|на)\s+)?(?:конец\s+)?20\d\d(?:\s*(?:г\.?|год\w*))?$"),
        (Column.YEAR, r"^(?:базов|планов|целев|фактич|прогноз|значени)\w*[^;]*\b20\d\d\b"),
        (
            Column.TITLE,
            r"^(?:\w+(?:ые|ое|ый)\s+)?мероприяти[ея]\b|^наименовани\w*\s+мероприяти|^содержание|контрольн\w+\s+точк",
        ),
        (Column.CO, r"соисполнител"),
        (Column.AUDIENCE, r"привлека"),
        (
            Column.RESPONSIBLE,
            r"ответств|исполнител|^кто\b|^куратор|докладчик|^выступа|^организатор|^провод(?:ящ|ит)",
        ),
        (
            Column.DEADLINE,
            r"^(?:\w+\s+){0,2}срок|\bдат[аы]\b|^период|^(?:\w+\s+)?время\b|^месяц|^когда|^график|^до какого",
        ),
        (Column.FORM, r"форм[аы]\b|документ|^информационное сопровождение|^чем подтвержд"),
        (Column.UNIT, r"^(?:ед\.|единиц)"),
        (Column.RESULT, r"результат|показател|индикатор|^критери|эффект|^итог|^выход|^продукт"),
        (Column.AUDIENCE, r"контингент|участник|категори|аудитори|^охват|^класс"),
        (Column.PLACE, r"^место|площадк"),
        (Column.NAME, r"^ф\.?\s*и\.?\s*о|^фамилия"),
        (Column.POST, r"^(?:занимаемая\s+)?должност"),
        (
            Column.TITLE,
            (
                r"мероприяти|^наименован|содержани|^направлени|^задач|вид\w*\s.*(?:деятельност|работ)|^действи"
                r"|^тем(?:а|ы|атика)\b|^что\b|^дел[ао]\b|\bвопрос(?:ы|ов)?\b|^повестка|^объект\w*\s+контрол|^раздел|^этап|^модул|^блок\b"
            ),
        ),
        (
            Column.OTHER,
            r"источник|финанс|объ[её]м|бюджет|^цел[ьи]\b|^метод|^вид\w*\b|^количеств|^стоимост|^сумм",
        ),
    )
)


# "Направление работы | Мероприятие": the second is the title, the first only groups.
_NAMES_ACTIVITY = re.compile(
    r"^(?:\w+(?:ые|ое|ый)\s+)?мероприяти[ея]\b|^наименовани\w*\s+мероп", re.IGNORECASE
)
_NAMES_GROUP = re.compile(
    r"^(?:наименование\s+)?(?:задач|направлени|раздел|этап|модул|блок\b|цел[ьи]\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table in order, with the headers they were told by."""

    columns: tuple[Column, ...]
    headers: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def index(self, column: Column) -> int | None:
        """Where the column stands; None when the table has none."""
        return self.columns.index(column) if column in self.columns else None

    def has(self, *columns: Column) -> bool:
        """Whether any of these columns is there."""
        return any(column in self.columns for column in columns)

    @property
    def kind(self) -> TableKind:
        """What a table with such columns is for."""
        about = self.has(Column.CODES, Column.FACTOR, Column.PARAMETER)
        if self.has(Column.SCHOOLS) and about and not self.has(*WHEN):
            return TableKind.FACTORS
        if self.has(Column.TITLE) and self.has(*WHEN, *WHO):
            return TableKind.ROADMAP
        if self.has(Column.RESULT) and self.has(Column.YEAR, Column.UNIT):
            return TableKind.INDICATORS
        if self.has(Column.NAME) and self.has(Column.POST):
            return TableKind.MEMBERS
        if self.has(*WHEN) and self.has(*WHO):
            return TableKind.ROADMAP
        return TableKind.OTHER


WHEN = (Column.DEADLINE, Column.START, Column.END)
WHO = (Column.RESPONSIBLE, Column.CO)


def column_of(header: str) -> Column | None:
    """What a header's words say; None when they are not known."""
    text = flat(header).strip(" .:*")
    if not text or len(text) > _HEADER_LIMIT:
        return None
    return next((column for column, pattern in _RULES if pattern.search(text)), None)


def layout_of(headers: tuple[str, ...]) -> Layout:
    """The layout that headers make: unknown ones are OTHER, a second title is OTHER too.

    A table with times and holders but no title takes its widest unknown column for the title.
    """
    columns: list[Column] = []
    for header in headers:
        column = column_of(header) or Column.OTHER
        if column is Column.TITLE in columns and _outnames(header, headers, columns):
            columns[columns.index(Column.TITLE)] = _beside_title(headers, columns)
        taken = column in columns and column not in {Column.YEAR, Column.OTHER}
        columns.append(Column.OTHER if taken else column)
    _prefer_steps(columns, headers)
    if Column.TITLE not in columns and {*WHEN} & {*columns} and {*WHO} & {*columns}:
        _choose_title(columns, headers)
    return Layout(tuple(columns), headers)


def _prefer_steps(columns: list[Column], headers: tuple[str, ...]) -> None:
    """Take "Ключевые шаги" after "Направление" for the title: an unknown column beside a group's holds what is done."""
    if Column.TITLE not in columns or Column.GROUP in columns:
        return
    place = columns.index(Column.TITLE)
    beside = flat(headers[place + 1]) if place + 1 < len(headers) else ""
    if beside and column_of(beside) is None and _NAMES_GROUP.search(flat(headers[place])):
        columns[place : place + 2] = [Column.GROUP, Column.TITLE]


def _outnames(header: str, headers: tuple[str, ...], columns: list[Column]) -> bool:
    """Whether a later header names activities and the one taken so far only groups them."""
    if _NAMES_ACTIVITY.search(flat(header)):
        return True
    former = flat(headers[columns.index(Column.TITLE)])
    return bool(_NAMES_GROUP.search(former)) and not _NAMES_GROUP.search(flat(header))


def _beside_title(headers: tuple[str, ...], columns: list[Column]) -> Column:
    """What the column that was taken for the title is: one that groups the rows, or another."""
    former = flat(headers[columns.index(Column.TITLE)])
    groups = _NAMES_GROUP.search(former) and Column.GROUP not in columns
    return Column.GROUP if groups else Column.OTHER


def _choose_title(columns: list[Column], headers: tuple[str, ...]) -> None:
    for wanted in (Column.OTHER, Column.RESULT, Column.FORM):
        for index, column in enumerate(columns):
            if column is wanted and headers[index]:
                columns[index] = Column.TITLE
                return
