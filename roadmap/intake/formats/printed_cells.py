"""The text of a printed cell: where its lines were only wrapped, they are joined again."""

from __future__ import annotations

import re

from roadmap.intake.document import join_text
from roadmap.intake.formats.printed_lines import Line
from roadmap.parties.morphology import is_known

_HEAD = re.compile(r"[А-Яа-яЁё]+$")
_TAIL = re.compile(r"^[а-яё]+")


def cell_text(lines: tuple[Line, ...], width: float, own: frozenset[str]) -> str:
    """The cell's text; a break stays where the next word had room enough (`width` in points).

    A narrow column breaks words without a hyphen: they are rejoined when the whole word stands
    elsewhere in the document (`own`) or in the dictionary.
    """
    text = ""
    for index, line in enumerate(lines):
        if not text:
            text = line.text
        elif _is_broken_word(lines[index - 1], line, width, own, text):
            text += line.text
        elif _had_room(lines[index - 1], line, width):
            text = f"{text}\n{line.text}"
        else:
            text = join_text(text, line.text)
    return text


def _had_room(above: Line, below: Line, width: float) -> bool:
    first = below.words[0]
    needed = above.right - above.left + above.letter + first.right - first.left
    return needed < width - above.letter


def _is_broken_word(above: Line, below: Line, width: float, own: frozenset[str], text: str) -> bool:
    """Whether a word that fills the whole column goes on in the next line."""
    head, tail = _HEAD.search(text), _TAIL.match(below.text)
    if head is None or tail is None or len(above.words) > 1:
        return False
    if above.right - above.left < width - 1.6 * above.letter:
        return False
    word = (head.group() + tail.group()).lower()
    if word in own or is_known(word):
        return True
    return not is_known(head.group()) and not is_known(tail.group())
