"""`vekha import FILE`: a draft from the shell, and its publication."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from roadmap.drafting.dated import PastMode
from roadmap.errors import InputRefusedError


def import_file(  # each is an option of the command
    file: Annotated[
        Path, typer.Argument(help="файл приказа с дорожной картой", show_default=False)
    ],
    *,
    publish: Annotated[bool, typer.Option("--publish", help="опубликовать сразу")] = False,
    past: Annotated[
        PastMode | None,
        typer.Option(help="сроки, прошедшие до загрузки: исполнены, новый срок, сняты с контроля"),
    ] = None,
    accept_doubts: Annotated[
        bool, typer.Option("--accept-doubts", help="принять предложенные ответы на вопросы")
    ] = False,
    period: Annotated[str | None, typer.Option(help="период карты: 2023-09-01..2024-08-31")] = None,
    approved: Annotated[str | None, typer.Option(help="дата приказа: 2023-08-28")] = None,
) -> None:
    """Загрузить приказ: сохранить черновик и показать вопросы, с --publish опубликовать."""
    from bot.cli.importing import Importing, chosen_settings  # noqa: PLC0415 # loads when called

    if not file.is_file():
        raise InputRefusedError("read-no-file", name=str(file))
    chosen = chosen_settings(period, approved)
    importing = Importing(file, chosen, past, publish=publish, accept_doubts=accept_doubts)
    raise typer.Exit(asyncio.run(importing()))
