"""Lines of digests and lists: one duty or package each, at most 80 characters."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers.callbacks import OpenDuty, OpenPackage
from handlers.report_words import cut, reason_words
from handlers.screen import Button
from locales import Translator
from locales.dates import ago, day_near, day_short
from usecases.agenda.items import Item, Section

WIDTH = 80
SHORTEST = 12
REASON = 30
PLACE = 20
SHARED = 45


def item_name(item: Item, t: Translator) -> str:
    """The duty's name; for a package how many activities are in it. Plain text."""
    name = cut(item.name)
    if item.kind == "package":
        name = t.text("digest-package", n=len(item.duties))
    return t.text("digest-place", place=cut(item.place, PLACE), name=name) if item.place else name


def item_line(
    number: int,
    item: Item,
    today: date,
    t: Translator,
    *,
    explained: bool = False,
    joined: date | None = None,
) -> str:
    """«1. Локальные акты по ОВЗ: срок был 30.09, 8 рабочих дней назад». HTML.

    `explained`: its reason and date have been said above. What was overdue before the day
    `joined` is not counted in days.
    """
    key, arguments = ("digest-line-name", {}) if explained else _words(item, today, t, joined)
    name = item_name(item, t)
    over = len(t.text(key, number=number, name=name, **arguments)) - WIDTH
    if over > 0 and (item.place or item.kind == "duty"):
        name = cut(name, max(len(name) - over, SHORTEST))
    return t.html(key, number=number, name=name, **arguments)


def _words(
    item: Item, today: date, t: Translator, joined: date | None
) -> tuple[str, dict[str, Any]]:
    if item.section is Section.OVERDUE and joined and item.day < joined:
        return "digest-line-inherited", {"day": day_short(item.day, t, today=today)}
    if item.section is Section.OVERDUE:
        late = ago(item.day, today, t, working_days=-item.working_days)
        return "digest-line-overdue", {"day": day_short(item.day, t, today=today), "ago": late}
    if item.section is Section.TODAY:
        return "digest-line-name", {}
    until = {"day": day_near(item.day, t, today=today)}
    if item.section is not Section.RETURNED:
        return "digest-line-until", until
    if item.reason is None:
        return "digest-line-rework", until
    return "digest-line-returned", {"reason": cut(reason_words(item.reason, t), REASON), **until}


def returned_line(reason: str, day: date, today: date, t: Translator) -> str:
    """What several lines below were returned for, and to when. HTML."""
    words = cut(reason_words(reason, t), SHARED)
    return t.html("digest-returned-same", reason=words, day=day_near(day, t, today=today))


def open_button(number: int, item: Item) -> Button:
    """The line's number opens its card."""
    to_package = item.kind == "package"
    return Button(str(number), OpenPackage(id=item.id) if to_package else OpenDuty(id=item.id))
