"""`vekha calendar summer`: when schools are told less in summer."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.asking import Organization, app, in_session, translator

if TYPE_CHECKING:
    from locales import Translator
    from roadmap.summer import Summer

LEAP = 2024
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})")

summer = app("Летняя пауза школ: когда им напоминают только о мероприятиях к дате.")


@summer.command("set")
def set_pause(
    first: Annotated[str, typer.Argument(help="первый день: 15.06")],
    last: Annotated[str, typer.Argument(help="последний день: 20.08")],
    org: Organization = None,
) -> None:
    """Установить паузу для всех или для организации и всех под ней."""
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # loaded when asked
    from roadmap.summer import Summer  # noqa: PLC0415 # as above

    pause = Summer(_day(first), _day(last))
    if pause.first > pause.last:
        raise InputRefusedError("calendar-bad-summer", text=f"{first} {last}")
    _set(pause, org)


@summer.command("off")
def off(org: Organization = None) -> None:
    """Отменить паузу: школам напоминают летом обо всём."""
    _set(None, org)


@summer.command("unset")
def unset(org: Organization = None) -> None:
    """Вернуть паузу вышестоящей организации или обычную."""
    from usecases.calendar.summer import UnsetSummer  # noqa: PLC0415 # as above

    done = in_session(lambda ground: UnsetSummer(ground.uow, ground.clock)(org))
    key = "calendar-summer-unset" if done else "calendar-nothing-changed"
    typer.echo(translator().text(key))


@summer.command("show")
def show() -> None:
    """Показать паузу всех и организаций, у которых она другая."""
    from usecases.calendar.summer import ShowSummers  # noqa: PLC0415 # as above

    t = translator()
    for one in in_session(lambda ground: ShowSummers(ground.read)()):
        name = one.organization or t.text("calendar-summer-everybody")
        typer.echo(t.text("calendar-summer-line", name=name, pause=_words(one.summer, t)))


def _set(pause: Summer | None, org: str | None) -> None:
    from usecases.calendar.summer import SetSummer  # noqa: PLC0415 # as above

    done = in_session(lambda ground: SetSummer(ground.uow, ground.clock)(pause, org))
    t = translator()
    key = "calendar-summer-set" if done else "calendar-nothing-changed"
    typer.echo(t.text(key, pause=_words(pause, t)) if done else t.text(key))


def _words(pause: Summer | None, t: Translator) -> str:
    if pause is None:
        return t.text("calendar-summer-none")
    first, last = (f"{day:02}.{month:02}" for month, day in (pause.first, pause.last))
    return t.text("calendar-summer-days", first=first, last=last)


def _day(text: str) -> tuple[int, int]:
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above

    found = DAY.fullmatch(text.strip())
    try:
        day = date(LEAP, int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise InputRefusedError("calendar-bad-summer", text=text)
    return day.month, day.day
