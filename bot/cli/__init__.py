"""The commands: `vekha NAME`, or `python -m bot NAME`.

stdout is the result alone, in UTF-8; sentences and logs go to stderr. Exit codes: 0 done, 1 our
fault, 2 input or usage refused, 3 try again later.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from bot.cli import faults
from locales import Translator
from roadmap.errors import TryLaterError, VekhaError

COMMANDS = {
    "run": ("bot.cli.run", "run"),
    "demo": ("bot.cli.demo", "demo"),
    "read": ("bot.cli.read", "read"),
    "deadline": ("bot.cli.deadline", "deadline"),
    "import": ("bot.cli.import_", "import_file"),
    "import-people": ("bot.cli.people", "import_people"),
    "invite": ("bot.cli.people", "invite"),
    "calendar": ("bot.cli.calendar", "calendar"),
    "report": ("bot.cli.report", "report"),
    "outbox": ("bot.cli.outbox", "outbox"),
    "doctor": ("bot.cli.doctor", "doctor"),
    "migrate": ("bot.cli.migrate", "migrate"),
}
FAULT, REFUSED, LATER = 1, 2, 3


class LateGroup(TyperGroup):
    """Imports a command's module when that command is called, or all of them for --help.

    None of them imports aiogram before it runs: that takes seconds.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 # click's signature
        """All names, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 # click's signature
        """The command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        loaded = getattr(__import__(module, fromlist=[function]), function)
        if isinstance(loaded, typer.Typer):
            return typer.main.get_command(loaded)
        holder = typer.Typer(
            rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False
        )
        holder.command(cmd_name)(loaded)
        return typer.main.get_command(holder)


def application() -> typer.Typer:
    """The root command."""
    app = typer.Typer(
        name="vekha",
        cls=LateGroup,
        help="«Веха»: сроки дорожной карты, напоминания и отчёты об исполнении.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_root)
    return app


def _root() -> None:
    pass


def main() -> None:
    """Run a command; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        application()()
    except VekhaError as error:
        _say(error.key, **error.arguments)
        sys.exit(LATER if isinstance(error, TryLaterError) else REFUSED)
    except Exception as error:  # noqa: BLE001 # the last door: nothing leaves as a traceback
        _say("error-internal", log=str(faults.record(error)))
        sys.exit(FAULT)


def _say(key: str, **arguments: Any) -> None:
    sys.stderr.write(Translator(strict=False).text(key, **arguments) + "\n")
