"""All slices over one ground, and their parts put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from aiogram import Bot

from bot.assembly import (
    calendar,
    changes,
    imports,
    mail,
    overview,
    people,
    reminders,
    reports,
    service,
)
from bot.assembly.slice import Slice
from bot.mail.notifier import LetterPace
from bot.settings import Settings
from locales import Translator
from usecases.ports.ground import Ground

BUILDERS: tuple[Callable[[Ground], Slice], ...] = (
    calendar.build,
    changes.build,
    imports.build,
    overview.build,
    people.build,
    reminders.build,
)


def assemble(
    ground: Ground,
    settings: Settings,
    bot: Bot,
    translator: Callable[[str], Translator],
    letters: LetterPace,
) -> Slice:
    """Every slice as one; a name that two of them give raises ValueError."""
    chat = (service.build(ground, bot.id), reports.build(ground, bot, translator))
    return merged(
        [
            *chat,
            mail.build(ground, settings, translator, letters),
            *(build(ground) for build in BUILDERS),
        ]
    )


def merged(slices: Iterable[Slice]) -> Slice:
    """One slice with the parts of all."""
    parts: dict[str, dict[str, Any]] = {field.name: {} for field in fields(Slice)}
    for each in slices:
        for kind, known in parts.items():
            _add(known, getattr(each, kind), kind)
    return Slice(**parts)


def _add(known: dict[str, Any], more: Mapping[str, Any], kind: str) -> None:
    twice = known.keys() & more.keys()
    if twice:
        message = f"two slices give the same {kind}: {sorted(twice)}"
        raise ValueError(message)
    known.update(more)
