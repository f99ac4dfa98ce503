"""aiogram's conversation states in our database: it brings no SQL storage of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from usecases.ports.ground import Ground


class DialogStates(BaseStorage):
    """State and data of a key in one row; a key with neither has none."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._keys = DefaultKeyBuilder(prefix="", with_bot_id=True, with_destiny=True)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Write the state beside the data."""
        name = state.state if isinstance(state, State) else state
        async with self._ground.uow() as uow:
            _, data = await uow.chat.dialog(self._key(key))
            await uow.chat.keep_dialog(self._key(key), name, data, now=self._ground.clock.now())
            await uow.commit()

    async def get_state(self, key: StorageKey) -> str | None:
        """The state."""
        return (await self._read(key))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Write the data beside the state."""
        async with self._ground.uow() as uow:
            state, _ = await uow.chat.dialog(self._key(key))
            await uow.chat.keep_dialog(
                self._key(key), state, dict(data), now=self._ground.clock.now()
            )
            await uow.commit()

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data."""
        return (await self._read(key))[1]

    async def close(self) -> None:
        """The database is closed by who opened it."""

    async def _read(self, key: StorageKey) -> tuple[str | None, dict[str, Any]]:
        async with self._ground.read() as read:
            return await read.chat.dialog(self._key(key))

    def _key(self, key: StorageKey) -> str:
        return self._keys.build(key)
