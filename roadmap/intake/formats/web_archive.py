"""Pages saved whole into one file (.mht), as Word also saves them under the name .doc."""

from __future__ import annotations

import email
import re
from email.errors import MessageError
from email.message import Message

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats import page

_HEAD = re.compile(
    rb"\A\s*(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?content-type:\s*multipart/related",
    re.IGNORECASE,
)
_LOOKED_AT = 8_192


def matches(data: bytes) -> bool:
    """Whether the bytes are a letter's head that announces a page with its pictures."""
    return _HEAD.match(data[:_LOOKED_AT]) is not None


def read(data: bytes) -> Document:
    """The page's blocks.

    Raises:
        InputRefusedError: there is no page inside.
    """
    try:
        letter = email.message_from_bytes(data)
    except (MessageError, ValueError) as error:
        raise InputRefusedError("read-damaged") from error
    for part in letter.walk():
        if part.get_content_type() == "text/html":
            return page.read(_bytes(part))
    raise InputRefusedError("read-damaged")


def _bytes(part: Message) -> bytes:
    """The page in UTF-8, whatever it was written in."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        raise InputRefusedError("read-damaged")
    try:
        return raw.decode(part.get_content_charset() or "utf-8").encode()
    except (LookupError, UnicodeDecodeError):
        return raw
