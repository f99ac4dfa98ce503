"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from aiohttp import web

from simulator.errors import ApiError
from simulator.faults import DOWNLOAD, Fault
from simulator.methods import Method, all_methods
from simulator.params import Params, read_params
from simulator.world import World

UNAUTHORIZED = ApiError(401, "Unauthorized")
NOT_FOUND = ApiError(404, "Not Found")


class _Dropped(Exception):  # noqa: N818 - it is no error of ours
    """The connection is to be reset instead of answered."""


class BotApi:
    """Answers the bot that holds `token`."""

    def __init__(self, world: World, token: str) -> None:
        self._world = world
        self._token = token
        self._methods = all_methods()

    def add_routes(self, app: web.Application) -> None:
        """Take the bot's addresses of `app`."""
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name, method = self._methods.get(
            request.match_info["method"].lower(), (request.match_info["method"], None)
        )
        self._world.tally.begin(name)
        try:
            result = await self._answer(request, name, method)
        except ApiError as error:
            self._world.tally.refused(error.code)
            return web.json_response(error.body(), status=error.code)
        except _Dropped:
            return _reset(request)
        finally:
            self._world.tally.end(name)
            self._world.feed.wake()
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, request: web.Request, name: str, method: Method | None) -> Any:
        if request.match_info["token"] != self._token:
            raise UNAUTHORIZED
        if method is None:
            raise NOT_FOUND
        params = await _read(request)
        await self._outage()
        fault = self._world.faults.take(name, _chat_id(params))
        await _before(fault)
        if name == "getUpdates":
            result = await self._poll(method, params)
        else:
            result = await method(self._world, params)
        if "reset-after" in {self._world.faults.outage, fault and fault.kind}:
            raise _Dropped
        return result

    async def _outage(self) -> None:
        mode = self._world.faults.outage
        if mode == "hang":
            await self._world.faults.until_switched()
            raise _Dropped
        if mode == "reset":
            raise _Dropped
        if mode.isdigit():
            error = Fault("*", mode).error()
            if error:
                raise error

    async def _poll(self, method: Method, params: Params) -> Any:
        """A long poll that an outage cuts short."""
        answer = asyncio.ensure_future(method(self._world, params))
        switched = asyncio.ensure_future(self._world.faults.until_switched())
        try:
            await asyncio.wait({answer, switched}, return_when=asyncio.FIRST_COMPLETED)
            if not answer.done():
                await self._outage()
                raise _Dropped
            return answer.result()
        finally:
            answer.cancel()
            switched.cancel()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self._world.tally.begin(DOWNLOAD)
        try:
            return await self._file(request)
        except ApiError as error:
            self._world.tally.refused(error.code)
            return web.json_response(error.body(), status=error.code)
        except _Dropped:
            return _reset(request)
        finally:
            self._world.tally.end(DOWNLOAD)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self._token:
            raise UNAUTHORIZED
        stored = self._world.files.by_path.get(request.match_info["path"])
        if stored is None:
            raise NOT_FOUND
        await self._outage()
        fault = self._world.faults.take(DOWNLOAD, None)
        await _before(fault)
        if fault is None or fault.kind != "cut":
            return web.Response(body=stored.data, content_type="application/octet-stream")
        response = web.StreamResponse(headers={"Content-Length": str(len(stored.data))})
        await response.prepare(request)
        await response.write(stored.data[: len(stored.data) // 2])
        _hang_up(request)
        return response


async def _read(request: web.Request) -> Params:
    try:
        return await read_params(request)
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError(413, "Request Entity Too Large") from error


async def _before(fault: Fault | None) -> None:
    if fault is None:
        return
    error = fault.error()
    if error is not None:
        raise error
    if fault.kind == "reset":
        raise _Dropped
    if fault.kind == "hang":
        await asyncio.sleep(fault.seconds)


def _chat_id(params: Params) -> int | None:
    given = params.text("chat_id")
    return int(given) if given.lstrip("-").isdigit() else None


def _reset(request: web.Request) -> web.Response:
    _hang_up(request)
    return web.Response(status=502)


def _hang_up(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    linger = transport.get_extra_info("socket")
    if linger is not None:
        linger.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
