"""Evidence and documents on the local disk, by SHA-256."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from usecases.ports.ground import StoredFile


class LocalFiles:
    """See usecases.ports.ground.Files. A file ab12... lies at <folder>/ab/12...

    The temporary file lies in the same folder, so that the rename cannot cross file systems; what
    a crash left of it is swept by `sweep`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, chunks: AsyncIterator[bytes]) -> StoredFile:
        """Write to a temporary file, fsync, rename to the hash."""
        temporary = await asyncio.to_thread(self._open)
        try:
            digest = hashlib.sha256()
            size = 0
            async for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                await asyncio.to_thread(temporary.write, chunk)
            await asyncio.to_thread(self._keep, temporary, digest.hexdigest())
        except BaseException:
            _discard(temporary)
            raise
        return StoredFile(digest.hexdigest(), size)

    async def path(self, sha256: str) -> Path:
        """Where a stored file lies; FileNotFoundError when it does not."""
        found = self._place(sha256)
        if not await asyncio.to_thread(found.is_file):
            raise FileNotFoundError(sha256)
        return found

    async def remove(self, sha256: str) -> None:
        """Delete a stored file."""
        await asyncio.to_thread(self._place(sha256).unlink, missing_ok=True)

    def sweep(self) -> int:
        """Delete temporary files that a crash left; returns how many. Before anything is put."""
        left = list(self._folder.glob("*.part"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _open(self) -> BinaryIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        return tempfile.NamedTemporaryFile(dir=self._folder, suffix=".part", delete=False)  # type: ignore[return-value] # closed by _keep or by put's refusal

    def _keep(self, temporary: BinaryIO, sha256: str) -> None:
        temporary.flush()
        os.fsync(temporary.fileno())
        temporary.close()
        place = self._place(sha256)
        place.parent.mkdir(exist_ok=True)
        Path(temporary.name).replace(place)
        for folder in (place.parent, self._folder):
            _sync_folder(folder)

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:]


def _discard(temporary: BinaryIO) -> None:
    with suppress(OSError):  # on a full disk closing writes, and fails, once more
        temporary.close()
    Path(temporary.name).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a rename in a folder durable, where folders can be synced."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
