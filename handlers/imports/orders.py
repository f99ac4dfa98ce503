"""How an order is named."""

from __future__ import annotations

from locales import Translator
from roadmap.amendments import OrderRef


def order_name(order: OrderRef, t: Translator) -> str:
    """An order by its number and date, as far as they are known; plain text."""
    if order.number and order.date:
        return t.text("amendments-order", number=order.number, date=order.date)
    if order.number:
        return t.text("amendments-order-undated", number=order.number)
    if order.date:
        return t.text("amendments-order-unnumbered", date=order.date)
    return t.text("amendments-order-unknown")
