"""`vekha invite` and `vekha import-people`: the first links and the directory, without the bot."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from locales import Translator
    from usecases.people.directory import DirectoryImported

REFUSED = 2


class Role(StrEnum):
    """What somebody may be invited to from the shell."""

    COORDINATOR = "coordinator"
    CONTROLLER = "controller"
    ADMINISTRATOR = "administrator"


def invite(
    *,
    role: Annotated[Role, typer.Option(help="роль", show_default=False)],
    name: Annotated[
        str, typer.Option(help="фамилия, имя и отчество полностью", show_default=False)
    ],
    phone: Annotated[str | None, typer.Option(help="служебный телефон")] = None,
    email: Annotated[str | None, typer.Option(help="служебный e-mail")] = None,
) -> None:
    """Напечатать личную ссылку для координатора, контролирующего или администратора."""
    typer.echo(asyncio.run(_invite(role, name, phone, email)))


async def _invite(role: Role, name: str, phone: str | None, email: str | None) -> str:
    from bot import settings  # noqa: PLC0415 # commands that are not called load nothing
    from bot.cli.session import session  # noqa: PLC0415 # as above
    from bot.whoami import whoami  # noqa: PLC0415 # as above
    from usecases.people.inviting import InviteToRole  # noqa: PLC0415 # as above

    loaded = settings.load()
    async with session(loaded) as ground:
        account = await whoami(loaded, ground)
        invite_to_role = InviteToRole(ground.uow, ground.clock)
        issued = await invite_to_role(role, name, phone=phone, email=email)
    return f"https://t.me/{account.username}?start={issued.token}"


def import_people(
    file: Annotated[
        Path | None, typer.Argument(help="таблица .xlsx или .csv", show_default=False)
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="только проверить")] = False,
    template: Annotated[
        Path | None, typer.Option(help="записать образец таблицы .xlsx", show_default=False)
    ] = None,
) -> None:
    """Загрузить организации, должности и сотрудников из таблицы."""
    from locales import Translator  # noqa: PLC0415 # as above
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above

    t = Translator("ru", strict=False)
    if template is not None:
        _write_template(template, t)
        return
    if file is None:
        raise InputRefusedError("people-nothing-to-do")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputRefusedError("people-file-missing", name=str(file)) from error
    done = asyncio.run(_import(data, dry_run=dry_run))
    if done.problems:
        _say_problems(done, t)
        raise typer.Exit(REFUSED)
    _say_done(done, t, dry_run=dry_run)


async def _import(data: bytes, *, dry_run: bool) -> DirectoryImported:
    from bot import settings  # noqa: PLC0415 # as above
    from bot.cli.session import session  # noqa: PLC0415 # as above
    from roadmap.intake.people_sheet import read_people_sheet  # noqa: PLC0415 # as above
    from usecases.people.directory import ImportPeople  # noqa: PLC0415 # as above

    rows = read_people_sheet(data)
    async with session(settings.load()) as ground:
        return await ImportPeople(ground.uow, ground.clock)(rows, dry_run=dry_run)


def _write_template(path: Path, t: Translator) -> None:
    from io import BytesIO  # noqa: PLC0415 # as above

    from reports.people import write_template  # noqa: PLC0415 # as above
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above

    out = BytesIO()
    write_template(out, t)
    try:
        path.write_bytes(out.getvalue())
    except OSError as error:
        raise InputRefusedError("people-file-not-written", name=str(path)) from error
    typer.echo(t.text("people-template-written", name=str(path)))


def _say_problems(done: DirectoryImported, t: Translator) -> None:
    typer.echo(t.text("people-problems-plain", n=len(done.problems)), err=True)
    for one in done.problems:
        typer.echo(t.text(f"people-problem-{one.code}", row=one.row, **one.arguments), err=True)


def _say_done(done: DirectoryImported, t: Translator, *, dry_run: bool) -> None:
    counts = {
        "organizations": done.organizations,
        "posts": done.posts,
        "people": done.people,
        "updated": done.updated,
    }
    key = "people-imported-dry" if dry_run else "people-imported-plain"
    typer.echo(t.text(key, **counts))
    for one in done.handed_over:
        typer.echo(
            t.text(
                "people-handed-over",
                title=one.title,
                organization=one.organization,
                former=one.former,
                successor=one.successor,
            )
        )
