"""The formats that can be read, each in its own module: `FORMATS` is asked in order.

A format is a module's pair of functions: `matches(data)` looks at the content (never at the
name) and `read(data, progress)` gives the document or raises InputRefusedError; those that take
long call `progress` again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats import (
    delimited,
    docx,
    odt,
    office,
    page,
    pdf,
    refused,
    scan,
    spreadsheet,
    text,
    web_archive,
)
from roadmap.intake.formats.archive import only_document


@dataclass(frozen=True, slots=True)
class Format:
    """One way a document may be stored."""

    code: str
    matches: Callable[[bytes], bool]
    read: Callable[[bytes, Callable[[], None]], Document]


def _at_once(read: Callable[[bytes], Document]) -> Callable[[bytes, Callable[[], None]], Document]:
    """A reader too quick to tell of its progress."""
    return lambda data, _: read(data)


FORMATS = (
    Format("docx", docx.matches, _at_once(docx.read)),
    Format("odt", odt.matches, _at_once(odt.read)),
    Format("spreadsheet", spreadsheet.matches, _at_once(spreadsheet.read)),
    Format("office", office.matches, office.read),
    Format("pdf", pdf.matches, pdf.read),
    Format("scan", scan.is_picture, scan.read),
    Format("web archive", web_archive.matches, _at_once(web_archive.read)),
    Format("page", page.matches, _at_once(page.read)),
    Format("delimited", delimited.matches, _at_once(delimited.read)),
    Format("text", text.matches, _at_once(text.read)),
)


def open_document(data: bytes, progress: Callable[[], None]) -> Document:
    """The file's paragraphs and tables.

    Raises:
        InputRefusedError: the file is empty, or nothing here can read such content.

    An archive of one document is that document; archives inside archives are refused.
    """
    if not data.strip():
        raise InputRefusedError("read-empty")
    refused.refuse(data)
    for fmt in FORMATS:
        if fmt.matches(data):
            return fmt.read(data, progress)
    inner = only_document(data)
    if inner is None or only_document(inner) is not None:
        raise refused.leftover(data)
    return open_document(inner, progress)
