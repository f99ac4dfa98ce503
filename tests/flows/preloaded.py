"""`python -m bot run` without the five seconds of its imports: a parent that has done them forks.

Run as a process, it reads a JSON line for each order and answers with a number: {"start": the
environment, "log": path} with the child's pid, {"alive": pid} with 0 or 1, {"end": pid, "signal":
n} with its exit code. Its end is its children's end.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.flows.world import ROOT, BotProcess, World

COMMAND = [sys.executable, "-m", "tests.flows.preloaded"]
SLOW = ("bot.app", "bot.cli.run", "bot.logging", "alembic.command", "aiosqlite", "psycopg")


class Parent:
    """The preloaded parent, seen from the tests."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._answer()

    def start(self, environment: dict[str, str], log: Path) -> int:
        """Fork a bot; its pid."""
        return self._ask(start=environment, log=str(log))

    def alive(self, pid: int) -> bool:
        """Whether a bot still runs."""
        return bool(self._ask(alive=pid))

    def end(self, pid: int, number: int) -> int:
        """Signal a bot and wait for its end; its exit code, negative for a signal."""
        return self._ask(end=pid, signal=number)

    def close(self) -> None:
        """End everything."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(20)
        assert self._process.stdout
        self._process.stdout.close()

    def _ask(self, **order: Any) -> int:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())


class ForkedBot(BotProcess):
    """A bot whose parent has imported everything: it starts in under a second."""

    def __init__(self, world: World, log: Path, parent: Parent) -> None:
        super().__init__(world, log)
        self._parent = parent
        self._pid: int | None = None

    def _spawn(self) -> None:
        self._pid = self._parent.start(self.environment(), self._log)

    def _alive(self) -> bool:
        return self._pid is not None and self._parent.alive(self._pid)

    def _end(self, number: int) -> int:
        pid, self._pid = self.pid, None
        return self._parent.end(pid, number)

    def begin(self, role: str) -> int:
        """One of several, without waiting for its first update; its process number."""
        self.role = role
        self._spawn()
        return self.pid

    @property
    def pid(self) -> int:
        """Its process number, while it runs."""
        assert self._pid is not None
        return self._pid

    def pause(self, *, stopped: bool) -> None:
        """SIGSTOP, as a machine that hangs; or SIGCONT."""
        os.kill(self.pid, signal.SIGSTOP if stopped else signal.SIGCONT)

    @property
    def runs(self) -> bool:
        """Whether it has not ended by itself."""
        return self._alive()

    def close(self) -> None:
        if self._pid is not None:
            self.kill()


def main() -> None:
    """The parent's side."""
    for name in SLOW:
        __import__(name)
    _say(0)
    running: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "start" in order:
            running.add(pid := _forked(order["start"], order["log"]))
            _say(pid)
        elif "alive" in order:
            _say(int(_runs(order["alive"])))
        else:
            running.remove(order["end"])
            _say(_ended(order["end"], order["signal"]))
    for pid in running:
        _ended(pid, signal.SIGKILL)


def _forked(environment: dict[str, str], log: str) -> int:
    pid = os.fork()
    if pid == 0:
        _be_the_bot(environment, log)
    return pid


def _runs(pid: int) -> bool:
    """Without reaping it."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _ended(pid: int, number: int) -> int:
    os.kill(pid, number)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _be_the_bot(environment: dict[str, str], log: str) -> None:
    """Everything that a fresh `python -m bot run` with this environment would have."""
    opened = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, descriptor in ((nothing, 0), (opened, 1), (opened, 2)):
        os.dup2(number, descriptor)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["vekha", "run"]
    from bot.cli import main as vekha  # noqa: PLC0415 # preloaded above

    code = 1
    try:
        vekha()
        code = 0
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
