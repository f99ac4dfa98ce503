"""What cannot be read is refused with one sentence, in bounded time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.documents import Limits, SubprocessDocuments
from roadmap.errors import InputRefusedError
from roadmap.intake import read_document

CORPUS = Path(__file__).parent / "corpus"
REFUSALS = {
    "empty.docx": "read-empty",
    "blank.txt": "read-empty",
    "truncated.docx": "read-damaged",
    "truncated.pdf": "read-damaged",
    "broken.docx": "read-damaged",
    "locked.pdf": "read-password",
    "locked.docx": "read-password",
    "locked.doc": "read-password",
    "locked.xls": "read-password",
    "locked.odt": "read-password",
    "program.docx": "read-unknown-format",
    "archive.docx": "read-archive",
    "two.zip": "read-archive",
    "nested.zip": "read-archive",
    "plan.rar": "read-archive",
    "plan.7z": "read-archive",
    "signature.sig": "read-signature",
    "book.djvu": "read-djvu",
    "plan.pages": "read-apple",
    "plan.xlsb": "read-old-office",
    "entity.docx": "read-damaged",
    "laughs.docx": "read-damaged",
    "laughs_utf16.docx": "read-damaged",
    "bomb.docx": "read-memory",
    "huge_part.docx": "read-memory",
    "huge_sheet.xlsx": "read-memory",
    "far_cell.xlsx": "read-memory",
    "letter.docx": "read-no-table",
    "english.docx": "read-not-russian",
    "kazakh.docx": "read-not-russian",
}


@pytest.mark.parametrize(("name", "key"), REFUSALS.items(), ids=REFUSALS)
async def test_a_bad_file_is_refused(name: str, key: str) -> None:
    documents = SubprocessDocuments(Limits(silence=20, total=60))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(CORPUS / "bad" / name, name)
    assert refusal.value.key == key


def test_every_bad_file_has_its_refusal() -> None:
    elsewhere = {
        "scan.pdf",
        "picture.docx",
        "old.doc",
        "rich.rtf",
    }  # what is installed decides: test_programs
    assert {path.name for path in (CORPUS / "bad").iterdir()} == {*REFUSALS, *elsewhere}


@pytest.mark.parametrize("name", ["signed.zip", "strict.docx"])
def test_a_wrapped_document_is_read_as_itself(name: str) -> None:
    plain = read_document((CORPUS / "word" / "merged_down.docx").read_bytes(), "план.docx")
    assert read_document((CORPUS / "wrapped" / name).read_bytes(), name) == plain


@pytest.mark.parametrize("name", ["page.doc", "single_file.doc"])
def test_a_page_saved_as_old_word_is_a_page(name: str) -> None:
    plain = read_document((CORPUS / "wrapped" / "page.html").read_bytes(), "план.html")
    assert read_document((CORPUS / "wrapped" / name).read_bytes(), name) == plain


def test_a_printed_file_whose_table_of_places_is_lost_is_read() -> None:
    plain = read_document((CORPUS / "pdf" / "merged_down.pdf").read_bytes(), "план.pdf")
    assert read_document((CORPUS / "wrapped" / "lost_table.pdf").read_bytes(), "x") == plain


def test_a_file_with_macros_is_read_as_its_text() -> None:
    plain = read_document((CORPUS / "word" / "merged_down.docx").read_bytes(), "план.docx")
    found = read_document((CORPUS / "word" / "macros.docm").read_bytes(), "план.docm")
    assert found == plain


@pytest.mark.parametrize("name", ["план.pdf", "план.txt", "план", "план.xlsx"])
def test_the_name_does_not_matter(name: str) -> None:
    data = (CORPUS / "word" / "merged_down.docx").read_bytes()
    assert len(read_document(data, name).activities) == 3


@pytest.mark.parametrize(
    "folder", ["word/merged_down.docx", "sheets/open_text.odt", "pdf/merged_down.pdf"]
)
def test_a_file_cut_anywhere_is_read_or_refused(folder: str) -> None:
    data = (CORPUS / folder).read_bytes()
    refused = 0
    for end in range(0, len(data), max(len(data) // 25, 1)):
        try:
            read_document(data[:end], folder)
        except InputRefusedError:
            refused += 1
    assert refused > 20
