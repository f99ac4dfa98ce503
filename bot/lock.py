"""One process at a time on one data folder."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from roadmap.errors import InputRefusedError


class Lock:
    """A lock of the operating system on a file: a killed process gives it back too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Raises InputRefusedError when another process has it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        opened = self._path.open("ab")
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            opened.close()
            raise InputRefusedError("error-already-running") from error
        self._file = opened

    def give_back(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            self._file.close()
            self._file = None
