"""Signed tags: what a letter speaks of and to whom it went, so that a reply finds its way.

«d1041-77-k3j5h2m4p6q7r3s5»: the kind, its id, the person, and 80 bits of HMAC-SHA256 with this
installation's secret. Letters and digits only, in any case: servers may change that.
"""

from __future__ import annotations

import hmac
import re
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

KINDS: Final = {"l": "letter", "d": "duty", "p": "package", "s": "submission"}
LETTERS: Final = {kind: letter for letter, kind in KINDS.items()}
SIGNATURE: Final = 16
_TAG: Final = re.compile(
    rf"(?<![a-z0-9])([{''.join(KINDS)}])(\d{{1,12}})-(\d{{1,12}})-([a-z2-7]{{{SIGNATURE}}})(?![a-z0-9])",
    re.IGNORECASE,
)


_MARKED: Final = re.compile(rf"\[\s*{_TAG.pattern}\s*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """What a reply speaks of (a delivery for "letter"), and whose reply it is."""

    kind: str
    id: int
    person_id: int


class Tags:
    """Signs and reads tags with one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def written(self, tag: Tag) -> str:
        """The tag as it stands in addresses and subjects."""
        body = f"{LETTERS[tag.kind]}{tag.id}-{tag.person_id}"
        return f"{body}-{self._signature(body)}"

    def found(self, *texts: str) -> Tag | None:
        """The first tag of these texts whose signature is ours."""
        for body, signature in _candidates(texts):
            if hmac.compare_digest(self._signature(body), signature):
                letter, (number, person) = body[0], body[1:].split("-")
                return Tag(KINDS[letter], int(number), int(person))
        return None

    def _signature(self, body: str) -> str:
        digest = hmac.new(self._secret, f"vekha-mail:{body}".encode(), sha256).digest()
        return b32encode(digest[:10]).decode().lower()


def untagged(text: str) -> str:
    """A subject without the tags in brackets that former letters have put there."""
    return " ".join(_MARKED.sub(" ", text).split())


def looks_tagged(*texts: str) -> bool:
    """Whether something there has the form of a tag, whoever signed it."""
    return any(True for _ in _candidates(texts))


def _candidates(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for match in _TAG.finditer(text):
            letter, number, person, signature = match.group(1, 2, 3, 4)
            yield f"{letter}{number}-{person}".lower(), signature.lower()
