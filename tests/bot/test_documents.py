"""Each document is read by a child process that cannot outlive or outgrow its limits."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

import pytest

from bot.documents import Limits, SubprocessDocuments
from roadmap.errors import InputRefusedError, NotARoadmapError, VekhaError
from roadmap.intake import read_document

DATA = Path(__file__).parents[1] / "roadmap" / "intake" / "data"


def child(tmp_path: Path, code: str) -> tuple[str, ...]:
    """A program of our own in place of the reader; it gets the reader's arguments."""
    program = tmp_path / "child.py"
    program.write_text(code, encoding="utf-8")
    return (sys.executable, str(program))


def exists(path: str) -> bool:
    return Path(path).exists()


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


async def gone(pid: int) -> bool:
    for _ in range(50):
        if not running(pid):
            return True
        await asyncio.sleep(0.05)
    return False


async def test_the_child_says_the_same_as_the_reader() -> None:
    path = DATA / "order.txt"
    assert await SubprocessDocuments().read(path, "приказ.txt") == read_document(
        path.read_bytes(), "приказ.txt"
    )


async def test_a_name_like_an_option_is_only_a_name() -> None:
    found = await SubprocessDocuments().read(DATA / "order.txt", "--memory=1")
    assert found.number == "412/1"


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("letter.txt", NotARoadmapError, "read-no-table"),
        ("staff.txt", NotARoadmapError, "read-no-roadmap"),
    ],
)
async def test_refusals_come_back_as_they_were_raised(
    name: str, kind: type[VekhaError], key: str
) -> None:
    with pytest.raises(kind) as refusal:
        await SubprocessDocuments().read(DATA / name, name)
    assert refusal.value.key == key


async def test_arguments_of_a_refusal_come_back(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with pytest.raises(InputRefusedError) as refusal:
        await SubprocessDocuments().read(large, "большой.txt")
    assert refusal.value.arguments == {"name": "большой.txt", "megabytes": 50}


async def test_a_silent_child_is_stopped(tmp_path: Path) -> None:
    command = child(tmp_path, "import time\ntime.sleep(60)\n")
    documents = SubprocessDocuments(Limits(silence=0.5, total=30), command)
    started = time.monotonic()
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(DATA / "order.txt", "x")
    assert refusal.value.key == "read-timeout"
    assert time.monotonic() - started < 10


async def test_a_child_that_only_seems_alive_is_stopped_in_the_end(tmp_path: Path) -> None:
    code = "import sys, time\nwhile True:\n    sys.stderr.write('.'); sys.stderr.flush(); time.sleep(0.1)\n"
    documents = SubprocessDocuments(Limits(silence=5, total=1.5), child(tmp_path, code))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(DATA / "order.txt", "x")
    assert refusal.value.key == "read-timeout"


async def test_a_slow_child_that_shows_life_is_waited_for(tmp_path: Path) -> None:
    code = (
        "import json, sys, time\n"
        "for _ in range(8):\n    sys.stderr.write('.'); sys.stderr.flush(); time.sleep(0.2)\n"
        "print(json.dumps({'error': {'key': 'read-empty', 'arguments': {}, 'kind': 'InputRefusedError'}}))\n"
    )
    documents = SubprocessDocuments(Limits(silence=1.0, total=30), child(tmp_path, code))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(DATA / "order.txt", "x")
    assert refusal.value.key == "read-empty"


async def test_what_the_child_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import subprocess, sys, time\n"
        "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(note)!r}, 'w').write(str(one.pid))\n"
        "time.sleep(60)\n"
    )
    documents = SubprocessDocuments(Limits(silence=2, total=30), child(tmp_path, code))
    with pytest.raises(InputRefusedError):
        await documents.read(DATA / "order.txt", "x")
    assert await gone(int(note.read_text(encoding="utf-8")))


async def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = f"import os, time\nopen({str(note)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    task = asyncio.create_task(
        SubprocessDocuments(Limits(), child(tmp_path, code)).read(DATA / "order.txt", "x")
    )
    for _ in range(200):
        if note.exists() and note.read_text(encoding="utf-8"):
            break
        await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await gone(int(note.read_text(encoding="utf-8")))


async def test_a_memory_hungry_child_is_refused_what_it_asks_for() -> None:
    tight = SubprocessDocuments(Limits(memory=40 * 1024 * 1024))
    with pytest.raises(VekhaError) as refusal:
        await tight.read(DATA / "order.txt", "x")
    assert refusal.value.key in {"read-memory", "read-failed"}


async def test_a_document_that_grows_beyond_its_memory_is_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text(
        "№\tМероприятие\tСрок\tОтветственный\n" + "1.\tсовещание\tмай 2026 г.\tУО\n" * 900_000,
        encoding="utf-8",
    )
    documents = SubprocessDocuments(Limits(memory=300 * 1024 * 1024))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(big, "x")
    assert refusal.value.key == "read-memory"


async def test_a_child_that_fails_is_our_fault(tmp_path: Path) -> None:
    documents = SubprocessDocuments(Limits(), child(tmp_path, "raise SystemExit(1)\n"))
    with pytest.raises(VekhaError) as fault:
        await documents.read(DATA / "order.txt", "x")
    assert fault.value.key == "read-failed"
    assert not isinstance(fault.value, InputRefusedError)


async def test_a_child_ended_by_a_signal_had_too_much_to_read(tmp_path: Path) -> None:
    documents = SubprocessDocuments(Limits(), child(tmp_path, "import os\nos.abort()\n"))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(DATA / "order.txt", "x")
    assert refusal.value.key == "read-memory"


async def test_the_child_knows_no_token_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note"
    code = (
        "import json, os, tempfile\n"
        "kept = tempfile.mkdtemp()\n"
        f"json.dump([dict(os.environ), kept], open({str(note)!r}, 'w'))\n"
        'print(\'{"error": {"key": "read-empty", "arguments": {}, "kind": "InputRefusedError"}}\')\n'
    )
    monkeypatch.setenv("VEKHA_BOT_TOKEN", "1:secret")
    with pytest.raises(InputRefusedError):
        await SubprocessDocuments(Limits(), child(tmp_path, code)).read(DATA / "order.txt", "x")
    environment, kept = json.loads(note.read_text(encoding="utf-8"))
    assert not [name for name in environment if name.startswith("VEKHA")]
    assert not exists(kept)


async def test_a_talkative_child_does_not_block(tmp_path: Path) -> None:
    code = 'import sys\nsys.stderr.write(\'x\' * 3_000_000)\nprint(\'{"error": {"key": "read-empty", "arguments": {}, "kind": "InputRefusedError"}}\')\n'
    documents = SubprocessDocuments(Limits(silence=5, total=20), child(tmp_path, code))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(DATA / "order.txt", "x")
    assert refusal.value.key == "read-empty"
