"""How far the reading of a long document came, told from where its pages are known."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _nobody(_page: int, _of: int) -> None:
    """Nobody asked."""


told: ContextVar[Callable[[int, int], None]] = ContextVar("told", default=_nobody)
"""Called with a page's number, from 1, and how many there are."""


def tell(page: int, of: int) -> None:
    """This page is read."""
    told.get()(page, of)
