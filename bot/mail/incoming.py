"""A letter taken apart: who wrote it, what about, its own words, its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from hashlib import sha256
from typing import Final, cast

from bot.mail.headers import (
    ADDRESSES,
    REFERENCES,
    automatic,
    forged,
    message_id,
    only_sender,
    values,
)
from bot.mail.words import own_words, text_of_html

NAME: Final = 200
WORDS: Final = 100_000
"""Characters of a letter that are looked through; no report is longer."""
LOGO: Final = 40 * 1024
"""Bytes up to which a picture inside the text is taken for a logo of the signature."""
FORBIDDEN: Final = frozenset(
    [
        "exe",
        "com",
        "scr",
        "pif",
        "bat",
        "cmd",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "wsh",
        "ps1",
        "psm1",
        "msi",
        "msp",
        "lnk",
        "jar",
        "hta",
        "cpl",
        "reg",
        "dll",
        "sys",
    ]
) | frozenset(
    [
        "apk",
        "app",
        "dmg",
        "deb",
        "rpm",
        "sh",
        "iso",
        "img",
        "vhd",
        "chm",
        "url",
        "website",
        "scf",
        "inf",
        "one",
        "ics",
        "html",
        "htm",
        "dat",
    ]
)
_SKIPPED: Final = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "message/delivery-status",
        "text/rfc822-headers",
    }
)
_PERMANENT: Final = re.compile(r"^5\.\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a letter; `part` is its place among the letter's parts, `size` is in bytes."""

    part: int
    name: str
    mime: str
    size: int
    digest: str

    @property
    def forbidden(self) -> bool:
        """Whether it is of a kind that is never a document."""
        return self.name.rpartition(".")[2].lower() in FORBIDDEN


@dataclass(frozen=True, slots=True)
class Bounce:
    """A letter of ours that did not arrive: what our letter's headers carried, and why."""

    texts: tuple[str, ...]
    permanent: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a letter says."""

    sender: str | None
    subject: str
    message_id: str | None
    addresses: tuple[str, ...]
    references: tuple[str, ...]
    automatic: bool
    forged: bool
    bounce: Bounce | None
    words: str
    files: tuple[Attachment, ...]

    @property
    def carriers(self) -> tuple[str, ...]:
        """Where a tag may stand: the address that was written to goes before the rest."""
        return (*self.addresses, self.subject, *self.references)


def read_letter(content: bytes) -> Incoming:
    """Any bytes; what cannot be read is empty."""
    message = message_from_bytes(content, policy=default)
    sender = only_sender(message)
    subject = values(message, "Subject")
    return Incoming(
        sender=sender,
        subject=subject[0] if subject else "",
        message_id=message_id(message),
        addresses=values(message, *ADDRESSES),
        references=values(message, *REFERENCES),
        automatic=automatic(message, sender),
        forged=forged(message),
        bounce=_bounce(message),
        words=_words(message),
        files=tuple(_files(message)),
    )


def payload(content: bytes, part: int) -> bytes | None:
    """The bytes of a letter's part, None when there is no such part."""
    message = message_from_bytes(content, policy=default)
    found = next((each for at, each in enumerate(message.walk()) if at == part), None)
    return _bytes(found) if found is not None else None


def _words(message: Message) -> str:
    """Of the plain text, or of the HTML where there is none."""
    plain, html = [], []
    for part in message.walk():
        if _attached(part) or part.is_multipart():
            continue
        if part.get_content_type() == "text/plain":
            plain.append(_text(part))
        elif part.get_content_type() == "text/html":
            html.append(text_of_html(_text(part)))
    written = "\n".join(plain)
    return own_words((written if written.strip() else "\n".join(html))[:WORDS])


def _text(part: Message) -> str:
    raw = part.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1251"):
        try:
            return content.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("utf-8", "replace")


def _attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: Message) -> str:
    try:
        written = part.get_filename() or ""
    except (ValueError, LookupError):
        return ""
    return " ".join(written.replace("\\", "/").rpartition("/")[2].split())


def _files(message: Message) -> Iterator[Attachment]:
    inside: set[int] = set()
    for at, part in enumerate(message.walk()):
        if id(part) in inside or (part is message and part.is_multipart()):
            continue
        mime = part.get_content_type()
        if mime == "message/rfc822":
            inside.update(id(each) for each in part.walk())
        elif part.is_multipart() or mime in _SKIPPED:
            continue
        if not _is_file(part, mime):
            continue
        content = _bytes(part)
        if _logo(part, mime, content):
            continue
        name = _name(part) or _unnamed(mime)
        yield Attachment(at, _short(name), mime, len(content), sha256(content).hexdigest())


def _is_file(part: Message, mime: str) -> bool:
    return (
        _attached(part) or mime == "message/rfc822" or not mime.startswith(("text/", "multipart/"))
    )


def _logo(part: Message, mime: str, content: bytes) -> bool:
    """A small picture that the text shows; a photograph from a telephone is larger."""
    shown = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
    return mime.startswith("image/") and shown and len(content) <= LOGO


def _unnamed(mime: str) -> str:
    if mime == "message/rfc822":
        return "letter.eml"
    return "file." + re.sub(r"[^a-z0-9].*", "", mime.partition("/")[2].lower() or "bin")


def _short(name: str) -> str:
    """A long name keeps its ending."""
    if len(name) <= NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: NAME - len(ending) - 2]}…{dot}{ending}"


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return cast("EmailMessage", inner[0]).as_bytes() if isinstance(inner, list) else b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _bounce(message: Message) -> Bounce | None:
    """RFC 3464: a report of delivery with the letter, or its head, that it is about."""
    statuses = [p for p in message.walk() if p.get_content_type() == "message/delivery-status"]
    if not statuses:
        return None
    blocks = [block for part in statuses for block in part.walk() if block is not part]
    failed = [block for block in blocks if "failed" in "".join(values(block, "Action")).lower()]
    status = next((value for block in failed for value in values(block, "Status")), "")
    said = next((v for block in failed for v in values(block, "Diagnostic-Code", "Status")), "")
    return Bounce(tuple(_returned(message)), bool(_PERMANENT.match(status)), said[:300])


def _returned(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield from values(message_from_bytes(_bytes(part), policy=default), "Message-ID")
        elif part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and isinstance(inner[0], Message):
                yield from values(inner[0], "Message-ID")
