"""Both engines for a benchmark, and how long something takes on them."""

from __future__ import annotations

import statistics
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from storage.migrate import upgrade
from tests.conftest import POSTGRES


@dataclass(frozen=True)
class Took:
    """Seconds by the wall and of this process's own time."""

    wall: float
    cpu: float


async def timed(run: Callable[[], Awaitable[None]]) -> Took:
    """Run it once."""
    wall, cpu = time.perf_counter(), time.process_time()
    await run()
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def spread(took: Sequence[Took], aim: str) -> str:
    """Half of them took as long, and 99 of 100; the median of our own time."""
    walls = sorted(one.wall * 1000 for one in took)
    last = walls[round(0.99 * len(walls)) - 1]
    cpu = statistics.median(one.cpu * 1000 for one in took)
    half = statistics.median(walls)
    return f"p50 {half:.1f} ms, p99 {last:.1f} ms ({aim}), {cpu:.1f} ms of it ours"


@contextmanager
def servers() -> Iterator[list[tuple[str, str]]]:
    """Names and URLs of migrated databases; PostgreSQL where a server is named."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "vekha.db")
        upgrade(path)
        named = [("SQLite", path)]
        if not POSTGRES:
            yield named
            return
        name = f"vekha_bench_{uuid.uuid4().hex[:8]}"
        url = POSTGRES.rsplit("/", 1)[0] + f"/{name}"
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
            try:
                upgrade(url)
                yield [*named, ("PostgreSQL", url)]
            finally:
                server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
