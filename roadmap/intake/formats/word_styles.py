"""Paragraph styles of Word: headings, bold ones, and those that number by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from roadmap.intake.formats.word import switched_on, value, w

_HEADING = re.compile(
    r"^(?:heading|заголовок|title|название|subtitle|подзаголовок)\b", re.IGNORECASE
)
_DEPTH = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    bold: bool | None
    outline: bool
    list_id: str | None
    depth: int


@dataclass(slots=True)
class Styles:
    """The styles of a document by id."""

    _styles: dict[str, _Style] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> Styles:
        """The styles that styles.xml defines; none without it."""
        if root is None:
            return cls()
        return cls({one.get(w("styleId"), ""): _style(one) for one in root.iter(w("style"))})

    def _chain(self, style_id: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style_id in self._styles and len(chain) < _DEPTH:
            style = self._styles[style_id]
            chain.append(style)
            style_id = style.based_on
        return chain

    def is_heading(self, style_id: str | None) -> bool:
        """Whether the style is a heading's by name or outline level."""
        return any(_HEADING.match(style.name) or style.outline for style in self._chain(style_id))

    def is_bold(self, style_id: str | None) -> bool:
        """Whether text in this style is bold unless a run says otherwise."""
        return next(
            (style.bold for style in self._chain(style_id) if style.bold is not None), False
        )

    def list_of(self, style_id: str | None) -> tuple[str, int] | None:
        """The list and depth that the style numbers by; None for no list."""
        for style in self._chain(style_id):
            if style.list_id is not None:
                return style.list_id, style.depth
        return None


def _style(element: Element) -> _Style:
    paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
    numbers = paragraph.find(w("numPr")) if paragraph is not None else None
    outline = value(paragraph, "outlineLvl")
    return _Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        bold=switched_on(run, "b"),
        outline=outline is not None and outline != "9",
        list_id=value(numbers, "numId"),
        depth=int(value(numbers, "ilvl") or 0),
    )
