"""What is in the box: people, groups, messages, files, presses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Somebody with a phone; the id is also the id of the private chat with the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "ru"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        """First and last name as a chat's title shows them."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True)
class Group:
    """A group chat; `bot_status` is member, administrator, left or kicked, None if never added."""

    id: int
    title: str
    supergroup: bool = False
    members: list[int] = field(default_factory=list)
    bot_status: str | None = None
    migrated_to: int | None = None

    @property
    def name(self) -> str:
        """The title, under the same name as a person's."""
        return self.title


Chat = Person | Group


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes under an id. `size` may be larger than the bytes: a pretended big file."""

    file_id: str
    unique_id: str
    path: str
    data: bytes
    size: int
    name: str
    mime: str
    kind: str


@dataclass(frozen=True, slots=True)
class Media:
    """One attachment; `sizes` are (file, width, height) of a photo, smallest first."""

    kind: str
    file: StoredFile
    sizes: tuple[tuple[StoredFile, int, int], ...] = ()
    duration: int = 0


@dataclass(slots=True)
class Message:
    """A message of one chat; `text` is the caption where `media` is set.

    `revision` is the feed's number at the last change, `born` at the first one.
    """

    id: int
    chat_id: int
    sender: int
    from_bot: bool
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    media: Media | None = None
    inline_keyboard: list[list[Json]] = field(default_factory=list)
    plain_keyboard: bool = False
    reply_to: int | None = None
    album: str | None = None
    edit_date: int | None = None
    deleted: bool = False
    service: Json = field(default_factory=dict)
    revision: int = 0
    born: int = 0


@dataclass(slots=True)
class Query:
    """A press of a button; `at` is monotonic, `answer` the toast once the bot has answered.

    `revision` is the feed's number at the press, then at the answer.
    """

    id: str
    person: int
    chat_id: int
    message_id: int
    data: str
    at: float
    answer: Json | None = None
    revision: int = 0


class Deed(StrEnum):
    """What can happen in a chat."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    PRESSED = "pressed"


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the log: `message` as it stood at that time, `at` in unix seconds of the box."""

    deed: Deed
    at: int
    message: Message
    query: Query | None = None
    label: str = ""


@dataclass(slots=True)
class BotProfile:
    """The bot as Telegram knows it; commands by (scope key, language)."""

    id: int
    username: str
    first_name: str
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)


@dataclass(slots=True)
class Settings:
    """Knobs of the box.

    `callback_ttl` is how many seconds a press may wait for its answer, `webhook_retry` the first
    pause after a failed delivery; `privacy` hides the talk of groups from the bot; `zone` is the
    time zone that phones show; `samples` a folder of files to send.
    """

    callback_ttl: float = 15.0
    privacy: bool = True
    zone: str = "Europe/Moscow"
    webhook_retry: float = 1.0
    samples: str | None = None
    hints: list[Json] = field(default_factory=list)
