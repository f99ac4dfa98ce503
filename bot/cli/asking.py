"""What commands over the installation's database share: one question, one language, one option."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from locales import Translator
    from usecases.ports.ground import Ground

Result = TypeVar("Result")
Organization = Annotated[
    str | None, typer.Option("--org", help="организация: название или код", show_default=False)
]


def app(help_text: str) -> typer.Typer:
    """A group of commands."""
    return typer.Typer(
        help=help_text,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
    )


def in_session(ask: Callable[[Ground], Awaitable[Result]]) -> Result:
    """Run one use case on the installation's database."""
    from bot import settings  # noqa: PLC0415 # as above
    from bot.cli.session import session  # noqa: PLC0415 # as above

    async def run() -> Result:
        async with session(settings.load()) as ground:
            return await ask(ground)

    return asyncio.run(run())


def translator() -> Translator:
    """The shell speaks Russian."""
    from locales import Translator  # noqa: PLC0415 # as above

    return Translator("ru", strict=False)
