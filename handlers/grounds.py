"""Why something was changed or released, in words."""

from __future__ import annotations

from datetime import date

from locales import Translator
from roadmap.grounds import CALENDAR, USUAL, OrderGround, order_of


def ground_words(ground: str | None, t: Translator) -> str:
    """A ground as roadmap.grounds keeps it; a person's own words as they are."""
    if not ground:
        return ""
    if ground.startswith(USUAL):
        return t.text(f"ground-{ground.removeprefix(USUAL)}")
    if ground.startswith(CALENDAR):
        return _calendar(ground.removeprefix(CALENDAR), t)
    order = order_of(ground)
    return _order(order, t) if order else ground


def _calendar(day: str, t: Translator) -> str:
    if not day:
        return t.text("ground-calendar")
    return t.text("ground-calendar-day", day=date.fromisoformat(day))


def _order(order: OrderGround, t: Translator) -> str:
    if order.number is None:
        return t.text("ground-edition")
    if order.date is None:
        return t.text("ground-order-undated", number=order.number)
    return t.text("ground-order", number=order.number, date=order.date)
