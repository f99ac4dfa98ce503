"""Conversation states in our database, on both engines."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from bot.telegram.dialog_states import DialogStates
from storage.engine import Database
from storage.unit_of_work import reading, unit_of_work
from tests.conftest import StandingClock
from usecases.ports.ground import Ground

KEY = StorageKey(bot_id=1, chat_id=5, user_id=5)


class Form(StatesGroup):
    name = State()


@pytest.fixture
def states(database: Database, clock: StandingClock) -> DialogStates:
    nothing: Any = None
    uow: Any = partial(unit_of_work, database)
    read: Any = partial(reading, database)
    return DialogStates(
        Ground(
            uow=uow,
            read=read,
            clock=clock,
            files=nothing,
            documents=nothing,
            downloads=nothing,
            timezone="Europe/Moscow",
        )
    )


async def test_state_and_data_stand_beside_each_other(states: DialogStates) -> None:
    assert (await states.get_state(KEY), await states.get_data(KEY)) == (None, {})
    await states.set_state(KEY, Form.name)
    await states.set_data(KEY, {"activity": 3})
    assert await states.get_state(KEY) == "Form:name"
    assert await states.update_data(KEY, {"page": 2}) == {"activity": 3, "page": 2}
    await states.set_state(KEY, None)
    assert await states.get_data(KEY) == {"activity": 3, "page": 2}


@pytest.mark.parametrize("other", [{"user_id": 6}, {"bot_id": 2}, {"destiny": "aiogd:stack:"}])
async def test_keys_are_kept_apart(states: DialogStates, other: dict[str, Any]) -> None:
    await states.set_data(KEY, {"mine": 1})
    parts = {"bot_id": 1, "chat_id": 5, "user_id": 5} | other
    assert await states.get_data(StorageKey(**parts)) == {}
