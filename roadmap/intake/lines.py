"""Paragraphs that are several lines of an order: texts that put no blank line between them."""

from __future__ import annotations

from roadmap.intake.document import Block, Document, Paragraph, Table
from roadmap.intake.orders import is_act


def with_lines_apart(document: Document) -> Document:
    """The document with each line of its text a paragraph of its own.

    Only when, before the first table, an act's name ("ПРИКАЗ") stands among other lines of a paragraph: elsewhere a line's
    end is where a long line was wrapped.
    """
    end = next(
        (at for at, block in enumerate(document.blocks) if isinstance(block, Table)),
        len(document.blocks),
    )
    head = document.blocks[:end]
    if not any(isinstance(block, Paragraph) and _holds_act(block) for block in head):
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks += [Paragraph(line, block.marked) for line in block.text.split("\n") if line]
        else:
            blocks.append(block)
    return Document(tuple(blocks))


def _holds_act(paragraph: Paragraph) -> bool:
    lines = paragraph.text.split("\n")
    return len(lines) > 1 and any(is_act(line) for line in lines)
