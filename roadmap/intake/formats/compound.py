"""Compound files ([MS-CFB]): what the old office programs keep their streams in."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MARK = b"\xd0\xcf\x11\xe0"
_ENTRY = 128
_STREAM = 2
_ENDS = 0xFFFFFFFA  # this and all above mark ends and free sectors
_MOST_SECTORS = 200_000
_IN_HEADER = 109
_SMALL_SECTOR = 64
_SMALL_STREAM = 4096


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams of a compound file; damage shows as streams that are not there."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << min(struct.unpack_from("<H", data.ljust(512, b"\0"), 30)[0], 12)
        self._table = self._sector_table()
        self._entries = tuple(self._folder())
        self._own = {one.name: one for one in self._outermost() if one.kind == _STREAM}

    @property
    def names(self) -> frozenset[str]:
        """The names of the file's own streams, without those of files embedded in it."""
        return frozenset(self._own)

    def beginning(self, name: str) -> bytes:
        """The first sector of a stream; empty when there is no such stream."""
        found = self._own.get(name)
        if found is None:
            return b""
        if found.size >= _SMALL_STREAM:
            return self._at(found.start)[: found.size]
        per_sector = self._sector // _SMALL_SECTOR
        chain = list(self._chain(self._entries[0].start)) if per_sector else []
        place = found.start // per_sector if per_sector else 0
        if place >= len(chain):
            return b""
        start = found.start % per_sector * _SMALL_SECTOR
        return self._at(chain[place])[start : start + found.size]

    def _outermost(self) -> Iterator[_Entry]:
        """What stands in the root folder, the first entry: a tree of its own."""
        waiting = [self._entries[0].child] if self._entries else []
        seen: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place < len(self._entries) and place not in seen:
                seen.add(place)
                entry = self._entries[place]
                yield entry
                waiting += (entry.left, entry.right)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _numbers(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _sector_table(self) -> list[int]:
        """Which sector follows each; the list of its own sectors may go on outside the header."""
        places = list(self._numbers(self._data[76 : 76 + 4 * _IN_HEADER]))
        more = next(iter(self._numbers(self._data[68:72])), _ENDS)
        seen: set[int] = set()
        while more < _ENDS and more not in seen and len(places) < _MOST_SECTORS:
            seen.add(more)
            numbers = self._numbers(self._at(more))
            places += numbers[:-1]
            more = numbers[-1] if numbers else _ENDS
        return [
            number for place in places if place < _ENDS for number in self._numbers(self._at(place))
        ]

    def _chain(self, sector: int) -> Iterator[int]:
        for _ in range(_MOST_SECTORS):
            if sector >= len(self._table):
                return
            yield sector
            sector = self._table[sector]

    def _folder(self) -> Iterator[_Entry]:
        start = next(iter(self._numbers(self._data[48:52])), _ENDS)
        for sector in self._chain(start):
            data = self._at(sector)
            for place in range(0, len(data) - _ENTRY + 1, _ENTRY):
                raw = data[place : place + _ENTRY]
                length, kind = struct.unpack_from("<HB", raw, 64)
                name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                links = struct.unpack_from("<III", raw, 68)
                yield _Entry(name, kind, *links, *struct.unpack_from("<II", raw, 116))
