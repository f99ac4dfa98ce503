"""Telegram's HTML: source to plain text and entities, with Telegram's own complaints.

Offsets and lengths of entities are UTF-16 code units; offsets in complaints are UTF-8 bytes of
the source, as the Bot API counts them.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import ApiError, bad_request

Entity = dict[str, Any]

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAME = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=/>\"']*")
_BARE_VALUE = re.compile(r"[A-Za-z0-9.\-]+")
_REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9A-Fa-f]+)|(lt|gt|amp|quot));?")
_ADDRESS = re.compile(
    r"(?:(?:https?|tg|ton|tonsite)://\S+|[^\s:/]+\.\w{2,}(?:[:/?#]\S*)?)$", re.IGNORECASE
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
MAX_ENTITIES = 100


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of every offset in the Bot API."""
    return len(text) + sum(character > "\uffff" for character in text)


def is_address(text: str) -> bool:
    """Whether Telegram takes `text` as the address of a link."""
    return bool(_ADDRESS.match(text.strip()))


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    at: int
    piece: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            here = self.source[self.at]
            if here == "<" and self.source.startswith("</", self.at):
                self._end_tag()
            elif here == "<":
                self._start_tag()
            else:
                self._plain()
        if self.stack:
            tag = self.stack[-1].tag
            raise _complaint(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self.pieces), self.entities

    def _plain(self) -> None:
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        piece = _dereference(self.source[self.at : end])
        self.pieces.append(piece)
        self.length += utf16_length(piece)
        self.at = end

    def _offset(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _start_tag(self) -> None:
        begin = self.at
        name = _NAME.match(self.source, begin + 1)
        tag = name.group().lower() if name else ""
        self.at = begin + 1 + len(tag)
        if self.at >= len(self.source):
            raise _complaint(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if tag not in _KINDS:
            raise _complaint(f'Unsupported start tag "{tag}" at byte offset {self._offset(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _complaint(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(begin)}'
            )
        self.stack.append(_Open(tag, attributes, self.length, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_space()
            if self.at >= len(self.source):
                raise _complaint(f'Unclosed start tag "{tag}" at byte offset {self._offset(begin)}')
            if self.source[self.at] == ">":
                self.at += 1
                return found
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                raise _complaint(
                    f'Empty attribute name in the tag "{tag}" at byte offset {self._offset(begin)}'
                )
            found[name.lower()] = self._value(tag, name, begin)

    def _value(self, tag: str, name: str, begin: int) -> str:
        self._skip_space()
        if not self.source.startswith("=", self.at):
            if tag == "blockquote" and name.lower() == "expandable":
                return ""
            raise _complaint(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
                f"at byte offset {self._offset(begin)}"
            )
        self.at += 1
        self._skip_space()
        quote = self.source[self.at : self.at + 1]
        if quote not in {'"', "'"} or not quote:
            return self._take(_BARE_VALUE).lower()
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise _complaint(f"Unclosed start tag at byte offset {self._offset(begin)}")
        value = _dereference(self.source[self.at + 1 : end])
        self.at = end + 1
        return value

    def _skip_space(self) -> None:
        self._take(_SPACE)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _end_tag(self) -> None:
        begin = self.at
        if not self.stack:
            raise _complaint(f"Unexpected end tag at byte offset {self._offset(begin)}")
        end = self.source.find(">", begin)
        if end < 0:
            raise _complaint(f"Unclosed end tag at byte offset {self._offset(begin)}")
        found = self.source[begin + 2 : end].strip().lower()
        opened = self.stack.pop()
        if found and found != opened.tag:
            raise _complaint(
                f"Unmatched end tag at byte offset {self._offset(begin)}, "
                f'expected "</{opened.tag}>", found "</{found}>"'
            )
        self.at = end + 1
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _KINDS[opened.tag],
            "offset": opened.at,
            "length": self.length - opened.at,
        }
        if not entity["length"]:
            return
        if opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "a":
            entity["url"] = opened.attributes.get("href") or "".join(self.pieces[opened.piece :])
            if not is_address(entity["url"]):
                return
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        elif opened.tag == "code" and self._names_language(opened):
            return
        elif opened.tag == "pre" and "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]
        self.entities.append(entity)

    def _names_language(self, opened: _Open) -> bool:
        """`<pre><code class="language-x">` is one pre entity with a language."""
        outer = self.stack[-1] if self.stack else None
        named = opened.attributes.get("class", "")
        if outer is None or outer.tag != "pre" or not named.startswith("language-"):
            return False
        outer.attributes["language"] = named.removeprefix("language-")
        return True


def _dereference(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        decimal, hexadecimal, named = match.groups()
        if named:
            return _NAMED[named]
        return html.unescape(f"&#{decimal};" if decimal else f"&#x{hexadecimal};")

    return _REFERENCE.sub(character, text)


def _complaint(text: str) -> ApiError:
    return bad_request(f"can't parse entities: {text}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities in order; raises ApiError where Telegram would refuse."""
    text, entities = _Reader(source).read()
    return text, arrange(entities)


def arrange(entities: list[Entity]) -> list[Entity]:
    """Outer before inner, at most a hundred, those that cross another one left out."""
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    kept: list[Entity] = []
    enclosing: list[int] = []
    for entity in ordered:
        end = entity["offset"] + entity["length"]
        while enclosing and enclosing[-1] <= entity["offset"]:
            enclosing.pop()
        if enclosing and end > enclosing[-1]:
            continue
        enclosing.append(end)
        kept.append(entity)
    return kept[:MAX_ENTITIES]


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space at either end, as Telegram stores a message."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    stripped = text.strip()
    size = utf16_length(stripped)
    kept: list[Entity] = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] - lead + entity["length"])
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, kept
