"""Logs: standard logging everywhere, shaped here by structlog; always to stderr."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any, TextIO

import structlog

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{20,}")
QUIET = {"aiogram.event": "WARNING", "apscheduler": "ERROR", "aiosqlite": "WARNING"}
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Sealed(logging.Formatter):
    """Another formatter's lines without bot tokens, which stand in the addresses of errors."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """The line with every token replaced."""
        return TOKEN.sub("<token>", self._inner.format(record))


def configure(level: str, stream: TextIO = sys.stderr) -> None:
    """One handler on `stream`: readable lines on a terminal, one JSON object a line elsewhere."""
    renderer: Any
    if stream.isatty():
        renderer = structlog.dev.ConsoleRenderer()
    else:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Sealed(_formatter(renderer)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, quiet in QUIET.items():
        logging.getLogger(name).setLevel(quiet)


def _formatter(renderer: Any) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            _with_extra,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            renderer,
        ],
    )


def _with_extra(_logger: Any, _name: str, event: Any) -> Any:
    """What was passed as `extra`."""
    record = event.get("_record")
    if record is not None:
        event.update({k: v for k, v in vars(record).items() if k not in _STANDARD})
    return event
