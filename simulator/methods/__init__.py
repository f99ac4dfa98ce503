"""The Bot API methods that the box knows, by name in lower case."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from simulator.methods import chats, editing, media, profile, receiving, sending
from simulator.params import Params
from simulator.world import World

Method = Callable[[World, Params], Awaitable[Any]]

_TABLES: tuple[Mapping[str, Method], ...] = (
    receiving.METHODS,
    sending.METHODS,
    media.METHODS,
    editing.METHODS,
    chats.METHODS,
    profile.METHODS,
)


def all_methods() -> dict[str, tuple[str, Method]]:
    """Lower-case name to (name as documented, function): Telegram takes any case."""
    return {name.lower(): (name, method) for table in _TABLES for name, method in table.items()}
