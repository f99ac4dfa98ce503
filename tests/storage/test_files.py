"""Files by hash: whole or not at all, once each."""

from __future__ import annotations

import asyncio
from errno import ENOSPC
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from storage.files import LocalFiles


async def chunks(*parts: bytes) -> Any:
    for part in parts:
        yield part


def names(folder: Path) -> Any:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


async def test_a_file_lies_under_its_hash(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    stored = await files.put(chunks(b"one ", b"two"))
    expected = sha256(b"one two").hexdigest()
    assert (stored.sha256, stored.size) == (expected, 7)
    assert names(tmp_path) == [f"{expected[:2]}/{expected[2:]}"]
    assert (await files.path(expected)).read_bytes() == b"one two"


async def test_the_same_content_is_stored_once(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    first, second = await asyncio.gather(
        files.put(chunks(b"same")), files.put(chunks(b"sa", b"me"))
    )
    assert first == second
    assert len(names(tmp_path)) == 1


async def test_a_broken_stream_leaves_nothing(tmp_path: Path) -> None:
    async def broken() -> Any:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await LocalFiles(tmp_path).put(broken())
    assert names(tmp_path) == []


async def test_a_full_disk_is_not_filled_with_what_was_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, opened = LocalFiles(tmp_path), LocalFiles._open

    def full(self: LocalFiles) -> Any:
        made = opened(self)

        def refuse(*_: object) -> None:
            raise OSError(ENOSPC, "No space left on device")

        monkeypatch.setattr(made, "write", refuse)
        monkeypatch.setattr(made, "close", refuse)
        return made

    monkeypatch.setattr(LocalFiles, "_open", full)
    with pytest.raises(OSError, match="No space left"):
        await files.put(chunks(b"half"))
    assert names(tmp_path) == []


async def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await LocalFiles(tmp_path).path("ab" * 32)


async def test_what_a_crash_left_is_swept(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    kept = await files.put(chunks(b"kept"))
    (tmp_path / "tmpx.part").write_bytes(b"half")
    assert files.sweep() == 1
    assert (await files.path(kept.sha256)).read_bytes() == b"kept"
