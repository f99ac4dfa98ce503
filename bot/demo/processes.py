"""Start the simulator and the bot as processes of their own, and end both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from roadmap.errors import TryLaterError

AUTHORITY = Path(__file__).parent / "authority"
ORDER = AUTHORITY / "prikaz-412.txt"
PEOPLE = AUTHORITY / "lyudi.csv"
TOKEN = "100000:demo-token-of-the-box"  # noqa: S105 # the simulator's, worth nothing elsewhere
START = "2026-10-12T07:05:00+00:00"  # a Monday, 10:05 in Moscow
COORDINATOR = "Синицына Светлана Игоревна"
OFFICIAL = "Орлова Ольга Петровна"
STOP_SECONDS = 10
START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Demo:
    """A running demo: the page's address, the first coordinator's link, the environment."""

    url: str
    link: str
    environment: dict[str, str]
    children: tuple[subprocess.Popen[str], ...]

    def ended(self) -> bool:
        """Whether one of the two processes is gone."""
        return any(child.poll() is not None for child in self.children)


@contextmanager
def running(port: int) -> Iterator[Demo]:
    """The demo in a temporary folder, which goes when it ends.

    Raises TryLaterError("demo-not-started") when a process does not come up.
    """
    signal.signal(signal.SIGTERM, _leave)
    with TemporaryDirectory(prefix="vekha-demo-") as folder:
        children: list[subprocess.Popen[str]] = []
        try:
            yield _start(Path(folder), port, children)
        finally:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, signal.SIG_IGN)  # a second one must not leave a child behind
            for child in reversed(children):
                _end(child)


def _leave(_number: int, _frame: object) -> None:
    """SIGTERM unwinds like Ctrl+C, so that the children and the folder go too."""
    raise KeyboardInterrupt


def _start(folder: Path, port: int, children: list[subprocess.Popen[str]]) -> Demo:
    people = folder / "people.json"
    people.write_text(json.dumps([_split(COORDINATOR), _split(OFFICIAL)]), encoding="utf-8")
    box = _process(
        [
            "-m",
            "simulator",
            "--port",
            str(port),
            "--token",
            TOKEN,
            "--start",
            START,
            "--people",
            str(people),
            "--samples",
            str(AUTHORITY),
        ],
        dict(os.environ),
        folder / "simulator.log",
    )
    children.append(box)
    url = _first_line(box)
    environment = _environment(url, folder)
    command("import-people", str(PEOPLE), environment=environment)
    link = command(
        "invite", "--role", "coordinator", "--name", COORDINATOR, environment=environment
    )
    children.append(_process(["-m", "bot", "run"], environment, folder / "bot.log"))
    _wait_for_polling(url, children)
    return Demo(url, link.strip(), environment, tuple(children))


def command(*arguments: str, environment: dict[str, str]) -> str:
    """Run one of our commands as a user would; its standard output."""
    done = subprocess.run(  # noqa: S603 # our own interpreter and package
        [sys.executable, "-m", "bot", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=START_SECONDS,
    )
    if done.returncode:
        raise TryLaterError("demo-not-started", reason=done.stderr.strip()[-500:])
    return done.stdout


def _environment(url: str, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEKHA_")}
    return kept | {
        "PYTHONUTF8": "1",
        "VEKHA_BOT_TOKEN": TOKEN,
        "VEKHA_API_URL": url,
        "VEKHA_CLOCK_URL": f"{url}/clock",
        "VEKHA_DATA_DIR": str(folder / "data"),
        "VEKHA_TIMEZONE": "Europe/Moscow",
    }


def _process(arguments: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen[str]:
    with log.open("w", encoding="utf-8") as errors:
        return subprocess.Popen(  # noqa: S603 # our own interpreter and packages
            [sys.executable, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )


def _first_line(box: subprocess.Popen[str]) -> str:
    line = box.stdout.readline().strip() if box.stdout else ""
    if not line:
        raise TryLaterError("demo-no-port")
    return line


def _wait_for_polling(url: str, children: list[subprocess.Popen[str]]) -> None:
    """Until the bot asks for updates."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if any(child.poll() is not None for child in children):
            raise TryLaterError("demo-not-started", reason="")
        with urlopen(f"{url}/sim/counters", timeout=5) as answer:  # noqa: S310 # our own box
            if json.load(answer)["calls"].get("getUpdates"):
                return
        time.sleep(0.2)
    raise TryLaterError("demo-not-started", reason="")


def _end(child: subprocess.Popen[str]) -> None:
    """Ask, wait, then force; the child's whole group, so that nothing of it stays."""
    if child.poll() is None:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait(STOP_SECONDS)
    if child.stdout:
        child.stdout.close()


def _split(full_name: str) -> dict[str, str]:
    last, first, _patronymic = full_name.split()
    return {"first_name": first, "last_name": last}
