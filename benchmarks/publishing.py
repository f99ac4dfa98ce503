"""How long a real order over 69 schools takes to publish on SQLite; the design asks for a minute.

The order stands in VEKHA_SAMPLES (default ../shared/roadmaps); without it our own order is taken.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from roadmap.intake import read_document
from roadmap.reading import Reading
from storage.engine import Database
from storage.migrate import upgrade
from tests.conftest import StandingClock
from tests.samples import SAMPLES
from tests.usecases.publishing.authority import found_authority, marks, own_order

RUNS = 3
SIGNED = datetime(2023, 4, 21, 9, 0, tzinfo=UTC)


def main() -> None:
    path = SAMPLES / "sochi.txt"
    reading = read_document(path.read_bytes(), path.name) if path.exists() else own_order()
    runs = [asyncio.run(_publish(reading)) for _ in range(RUNS)]
    seconds = statistics.median(seconds for seconds, _ in runs)
    duties = runs[0][1]
    print(f"schools: {len(marks(reading))}, duties: {duties}, runs: {RUNS}")
    print(f"median: {seconds:.1f} s, duties a second: {duties / seconds:,.0f}")


async def _publish(reading: Reading) -> tuple[float, int]:
    """Seconds and duties of one publication into a fresh database."""
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "vekha.db")
        upgrade(url)
        database = Database(url)
        try:
            authority = await found_authority(database, StandingClock(SIGNED), marks(reading))
            started = time.perf_counter()
            await authority.publish(reading, past="overdue")
            seconds = time.perf_counter() - started
            return seconds, (await authority.duties()).total()
        finally:
            await database.close()


if __name__ == "__main__":
    main()
