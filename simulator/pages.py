"""What the browser loads: the page, its parts, files of chats, hints and samples."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from simulator.control import body_of
from simulator.errors import ControlError
from simulator.phones import sample_path, sample_paths
from simulator.world import World

PAGE = Path(__file__).parent / "page"
OWN_ONLY = "default-src 'self'; img-src 'self' data:"


class Pages:
    """Addresses of the page."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_routes(self, app: web.Application) -> None:
        """Take the addresses of `app`."""
        app.router.add_get("/", self._index)
        app.router.add_static("/page/", PAGE)
        app.router.add_get("/sim/files/{unique_id}", self._file)
        app.router.add_get("/sim/hints", self._hints)
        app.router.add_post("/sim/hints", self._set_hints)
        app.router.add_get("/sim/samples", self._samples)
        app.router.add_get("/sim/samples/{name}", self._sample)

    async def _index(self, _request: web.Request) -> web.FileResponse:
        headers = {"Cache-Control": "no-store", "Content-Security-Policy": OWN_ONLY}
        return web.FileResponse(PAGE / "index.html", headers=headers)

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._world.files.by_unique.get(request.match_info["unique_id"])
        if stored is None:
            raise ControlError(404, "no such file")
        kind = "inline" if stored.kind == "photo" else "attachment"
        disposition = f"{kind}; filename*=UTF-8''{quote(stored.name)}"
        headers = {
            "Content-Disposition": disposition,
            "Cache-Control": "max-age=86400",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=stored.data, headers=headers, content_type=stored.mime)

    async def _hints(self, _request: web.Request) -> web.Response:
        return web.json_response({"hints": self._world.settings.hints})

    async def _set_hints(self, request: web.Request) -> web.Response:
        hints = (await body_of(request)).get("hints", [])
        self._world.settings.hints = [
            {name: str(hint.get(name, "")) for name in ("title", "text", "link")} for hint in hints
        ]
        self._world.feed.announce("hints")
        return await self._hints(request)

    async def _samples(self, _request: web.Request) -> web.Response:
        paths = sample_paths(self._world)
        listing = [
            {
                "name": path.name,
                "path": f"/sim/samples/{quote(path.name)}",
                "size": path.stat().st_size,
            }
            for path in paths
        ]
        return web.json_response({"samples": listing})

    async def _sample(self, request: web.Request) -> web.FileResponse:
        path = sample_path(self._world, request.match_info["name"])
        disposition = f"attachment; filename*=UTF-8''{quote(path.name)}"
        return web.FileResponse(path, headers={"Content-Disposition": disposition})
