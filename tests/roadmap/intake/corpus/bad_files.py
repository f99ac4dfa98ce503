"""Files that cannot be a roadmap, each bad in its own way."""

from __future__ import annotations

import struct
import zipfile
import zlib

from tests.roadmap.intake.corpus import (
    old_office,
    pdf_traps,
    sheet_traps,
    word_traps,
    wrapped_traps,
)
from tests.roadmap.intake.corpus.word_files import archive, docx, paragraph, row, table

_BODY = "word/document.xml"
_LAUGHS = "".join(
    f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' if level else '<!ENTITY a0 "ха">'
    for level in range(10)
)


def bad_files() -> dict[str, bytes]:
    """Each file's name and bytes."""
    whole = word_traps.merged_down()
    entity = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    laughs = f"<!DOCTYPE a [{_LAUGHS}]><a>&a9;</a>"
    return {
        "empty.docx": b"",
        "blank.txt": b" \n\t",
        "truncated.docx": whole[: len(whole) // 2],
        "truncated.pdf": pdf_traps.merged_down()[:900],
        "broken.docx": archive({_BODY: b"<w:document"}),
        "locked.pdf": pdf_traps.locked(),
        "locked.docx": old_office.container("EncryptedPackage", b""),
        "locked.doc": old_office.word(locked=True),
        "locked.xls": sheet_traps.old_workbook(locked=True),
        "locked.odt": sheet_traps.open_text(locked=True),
        "picture.docx": _blank_picture(),
        "program.docx": b"MZ\x90\x00" + bytes(range(256)) * 4,
        "archive.docx": archive({"readme.txt": b"hello", "other.txt": b"hello"}),
        "entity.docx": archive({_BODY: entity.encode()}),
        "laughs.docx": archive({_BODY: laughs.encode()}),
        "laughs_utf16.docx": archive({_BODY: laughs.encode("utf-16")}),
        "bomb.docx": archive(
            {_BODY: b"<a/>", "word/media/1.bin": bytes(210 * 1024 * 1024)}, zipfile.ZIP_BZIP2
        ),
        "huge_part.docx": archive({_BODY: b" " * (70 * 1024 * 1024)}, zipfile.ZIP_BZIP2),
        "huge_sheet.xlsx": archive(
            {"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * (200 * 1024 * 1024)},
            zipfile.ZIP_BZIP2,
        ),
        "far_cell.xlsx": sheet_traps.far_cell(),
        "scan.pdf": pdf_traps.picture_only(),
        "letter.docx": docx(paragraph("Уважаемые коллеги, направляем материалы совещания.")),
        "english.docx": docx(
            paragraph("Action plan for 2026"),
            table(
                row("No", "Activity", "Deadline", "Person in charge"),
                row("1", "School audit", "March 2026", "J. Smith"),
            ),
        ),
        "kazakh.docx": docx(
            paragraph("2026 жылға арналған іс-шаралар жоспары"),
            table(
                row("Р/с", "Іс-шара атауы", "Өткізу мерзімі", "Жауапты тұлға"),
                row("1", "Мектептерді тексеру", "2026 жылғы наурыз", "Білім бөлімі"),
            ),
        ),
        "old.doc": old_office.word(),
        "rich.rtf": b"{\\rtf1\\ansi text}",
        **wrapped_traps.foreign_files(),
    }


def macros() -> bytes:
    """A .docm: a Word document that carries a program; only its text matters."""
    return archive(
        {
            **word_traps.parts_of(word_traps.merged_down()),
            "word/vbaProject.bin": b"Attribute VB_Name",
        }
    )


def _blank_picture() -> bytes:
    """A whole PNG file of one white dot (W3C PNG specification, sections 5.3 and 11.2)."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\xff")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
