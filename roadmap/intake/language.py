"""Whether a document is written in Russian at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap.intake.document import Document, Paragraph

_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
# Letters of Ukrainian, Belarusian, Kazakh, Tatar, Bashkir, Serbian, Macedonian and their kin.
_FOREIGN_CYRILLIC = re.compile(r"[ІіЇїЄєҐґЎўӘәҒғҚқҢңӨөҰұҮүҺһҖҗҘҙҠҡҪҫЈјЉљЊњЂђЋћЏџЅѕѓќ]")
_SAMPLE = 50_000
_LEAST_RUSSIAN = 0.5
_MOST_FOREIGN = 0.02


def is_russian(document: Document) -> bool:
    """Whether most letters of the document are Russian; a text without letters counts as such."""
    text = "".join(_texts(document))[:_SAMPLE]
    letters = sum(1 for char in text if char.isalpha())
    russian = len(_RUSSIAN.findall(text))
    foreign = len(_FOREIGN_CYRILLIC.findall(text))
    return russian >= _LEAST_RUSSIAN * letters and foreign <= _MOST_FOREIGN * letters


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row)
