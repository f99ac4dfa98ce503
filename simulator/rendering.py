"""Text and entities back to Telegram's HTML, safe to put on a page."""

from __future__ import annotations

import html

from simulator.entities import Entity, utf16_length

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SAFE_SCHEMES = ("http://", "https://", "tg://", "mailto:")


def to_html(text: str, entities: list[Entity]) -> str:
    """HTML of a message. `entities` are nested or apart, outer first (see `arrange`)."""
    return _render(_Units(text), entities, 0, utf16_length(text))


class _Units:
    """A text cut by UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._encoded = text.encode("utf-16-le")

    def cut(self, start: int, end: int) -> str:
        return self._encoded[start * 2 : end * 2].decode("utf-16-le", "replace")


def _render(units: _Units, entities: list[Entity], start: int, end: int) -> str:
    pieces: list[str] = []
    at = start
    position = 0
    while position < len(entities):
        entity = entities[position]
        until = entity["offset"] + entity["length"]
        inner = position + 1
        while inner < len(entities) and entities[inner]["offset"] < until:
            inner += 1
        pieces.append(html.escape(units.cut(at, entity["offset"])))
        content = _render(units, entities[position + 1 : inner], entity["offset"], until)
        pieces.append(_wrap(entity, content, units.cut(entity["offset"], until)))
        at, position = until, inner
    pieces.append(html.escape(units.cut(at, end)))
    return "".join(pieces)


def _wrap(entity: Entity, content: str, plain: str) -> str:
    kind = entity["type"]
    if kind == "expandable_blockquote":
        return f"<blockquote expandable>{content}</blockquote>"
    if kind == "pre" and "language" in entity:
        language = html.escape(entity["language"])
        return f'<pre><code class="language-{language}">{content}</code></pre>'
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{content}</{_TAGS[kind]}>"
    address = _address(entity, plain)
    if address:
        return f'<a href="{html.escape(address)}">{content}</a>'
    return content


def _address(entity: Entity, plain: str) -> str | None:
    kind = entity["type"]
    if kind == "bot_command":
        return f"tg://bot_command?command={plain[1:]}"
    if kind == "email":
        return f"mailto:{plain}"
    if kind not in {"url", "text_link"}:
        return None
    address = str(entity.get("url", plain))
    if "://" not in address and not address.startswith("mailto:"):
        address = f"https://{address}"
    return address if address.lower().startswith(_SAFE_SCHEMES) else None
