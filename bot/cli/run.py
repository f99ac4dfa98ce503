"""`vekha run`: everything in one process, or one role of several, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import gc
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import Role, load

if TYPE_CHECKING:
    from bot.app import App


def run(
    role: Annotated[
        Role | None,
        typer.Option(help="Что делает процесс (только с PostgreSQL); по умолчанию VEKHA_ROLE."),
    ] = None,
) -> None:
    """Запустить бота; нужен VEKHA_BOT_TOKEN."""
    settings = load()
    if role is not None:
        settings = settings.model_copy(update={"role": role})
    _ = settings.token  # a missing one is refused before the slow imports
    gc.disable()
    from bot.app import build  # noqa: PLC0415 # aiogram takes seconds to import
    from bot.logging import configure  # noqa: PLC0415 # as above

    gc.freeze()  # modules stay: neither the start nor any later collection goes through them
    gc.enable()
    configure(settings.log_level)
    asyncio.run(serve(build(settings)))


async def serve(app: App) -> None:
    """Run until told to stop; raises what ended the app by itself."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, told.set)
    try:
        await app.start()
        ended, stopped = asyncio.create_task(app.ended()), asyncio.create_task(told.wait())
        await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if ended.done():
            ended.result()
        ended.cancel()
        with suppress(asyncio.CancelledError):
            await ended
    finally:
        await app.stop()
