"""Workbooks of the directory that a coordinator is handed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A personal link with whose it is; `until` is the last day on which it opens."""

    organization: str
    post: str
    person: str
    phone: str | None
    link: str
    until: date


class PeopleFiles(Protocol):
    """Rows in, .xlsx bytes out, in the language of a locale."""

    def template(self, locale: str) -> bytes:
        """The directory's empty table, a filled example and how to fill it in."""
        ...

    def links(self, lines: Iterable[LinkLine], locale: str) -> bytes:
        """The personal links, one row each."""
        ...
