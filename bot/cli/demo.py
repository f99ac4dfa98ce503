"""`vekha demo`: the real bot against Telegram in a box, to press on in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

PORT = 8088


def demo(
    *,
    port: Annotated[int, typer.Option(help="порт страницы; 0 — любой свободный")] = PORT,
    tour: Annotated[bool, typer.Option("--tour", help="пройти путь самостоятельно")] = False,
) -> None:
    """Демонстрация без токена: телефоны в браузере, часы можно переводить."""
    import asyncio  # noqa: PLC0415 # the command line answers before anything heavy is loaded

    from bot.demo import hints, processes  # noqa: PLC0415 # as above
    from bot.demo.tour import walk  # noqa: PLC0415 # as above

    with processes.running(0 if tour else port) as running:
        if tour:
            typer.echo(asyncio.run(walk(running)))
            return
        asyncio.run(hints.show(running))
        typer.echo(hints.address(running))
        hints.wait(running)
