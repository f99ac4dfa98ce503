from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
import python_calamine

from locales import LOCALES, Translator
from reports.people import write_links, write_template
from roadmap.errors import InputRefusedError
from roadmap.intake.people_sheet import is_people_sheet, read_people_sheet
from usecases.people.draft import draft_directory


@pytest.mark.parametrize("locale", LOCALES)
def test_the_template_is_recognised_and_waits_to_be_filled_in(locale: str) -> None:
    out = BytesIO()
    write_template(out, Translator(locale))
    assert is_people_sheet(out.getvalue())
    with pytest.raises(InputRefusedError, match="people-sheet-empty"):
        read_people_sheet(out.getvalue())


def test_the_example_follows_its_own_rules() -> None:
    out = BytesIO()
    write_template(out, Translator("ru"))
    book = python_calamine.load_workbook(BytesIO(out.getvalue()))
    assert book.sheet_names == ["Справочник", "Пример", "Как заполнять"]
    lines = book.get_sheet_by_name("Пример").to_python()[2:]
    table = "\n".join(";".join(str(cell) for cell in line) for line in lines)
    draft = draft_directory(read_people_sheet(table.encode()))
    assert draft.problems == ()
    assert [post.head for post in draft.posts] == [True, True, True, False]


def test_links_are_text_one_row_each() -> None:
    out = BytesIO()
    link = "https://t.me/vekha_demo_bot?start=abc"
    line = ("СОШ № 7", "директор", "=Орлова", None, link, date(2026, 10, 26))
    write_links([line], out, Translator("ru"))
    sheet = python_calamine.load_workbook(BytesIO(out.getvalue())).get_sheet_by_index(0)
    assert sheet.to_python()[3] == ["СОШ № 7", "директор", "=Орлова", "", link, line[-1]]
