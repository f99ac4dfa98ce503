"""Compositions asked for together: one reading transaction, and each falls by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest

from usecases.composing import Composer, Composing
from usecases.ports.ground import ReadSession
from usecases.ports.messages import Delivery

DAY = date(2026, 10, 12)


def delivery(number: int, kind: str = "digest") -> Delivery:
    return Delivery(number, number, "telegram", kind, DAY, "morning", {}, 0)


class Many:
    """Composes several at once; remembers which."""

    def __init__(self, *broken: int) -> None:
        self.asked: list[list[int]] = []
        self._broken = broken

    async def many(self, _read: Any, deliveries: Sequence[Delivery]) -> Sequence[str | None]:
        self.asked.append([one.id for one in deliveries])
        for one in deliveries:
            if one.id in self._broken:
                raise ValueError(one.id)
        return [f"digest {one.id}" if one.id % 2 else None for one in deliveries]


async def single(_read: Any, one: Delivery) -> str:
    return f"notice {one.id}"


class Reads:
    """Counts the reading transactions."""

    def __init__(self) -> None:
        self.opened = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Any]:
        self.opened += 1
        await asyncio.sleep(0)
        yield object()


@pytest.fixture
def reads() -> Reads:
    return Reads()


def composing(reads: Reads, **composers: Composer) -> Composing:
    def read() -> Any:
        return reads()

    return Composing(read, composers)


async def test_what_is_asked_for_together_is_composed_in_one_transaction(reads: Reads) -> None:
    many = Many()
    subject = composing(reads, digest=many, notice=single)
    asked = [delivery(1), delivery(2, "notice"), delivery(3), delivery(4)]
    made = await asyncio.gather(*(subject.content(one) for one in asked))
    assert made == ["digest 1", "notice 2", "digest 3", None]
    assert (many.asked, reads.opened) == ([[1, 3, 4]], 1)


async def test_one_that_cannot_be_composed_takes_no_other_with_it(reads: Reads) -> None:
    subject = composing(reads, digest=Many(3), notice=single)
    asked = [delivery(1), delivery(3), delivery(5), delivery(7, "notice"), delivery(9, "unknown")]
    made = await asyncio.gather(*(subject.content(one) for one in asked), return_exceptions=True)
    assert [str(one) for one in made] == ["digest 1", "3", "digest 5", "notice 7", "'unknown'"]
    assert [type(one) for one in made] == [str, ValueError, str, str, KeyError]


async def test_a_transaction_that_breaks_is_opened_anew_for_each(reads: Reads) -> None:
    broken = True

    async def once(_read: ReadSession, one: Delivery) -> int:
        nonlocal broken
        if broken:
            broken = False
            raise ConnectionError
        return one.id

    subject = composing(reads, digest=once)
    made = await asyncio.gather(*(subject.content(delivery(number)) for number in (1, 2)))
    assert (made, reads.opened) == ([1, 2], 3)


async def test_what_comes_meanwhile_is_composed_next(reads: Reads) -> None:
    many = Many()
    subject = composing(reads, digest=many)
    first = asyncio.create_task(subject.content(delivery(1)))
    while not many.asked:  # noqa: ASYNC110 # as long as the first one takes
        await asyncio.sleep(0)
    assert await asyncio.gather(first, subject.content(delivery(3))) == ["digest 1", "digest 3"]
    assert many.asked == [[1], [3]]
