"""What Telegram finds in a text by itself: links, addresses, commands, mentions, hashtags."""

from __future__ import annotations

import re

from simulator.entities import Entity, arrange, utf16_length

_DOMAIN = r"(?:[\w-]+\.)+(?:ru|рф|com|org|net|su|me|info|edu|gov|online)\b"
_PATTERNS = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("url", re.compile(r"(?:https?|tg)://[^\s<>\"«»]+", re.IGNORECASE)),
    ("url", re.compile(rf"(?<![\w@./-]){_DOMAIN}(?::\d+)?(?:[/?#][^\s<>\"«»]*)?", re.IGNORECASE)),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_TRAILING = ".,;:!?)'…"
_OPAQUE = {"code", "pre", "text_link", "url", "email"}


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """`entities` and those that Telegram adds on its own, in Telegram's order."""
    taken = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
    found: list[Entity] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            hit = match.group().rstrip(_TRAILING) if kind == "url" else match.group()
            start = utf16_length(text[: match.start()])
            end = start + utf16_length(hit)
            if any(start < until and end > since for since, until in taken):
                continue
            taken.append((start, end))
            found.append({"type": kind, "offset": start, "length": end - start})
    return arrange([*entities, *found])


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
