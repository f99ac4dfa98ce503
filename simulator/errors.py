"""Refusals in Telegram's own words, and those of the control API."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A Bot API answer with ok=false.

    `code` is the HTTP status and `error_code`; `parameters` may hold retry_after (seconds) or
    migrate_to_chat_id.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON that Telegram would answer."""
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def bad_request(text: str, **parameters: int) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> ApiError:
    """403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


def conflict(text: str) -> ApiError:
    """409 with Telegram's prefix."""
    return ApiError(409, f"Conflict: {text}")


def flood(seconds: int) -> ApiError:
    """429: the caller has to stay silent for `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class ControlError(Exception):
    """A control request that makes no sense; `status` is the HTTP status, `detail` rides along."""

    def __init__(self, status: int, text: str, **detail: Any) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.detail = detail


class ControlRefusedError(Exception):
    """The client's side of ControlError: `status` and `detail` as the box answered."""

    def __init__(self, status: int, detail: dict[str, Any]) -> None:
        super().__init__(status, detail.get("error", ""))
        self.status = status
        self.detail = detail
