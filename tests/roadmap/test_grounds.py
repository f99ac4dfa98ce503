"""Grounds as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.grounds import OrderGround, order_of, read_ground


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("приказ № 5 от 20.10.2026", "order:5:2026-10-20"),
        ("Приказ от 20.10.26 г. № 01-14/5", "order:01-14/5:2026-10-20"),
        ("№ 7", "order:7:"),
        ("письмо № 7 от 20.10.2026", "письмо № 7 от 20.10.2026"),
        ("приказ № 5 от 40.10.2026", "приказ № 5 от 40.10.2026"),
        ("  перенос\nпедсовета ", "перенос педсовета"),
    ],
)
def test_only_an_order_alone_is_read_as_one(typed: str, kept: str) -> None:
    assert read_ground(typed) == kept


def test_an_order_is_given_back() -> None:
    assert order_of("order:5:2026-10-20") == OrderGround("5", date(2026, 10, 20))
    assert order_of("order::") == OrderGround(None, None)
    assert order_of("перенос педсовета") is None
