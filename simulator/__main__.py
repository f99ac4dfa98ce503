"""`python -m simulator`: the box as a process; prints its address, ends at SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import sys
from datetime import datetime
from pathlib import Path

from simulator.server import DEFAULT_NAME, DEFAULT_TOKEN, DEFAULT_USERNAME, Simulator, load_people


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description="Telegram in a box")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--username", default=DEFAULT_USERNAME)
    parser.add_argument("--name", default=DEFAULT_NAME)
    parser.add_argument("--start", type=datetime.fromisoformat, help="time of the clock, ISO 8601")
    parser.add_argument("--people", type=Path, help="JSON list of first_name, last_name")
    parser.add_argument("--samples", type=Path, help="folder with files to send from a phone")
    parser.add_argument("--hints", type=Path, help="JSON list of title, text for the page")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    simulator = Simulator(
        arguments.token,
        username=arguments.username,
        name=arguments.name,
        samples=arguments.samples,
        hints=json.loads(arguments.hints.read_text("utf-8")) if arguments.hints else None,
    )
    if arguments.people:
        load_people(simulator.world, json.loads(arguments.people.read_text("utf-8")))
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, over.set)
    url = await simulator.start(arguments.host, arguments.port, arguments.start)
    sys.stdout.write(f"{url}\n")
    sys.stdout.flush()
    await over.wait()
    await simulator.stop()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
