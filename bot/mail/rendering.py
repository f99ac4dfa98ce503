"""A Telegram screen as a letter's text and HTML; its buttons are replaced by what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from handlers.screen import Button, Screen

TITLE: Final = 110
_TAG: Final = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_QUOTE: Final = re.compile(r"<blockquote[^>]*>")
_SPOILER: Final = re.compile(r"</?tg-spoiler>")
_MARK: Final = re.compile(r"^[^\w«(№]+")
_PAGE: Final = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
    '<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.45;color:#1a1a1a">'
    '<div style="max-width:640px">{body}</div></body></html>\n'
)
_INDENTED: Final = (
    '<blockquote style="margin:8px 0;padding-left:12px;border-left:3px solid #bbb;color:#444">'
)


@dataclass(frozen=True, slots=True)
class Way:
    """A line that answers one thing: a name, a link that begins the letter, and where it goes."""

    name: str
    link: str
    address: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What to do about a letter: a sentence, its lines, and what stands at the end. Plain text."""

    sentence: str
    ways: Sequence[Way] = ()
    footer: str = ""


def title(screen: Screen) -> str:
    """The first line as plain text, without the sign before it."""
    first = _plain(screen.text).strip().partition("\n")[0]
    line = _MARK.sub("", first).strip()
    return line if len(line) <= TITLE else f"{line[: TITLE - 1].rstrip()}…"


def as_text(screen: Screen, guide: Guide) -> str:
    """The letter for those who read plain text."""
    parts = [_plain(screen.text).strip()]
    parts += [f"{button.label}: {button.url}" for button in _links(screen)]
    parts.append(guide.sentence)
    parts += ["\n".join(f"{way.name}: {way.address}" for way in guide.ways)]
    parts.append(guide.footer)
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(screen: Screen, guide: Guide) -> str:
    """The same for those who read HTML."""
    text = _SPOILER.sub("", _QUOTE.sub(_INDENTED, screen.text))
    parts = [f"<p>{_broken(text.strip())}</p>"]
    parts += [
        f'<p><a href="{escape(button.url or "")}">{escape(button.label)}</a></p>'
        for button in _links(screen)
    ]
    parts.append(f"<p><b>{_broken(escape(guide.sentence))}</b></p>")
    if guide.ways:
        lines = (
            f'<li><a href="{escape(way.link)}">{escape(way.name)}</a></li>' for way in guide.ways
        )
        parts.append(f'<ul style="list-style:none;padding-left:0">{"".join(lines)}</ul>')
    if guide.footer:
        parts.append(f'<p style="color:#666;font-size:13px">{_broken(escape(guide.footer))}</p>')
    return _PAGE.format(body="".join(parts))


def _links(screen: Screen) -> list[Button]:
    """Only what opens an address works outside the chat."""
    return [button for row in screen.rows for button in row if button.url]


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html))


def _broken(html: str) -> str:
    return html.replace("\n", "<br>\n")
