"""The box from outside, for tests and the tour: phones to act on, a clock, troubles to make."""

from __future__ import annotations

import json
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout, FormData

from simulator.errors import ControlRefusedError
from simulator.phone import Item, Phone
from simulator.screen import Attachment, Button, Message, Press, Wanted

__all__ = [
    "Attachment",
    "Button",
    "ControlRefusedError",
    "Item",
    "Message",
    "Phone",
    "Press",
    "SimulatorClient",
    "Wanted",
]

_TIMEOUT = ClientTimeout(total=120)


class SimulatorClient:
    """Async context manager over the control API of the box at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = ClientSession(timeout=_TIMEOUT)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(self, path: str, **query: Any) -> Any:
        """JSON of an address; raises ControlRefusedError."""
        return await self._ask("GET", path, params=query)

    async def post(self, path: str, **body: Any) -> Any:
        """Send a JSON object; raises ControlRefusedError."""
        return await self._ask("POST", path, json=body)

    async def upload(
        self, path: str, files: list[tuple[str, bytes]], items: list[Any], options: dict[str, Any]
    ) -> Any:
        """Send files with a description of each; raises ControlRefusedError."""
        form = FormData(quote_fields=False)
        for name, data in files:
            form.add_field("file", data, filename=name)
        form.add_field("items", json.dumps(items))
        form.add_field("options", json.dumps(options))
        return await self._ask("POST", path, data=form)

    async def _ask(self, method: str, path: str, **more: Any) -> Any:
        session = self._open_session()
        async with session.request(method, self.url + path, **more) as answer:
            if not answer.ok:
                raise ControlRefusedError(answer.status, await _detail(answer.text()))
            return await answer.json()

    def _open_session(self) -> ClientSession:
        if self._session is None:
            message = "use the client inside `async with`"
            raise RuntimeError(message)
        return self._session

    async def text(self, path: str) -> str:
        """Plain text of an address."""
        async with self._open_session().get(self.url + path) as answer:
            answer.raise_for_status()
            return await answer.text()

    async def data(self, path: str) -> bytes:
        """Bytes of an address, such as `Attachment.url`."""
        async with self._open_session().get(self.url + path) as answer:
            answer.raise_for_status()
            return await answer.read()

    async def add_person(self, first_name: str, last_name: str = "", **more: Any) -> Phone:
        """Somebody new; `more` may hold username, language_code, and started (the bot may write)."""
        person = await self.post("/sim/people", first_name=first_name, last_name=last_name, **more)
        return Phone(self, person["id"], person["name"])

    async def phones(self) -> list[Phone]:
        """Everybody who is there."""
        listing = await self.get("/sim/people")
        return [Phone(self, person["id"], person["name"]) for person in listing["people"]]

    async def add_group(
        self, title: str, phones: list[Phone], *, supergroup: bool = False, bot: bool = True
    ) -> int:
        """A group of these people, with the bot in it; returns the chat's id."""
        members = [phone.id for phone in phones]
        group = await self.post(
            "/sim/groups", title=title, members=members, supergroup=supergroup, bot=bot
        )
        return int(group["id"])

    async def migrate_group(self, group: int) -> int:
        """Turn a group into a supergroup; returns its new id."""
        return int((await self.post(f"/sim/groups/{group}/migrate"))["id"])

    async def set_bot_in_group(self, group: int, status: str) -> None:
        """Make the bot member, administrator, kicked or left."""
        await self.post(f"/sim/groups/{group}/bot", status=status)

    async def clock(self) -> datetime:
        """The box's present instant, UTC."""
        return _instant(await self.get("/clock"))

    async def set_clock(self, moment: datetime) -> datetime:
        """Go on from `moment`."""
        return _instant(await self.post("/clock", now=moment.isoformat()))

    async def advance(self, seconds: float) -> datetime:
        """Jump by `seconds`."""
        return _instant(await self.post("/clock", advance=seconds))

    async def next_morning(self, hour: int = 9, tz: str = "Europe/Moscow") -> datetime:
        """Jump to the next calendar day of `tz`, at `hour`:00."""
        return _instant(await self.post("/clock", next_morning=True, hour=hour, tz=tz))

    async def fault(self, method: str, kind: str | int, times: int = 1, **more: Any) -> None:
        """Trouble for the next `times` calls of `method`; see `faults.Fault` for the kinds.

        `more`: retry_after, description, seconds, chat_id.
        """
        await self.post("/sim/faults", method=method, kind=str(kind), times=times, **more)

    async def clear_faults(self) -> None:
        """Forget the faults that still wait for their call."""
        await self._ask("DELETE", "/sim/faults")

    async def outage(self, mode: str = "reset") -> None:
        """Take the Bot API down: reset, reset-after, 500, 502, hang; "off" ends it."""
        await self.post("/sim/outage", mode=mode)

    async def limits(self, *, on: bool) -> None:
        """Telegram's flood limits on or off."""
        await self.post("/sim/limits", on=on)

    async def duplicate_updates(self, updates: int = 1) -> None:
        """Deliver the next `updates` twice."""
        await self.post("/sim/duplicates", updates=updates)

    async def settings(self, **values: Any) -> dict[str, Any]:
        """Change callback_ttl (seconds), privacy, webhook_retry (seconds)."""
        return dict(await self.post("/sim/settings", **values))

    async def counters(self) -> dict[str, Any]:
        """Calls by method, refusals by code, max_messages_per_second, unconfirmed, ..."""
        return dict(await self.get("/sim/counters"))

    async def idle(self, quiet: float = 0.5, timeout: float = 10.0) -> None:  # noqa: ASYNC109 - the box waits
        """Wait until the bot has taken everything and is silent; raises TimeoutError."""
        state = await self.get("/sim/idle", quiet=quiet, timeout=timeout)
        if not state["idle"]:
            message = f"the bot is not idle after {timeout} s: {state}"
            raise TimeoutError(message)

    async def transcript(self, phone: Phone | int) -> str:
        """A chat as plain text; a group by its id."""
        chat = phone if isinstance(phone, int) else phone.id
        return await self.text(f"/sim/chats/{chat}/transcript")

    async def hints(self, hints: list[dict[str, str]]) -> None:
        """Show [{title, text}] beside the phones."""
        await self.post("/sim/hints", hints=hints)


def _instant(answer: dict[str, str]) -> datetime:
    return datetime.fromisoformat(answer["now"])


async def _detail(text: Any) -> dict[str, Any]:
    raw = await text
    try:
        detail = json.loads(raw)
    except ValueError:
        return {"error": raw}
    return detail if isinstance(detail, dict) else {"error": raw}
