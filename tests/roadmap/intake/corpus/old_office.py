"""Old Office containers ([MS-CFB]) and workbooks ([MS-XLS]) written by hand."""

from __future__ import annotations

import struct

_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def container(name: str, stream: bytes) -> bytes:
    """A compound file with one stream, which stands in its first sectors."""
    stream = stream.ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    chain = [*range(1, count), _END, _END, _FAT]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, count, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<I", count + 1) + b"\xff" * (108 * 4)
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 0, len(stream))
    return header + stream + folder.ljust(_SECTOR, b"\0") + table


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    made = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    made += struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return made + struct.pack("<IQ", start, size)


def _record(code: int, data: bytes) -> bytes:
    return struct.pack("<HH", code, len(data)) + data


def _beginning(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def workbook(
    rows: list[list[str | int]], merged: list[tuple[int, int, int, int]], *, locked: bool = False
) -> bytes:
    """An .xls of one sheet; `merged` are (first row, last row, first column, last column)."""
    body = _beginning(0x10) + _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 8, 0))
    for line, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                body += _record(0x203, struct.pack("<HHHd", line, place, 0, cell))
            elif cell:
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                body += _record(0x204, struct.pack("<HHH", line, place, 0) + text)
    ranges = b"".join(struct.pack("<4H", *one) for one in merged)
    body += _record(0xE5, struct.pack("<H", len(merged)) + ranges) + _record(0x0A, b"")
    start = _beginning(0x05)
    start += _record(0x2F, struct.pack("<H", 1) + bytes(52)) if locked else b""
    start += _record(0x42, struct.pack("<H", 1200))
    name = "Лист1"
    sheet = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    place = len(start) + 4 + 6 + len(sheet) + 4
    start += _record(0x85, struct.pack("<IH", place, 0) + sheet) + _record(0x0A, b"")
    return container("Workbook", start + body)


def word(*, locked: bool = False) -> bytes:
    """An old Word document as far as its first block tells."""
    block = b"\xec\xa5" + bytes(9) + (b"\x01" if locked else b"\x00")
    return container("WordDocument", block)
