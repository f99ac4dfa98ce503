"""Content that is recognised but cannot be read here; each has its own way out."""

from __future__ import annotations

from roadmap.errors import InputRefusedError

_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES = (
    (b"\xff\xd8\xff", "read-picture"),
    (b"\x89PNG", "read-picture"),
    (b"II*\x00", "read-picture"),
    (b"MM\x00*", "read-picture"),
    (b"GIF8", "read-picture"),
    (b"Rar!", "read-archive"),
    (b"7z\xbc\xaf", "read-archive"),
    (b"\x1f\x8b", "read-archive"),
)
_LEFTOVER = ((_OLE, "read-old-office"), (b"PK", "read-archive"))

# The first block of an old Word document: its mark, and the bit that says it is encrypted
# ([MS-DOC] 2.5.2, FibBase.wIdent and fEncrypted).
_FIB = 512
_FIB_MARK = b"\xec\xa5"
_FIB_FLAGS = _FIB + 11
_FIB_ENCRYPTED = 0x01


def is_old_word(data: bytes) -> bool:
    """Whether an old office file begins with a Word document, whatever is embedded in it."""
    return data.startswith(_OLE) and data[_FIB : _FIB + 2] == _FIB_MARK


def refuse(data: bytes) -> None:
    """Raise for a file whose first bytes say that it cannot be read here.

    Raises:
        InputRefusedError: with the key that tells the way out.
    """
    for signature, key in _SIGNATURES:
        if data.startswith(signature):
            raise InputRefusedError(key)
    if data.startswith(_OLE) and _LOCKED_PACKAGE in data:
        raise InputRefusedError("read-password")
    if is_old_word(data) and data[_FIB_FLAGS] & _FIB_ENCRYPTED:
        raise InputRefusedError("read-password")


def leftover(data: bytes) -> InputRefusedError:
    """Why no format took the bytes: an old office file, an archive, something else."""
    keys = (key for signature, key in _LEFTOVER if data.startswith(signature))
    return InputRefusedError(next(keys, "read-unknown-format"))
