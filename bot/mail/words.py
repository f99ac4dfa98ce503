"""A reply's own words: without the letter it answers, and without the signature."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

_WEEKDAY: Final = r"(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье)"
_DATE: Final = (
    r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*\.?,?\s+\d{4})"
)
QUOTES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Outlook in Russian and English; a rule of dashes or underscores
        r"^-{2,}\s*(?:исходное|пересылаемое|пересланное|original|forwarded)\s+(?:сообщение|message)\b",
        r"^-{3,}\s*(?:конец\s+)?(?:исходн|пересыл|пересла|original|forwarded)",
        r"^[_-]{5,}\s*$",
        r"^(?:от|from|от кого)\s*:\s.*(?:@|\[mailto:|<)",
        r"^(?:отправлено|sent)\s*:\s.*\d{4}",
        # Gmail, Apple Mail, Thunderbird: «пн, 12 окт. 2026 г. в 09:00, Веха <…>:»
        rf"^{_WEEKDAY}\.?,?\s+{_DATE}.*(?:@|<|:\s*$)",
        rf"^{_DATE}\s*(?:г\.?)?,?\s*(?:в\s+)?\d{{1,2}}:\d{{2}}.*(?:@|<|пишет|написал|:\s*$)",
        r"^on\b.*\bwrote:\s*$",
        r"^.{0,120}(?:пишет|написал(?:\(а\)|а|и)?)\s*:\s*$",
        # Mail.ru: «Понедельник, 12 октября 2026, 9:00 +03:00 от Веха <…>:»; Yandex: «12.10.2026, 09:00, "Веха" <…>:»
        rf"^.{{0,40}}{_DATE}.{{0,40}}\bот\b.*[<@]",
        r"^кому\s*:\s.*(?:@|<)",
    )
)
SIGNATURES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^--\s*$",
        r"^—\s*$",
        r"^(?:с\s+(?:глубоким\s+|большим\s+)?уважением|с\s+наилучшими\s+пожеланиями|искренне\s+ваш\w*)\b",
        r"^(?:best|kind|warm)?\s*regards\b",
        r"^(?:отправлено|sent)\s+(?:из|с|from|via)\s+\S",
        r"^(?:отправлено|послано)\s+(?:моб|ya|янд)\w*",
        r"^получить\s+outlook\b|^get\s+outlook\b",
    )
)
_HIDDEN: Final = re.compile(
    r"gmail_quote|gmail_extra|gmail_signature|gmail_attr|moz-cite-prefix|moz-signature"
    r"|yahoo_quoted|divrplyfwdmsg|appendonsend|outlookmessageheader|mail-quote-collapse"
    r"|ms-outlook-mobile-signature|reply_body|js-helper|data-signature|protonmail_quote",
    re.IGNORECASE,
)
_BREAKS: Final = frozenset({"p", "div", "br", "tr", "li", "table", "h1", "h2", "h3", "hr", "pre"})
_VOID: Final = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base", "area"})
_DROPPED: Final = frozenset({"blockquote", "style", "script", "head", "title"})


def own_words(text: str) -> str:
    """The lines above the quoted letter and the signature, without `>` lines."""
    kept: list[str] = []
    lines = text.replace("\r\n", "\n").replace("\xa0", " ").split("\n")
    for at, line in enumerate(lines):
        bare = line.strip().strip("*").strip()
        if bare.startswith((">", "|")):
            continue
        joined = f"{bare} {lines[at + 1].strip()}" if at + 1 < len(lines) else bare
        if _ends(bare) or (bare and _quotes(joined) and not _reads(bare)):
            break
        kept.append(bare)
    return re.sub(r"\n{2,}", "\n", "\n".join(kept)).strip()


def _ends(line: str) -> bool:
    return _quotes(line) or any(pattern.match(line) for pattern in SIGNATURES)


def _quotes(line: str) -> bool:
    return any(pattern.match(line) for pattern in QUOTES)


def _reads(line: str) -> bool:
    """Whether a line is a sentence of its own, not the first half of a broken heading."""
    return line.endswith((".", "!", "?", ";"))


class _Reader(HTMLParser):
    """The text of an HTML letter down to what it quotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to hide, or break the line."""
        if tag in _BREAKS and not self._hidden:
            self.parts.append("\n")
        if tag in _VOID:
            return
        marks = " ".join(value or "" for name, value in attrs if name in {"class", "id"})
        if self._hidden or tag in _DROPPED or _HIDDEN.search(marks):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End hiding where it began."""
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in _BREAKS and not self._hidden:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """What can be seen; line breaks in the source are spaces."""
        if not self._hidden:
            self.parts.append(" ".join(data.split()) if data.strip() else " ")


def text_of_html(html: str) -> str:
    """A letter's HTML as lines of text, without blocks that mail programs mark as quoted."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(lines)
