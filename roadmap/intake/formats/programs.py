"""Programs of others that read what we cannot: run with limits, away from what is ours."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from roadmap.errors import InputRefusedError

_MEMORY = 3 * 1024**3
_POLL = 0.05
# Tesseract's own threads cost more than they bring on pictures as small as cells.
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}


def program(*names: str) -> str | None:
    """The path of the first of these programs that is installed; None without any."""
    return next((path for path in map(shutil.which, names) if path), None)


def run(
    arguments: Sequence[str], folder: Path, seconds: float, progress: Callable[[], None]
) -> None:
    """Run a program in a folder; what it leaves there is its answer, its exit code is not.

    It stays in our process group, so that whoever ends us ends it too.

    Raises:
        InputRefusedError: it took longer than `seconds`.
    """
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    child = subprocess.Popen(  # noqa: S603 - a program found by name, our own arguments
        arguments,
        cwd=folder,
        env={**kept, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", **_ONE_THREAD},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_grant_memory,  # noqa: PLW1509 - we have no threads
    )
    deadline = time.monotonic() + seconds
    try:
        while child.poll() is None:
            if time.monotonic() > deadline:
                raise InputRefusedError("read-timeout")
            time.sleep(_POLL)
            progress()
    finally:
        child.kill()
        child.wait()


def _grant_memory() -> None:
    """Our own limit is too narrow for an office suite; it gets a wider one."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
