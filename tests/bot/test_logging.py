"""Logs: one object a line, with what was passed beside; never a token."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logging import configure

TOKEN = "4200000000:AAsecret-secret-secret-secret"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    made = io.StringIO()
    configure("INFO", made)
    yield made
    root.handlers[:], root.level = handlers, level


def test_a_line_is_an_object_with_the_extras(stream: io.StringIO) -> None:
    logging.getLogger("vekha").info("sent %d", 3, extra={"delivery": 7})
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["delivery"]) == ("sent 3", "info", 7)


def test_a_token_is_never_written_not_even_in_a_traceback(stream: io.StringIO) -> None:
    logger = logging.getLogger("vekha")

    def ask() -> None:
        message = f"https://api.telegram.org/bot{TOKEN}/getMe"
        raise ConnectionError(message)

    try:
        ask()
    except ConnectionError:
        logger.exception("no answer from %s", TOKEN)
    assert TOKEN not in stream.getvalue()
    assert "ConnectionError" in json.loads(stream.getvalue())["exception"]
