"""Plain text: paragraphs, tables drawn with tabs or with pipes, light markup."""

from __future__ import annotations

import html
import re

from roadmap.intake.document import Block, Document, Paragraph, table_of, tidy
from roadmap.intake.formats.drawn import undrawn
from roadmap.intake.formats.encoding import decode, text_of
from roadmap.intake.formats.stamp_columns import apart

_TAG_BREAK = re.compile(r"<br\s*/?>|</p>\s*(?=\S)|</li>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|p|font|sup|sub|small|center|h[1-6]|ul|ol|li|div|a)\b[^<>]*>",
    re.IGNORECASE,
)
_STARS = re.compile(r"(\*{1,3}|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_RULE = re.compile(r"^[\s|:\-–—+=_]*-{2,}[\s|:\-–—+=_]*$")
_PAGE = re.compile(r"^\s*[-–—]?\s*(?:стр\.?\s*)?\d{1,3}\s*[-–—]?\s*$", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\)|[-–—•])\s")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_ESCAPED = re.compile(r"\\([.()\[\]#+\-!>~*_\"'])")


def matches(data: bytes) -> bool:
    """Whether the bytes are text."""
    return decode(data) is not None


def read(data: bytes) -> Document:
    """The text's blocks."""
    return Document(tuple(blocks_of(undrawn(text_of(data)))))


def strip_markup(text: str) -> str:
    """The text without tags, stars, escapes and entities; `<br>` and paragraphs are line breaks."""
    bare = _TAG.sub("", _TAG_BREAK.sub("\n", text)) if "<" in text else text
    bare = _ESCAPED.sub(r"\1", bare) if "\\" in bare else bare
    previous = None
    while previous != bare and ("*" in bare or "__" in bare):
        previous, bare = bare, _STARS.sub(r"\2", bare)
    return html.unescape(bare) if "&" in bare else bare


def blocks_of(text: str) -> list[Block]:
    """Paragraphs and tables of a text in order; page numbers and ruled lines are left out."""
    blocks: list[Block] = []
    lines: list[str] = []
    rows: list[list[str]] = []
    gap = False
    for line in text.split("\n"):
        if _RULE.match(line):
            continue
        if not line.strip() or _PAGE.match(line):
            _close_paragraph(lines, blocks)
            gap = True
        elif cells := _cells(line):
            _close_paragraph(lines, blocks)
            if gap and rows and len(cells) != len(rows[-1]):
                _close_table(rows, blocks)
            rows.append(cells)
            gap = False
        else:
            _close_table(rows, blocks)
            if lines and (_POINT.match(line) or _HEADING.match(line)):
                _close_paragraph(lines, blocks)
            lines.append(line)
    _close_paragraph(lines, blocks)
    _close_table(rows, blocks)
    return blocks


def _cells(line: str) -> list[str]:
    stripped = line.strip(" ")
    if stripped.startswith("|") and stripped.count("|") > 1:
        inner = stripped[1:-1] if stripped.endswith("|") else stripped[1:]
        return [_cell(cell) for cell in re.split(r"(?<!\\)\|", inner)]
    if "\t" in line:
        return [_cell(cell) for cell in line.split("\t")]
    return []


def _cell(text: str) -> str:
    return tidy(strip_markup(text.replace("\\|", "|")))


def _close_paragraph(lines: list[str], blocks: list[Block]) -> None:
    for part in apart(lines):
        _add_paragraph("\n".join(part).strip(), blocks)
    lines.clear()


def _add_paragraph(raw: str, blocks: list[Block]) -> None:
    marked = bool(_HEADING.match(raw)) or bool(
        re.fullmatch(r"(\*\*|__|<b>).*(\*\*|__|</b>)", raw, re.DOTALL)
    )
    text = tidy(strip_markup(_HEADING.sub("", raw)))
    if text:
        blocks.append(Paragraph(text, marked))


def _close_table(rows: list[list[str]], blocks: list[Block]) -> None:
    if not rows:
        return
    if len(rows) == 1 and len(rows[0]) == 2:
        blocks.append(Paragraph(tidy(" ".join(rows[0]))))
    else:
        blocks.append(table_of(rows))
    rows.clear()
