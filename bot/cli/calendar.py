"""`vekha calendar`: the production calendar and its local days, without the bot."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.asking import Organization, app, in_session, translator
from bot.cli.summer import summer

if TYPE_CHECKING:
    from locales import Translator
    from roadmap.intake.calendar_table import TableProblem
    from usecases.calendar.loading import CalendarLoaded

REFUSED = 2


class Kind(StrEnum):
    """What a day may be made from the shell."""

    WORKING = "working"
    SHORT = "short"
    OFF = "off"
    HOLIDAY = "holiday"
    REGIONAL = "regional"
    MOVED = "moved"
    QUARANTINE = "quarantine"


calendar = app("Производственный календарь: переносы, местные выходные, рабочая неделя.")


@calendar.command("load")
def load(
    file: Annotated[Path, typer.Argument(help="таблица .xlsx или .csv, год в .csv, .json, .xml")],
) -> None:
    """Загрузить дни из таблицы или календарь целого года из открытых данных."""
    from roadmap.intake.calendar_file import read_calendar_file  # noqa: PLC0415 # loaded when asked
    from usecases.calendar.loading import LoadCalendar  # noqa: PLC0415 # as above

    read = read_calendar_file(content(file))
    loaded = in_session(lambda ground: LoadCalendar(ground.uow, ground.clock)(read, file.name))
    t = translator()
    if loaded.problems:
        say_problems(t, loaded.problems)
        raise typer.Exit(REFUSED)
    _say_loaded(t, loaded)


@calendar.command("show")
def show(
    year: Annotated[int, typer.Argument(help="год", min=2000, max=2099)],
    org: Organization = None,
) -> None:
    """Показать рабочие дни по кварталам и то, что отличается от общего календаря."""
    from bot.cli.calendar_lines import year_lines  # noqa: PLC0415 # as above
    from usecases.calendar.showing import ShowCalendar  # noqa: PLC0415 # as above

    found = in_session(lambda ground: ShowCalendar(ground.read)(year, org))
    for line in year_lines(translator(), found):
        typer.echo(line)


@calendar.command("set")
def set_days(
    day: Annotated[str, typer.Argument(help="день или период: 09.11.2026, «1–5 ноября 2026»")],
    kind: Annotated[Kind, typer.Argument(help="вид дня")],
    *,
    org: Organization = None,
    note: Annotated[str | None, typer.Option(help="основание", show_default=False)] = None,
) -> None:
    """Сделать день рабочим или выходным для всех или для одной организации."""
    from roadmap.days import DayKind  # noqa: PLC0415 # as above
    from usecases.calendar.editing import SetDays  # noqa: PLC0415 # as above

    days, made = _days(day), DayKind(kind.value)
    done = in_session(lambda ground: SetDays(ground.uow, ground.clock)(days, made, org, note))
    _say_days("calendar-set", done.days, done.roadmaps)


@calendar.command("unset")
def unset_days(
    day: Annotated[str, typer.Argument(help="день или период")],
    org: Organization = None,
) -> None:
    """Вернуть день к общему календарю."""
    from usecases.calendar.editing import UnsetDays  # noqa: PLC0415 # as above

    days = _days(day)
    done = in_session(lambda ground: UnsetDays(ground.uow, ground.clock)(days, org))
    _say_days("calendar-unset", done.days, done.roadmaps)


@calendar.command("week")
def week(
    days: Annotated[int, typer.Argument(help="рабочих дней в неделе", min=5, max=6)],
    org: Annotated[str, typer.Option("--org", help="организация и все под ней")],
) -> None:
    """Установить организации и всем под ней пяти- или шестидневную рабочую неделю."""
    from usecases.calendar.editing import SetWeek  # noqa: PLC0415 # as above

    done = in_session(lambda ground: SetWeek(ground.uow, ground.clock)(days, org))
    t = translator()
    if not done.organizations:
        typer.echo(t.text("calendar-nothing-changed"))
        return
    typer.echo(t.text("calendar-week-set", n=done.organizations, days=days))
    _say_roadmaps(t, done.roadmaps)


terms = app("Четверти и триместры по учебным годам.")
calendar.add_typer(terms, name="terms")
calendar.add_typer(summer, name="summer")


@terms.command("load")
def load_terms(
    file: Annotated[Path, typer.Argument(help="таблица .xlsx или .csv", show_default=False)],
) -> None:
    """Загрузить даты четвертей или триместров из таблицы."""
    from roadmap.intake.terms_table import read_terms_file  # noqa: PLC0415 # as above
    from usecases.calendar.terms import LoadTerms  # noqa: PLC0415 # as above

    read = read_terms_file(content(file))
    loaded = in_session(lambda ground: LoadTerms(ground.uow, ground.clock)(read, file.name))
    t = translator()
    if loaded.problems:
        say_problems(t, loaded.problems)
        raise typer.Exit(REFUSED)
    if not (loaded.added or loaded.changed):
        typer.echo(t.text("calendar-nothing-changed"))
        return
    counts = {"added": loaded.added, "changed": loaded.changed, "same": loaded.same}
    typer.echo(t.text("calendar-terms-loaded", **counts))
    _say_roadmaps(t, loaded.roadmaps)


@terms.command("show")
def show_terms(
    year: Annotated[int, typer.Argument(help="год начала учебного года", min=2000, max=2099)],
    org: Organization = None,
) -> None:
    """Показать четверти и триместры учебного года."""
    from bot.cli.calendar_lines import term_lines  # noqa: PLC0415 # as above
    from usecases.calendar.terms import ShowTerms  # noqa: PLC0415 # as above

    found = in_session(lambda ground: ShowTerms(ground.read)(year, org))
    for line in term_lines(translator(), found):
        typer.echo(line)


def content(file: Path) -> bytes:
    """A file's bytes; InputRefusedError when it cannot be read."""
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above

    try:
        return file.read_bytes()
    except OSError as error:
        raise InputRefusedError("calendar-file-missing", name=str(file)) from error


def say_problems(t: Translator, problems: tuple[TableProblem, ...]) -> None:
    """Every line that cannot be used, with the reason, to stderr."""
    typer.echo(t.text("calendar-problems", n=len(problems)), err=True)
    for one in sorted(problems, key=lambda problem: problem.row):
        arguments: dict[str, Any] = {"row": one.row, **one.arguments}
        typer.echo(t.text(f"calendar-problem-{one.code}", **arguments), err=True)


def _say_loaded(t: Translator, done: CalendarLoaded) -> None:
    for year in done.years:
        typer.echo(t.text("calendar-year-loaded", year=str(year)))
    if not (done.added or done.changed or done.removed):
        typer.echo(t.text("calendar-nothing-changed"))
        return
    typer.echo(
        t.text(
            "calendar-loaded",
            added=done.added,
            changed=done.changed,
            removed=done.removed,
            same=done.same,
        )
    )
    _say_roadmaps(t, done.roadmaps)


def _days(text: str) -> tuple[date, ...]:
    from roadmap.errors import InputRefusedError  # noqa: PLC0415 # as above
    from roadmap.intake.calendar_table import DaysError, days_of  # noqa: PLC0415 # as above

    try:
        return days_of(text)
    except DaysError as error:
        raise InputRefusedError(f"calendar-bad-{error.code}", text=text) from error


def _say_days(key: str, days: tuple[date, ...], roadmaps: int) -> None:
    t = translator()
    if not days:
        typer.echo(t.text("calendar-nothing-changed"))
        return
    typer.echo(t.text(key, n=len(days), first=days[0], last=days[-1]))
    _say_roadmaps(t, roadmaps)


def _say_roadmaps(t: Translator, n: int) -> None:
    if n:
        typer.echo(t.text("calendar-roadmaps", n=n))
