"""The control API under /sim/ and /clock: the clock, troubles, watching, counters."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import datetime

from aiohttp import web

from simulator.errors import ControlError
from simulator.faults import Fault
from simulator.model import Json
from simulator.transcript import transcript
from simulator.view import chat_view, group_view, person_view
from simulator.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LONGEST_WAIT = 60.0
_FAULT_FIELDS = {field.name for field in fields(Fault)}


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """ControlError as JSON {"error", ...} with its status."""
    try:
        return await handler(request)
    except (TypeError, ValueError) as error:
        if not request.path.startswith("/sim/"):
            raise
        return web.json_response({"error": f"the request is malformed: {error}"}, status=400)
    except ControlError as error:
        return web.json_response({"error": error.text, **error.detail}, status=error.status)


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request; {} without a body."""
    if not request.body_exists:
        return {}
    try:
        body = await request.json()
    except ValueError as error:
        raise ControlError(400, "the body is no JSON") from error
    if not isinstance(body, dict):
        raise ControlError(400, "the body is no JSON object")
    return body


def number_of(request: web.Request, name: str, default: float) -> float:
    """A number of the query string."""
    try:
        return float(request.query.get(name, default))
    except ValueError as error:
        raise ControlError(400, f"{name} is no number") from error


def path_number(request: web.Request, name: str) -> int:
    """A whole number of the path."""
    try:
        return int(request.match_info[name])
    except ValueError as error:
        raise ControlError(404, f"{name} is no number") from error


class Control:
    """What stands around the phones."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_routes(self, app: web.Application) -> None:
        """Take the addresses of `app`."""
        router = app.router
        router.add_get("/clock", self._clock)
        router.add_post("/clock", self._set_clock)
        router.add_get("/sim/state", self._state)
        router.add_get("/sim/chats/{chat}/messages", self._messages)
        router.add_get("/sim/chats/{chat}/transcript", self._transcript)
        router.add_get("/sim/counters", self._counters)
        router.add_get("/sim/idle", self._idle)
        router.add_get("/sim/events", self._events)
        router.add_get("/sim/faults", self._faults)
        router.add_post("/sim/faults", self._plan_fault)
        router.add_delete("/sim/faults", self._clear_faults)
        router.add_post("/sim/outage", self._outage)
        router.add_post("/sim/limits", self._limits)
        router.add_post("/sim/duplicates", self._duplicates)
        router.add_post("/sim/settings", self._settings)

    async def _clock(self, _request: web.Request) -> web.Response:
        return web.json_response({"now": self._world.clock.now().isoformat()})

    async def _set_clock(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        clock = self._world.clock
        try:
            if body.get("next_morning"):
                clock.next_morning(
                    int(body.get("hour", 9)), str(body.get("tz", self._world.settings.zone))
                )
            elif "advance" in body:
                clock.advance(float(body["advance"]))
            else:
                clock.set(datetime.fromisoformat(str(body.get("now"))))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise ControlError(400, f"no such time: {error}") from error
        self._world.feed.announce("clock")
        return await self._clock(request)

    async def _state(self, _request: web.Request) -> web.Response:
        world = self._world
        descriptions = world.bot.descriptions
        return web.json_response(
            {
                "revision": world.feed.revision,
                "now": world.clock.now().isoformat(),
                "zone": world.settings.zone,
                "bot": {
                    "username": world.bot.username,
                    "name": world.bot.first_name,
                    "description": descriptions.get("ru") or descriptions.get("", ""),
                },
                "people": [person_view(world, person) for person in world.people.values()],
                "groups": [group_view(group) for group in world.groups.values()],
                "outage": world.faults.outage,
                "limits": world.limits.on,
                "hints": world.settings.hints,
            }
        )

    async def _messages(self, request: web.Request) -> web.Response:
        """Messages changed after `after`; with `wait`, not before there is one or time is up."""
        world = self._world
        chat = world.chat(path_number(request, "chat"))
        after = int(number_of(request, "after", 0))
        deadline = time.monotonic() + min(LONGEST_WAIT, number_of(request, "wait", 0))
        while (left := deadline - time.monotonic()) > 0:
            if any(message.revision > after for message in world.history(chat.id)):
                break
            await world.feed.wait(left)
        return web.json_response(chat_view(world, chat, after))

    async def _transcript(self, request: web.Request) -> web.Response:
        chat = self._world.chat(path_number(request, "chat"))
        return web.Response(text=transcript(self._world, chat))

    async def _counters(self, _request: web.Request) -> web.Response:
        world = self._world
        return web.json_response(
            {
                **world.tally.listing(),
                "updates": world.updates.made,
                "unconfirmed": world.updates.pending,
            }
        )

    async def _idle(self, request: web.Request) -> web.Response:
        """True once nothing waits to be confirmed and the bot was silent for `quiet` seconds."""
        world = self._world
        quiet = number_of(request, "quiet", 0.5)
        began = time.monotonic()
        deadline = began + min(LONGEST_WAIT, number_of(request, "timeout", 10))
        while True:
            now = time.monotonic()
            if world.updates.pending or world.tally.under_way:
                began = now
            silent = now - max(began, world.tally.last_call)
            if silent >= quiet or now >= deadline:
                break
            await world.feed.wait(min(deadline - now, max(quiet - silent, 0.005)))
        return web.json_response(
            {
                "idle": silent >= quiet,
                "unconfirmed": world.updates.pending,
                "under_way": world.tally.under_way,
            }
        )

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: every change as it happens, a comment while there is none."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        async with self._world.feed.listen() as queue:
            await response.write(b": begin\n\n")
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), 15)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                await response.write(f"data: {json.dumps(event)}\n\n".encode())

    async def _faults(self, _request: web.Request) -> web.Response:
        faults = self._world.faults
        return web.json_response({"outage": faults.outage, "faults": faults.listing()})

    async def _plan_fault(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        if not {"method", "kind"} <= set(body) <= _FAULT_FIELDS:
            raise ControlError(400, "method and kind are needed", fields=sorted(_FAULT_FIELDS))
        self._world.faults.plan(Fault(**{**body, "kind": str(body["kind"])}))
        return await self._faults(request)

    async def _clear_faults(self, request: web.Request) -> web.Response:
        self._world.faults.waiting.clear()
        return await self._faults(request)

    async def _outage(self, request: web.Request) -> web.Response:
        self._world.faults.switch(str((await body_of(request)).get("mode", "off")))
        self._world.feed.announce("outage")
        return await self._faults(request)

    async def _limits(self, request: web.Request) -> web.Response:
        self._world.limits.switch(on=bool((await body_of(request)).get("on")))
        return web.json_response({"on": self._world.limits.on})

    async def _duplicates(self, request: web.Request) -> web.Response:
        self._world.updates.duplicate_next = int((await body_of(request)).get("updates", 1))
        return web.json_response({"updates": self._world.updates.duplicate_next})

    async def _settings(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        settings = self._world.settings
        settings.callback_ttl = float(body.get("callback_ttl", settings.callback_ttl))
        settings.privacy = bool(body.get("privacy", settings.privacy))
        settings.webhook_retry = float(body.get("webhook_retry", settings.webhook_retry))
        return web.json_response(
            {
                "callback_ttl": settings.callback_ttl,
                "privacy": settings.privacy,
                "webhook_retry": settings.webhook_retry,
            }
        )
