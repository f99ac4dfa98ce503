"""Content that is recognised but cannot be read here; each has its own way out."""

from __future__ import annotations

import re

from roadmap.errors import InputRefusedError
from roadmap.intake.formats.compound import MARK, Compound

_SIGNATURES = (
    (b"GIF8", "read-picture"),
    (b"Rar!", "read-archive"),
    (b"7z\xbc\xaf", "read-archive"),
    (b"\x1f\x8b", "read-archive"),
)
_LEFTOVER = ((MARK, "read-old-office"), (b"PK", "read-archive"))

# The first block of an old Word document says whether it is encrypted, a workbook's beginning
# whether it has the record FilePass ([MS-DOC] 2.5.2 fEncrypted, [MS-XLS] 2.4.117).
_FIB_FLAGS = 11
_FIB_ENCRYPTED = 0x01
_LOCKED_WORKBOOK = re.compile(
    rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00|\xe1\x00\x02\x00..|\xc1\x00\x02\x00..)*\x2f\x00",
    re.DOTALL,
)


def refuse(data: bytes) -> None:
    """Raise for a file whose first bytes say that it cannot be read here.

    Raises:
        InputRefusedError: with the key that tells the way out.
    """
    for signature, key in _SIGNATURES:
        if data.startswith(signature):
            raise InputRefusedError(key)
    if data.startswith(MARK) and _is_locked(Compound(data)):
        raise InputRefusedError("read-password")


def _is_locked(file: Compound) -> bool:
    if "EncryptedPackage" in file.names:
        return True
    flags = file.beginning("WordDocument")[_FIB_FLAGS : _FIB_FLAGS + 1]
    if flags and flags[0] & _FIB_ENCRYPTED:
        return True
    books = (file.beginning(name) for name in ("Workbook", "Book"))
    return any(_LOCKED_WORKBOOK.match(book) for book in books)


def leftover(data: bytes) -> InputRefusedError:
    """Why no format took the bytes: an old office file, an archive, something else."""
    keys = (key for signature, key in _LEFTOVER if data.startswith(signature))
    return InputRefusedError(next(keys, "read-unknown-format"))
