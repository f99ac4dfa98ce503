"""`vekha doctor`: what is wrong with this installation, a line each, and what to do."""

from __future__ import annotations

import asyncio

import typer

SIGNS = {"WELL": "✓", "NOTE": "!", "LATER": "✗", "WRONG": "✗"}
CODES = {"WELL": 0, "NOTE": 0, "LATER": 3, "WRONG": 2}


def doctor() -> None:
    """Проверить установку: настройки, базу, Telegram, часы, диск, программы."""
    from bot.doctor import examine, refused  # noqa: PLC0415 # loaded when asked
    from bot.settings import load  # noqa: PLC0415 # as above
    from locales import Translator  # noqa: PLC0415 # as above
    from roadmap.errors import VekhaError  # noqa: PLC0415 # as above

    try:
        found = asyncio.run(examine(load()))
    except VekhaError as error:  # the settings themselves
        found = [refused(error)]
    t = Translator("ru", strict=False)
    for one in found:
        typer.echo(f"{SIGNS[one.verdict.name]} {t.text(one.key, **one.arguments)}")
    raise typer.Exit(CODES[max(one.verdict for one in found).name])
