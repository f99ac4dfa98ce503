"""What a phone shows, typed, for tests and tours."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_HREF = re.compile(r'<a href="([^"]*)">')
_SPACES = str.maketrans({"\xa0": " ", "\u202f": " ", "\u2009": " "})


def spaced(text: str) -> str:
    """For comparing: every kind of space is the plain one."""
    return text.translate(_SPACES)


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; `kind` is data, url, copy or other, `value` what stands behind it."""

    label: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message; `size` in bytes, `url` relative to the box."""

    kind: str
    name: str
    mime: str
    size: int
    url: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message as last seen; `revision` grows with every change in the box.

    `text` is the caption of a file too; `html` is Telegram's HTML of it; `date` is by the box's
    clock; `sender` a person's id or the bot's; `service` a line like "members joined".
    """

    id: int
    chat: int
    from_bot: bool
    sender: int
    sender_name: str
    date: datetime
    text: str
    html: str
    rows: tuple[tuple[Button, ...], ...]
    attachment: Attachment | None
    album: str | None
    reply_to: int | None
    edited: bool
    deleted: bool
    pinned: bool
    service: str
    revision: int
    born: int

    @property
    def buttons(self) -> list[list[tuple[str, str]]]:
        """Rows of (label, callback data, address or copied text)."""
        return [[(button.label, button.value) for button in row] for row in self.rows]

    @property
    def labels(self) -> list[str]:
        """Labels of all buttons in reading order."""
        return [button.label for row in self.rows for button in row]

    @property
    def links(self) -> list[str]:
        """Addresses in the text and behind its buttons, commands left out."""
        written = [html.unescape(address) for address in _HREF.findall(self.html)]
        buttons = [button.value for row in self.rows for button in row if button.kind == "url"]
        return [one for one in written if not one.startswith("tg://bot_command")] + buttons

    @property
    def document(self) -> str | None:
        """The name of the attached file that is no photo."""
        if self.attachment is None or self.attachment.kind == "photo":
            return None
        return self.attachment.name

    @property
    def photo(self) -> bool:
        """Whether a photo is attached."""
        return self.attachment is not None and self.attachment.kind == "photo"

    def says(self, part: str) -> bool:
        """Whether `part` stands in the text; non-breaking spaces count as spaces."""
        return spaced(part) in spaced(self.text)


Wanted = str | Callable[[Message], bool]


@dataclass(frozen=True, slots=True)
class Press:
    """A press and its answer: `text` may be empty, `alert` is a window instead of a toast.

    `id` is None for a link or a key of the reply keyboard: nobody answers these.
    """

    id: str | None
    message_id: int
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


def read_message(view: dict[str, Any]) -> Message:
    """A message from the control API's JSON."""
    media = view["media"]
    return Message(
        id=view["id"],
        chat=view["chat"],
        from_bot=view["from_bot"],
        sender=view["sender"],
        sender_name=view["sender_name"],
        date=datetime.fromtimestamp(view["date"], UTC),
        text=view["text"],
        html=view["html"],
        rows=tuple(tuple(Button(**button) for button in row) for row in view["buttons"]),
        attachment=_attachment(media) if media else None,
        album=view["album"],
        reply_to=view["reply_to"],
        edited=view["edited"],
        deleted=view["deleted"],
        pinned=view["pinned"],
        service=view["service"],
        revision=view["revision"],
        born=view["born"],
    )


def _attachment(media: dict[str, Any]) -> Attachment:
    return Attachment(media["kind"], media["name"], media["mime"], media["size"], media["url"])


def read_press(view: dict[str, Any]) -> Press:
    """A press from the control API's JSON."""
    return Press(
        id=view["id"],
        message_id=view["message"],
        answered=view["answered"],
        text=view["text"],
        alert=view["alert"],
        url=view["url"],
    )
