"""The channels of people and messages, in the writing transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol


class ChannelRepository(Protocol):
    """Who is reached over which channel, and which messages go over to another one."""

    async def list_mail(self, *, now: datetime, person_id: int | None = None) -> None:
        """Make the contacts of the channel "email" what the directory says, of one person or all.

        An address that does not accept letters is left alone for two weeks, then tried again.
        """
        ...

    async def mailed(self, people: Collection[int]) -> frozenset[int]:
        """Who of these is reached by letters."""
        ...

    async def reopen_mail(self, person_id: int, address: str, *, now: datetime) -> None:
        """Somebody has written from an address that took no letters: it takes them again."""
        ...

    async def close_mail(self, *, now: datetime) -> None:
        """Revoke every contact of the channel "email"; what waits there begins anew on Telegram."""
        ...

    async def pass_on(self, delivery: int, person_id: int, channels: Sequence[str]) -> bool:
        """Plan a message on the first of these channels on which its person has an active contact.

        False when there is none; the message stays as it was then.
        """
        ...

    async def pass_on_stuck(self, channel: str, to: str, *, before: datetime, tried: bool) -> int:
        """Move what has waited on a channel since `before` over to another; how many.

        Only of people with an active contact there; with `tried` only what was refused before.
        """
        ...
