"""Content that is recognised but cannot be read here; each has its own way out."""

from __future__ import annotations

from roadmap.errors import InputRefusedError

_SIGNATURES = (
    (b"%PDF", "read-pdf"),
    (b"{\\rtf", "read-rtf"),
    (b"\xff\xd8\xff", "read-picture"),
    (b"\x89PNG", "read-picture"),
    (b"II*\x00", "read-picture"),
    (b"MM\x00*", "read-picture"),
    (b"GIF8", "read-picture"),
    (b"Rar!", "read-archive"),
    (b"7z\xbc\xaf", "read-archive"),
    (b"\x1f\x8b", "read-archive"),
)
_LEFTOVER = ((b"\xd0\xcf\x11\xe0", "read-old-office"), (b"PK", "read-archive"))


def refuse(data: bytes) -> None:
    """Raise for a file whose first bytes say that it cannot be read here.

    Raises:
        InputRefusedError: with the key that tells the way out.
    """
    for signature, key in _SIGNATURES:
        if data.startswith(signature):
            raise InputRefusedError(key)


def leftover(data: bytes) -> InputRefusedError:
    """Why no format took the bytes: an old or locked office file, an archive, something else."""
    keys = (key for signature, key in _LEFTOVER if data.startswith(signature))
    return InputRefusedError(next(keys, "read-unknown-format"))
