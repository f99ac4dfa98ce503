"""Documents are read in processes of their own, with limits on time and memory."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from roadmap.errors import InputRefusedError, NotARoadmapError, VekhaError
from roadmap.model import Period
from roadmap.reading import Reading
from roadmap.reading_json import from_json

_KINDS: dict[str, type[VekhaError]] = {
    kind.__name__: kind for kind in (VekhaError, InputRefusedError, NotARoadmapError)
}
_KEPT = frozenset(
    {"PATH", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONUTF8", "TESSDATA_PREFIX", "VIRTUAL_ENV", "TZ"}
)
_PAGES = re.compile(rb"\[(\d{1,6})/(\d{1,6})\]")
COMMAND = (sys.executable, "-m", "roadmap.intake")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds without a sign of life, seconds in all, bytes."""

    silence: float = 20.0
    total: float = 180.0
    memory: int = 500 * 1024 * 1024


class SubprocessDocuments:
    """The port Documents: one child process for each document, killed with its group."""

    def __init__(
        self, limits: Limits | None = None, command: tuple[str, ...] | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._command = command or COMMAND

    async def read(
        self,
        path: Path,
        name: str,
        *,
        period: Period | None = None,
        approved: date | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> Reading:
        """The reading of the file; `name` is what the sender called it.

        `told` is called with the page that was read and how many there are, where that is known.

        Raises:
            InputRefusedError: it cannot be read here, or took too long or too much memory.
            NotARoadmapError: it was read, but holds no roadmap.
            VekhaError: the child failed by our fault ("read-failed").
        """
        arguments = [str(path), f"--name={name}", f"--memory={self._limits.memory}"]
        if period is not None:
            arguments.append(f"--period={period.start}..{period.end}")
        if approved is not None:
            arguments.append(f"--approved={approved}")
        with tempfile.TemporaryDirectory(prefix="vekha-", ignore_cleanup_errors=True) as folder:
            return _reading(*await self._run(arguments, folder, told))

    async def _run(
        self, arguments: list[str], folder: str, told: Callable[[int, int], None] | None
    ) -> tuple[bytes, int]:
        """What the child printed and its exit code; its temporary files go to `folder`."""
        child = await asyncio.create_subprocess_exec(
            *self._command,
            *arguments,
            stdout=PIPE,
            stderr=PIPE,
            start_new_session=True,
            env=_environment(folder),
        )
        try:
            async with asyncio.timeout(self._limits.total):
                printed = await self._listen(child, told)
                return printed, await child.wait()
        except TimeoutError as error:
            raise InputRefusedError("read-timeout") from error
        finally:
            await _end(child)

    async def _listen(self, child: Process, told: Callable[[int, int], None] | None) -> bytes:
        """What the child prints; TimeoutError when it is silent for too long."""
        if child.stdout is None or child.stderr is None:
            raise VekhaError("read-failed")
        printed = asyncio.ensure_future(child.stdout.read())
        try:
            while True:
                async with asyncio.timeout(self._limits.silence):
                    heard = await child.stderr.read(4096)
                if not heard:
                    async with asyncio.timeout(self._limits.silence):
                        return await printed
                if told is not None and (pages := _PAGES.findall(heard)):
                    told(*map(int, pages[-1]))
        finally:
            printed.cancel()


async def _end(child: Process) -> None:
    """Kill the child and whatever it started, and wait until it is gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    await child.wait()


def _environment(folder: str) -> dict[str, str]:
    """What a program that opens strangers' files may know: no token, no address of ours."""
    kept = {name: text for name, text in os.environ.items() if name in _KEPT}
    return {**kept, "TMPDIR": folder, "HOME": folder}


def _reading(printed: bytes, code: int) -> Reading:
    """What the child's answer says; one that a signal ended had a document too much for it."""
    try:
        answer: dict[str, Any] = json.loads(printed)
    except ValueError as error:
        if code < 0:
            raise InputRefusedError("read-memory") from error
        raise VekhaError("read-failed") from error
    if "error" in answer:
        fault = answer["error"]
        raise _KINDS.get(fault["kind"], VekhaError)(fault["key"], **fault["arguments"])
    return from_json(answer["reading"])
