"""Slices put together: everything once, nothing composed that cannot be shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from aiogram.filters import Command

from bot.app import App, build
from bot.assembly.slice import Slice
from bot.assembly.slices import merged
from bot.settings import Settings
from handlers.menu import BY_ROLE, EVERYBODY
from locales import LOCALES, Translator
from usecases.outbox import ANSWERS


@pytest.fixture
def app(tmp_path: Path) -> App:
    """Built, not started: nothing is opened."""
    return build(Settings(_env_file=None, bot_token="1:x", data_dir=tmp_path))


def test_two_slices_may_not_give_the_same_name() -> None:
    with pytest.raises(ValueError, match=r"handlers: \['accept'\]"):
        merged([Slice(handlers={"accept": 1}), Slice(handlers={"accept": 2})])


def test_what_can_be_composed_can_be_rendered(app: App) -> None:
    assert set(app.slices.composers) == set(app.slices.renderers)


def test_what_is_told_in_quiet_hours_too_can_be_composed(app: App) -> None:
    assert set(app.slices.composers) >= ANSWERS


def routers(router: Any) -> list[Any]:
    return [router, *(inner for each in router.sub_routers for inner in routers(each))]


def handled(app: App) -> set[str]:
    """The commands that some handler answers to."""
    return {
        str(command)
        for router in routers(app.dispatcher)
        for handler in router.message.handlers
        for filter_ in handler.filters or ()
        if isinstance(filter_.callback, Command)
        for command in filter_.callback.commands
    }


def test_the_menu_shows_only_commands_that_work(app: App) -> None:
    shown = {*EVERYBODY, *(name for names in BY_ROLE.values() for name in names)}
    assert shown <= handled(app)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_of_the_menu_is_described(locale: str) -> None:
    t = Translator(locale)
    for name in {*EVERYBODY, *(name for names in BY_ROLE.values() for name in names)}:
        assert 3 <= len(t.text(f"menu-{name}")) <= 256
