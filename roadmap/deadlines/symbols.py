"""The grammar's symbols as they come from the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """One symbol of the grammar with its value and its place in the printed text."""

    kind: str
    value: Any
    start: int
    end: int
