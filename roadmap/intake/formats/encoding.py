"""Bytes of a text file turned into text: UTF-8, UTF-16, cp1251."""

from __future__ import annotations

import codecs
import re

from roadmap.errors import InputRefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
_STRANGE = re.compile(r"[\x80-\x9f\u0400-\u040f\u0450\u0452-\u045f�]")
_MARKUP = re.compile(r"<(?:style|script)\b.*?</|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE)
_SAMPLE = 20_000


def decode(data: bytes) -> str | None:
    """The text, or None when the bytes are no text in a known encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    for name in (*_wide_guess(data), "utf-8", "cp1251"):
        text = _decoded(data, name)
        if text is not None and _is_plausible(text, strict=name == "cp1251"):
            return text
    return None


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name).lstrip("\ufeff")
    except UnicodeDecodeError:
        return None


def _wide_guess(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: its high bytes repeat 00 and 04 on one side."""
    sample = data[:_SAMPLE]
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[start::2]
        if len(high) > 8 and sum(1 for byte in high if byte in (0, 4)) > len(high) * 0.8:
            return (name,)
    return ()


def _is_plausible(text: str, *, strict: bool) -> bool:
    if _CONTROL.search(text[:_SAMPLE]):
        return False
    if not strict:
        return True
    sample = _MARKUP.sub("", text)[:_SAMPLE]
    letters = sum(1 for char in sample if char.isalpha())
    russian = len(_RUSSIAN.findall(sample))
    return (
        letters > 0 and russian > letters * 0.5 and len(_STRANGE.findall(sample)) <= letters * 0.02
    )


def text_of(data: bytes) -> str:
    """The text.

    Raises:
        InputRefusedError: the bytes are no text.
    """
    text = decode(data)
    if text is None:
        raise InputRefusedError("read-unknown-format")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
