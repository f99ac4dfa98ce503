from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from roadmap.errors import InputRefusedError
from roadmap.intake.people_sheet import SheetRow, is_people_sheet, read_people_sheet

CSV = (
    "Организация;Должность;ФИО;Телефон\n"
    "СОШ № 7;директор;Орлова Ольга Петровна;8 (000) 1-11\n"
    ";;;\n"
    "СОШ № 8;директор;;\n"
)


def workbook(*rows: tuple[object, ...], merge: str = "") -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        if merge:
            sheet.merge_range(merge, rows[1][0])
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_is_read_in_any_usual_form(encoding: str, separator: str) -> None:
    data = CSV.replace(";", separator).encode(encoding)
    assert is_people_sheet(data)
    assert read_people_sheet(data) == (
        SheetRow(
            2,
            organization="СОШ № 7",
            post="директор",
            person="Орлова Ольга Петровна",
            phone="8 (000) 1-11",
        ),
        SheetRow(4, organization="СОШ № 8", post="директор"),
    )


def test_columns_are_known_by_their_words_in_any_order() -> None:
    data = workbook(
        ("Список на 01.09", "", ""),
        (),
        ("E-mail (служебный)", "Отчество", "Фамилия", "Имя", "Должность", "Учреждение", "Код:"),
        ("a@b.example", "Петровна", "Орлова", "Ольга", "директор", "СОШ № 7", 7.0),
    )
    assert read_people_sheet(data) == (
        SheetRow(
            4,
            organization="СОШ № 7",
            code="7",
            post="директор",
            person="Орлова Ольга Петровна",
            email="a@b.example",
        ),
    )


def test_a_merged_organisation_speaks_for_all_its_rows() -> None:
    data = workbook(
        ("Организация", "Должность", "ФИО", "Телефон"),
        ("СОШ № 7", "директор", "Орлова Ольга Петровна", 88610000000),
        ("", "методист", "Чижова Елена Сергеевна", ""),
        merge="A2:A3",
    )
    rows = read_people_sheet(data)
    assert [row.organization for row in rows] == ["СОШ № 7", "СОШ № 7"]
    assert rows[0].phone == "88610000000"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\x03\x04broken", "people-sheet-unreadable"),
        (b"%PDF-1.7 \x00\x01", "people-sheet-unreadable"),
        (b"", "people-sheet-no-header"),
        ("Мероприятие;Срок;Ответственный\nа;б;в\n".encode(), "people-sheet-no-header"),
        ("Организация;Должность;ФИО\n;;\n".encode(), "people-sheet-empty"),
        (
            ("Организация;Должность;ФИО\n" + "а;б;в\n" * 10_002).encode(),
            "people-sheet-too-long",
        ),
    ],
)
def test_what_is_no_directory_is_refused_in_words(data: bytes, key: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_people_sheet(data)
    assert refusal.value.key == key


def test_a_roadmap_is_not_taken_for_a_directory() -> None:
    table = workbook(("№", "Мероприятие", "Сроки", "Ответственные"), (1, "а", "март", "ОО"))
    assert not is_people_sheet(table)
    assert not is_people_sheet(b"PK\x03\x04broken")
    assert not is_people_sheet("Приказ от 01.09.2026 № 1".encode())
