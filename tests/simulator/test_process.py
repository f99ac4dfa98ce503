from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from simulator.client import SimulatorClient


async def test_the_box_runs_as_a_process_and_ends_at_sigterm(tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(json.dumps([{"first_name": "Ольга", "last_name": "Орлова"}]), "utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "simulator", "--port", "0", "--token", "42:token"),
        *("--start", "2026-10-12T06:00:00+00:00", "--people", str(people)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    assert process.stdout is not None
    async with asyncio.timeout(30):
        url = (await process.stdout.readline()).decode().strip()
        async with SimulatorClient(url) as client:
            assert (await client.clock()).isoformat().startswith("2026-10-12T06:00")
            phone = (await client.phones())[0]
            assert phone.name == "Ольга Орлова"
            await phone.start()
            answer = await client.get("/bot42:token/getMe")
            assert answer["result"]["id"] == 42
            poll = asyncio.create_task(client.get("/bot42:token/getUpdates", offset=5, timeout=30))
            await asyncio.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            _, errors = await process.communicate()
            await asyncio.gather(poll, return_exceptions=True)
    assert process.returncode == 0
    assert errors == b""
