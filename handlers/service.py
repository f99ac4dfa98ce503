"""Notices about the service itself: who is not reached, what went wrong inside."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.screen import Screen
from locales import Translator


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who is no longer reached; `state` is the contact's, blocked or deactivated."""

    name: str
    phone: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours: what failed (update, delivery, job) and its number in the database."""

    what: str
    number: int


def unreached(content: Unreached, t: Translator) -> Screen:
    """Who, why, and what to do meanwhile."""
    return Screen(
        t.html(
            "service-unreachable",
            name=content.name,
            reason=t.text(f"service-contact-{content.state}"),
            phone=content.phone or "",
            has_phone="yes" if content.phone else "no",
        )
    )


def fault(content: Fault, t: Translator) -> Screen:
    """What failed and where to look."""
    return Screen(t.html(f"service-failed-{content.what}", number=content.number))
