"""The control API of people and groups: what a phone can do, over HTTP."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from simulator import actions, gatherings
from simulator.control import body_of, path_number
from simulator.errors import ControlError
from simulator.files import FileStore
from simulator.model import Json, Media, Message, Person
from simulator.view import group_view, message_view, person_view, query_view
from simulator.world import World

ALBUM_MOST = 10


class Phones:
    """Addresses under /sim/people and /sim/groups."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_routes(self, app: web.Application) -> None:
        """Take the addresses of `app`."""
        router = app.router
        router.add_get("/sim/people", self._list)
        router.add_post("/sim/people", self._add)
        person = "/sim/people/{person}"
        router.add_post(f"{person}/send", self._send)
        router.add_post(f"{person}/start", self._start)
        router.add_post(f"{person}/press", self._press)
        router.add_post(f"{person}/media", self._media)
        router.add_post(f"{person}/sample", self._sample)
        router.add_post(f"{person}/edit", self._edit)
        router.add_post(f"{person}/block", self._block)
        router.add_post(f"{person}/deactivate", self._deactivate)
        router.add_get("/sim/groups", self._groups)
        router.add_post("/sim/groups", self._create_group)
        router.add_post("/sim/groups/{group}/members", self._members)
        router.add_post("/sim/groups/{group}/bot", self._bot_status)
        router.add_post("/sim/groups/{group}/migrate", self._migrate)

    def _person(self, request: web.Request) -> Person:
        return self._world.person(path_number(request, "person"))

    def _shown(self, message: Message) -> web.Response:
        return web.json_response({"message": message_view(self._world, message)})

    async def _list(self, _request: web.Request) -> web.Response:
        people = self._world.people.values()
        return web.json_response({"people": [person_view(self._world, one) for one in people]})

    async def _add(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        first_name = str(body.get("first_name", "")).strip()
        if not first_name:
            raise ControlError(400, "first_name is needed")
        person = self._world.add_person(
            first_name,
            str(body.get("last_name") or "").strip(),
            username=body.get("username"),
            language_code=str(body.get("language_code", "ru")),
            started=bool(body.get("started")),
        )
        return web.json_response(person_view(self._world, person))

    async def _send(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        message = actions.write(
            self._world,
            self._person(request),
            str(body.get("text", "")),
            chat_id=body.get("chat"),
            reply_to=body.get("reply_to"),
        )
        return self._shown(message)

    async def _start(self, request: web.Request) -> web.Response:
        payload = str((await body_of(request)).get("payload") or "")
        return self._shown(actions.start(self._world, self._person(request), payload))

    async def _press(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        before = self._world.feed.revision
        query, message, button = actions.press(
            self._world,
            self._person(request),
            str(body.get("button", "")),
            chat_id=body.get("chat"),
            message_id=body.get("message"),
            reachable=not body.get("unreachable"),
        )
        return web.json_response(
            {
                "revision": before,
                "message": message_view(self._world, message),
                "press": query_view(query) if query else None,
                "url": button.get("url", ""),
            }
        )

    async def _media(self, request: web.Request) -> web.Response:
        """Multipart: files, and `items` [{kind, caption, size}] in their order, `delay` seconds.

        Two files and more are an album: separate messages with one media_group_id.
        """
        person = self._person(request)
        items, options = await _read_upload(self._world.files, request)
        album = str(14_000_000_000 + self._world.feed.revision) if len(items) > 1 else None
        sent = []
        for position, (media, caption) in enumerate(items):
            if position:
                await asyncio.sleep(float(options.get("delay", 0)))
            sent.append(
                actions.send_media(
                    self._world,
                    person,
                    media,
                    caption,
                    chat_id=options.get("chat"),
                    reply_to=options.get("reply_to"),
                    album=album,
                )
            )
        return web.json_response({"messages": [message_view(self._world, one) for one in sent]})

    async def _sample(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        path = sample_path(self._world, str(body.get("name", "")))
        data = await asyncio.to_thread(path.read_bytes)
        media = actions.keep_upload(self._world.files, "document", path.name, data)
        return self._shown(
            actions.send_media(
                self._world, self._person(request), media, "", reply_to=body.get("reply_to")
            )
        )

    async def _edit(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        message = actions.edit(
            self._world,
            self._person(request),
            int(body.get("message", 0)),
            str(body.get("text", "")),
            body.get("chat"),
        )
        return self._shown(message)

    async def _block(self, request: web.Request) -> web.Response:
        person = self._person(request)
        actions.block(self._world, person, on=bool((await body_of(request)).get("on", True)))
        return web.json_response(person_view(self._world, person))

    async def _deactivate(self, request: web.Request) -> web.Response:
        person = self._person(request)
        actions.deactivate(self._world, person, on=bool((await body_of(request)).get("on", True)))
        return web.json_response(person_view(self._world, person))

    async def _groups(self, _request: web.Request) -> web.Response:
        groups = self._world.groups.values()
        return web.json_response({"groups": [group_view(group) for group in groups]})

    async def _create_group(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        group = gatherings.create(
            self._world,
            str(body.get("title", "")),
            [int(member) for member in body.get("members", [])],
            supergroup=bool(body.get("supergroup")),
        )
        if body.get("bot", True):
            gatherings.set_bot(self._world, group, "member")
        return web.json_response(group_view(group))

    async def _members(self, request: web.Request) -> web.Response:
        group = self._world.group(path_number(request, "group"))
        members = [int(member) for member in (await body_of(request)).get("members", [])]
        gatherings.add_members(self._world, group, members)
        return web.json_response(group_view(group))

    async def _bot_status(self, request: web.Request) -> web.Response:
        group = self._world.group(path_number(request, "group"))
        gatherings.set_bot(
            self._world, group, str((await body_of(request)).get("status", "member"))
        )
        return web.json_response(group_view(group))

    async def _migrate(self, request: web.Request) -> web.Response:
        group = self._world.group(path_number(request, "group"))
        return web.json_response(group_view(gatherings.migrate(self._world, group)))


def sample_paths(world: World) -> list[Path]:
    """The files of the samples folder, by name."""
    folder = Path(world.settings.samples) if world.settings.samples else None
    if folder is None or not folder.is_dir():
        return []
    paths = sorted(folder.iterdir())
    return [path for path in paths if path.is_file() and not path.name.startswith(".")]


def sample_path(world: World, name: str) -> Path:
    """A file of the samples folder by its bare name; raises ControlError 404."""
    for path in sample_paths(world):
        if path.name == name:
            return path
    raise ControlError(404, f"no such sample: {name}")


async def _read_upload(
    store: FileStore, request: web.Request
) -> tuple[list[tuple[Media, str]], Json]:
    form = await request.post()
    files = [value for value in form.values() if isinstance(value, FileField)]
    described = _json_field(form.get("items"), [{}] * len(files))
    if not 1 <= len(files) <= ALBUM_MOST or len(described) != len(files):
        raise ControlError(400, "1 to 10 files, with an item for each")
    options = _json_field(form.get("options"), {})
    items = []
    for part, item in zip(files, described, strict=True):
        kind = str(item.get("kind") or "document")
        size = int(item.get("size") or 0)
        media = actions.keep_upload(store, kind, part.filename, part.file.read(), size)
        items.append((media, str(item.get("caption") or "")))
    return items, options


def _json_field(value: Any, default: Any) -> Any:
    if not isinstance(value, str):
        return default
    try:
        return json.loads(value)
    except ValueError as error:
        raise ControlError(400, "items and options are JSON") from error
