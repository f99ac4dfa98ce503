"""Delivery of updates by webhook: one after another, again until the bot answers 2xx."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator.model import Json

if TYPE_CHECKING:
    from simulator.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
ANSWER_SECONDS = 60
LONGEST_PAUSE = 30.0


@dataclass(slots=True)
class Webhook:
    """Where updates go, and how the last delivery failed."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """There may be something to deliver, or a new address."""
        self._changed.set()

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver to `url` from now on; an empty one ends it."""
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error, self.last_error_date = "", 0
        self.wake()

    async def changed(self, seconds: float | None) -> None:
        """Wait for `wake`, at most `seconds`."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return

    def info(self, pending: int, allowed: list[str]) -> Json:
        """A WebhookInfo."""
        body: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            body["max_connections"] = self.max_connections
        if self.last_error:
            body["last_error_date"] = self.last_error_date
            body["last_error_message"] = self.last_error
        if allowed:
            body["allowed_updates"] = allowed
        return body


async def deliver_for_ever(world: World) -> None:
    """The task behind a webhook; pauses grow from `webhook_retry` while the bot does not answer."""
    pause = 0.0
    async with ClientSession(timeout=ClientTimeout(total=ANSWER_SECONDS)) as session:
        while True:
            if not world.webhook.url or world.faults.outage != "off" or not world.updates.pending:
                await world.webhook.changed(0.5 if world.faults.outage != "off" else None)
                continue
            update = world.updates.take(1)[0]
            error = await _deliver(session, world.webhook, update)
            if not error:
                world.updates.done(int(update["update_id"]))
                world.feed.wake()
                pause = 0.0
                continue
            world.webhook.last_error = error
            world.webhook.last_error_date = world.clock.timestamp()
            pause = min(LONGEST_PAUSE, pause * 2 or world.settings.webhook_retry)
            await asyncio.sleep(pause)


async def _deliver(session: ClientSession, webhook: Webhook, update: Json) -> str:
    headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update, headers=headers) as answer:
            await answer.read()
            if answer.ok:
                return ""
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except ClientError:
        return "Connection refused"
