"""The formats that can be read, each in its own module: `FORMATS` is asked in order.

A format is a module's pair of functions: `matches(data)` looks at the content (never at the
name) and `read(data)` gives the document or raises InputRefusedError.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats import delimited, docx, odt, page, refused, spreadsheet, text


@dataclass(frozen=True, slots=True)
class Format:
    """One way a document may be stored."""

    code: str
    matches: Callable[[bytes], bool]
    read: Callable[[bytes], Document]


FORMATS = (
    Format("docx", docx.matches, docx.read),
    Format("odt", odt.matches, odt.read),
    Format("spreadsheet", spreadsheet.matches, spreadsheet.read),
    Format("page", page.matches, page.read),
    Format("delimited", delimited.matches, delimited.read),
    Format("text", text.matches, text.read),
)


def open_document(data: bytes) -> Document:
    """The file's paragraphs and tables.

    Raises:
        InputRefusedError: the file is empty, or nothing here can read such content.
    """
    if not data.strip():
        raise InputRefusedError("read-empty")
    refused.refuse(data)
    for fmt in FORMATS:
        if fmt.matches(data):
            return fmt.read(data)
    raise refused.leftover(data)
