"""Quoted words of an amending order: put aside, so that its own wording can be read around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN, _CLOSE = "\u00ab\u201e\u2039", "\u00bb\u203a"
_EITHER = '"\u201c\u201d\u201f\u2033'
_BEFORE_OPEN = frozenset(" \t\n([{-–—:;,.\u00ab") | {""}
# What follows a quotation's end for certain, even when an inner one was never closed.
_AFTER_END = re.compile(
    r"\s*(?:[.;,]*\s*$|[,;]?\s*(?:соответственно\s+)?(?:заменить|заменив|заменя|исключ|дополн|словом|словами|цифр|изложи"
    r"|читать|считать|на\s+слов|слова\s|пункт|строк|–|—|-\s))",
    re.IGNORECASE,
)
MARK = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text whose quotations are replaced by ⟦0⟧, ⟦1⟧, ..., and the quotations."""

    text: str
    quotes: tuple[str, ...]

    def quote(self, number: str) -> str:
        """What stood at a mark."""
        return self.quotes[int(number)]

    def shown(self, text: str) -> str:
        """A part of the masked text as it was printed."""
        return MARK.sub(lambda mark: f"«{self.quote(mark.group(1))}»", text)


def masked(text: str) -> Masked:
    """The text with its outermost quotations put aside, inner ones kept in them."""
    pieces: list[str] = []
    quotes: list[str] = []
    at = start = 0
    depth = 0
    for index, char in enumerate(text):
        turn = _turn(text, index, char, depth)
        if turn > 0:
            if depth == 0:
                pieces.append(text[at:index])
                start = index + 1
            depth += 1
        elif turn < 0 and depth:
            depth = 0 if _AFTER_END.match(text, index + 1) else depth - 1
            if depth == 0:
                pieces.append(f"⟦{len(quotes)}⟧")
                quotes.append(text[start:index].strip())
                at = index + 1
    if depth:
        pieces.append(f"⟦{len(quotes)}⟧")
        quotes.append(text[start:].strip(' .;"»”'))
        at = len(text)
    return Masked("".join(pieces) + text[at:], tuple(quotes))


def is_open(text: str) -> bool:
    """Whether a quotation begins in the text and does not end in it."""
    depth = 0
    for index, char in enumerate(text):
        depth = max(0, depth + _turn(text, index, char, depth))
    return depth > 0


def _turn(text: str, index: int, char: str, depth: int) -> int:
    """+1 where a quotation begins, -1 where one ends, else 0."""
    if char in _OPEN:
        return 1
    if char in _CLOSE:
        return -1
    if char not in _EITHER:
        return 0
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    if depth == 0:
        return 1
    opens = before in _BEFORE_OPEN and after not in {"", " ", ".", ",", ";", ")"}
    return 1 if opens and before not in {".", ";", ","} else -1
