"""One person's phone, driven from outside."""

from __future__ import annotations

import asyncio
import mimetypes
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from simulator.errors import ControlRefusedError
from simulator.screen import Message, Press, Wanted, read_message, read_press

if TYPE_CHECKING:
    from simulator.client import SimulatorClient

Content = bytes | Path | str


@dataclass(frozen=True, slots=True)
class Item:
    """One part of an album; `size` above the bytes' own pretends a big file."""

    content: Content
    filename: str = ""
    caption: str | None = None
    kind: str = ""
    size: int = 0


class Phone:
    """What its owner can do. `chat` arguments are ids of groups; None is the chat with the bot."""

    def __init__(self, client: SimulatorClient, person_id: int, name: str) -> None:
        self.id = person_id
        self.name = name
        self._client = client
        self._path = f"/sim/people/{person_id}"
        self._mark = 0

    async def send(
        self, text: str, reply_to: int | Message | None = None, *, chat: int | None = None
    ) -> Message:
        """Write a message."""
        answer = await self._client.post(
            f"{self._path}/send", text=text, reply_to=_number(reply_to), chat=chat
        )
        return self._acted(answer["message"])

    async def start(self, payload: str | None = None) -> Message:
        """Press START, or follow a deep link with this payload."""
        answer = await self._client.post(f"{self._path}/start", payload=payload or "")
        return self._acted(answer["message"])

    async def follow(self, link: str) -> Message:
        """Open a link like https://t.me/<bot>?start=<payload>."""
        payload = parse_qs(urlsplit(link).query).get("start", [""])[0]
        return await self.start(payload)

    async def press(
        self,
        label_or_data: str,
        message_id: int | Message | None = None,
        *,
        chat: int | None = None,
        unreachable: bool = False,
    ) -> Press:
        """Press the newest button with this label or data, or the one of `message_id`.

        `unreachable`: the bot gets the message as inaccessible, as for a very old one.
        Raises LookupError with the labels that are there.
        """
        try:
            answer = await self._client.post(
                f"{self._path}/press",
                button=label_or_data,
                message=_number(message_id),
                chat=chat,
                unreachable=unreachable,
            )
        except ControlRefusedError as refusal:
            if "buttons" not in refusal.detail:
                raise
            there = ", ".join(refusal.detail["buttons"]) or "none"
            message = f"{self.name} has no button {label_or_data!r}; there are: {there}"
            raise LookupError(message) from refusal
        self._mark = int(answer["revision"])
        if answer["press"]:
            return read_press(answer["press"])
        return Press(None, int(answer["message"]["id"]), url=str(answer["url"]))

    async def answer_to(self, press: Press, timeout: float = 10.0) -> Press:  # noqa: ASYNC109 - polled
        """The press with the bot's answer; raises TimeoutError without one."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for done in await self.presses():
                if done.id == press.id and done.answered:
                    return done
            await asyncio.sleep(0.05)
        message = f"the press on message {press.message_id} was not answered in {timeout} s"
        raise TimeoutError(message)

    async def presses(self) -> list[Press]:
        """All presses in the chat with the bot, with their answers."""
        view = await self._client.get(f"/sim/chats/{self.id}/messages")
        return [read_press(press) for press in view["presses"]]

    async def send_photo(
        self,
        content: Content,
        caption: str | None = None,
        reply_to: int | Message | None = None,
        *,
        chat: int | None = None,
    ) -> Message:
        """Send a picture from memory or disk."""
        item = Item(content, caption=caption, kind="photo")
        return (await self.send_album([item], reply_to=reply_to, chat=chat))[0]

    async def send_document(
        self,
        content: Content,
        filename: str = "",
        caption: str | None = None,
        reply_to: int | Message | None = None,
        *,
        chat: int | None = None,
        size: int = 0,
    ) -> Message:
        """Send a file; `size` above the bytes' own pretends a big one."""
        item = Item(content, filename, caption, "document", size)
        return (await self.send_album([item], reply_to=reply_to, chat=chat))[0]

    async def send_video(
        self,
        content: Content,
        filename: str = "video.mp4",
        caption: str | None = None,
        reply_to: int | Message | None = None,
    ) -> Message:
        """Send a video."""
        item = Item(content, filename, caption, "video")
        return (await self.send_album([item], reply_to=reply_to))[0]

    async def send_album(
        self,
        items: list[Item | Content],
        *,
        reply_to: int | Message | None = None,
        delay: float = 0.0,
        chat: int | None = None,
    ) -> list[Message]:
        """Send several files as one album: one update each, `delay` seconds apart."""
        parts = [item if isinstance(item, Item) else Item(item) for item in items]
        files = [await asyncio.to_thread(_load, part) for part in parts]
        described = [
            {"kind": _kind(part, name), "caption": part.caption, "size": part.size}
            for part, (name, _) in zip(parts, files, strict=True)
        ]
        options = {"reply_to": _number(reply_to), "delay": delay, "chat": chat}
        answer = await self._client.upload(f"{self._path}/media", files, described, options)
        sent = [read_message(view) for view in answer["messages"]]
        self._mark = sent[0].born
        return sent

    async def edit(
        self, message_id: int | Message, text: str, *, chat: int | None = None
    ) -> Message:
        """Change an own message."""
        number = _number(message_id)
        answer = await self._client.post(f"{self._path}/edit", message=number, text=text, chat=chat)
        return self._acted(answer["message"])

    async def block(self) -> None:
        """Block the bot."""
        await self._client.post(f"{self._path}/block", on=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        await self._client.post(f"{self._path}/block", on=False)

    async def deactivate(self) -> None:
        """Delete the account."""
        await self._client.post(f"{self._path}/deactivate", on=True)

    async def messages(self, *, chat: int | None = None) -> list[Message]:
        """Everything that the chat shows, oldest first, deleted messages left out."""
        return [message for message in await self._all(chat) if not message.deleted]

    async def last(self, *, chat: int | None = None) -> Message:
        """The bot's newest message; raises LookupError when it said nothing."""
        said = [message for message in await self.messages(chat=chat) if message.from_bot]
        if not said:
            message = f"the bot has said nothing to {self.name}"
            raise LookupError(message)
        return said[-1]

    async def wait_for(
        self,
        wanted: Wanted,
        timeout: float = 10.0,  # noqa: ASYNC109 - the box waits
        after: Message | int | None = None,
        *,
        chat: int | None = None,
    ) -> Message:
        """The bot's first message, new or edited, that says `wanted` or passes it.

        Looked for among what changed since this phone's last own act; `after` instead takes what
        changed after that message, or the messages with a larger id (0: all of them).
        Raises TimeoutError with the transcript.
        """
        since = after.revision if isinstance(after, Message) else self._mark
        since = 0 if isinstance(after, int) else since
        smallest = after if isinstance(after, int) else 0
        deadline = time.monotonic() + timeout
        seen = since
        while (left := deadline - time.monotonic()) > 0:
            view = await self._changes(chat, seen, min(left, 5.0))
            for message in map(read_message, view["messages"]):
                if message.from_bot and message.id > smallest and _fits(message, wanted):
                    return message
            seen = int(view["revision"])
        transcript = await self._client.transcript(chat or self.id)
        message_text = f"{self.name} did not get {wanted!r} in {timeout} s\n{transcript}"
        raise TimeoutError(message_text)

    async def _all(self, chat: int | None) -> list[Message]:
        view = await self._changes(chat, 0, 0)
        return [read_message(message) for message in view["messages"]]

    async def _changes(self, chat: int | None, after: int, wait: float) -> dict[str, Any]:
        path = f"/sim/chats/{chat or self.id}/messages"
        return dict(await self._client.get(path, after=after, wait=wait))

    def _acted(self, view: dict[str, Any]) -> Message:
        message = read_message(view)
        self._mark = message.revision
        return message


def _fits(message: Message, wanted: Wanted) -> bool:
    if message.deleted:
        return False
    return message.says(wanted) if isinstance(wanted, str) else wanted(message)


def _number(message: int | Message | None) -> int | None:
    return message.id if isinstance(message, Message) else message


def _load(item: Item) -> tuple[str, bytes]:
    if isinstance(item.content, bytes):
        return item.filename or "photo.jpg", item.content
    path = Path(item.content)
    return item.filename or path.name, path.read_bytes()


def _kind(item: Item, name: str) -> str:
    if item.kind:
        return item.kind
    mime = mimetypes.guess_type(name)[0] or ""
    return "photo" if mime in {"image/jpeg", "image/png"} else "document"
