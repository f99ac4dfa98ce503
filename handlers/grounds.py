"""Why a duty was released, in words."""

from __future__ import annotations

from datetime import date

from locales import Translator


def release_ground(reason: str | None, t: Translator) -> str:
    """A person's own words as they are; an order by its number and date.

    Publishing an edition keeps the code "order:<number>:<date>", either of which may be empty.
    """
    if not reason:
        return ""
    if not reason.startswith("order:"):
        return reason
    number, _, day = reason.removeprefix("order:").rpartition(":")
    if not number:
        return t.text("ground-edition")
    if not day:
        return t.text("ground-order-undated", number=number)
    return t.text("ground-order", number=number, date=date.fromisoformat(day))
