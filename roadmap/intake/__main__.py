"""Reads one document in a process of its own: `python -m roadmap.intake FILE --name NAME`.

Prints one JSON object: {"reading": {...}} or {"error": {"key", "arguments", "kind"}}. While it works
it writes a dot to stderr now and then, so that whoever waits knows it is alive, and the pages read,
as [12/300].
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from roadmap.errors import InputRefusedError, NotARoadmapError, VekhaError
from roadmap.intake import LARGEST, read_document
from roadmap.intake.pace import told
from roadmap.model import Period

_PULSE = 1.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m roadmap.intake")
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", default="")
    parser.add_argument("--memory", type=int, default=0, help="bytes of address space")
    parser.add_argument("--period", default="")
    parser.add_argument("--approved", default="")
    return parser.parse_args()


def _pulse() -> Callable[[], None]:
    """A dot on stderr at most once a second."""
    last = time.monotonic()

    def beat() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _PULSE:
            last = now
            sys.stderr.write(".")
            sys.stderr.flush()

    return beat


def _pages() -> Callable[[int, int], None]:
    """[page/of] on stderr at most once a second."""
    last = time.monotonic()

    def tell(page: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _PULSE:
            last = now
            sys.stderr.write(f"[{page}/{of}]")
            sys.stderr.flush()

    return tell


def _read(asked: argparse.Namespace) -> dict[str, Any]:
    from roadmap.reading_json import to_json  # noqa: PLC0415 - after the memory limit is set

    start, _, end = asked.period.partition("..")
    period = Period(date.fromisoformat(start), date.fromisoformat(end)) if end else None
    approved = date.fromisoformat(asked.approved) if asked.approved else None
    told.set(_pages())
    with asked.file.open("rb") as file:
        data = file.read(LARGEST + 1)
    reading = read_document(
        data, asked.name or asked.file.name, period=period, approved=approved, progress=_pulse()
    )
    return {"reading": to_json(reading)}


def _answer(asked: argparse.Namespace) -> dict[str, Any]:
    try:
        return _read(asked)
    except VekhaError as error:
        kinds = (NotARoadmapError, InputRefusedError, VekhaError)
        kind = next(one.__name__ for one in kinds if isinstance(error, one))
        return {"error": {"key": error.key, "arguments": error.arguments, "kind": kind}}
    except MemoryError:
        return {"error": {"key": "read-memory", "arguments": {}, "kind": "InputRefusedError"}}


def main() -> int:
    """Exit code 0 for a reading, 2 for a refusal."""
    asked = _arguments()
    if asked.memory:
        # Only the soft limit: a converter that we start may need more, and sets its own.
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (asked.memory, hard))
    answer = _answer(asked)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())
    sys.stdout.buffer.flush()
    return 0 if "reading" in answer else 2


if __name__ == "__main__":
    sys.exit(main())
