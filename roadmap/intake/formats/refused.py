"""Content that is recognised but cannot be read here; each has its own way out."""

from __future__ import annotations

import re

from roadmap.errors import InputRefusedError
from roadmap.intake.formats.archive import open_archive
from roadmap.intake.formats.compound import MARK, Compound

_SIGNATURES = (
    (b"GIF8", "read-picture"),
    (b"Rar!", "read-archive"),
    (b"7z\xbc\xaf", "read-archive"),
    (b"\x1f\x8b", "read-archive"),
    (b"AT&TFORM", "read-djvu"),
    (b"-----BEGIN PKCS7", "read-signature"),
    (b"-----BEGIN CMS", "read-signature"),
)
# Signed data by its object identifier, 1.2.840.113549.1.7.2 (RFC 5652, section 5.1).
_SIGNED = bytes.fromhex("06092a864886f70d010702")
_SIGNED_WITHIN = 32
# What stands in the archives of programs whose documents cannot be read here.
_FOREIGN = (
    ("Index/Document.iwa", "read-apple"),
    ("index.xml", "read-apple"),
    ("xl/workbook.bin", "read-old-office"),
    ("ppt/presentation.xml", "read-unknown-format"),
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
    if data.startswith(b"\x30") and _SIGNED in data[:_SIGNED_WITHIN]:
        raise InputRefusedError("read-signature")
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
    archive = open_archive(data)
    names = frozenset(archive.namelist()) if archive is not None else frozenset()
    for name, key in _FOREIGN:
        if name in names:
            return InputRefusedError(key)
    keys = (key for signature, key in _LEFTOVER if data.startswith(signature))
    return InputRefusedError(next(keys, "read-unknown-format"))
