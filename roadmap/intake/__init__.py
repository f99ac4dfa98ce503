"""Reading documents: from the bytes of a file to what it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from roadmap.errors import InputRefusedError
from roadmap.model import Period
from roadmap.reading import Reading

LARGEST = 50 * 1024 * 1024


def _silent() -> None:
    """Nobody watches the reading."""


def read_document(
    data: bytes,
    name: str,
    *,
    period: Period | None = None,
    approved: date | None = None,
    progress: Callable[[], None] = _silent,
) -> Reading:
    """What the document says, with every doubt about it.

    The format is told by the content; `name` only stands in error texts. `period` and `approved`
    override what the document gives. `progress` is called again and again while reading goes on.

    Raises:
        InputRefusedError: the file is empty, too large or in no format that is read here.
        NotARoadmapError: it was read, but there is no roadmap in it.
    """
    from roadmap.intake.formats import open_document  # noqa: PLC0415 - the dictionary loads late
    from roadmap.intake.reader import read_blocks  # noqa: PLC0415 - as above

    if len(data) > LARGEST:
        raise InputRefusedError("read-too-large", name=name, megabytes=LARGEST // 1024 // 1024)
    progress()
    return read_blocks(open_document(data, progress), period, approved, progress)
