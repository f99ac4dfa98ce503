"""Ports of people: repositories, questions and read models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Identity:
    """A known person who writes or presses: what the doors need to know of them.

    `post_ids` are the posts held today; `roles` the grants of today ("coordinator", "controller",
    "administrator"). `joined` is False until consent was given.
    """

    person_id: int
    full_name: str
    locale: str
    timezone: str | None
    joined: bool
    post_ids: tuple[int, ...]
    roles: frozenset[str]

    @property
    def coordinates(self) -> bool:
        """Whether coordinator's screens open for them."""
        return "coordinator" in self.roles


class PeopleRepository(Protocol):
    """To be filled by its slice."""


class DirectoryRepository(Protocol):
    """To be filled by its slice."""


class DirectoryQueries(Protocol):
    """To be filled by its slice."""

    async def identity(self, channel: str, bot_id: int, address: str) -> Identity | None:
        """Who stands behind an address, or None for a stranger."""
        ...
