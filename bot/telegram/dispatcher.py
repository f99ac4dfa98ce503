"""The dispatcher: middlewares, then routers in their order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram import Dispatcher, Router
from aiogram_dialog import setup_dialogs

from bot import routers
from bot.telegram import errors
from bot.telegram.dialog_states import DialogStates
from bot.telegram.middlewares import Doorkeeper, Joined, PressCancels
from usecases.ports.ground import Ground


def build_dispatcher(
    ground: Ground, handlers: Mapping[str, Any], *, strict_texts: bool
) -> Dispatcher:
    """Handlers are given `handlers` by name, and `ground`, `clock`, `person`, `t`, `bot`."""
    dispatcher = Dispatcher(
        storage=DialogStates(ground), **{**handlers, "ground": ground, "clock": ground.clock}
    )
    dispatcher.update.outer_middleware(Doorkeeper(ground, strict_texts=strict_texts))
    dispatcher.callback_query.outer_middleware(PressCancels(ground))
    dispatcher.include_routers(errors.router(), *routers.everybody(), _joined())
    setup_dialogs(dispatcher)
    return dispatcher


def _joined() -> Router:
    """Everything behind the door."""
    inside = Router(name="joined")
    inside.message.filter(Joined())
    inside.callback_query.filter(Joined())
    for group in (
        routers.officials(),
        routers.coordinators(),
        routers.dialogs(),
        routers.fallback(),
    ):
        for router in group:
            inside.include_router(router)
    return inside
