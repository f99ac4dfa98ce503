"""`vekha migrate`: the database to the newest revision; every command does it by itself too."""

from __future__ import annotations

import typer

from bot.settings import load


def migrate() -> None:
    """Обновить базу данных до текущей версии."""
    settings = load()
    from storage.migrate import newest, upgrade  # noqa: PLC0415 # Alembic is slow to import

    upgrade(settings.database)
    typer.echo(newest())
