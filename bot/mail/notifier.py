"""Deliveries as letters."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.assembly.slice import Renderer
from bot.mail.envelope import Content, Sender, ascii_address, letter, marked
from bot.mail.rendering import Guide, Way, as_html, as_text, title
from bot.mail.settings import MailServer
from bot.mail.smtp import give
from bot.mail.tags import Tag, Tags
from handlers.lines import item_name
from locales import Translator
from usecases.agenda.items import Item
from usecases.ports.ground import Clock
from usecases.ports.messages import Delivery, Later, Never, Outcome, Sent


class LetterPace:
    """So many letters a minute in this process, whatever they are; providers shut out who sends more."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._interval = 60 / a_minute
        self._clock = clock
        self._idle_at = 0.0

    async def turn(self) -> None:
        """Return when the next letter may go."""
        now = self._clock()
        at = max(now, self._idle_at)
        self._idle_at = at + self._interval
        await asyncio.sleep(at - now)


class Signing:
    """The tags of this installation; its secret is asked for once."""

    def __init__(self, secret: Callable[[], Awaitable[bytes]]) -> None:
        self._secret = secret
        self._tags: Tags | None = None

    async def tags(self) -> Tags:
        """Ready to sign and to read."""
        if self._tags is None:
            self._tags = Tags(await self._secret())
        return self._tags


class MailNotifier:
    """See usecases.ports.messages.Notifier."""

    def __init__(  # the parts of a letter
        self,
        server: MailServer,
        sender: Sender,
        signing: Signing,
        renderers: Mapping[str, Renderer],
        translator: Callable[[str], Translator],
        clock: Clock,
        pace: LetterPace,
    ) -> None:
        self._server, self._sender, self._signing = server, sender, signing
        self._renderers, self._translator = renderers, translator
        self._clock, self._pace = clock, pace

    async def send(self, address: str, delivery: Delivery, content: Any, locale: str) -> Outcome:
        """Render by kind and give to the server."""
        try:
            to = ascii_address(address)
            to.encode("ascii")
        except UnicodeError as error:
            return Never("failing", str(error))
        t = self._translator(locale)
        screen = self._renderers[delivery.kind](content, t)
        tags = await self._signing.tags()
        own = Tag("letter", delivery.id, delivery.person_id)
        about = spoken_of(content, delivery.person_id)
        tag = tags.written(about[0] if len(about) == 1 else own)
        guide = guidance(content, about, self._sender, tags, t)
        subject = t.text("mail-subject", title=title(screen))
        words = Content(
            marked(subject, tag) if about and self._sender.replies else subject,
            as_text(screen, guide),
            as_html(screen, guide),
        )
        thread = self._sender.thread(tags, own, about[0] if len(about) == 1 else None)
        message = letter(self._sender, to, words, thread, tag if about else None, self._clock.now())
        await self._pace.turn()
        refused = await give(self._server, message, ascii_address(self._sender.address), to)
        if isinstance(refused, Later | Never):
            return refused
        return Sent(delivery.id, address, delivery.person_id)


def spoken_of(content: Any, person_id: int) -> list[Tag]:
    """What a reply to a content may be about: one thing, a digest's lines, or nothing."""
    link: tuple[str, dict[str, Any]] | None = getattr(content, "link", None)
    if link is None:
        return []
    kind, ref = link
    if kind == "digest":
        return [Tag(kind, int(number), person_id) for kind, number in ref["items"]]
    return [Tag(kind, int(ref["id"]), person_id)]


def guidance(
    content: Any, about: Sequence[Tag], sender: Sender, tags: Tags, t: Translator
) -> Guide:
    """What to do instead of pressing buttons."""
    footer = t.text("mail-footer", name=sender.name)
    if about and not sender.replies:
        return Guide(t.text("mail-one-way"), footer=footer)
    if len(about) == 1:
        key = "mail-answer-more" if about[0].kind == "submission" else "mail-answer-one"
        return Guide(t.text(key), footer=footer)
    if about:
        names = (item_name(item, t) for item in _items(content))
        ways = [
            way(tag, f"{number}. {name}", sender, tags, t)
            for number, (tag, name) in enumerate(zip(about, names, strict=True), start=1)
        ]
        return Guide(t.text("mail-answer-many"), ways, footer)
    return Guide(t.text("mail-no-answer"), footer=footer)


def way(tag: Tag, name: str, sender: Sender, tags: Tags, t: Translator) -> Way:
    """A link that begins the report of one thing."""
    written = tags.written(tag)
    subject = marked(t.text("mail-report-subject", name=name), written)
    address = sender.reply_address(written)
    return Way(name, sender.mailto(written, subject), address if sender.plus else f"[{written}]")


def _items(content: Any) -> Sequence[Item]:
    found: Sequence[Item] = content.items
    return found
