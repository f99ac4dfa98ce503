"""The directory's table (.xlsx or .csv): which column is which, and its rows as text.

Only the table's form is judged here; whether its words make sense is the directory's matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap.errors import InputRefusedError
from roadmap.intake.grids import Grid, grids, words

HEADER_WITHIN = 20
LONGEST = 10_000
UNREADABLE = "people-sheet-unreadable"

# A column by its words, without ё, punctuation and letter case; the first fit wins.
COLUMNS: dict[str, tuple[str, ...]] = {
    "parent": (
        "вышестоящая",
        "вышестоящая организация",
        "учредитель",
        "подчинение",
        "подчиняется",
        "parent",
    ),
    "short_name": (
        "краткое название",
        "краткое наименование",
        "сокращенное название",
        "сокращенное наименование",
        "кратко",
        "short name",
    ),
    "organization": (
        "организация",
        "наименование организации",
        "название организации",
        "полное наименование",
        "полное название",
        "наименование оо",
        "наименование учреждения",
        "образовательная организация",
        "учреждение",
        "школа",
        "оо",
        "organisation",
        "organization",
    ),
    "kind": ("kind", "тип", "тип организации", "вид", "вид организации"),
    "code": ("code", "код", "код в приказах", "код организации", "обозначение в приказах"),
    "week": (
        "рабочая неделя",
        "учебная неделя",
        "дней в неделе",
        "рабочих дней в неделю",
        "рабочих дней в неделе",
        "working week",
    ),
    "post": ("post", "должность", "наименование должности"),
    "person": (
        "фамилия имя отчество",
        "фио",
        "ф и о",
        "фио руководителя",
        "ф и о руководителя",
        "фамилия имя отчество руководителя",
        "сотрудник",
        "full name",
        "руководитель",
    ),
    "surname": ("фамилия",),
    "first": ("имя",),
    "patronymic": ("отчество",),
    "phone": (
        "telephone",
        "phone",
        "телефон",
        "тел",
        "номер телефона",
        "контактный телефон",
        "служебный телефон",
    ),
    "email": (
        "e mail",
        "email",
        "эл почта",
        "электронная почта",
        "адрес электронной почты",
        "почта",
    ),
}
_FIELD = {word: field for field, known in COLUMNS.items() for word in known}
_NAME_PARTS = ("surname", "first", "patronymic")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as printed, "" where a cell or its column is missing; `no` counts as Excel does."""

    no: int
    organization: str = ""
    short_name: str = ""
    kind: str = ""
    code: str = ""
    parent: str = ""
    week: str = ""
    post: str = ""
    person: str = ""
    phone: str = ""
    email: str = ""


def is_people_sheet(data: bytes) -> bool:
    """Whether these bytes are the directory's table, by its heading: organisation, post, name."""
    try:
        return any(_header(grid) is not None for grid in grids(data, unreadable=UNREADABLE))
    except InputRefusedError:
        return False


def read_people_sheet(data: bytes) -> tuple[SheetRow, ...]:
    """The rows of the first sheet that has the directory's heading; empty rows are left out.

    Raises:
        InputRefusedError: "people-sheet-unreadable" (neither .xlsx nor text), "people-sheet-no-
            header" (no sheet has the columns), "people-sheet-empty", "people-sheet-too-long".
    """
    for grid in grids(data, unreadable=UNREADABLE):
        header = _header(grid)
        if header is None:
            continue
        at, fields = header
        if len(grid) - at > LONGEST:
            raise InputRefusedError("people-sheet-too-long", limit=LONGEST)
        rows = tuple(_rows(grid, at, fields))
        if not rows:
            raise InputRefusedError("people-sheet-empty")
        return rows
    raise InputRefusedError("people-sheet-no-header")


def _rows(grid: Grid, at: int, fields: dict[int, str]) -> Iterable[SheetRow]:
    for no, cells in enumerate(grid[at + 1 :], start=at + 2):
        values = {field: cells[column] for column, field in fields.items() if column < len(cells)}
        parts = [values.pop(part, "") for part in _NAME_PARTS]
        values.setdefault("person", " ".join(part for part in parts if part))
        if any(values.values()):
            yield SheetRow(no, **values)


def _header(grid: Grid) -> tuple[int, dict[int, str]] | None:
    for at, cells in enumerate(grid[:HEADER_WITHIN]):
        fields: dict[int, str] = {}
        for column, cell in enumerate(cells):
            field = _FIELD.get(words(cell))
            if field and field not in fields.values():
                fields[column] = field
        named = {"person", "surname"} & set(fields.values())
        if named and {"organization", "post"} <= set(fields.values()):
            return at, fields
    return None
