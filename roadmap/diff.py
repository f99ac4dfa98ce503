"""An edition against what stands: which activities were added, changed or removed.

Numbers restart per section and move when a row is put in, so identity is sought in this order:
the same level, section and title; the same level, section and number with a like title; the same
title elsewhere. What is found keeps its key, and by its key an activity keeps its id.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz import fuzz

LIKE = 60  # percent of likeness at which a reworded row with the same number is the same row
_KEY_LIMIT = 160


class Identified(Protocol):
    """What identity is made of."""

    @property
    def kind(self) -> str:
        """ActivityKind's value."""
        ...

    @property
    def level(self) -> str | None:
        """Level's value, None without one."""
        ...

    @property
    def section(self) -> str | None:
        """The heading as printed."""
        ...

    @property
    def no(self) -> str | None:
        """The number as printed."""
        ...

    @property
    def title(self) -> str:
        """The title as printed."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A published activity's identity."""

    key: str
    kind: str
    level: str | None
    section: str | None
    no: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys of the draft that are new, changed or the same, and standing keys that vanished."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.removed)


def keys_of(rows: Sequence[Identified]) -> tuple[str, ...]:
    """A key for each row, unique among them: kind, level, section, number or title.

    Orders number carelessly ("5.2" twice): a repeated key goes on with its title's hash.
    """
    taken: set[str] = set()
    keys: list[str] = []
    for row in rows:
        key = _key(row)
        if key in taken:
            key = f"{key}|{_digest(_plain(row.title))}"
        while key in taken:
            key = f"{key}+"
        taken.add(key)
        keys.append(key)
    return tuple(keys)


def matched(standing: Iterable[Standing], rows: Sequence[Identified]) -> tuple[str, ...]:
    """A key for each row of an edition: the standing activity's where it is the same one."""
    free = {row.key: row for row in standing}
    taken = set(free)
    found: dict[int, str] = {}
    for alike in (_same_title, _same_number, _title_elsewhere):
        _take(alike, rows, free, found)
    return _with_new_keys(rows, found, taken)


def difference(standing: Mapping[str, str], draft: Mapping[str, str]) -> Difference:
    """Compare contents by key; both map a key to its content."""
    return Difference(
        added=tuple(key for key in draft if key not in standing),
        changed=tuple(k for k in draft if k in standing and draft[k] != standing[k]),
        same=tuple(k for k in draft if k in standing and draft[k] == standing[k]),
        removed=tuple(key for key in standing if key not in draft),
    )


def content_of(parts: Mapping[str, Any]) -> str:
    """One comparable text of what a reader would see of an activity."""
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)


_Alike = Callable[[Standing, Identified], bool]


def _take(
    alike: _Alike,
    rows: Sequence[Identified],
    free: dict[str, Standing],
    found: dict[int, str],
) -> None:
    for index, row in enumerate(rows):
        if index in found:
            continue
        match = next((old for old in free.values() if alike(old, row)), None)
        if match is not None:
            found[index] = match.key
            del free[match.key]


def _same_place(old: Standing, row: Identified) -> bool:
    return (
        old.kind == row.kind
        and old.level == row.level
        and _plain(old.section) == _plain(row.section)
    )


def _same_title(old: Standing, row: Identified) -> bool:
    return _same_place(old, row) and _plain(old.title) == _plain(row.title)


def _same_number(old: Standing, row: Identified) -> bool:
    return (
        _same_place(old, row)
        and row.no is not None
        and _plain(old.no) == _plain(row.no)
        and fuzz.token_set_ratio(_plain(old.title), _plain(row.title)) >= LIKE
    )


def _title_elsewhere(old: Standing, row: Identified) -> bool:
    return old.kind == row.kind and _plain(old.title) == _plain(row.title)


def _with_new_keys(
    rows: Sequence[Identified], found: Mapping[int, str], taken: set[str]
) -> tuple[str, ...]:
    """A removed activity's key is not given to another one: its history stays its own."""
    keys: list[str] = []
    for index, own in enumerate(keys_of(rows)):
        key = found.get(index, own)
        while index not in found and key in taken:
            key = f"{key}|{_digest(_plain(rows[index].title))}"
        taken.add(key)
        keys.append(key)
    return tuple(keys)


def _key(row: Identified) -> str:
    name = _plain(row.no) or _plain(row.title)
    key = f"{row.kind}|{row.level or ''}|{_plain(row.section)}|{name}"
    if len(key) <= _KEY_LIMIT:
        return key
    return (
        f"{row.kind}|{row.level or ''}|{_digest(_plain(row.section))}|{name[:80]}|{_digest(name)}"
    )


def _plain(text: str | None) -> str:
    if text is None:
        return ""
    words = re.sub(r"[^\w]+", " ", text.lower().replace("ё", "е"))
    return " ".join(words.split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
