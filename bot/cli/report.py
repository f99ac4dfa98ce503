"""`vekha report N`: a roadmap's table with "Отметка о выполнении", without the bot."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings, load
from roadmap.errors import InputRefusedError
from usecases.overview import BuildReport, File, ReportFile


class Format(StrEnum):
    """What the report can be written as."""

    XLSX = "xlsx"


def report(
    number: Annotated[int, typer.Argument(help="номер дорожной карты: 1, 2, ...")],
    *,
    out: Annotated[Path, typer.Option("--out", help="куда записать")],
    form: Annotated[Format, typer.Option("--format", help="вид файла")] = Format.XLSX,
) -> None:
    """Записать таблицу дорожной карты с отметкой о выполнении."""
    file = asyncio.run(_made(load(), number))
    try:
        out.write_bytes(file.content)
    except OSError as error:
        raise InputRefusedError("report-not-written", path=str(out), form=form.value) from error
    typer.echo(out)


async def _made(settings: Settings, number: int) -> File:
    from bot.assembly.workbook import workbook  # noqa: PLC0415 # loads the spreadsheet writer
    from bot.cli.session import session  # noqa: PLC0415 # loads the database

    async with session(settings) as ground:
        build = BuildReport(ground.read, ground.clock)
        return await ReportFile(build, workbook)(number, "ru")
