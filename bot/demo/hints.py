"""What the demo tells its visitor: the address in the shell, the path beside the phones."""

from __future__ import annotations

import time

from bot.demo.processes import COORDINATOR, OFFICIAL, ORDER, Demo
from locales import Translator
from roadmap.errors import TryLaterError
from simulator.client import SimulatorClient

STEPS = 7


def address(demo: Demo) -> str:
    """The lines for the shell."""
    return Translator("ru").text("demo-started", url=demo.url)


async def show(demo: Demo) -> None:
    """Put the steps beside the phones."""
    t = Translator("ru")
    words = {
        "coordinator": COORDINATOR,
        "official": OFFICIAL,
        "file": ORDER.name,
    }
    steps = [
        {
            "title": t.text(f"demo-step-{at}-title"),
            "text": t.text(f"demo-step-{at}-text", **words),
            "link": demo.link if at == 1 else "",
        }
        for at in range(1, STEPS + 1)
    ]
    async with SimulatorClient(demo.url) as box:
        await box.hints(steps)


def wait(demo: Demo) -> None:
    """Until Ctrl+C; TryLaterError when one of the processes ends by itself."""
    try:
        while not demo.ended():
            time.sleep(0.5)
    except KeyboardInterrupt:
        return
    raise TryLaterError("demo-ended")
