"""Parameters of one Bot API call, from JSON, a form, multipart or the address."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from simulator.errors import bad_request
from simulator.model import Json

_TRUE = {"true", "1", "yes", "True"}


@dataclass(frozen=True, slots=True)
class Upload:
    """One file part of a multipart call."""

    name: str
    mime: str
    data: bytes


def whole(value: Any, name: str) -> int:
    """A whole number, given as such or as its digits; `name` stands in the complaint."""
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise bad_request(f'field "{name}" must be a valid Number') from error


@dataclass(slots=True)
class Params:
    """Typed access to the parameters; raises ApiError where Telegram would."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are taken as their digits."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self.values.get(name)
        if value is None or value == "":
            if default is None:
                raise bad_request(f'can\'t parse "{name}": field is required')
            return default
        return whole(value, name)

    def flag(self, name: str) -> bool:
        """A boolean, false when absent."""
        value = self.values.get(name)
        return value is True or (not isinstance(value, bool) and str(value) in _TRUE)

    def structure(self, name: str) -> Any:
        """A JSON value, already decoded or as a string; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def mapping(self, name: str) -> Json:
        """A JSON object, empty when absent."""
        value = self.structure(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object")
        return value

    def sequence(self, name: str) -> list[Any]:
        """A JSON array, empty when absent."""
        value = self.structure(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON array")
        return value


async def read_params(request: web.Request) -> Params:
    """Whatever way the call came in."""
    params = Params(dict(request.query))
    if request.method != "POST" or not request.body_exists:
        return params
    if request.content_type == "application/json":
        await _read_json(request, params)
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, FileField):
                data = value.file.read()
                params.uploads[name] = Upload(value.filename, value.content_type, data)
            elif isinstance(value, bytes):
                params.uploads[name] = Upload(name, "application/octet-stream", value)
            else:
                params.values[name] = value
    return params


async def _read_json(request: web.Request, params: Params) -> None:
    try:
        body = await request.json()
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("object expected as parameters")
    params.values.update(body)
