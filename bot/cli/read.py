"""`vekha read FILE`: what a document says, for a person or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from locales import Translator
    from roadmap.model import Period


def read(
    file: Annotated[
        Path, typer.Argument(help="файл приказа с дорожной картой", show_default=False)
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="печатать объект JSON")] = False,
    period: Annotated[str | None, typer.Option(help="период карты: 2023-09-01..2024-08-31")] = None,
    approved: Annotated[str | None, typer.Option(help="дата приказа: 2023-08-28")] = None,
) -> None:
    """Прочитать документ и показать, что понято."""
    from locales import Translator  # noqa: PLC0415 - commands that read nothing start without these
    from roadmap.errors import InputRefusedError, TryLaterError, VekhaError  # noqa: PLC0415

    t = Translator("ru", strict=False)
    try:
        text = _result(file, t, as_json=as_json, period=_period(period), approved=_day(approved))
    except VekhaError as error:
        typer.echo(t.text(error.key, **error.arguments), err=True)
        codes = ((InputRefusedError, 2), (TryLaterError, 3), (VekhaError, 1))
        raise typer.Exit(next(code for kind, code in codes if isinstance(error, kind))) from None
    typer.echo(text.encode())


def _result(
    file: Path, t: Translator, *, as_json: bool, period: Period | None, approved: date | None
) -> str:
    """What is printed: the reading as JSON or as a summary."""
    import asyncio  # noqa: PLC0415 - as above
    import json  # noqa: PLC0415

    from bot.cli.reading_summary import summary  # noqa: PLC0415
    from bot.documents import SubprocessDocuments  # noqa: PLC0415
    from roadmap.errors import InputRefusedError  # noqa: PLC0415
    from roadmap.reading_json import to_json  # noqa: PLC0415

    if not file.is_file():
        raise InputRefusedError("read-no-file", name=str(file))
    documents = SubprocessDocuments()
    reading = asyncio.run(documents.read(file, file.name, period=period, approved=approved))
    if as_json:
        return json.dumps(to_json(reading), ensure_ascii=False, indent=1)
    return summary(reading, t)


def _period(text: str | None) -> Period | None:
    """The two dates of A..B.

    Raises:
        InputRefusedError: it is written another way or runs backwards.
    """
    from datetime import date  # noqa: PLC0415 - as above

    from roadmap.errors import InputRefusedError  # noqa: PLC0415
    from roadmap.model import Period  # noqa: PLC0415

    if text is None:
        return None
    try:
        start, end = (date.fromisoformat(part) for part in text.split(".."))
    except ValueError as error:
        raise InputRefusedError("read-bad-period", text=text) from error
    if start > end:
        raise InputRefusedError("read-bad-period", text=text)
    return Period(start, end)


def _day(text: str | None) -> date | None:
    from datetime import date  # noqa: PLC0415 - as above

    from roadmap.errors import InputRefusedError  # noqa: PLC0415

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefusedError("read-bad-date", text=text) from error
