"""Fluent without its silence: a missing key or a broken placeable is an error in strict mode."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

FOLDER = Path(__file__).parent
LOCALES = ("ru", "en")
FALLBACK = "ru"

_STOPS = re.compile(r"(?<!\.)(\.|…)\.(?=\s|<|$)")
_NUMBER = re.compile(r"№ (?=\d)")

logger = logging.getLogger(__name__)


class MissingTextError(LookupError):
    """A key that no file of the locale has, or a placeable without its argument."""


@cache
def bundle(locale: str) -> FluentBundle:
    """The locale's texts; parsed once."""
    made = FluentBundle([locale], use_isolating=False)
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return made


class Translator:
    """Texts of one locale.

    `strict` raises MissingTextError; otherwise (in service) the fault is logged and the Russian
    text, or the key, stands in, since a person waits for an answer.
    """

    def __init__(self, locale: str = FALLBACK, *, strict: bool = True) -> None:
        self.locale = locale if locale in LOCALES else FALLBACK
        self.strict = strict

    def has(self, key: str) -> bool:
        """Whether the locale has this key."""
        return bool(bundle(self.locale).has_message(key))

    def text(self, key: str, /, **arguments: Any) -> str:
        """Plain text. Integers keep their digits ungrouped; dates are printed as 12.10.2026."""
        return self._format(key, {name: _plain(value) for name, value in arguments.items()})

    def html(self, key: str, /, **arguments: Any) -> str:
        """Text for Telegram's HTML mode: string arguments are escaped, the message's own tags stay.

        An argument that is already HTML is passed as `Markup`.
        """
        return self._format(key, {name: _escaped(value) for name, value in arguments.items()})

    def _format(self, key: str, arguments: dict[str, Any]) -> str:
        for locale in dict.fromkeys((self.locale, FALLBACK)):
            texts = bundle(locale)
            if not texts.has_message(key):
                self._fault(f"no text {key!r} in {locale}")
                continue
            message = texts.get_message(key)
            if message.value is None:
                self._fault(f"text {key!r} in {locale} has no value")
                continue
            value, errors = texts.format_pattern(message.value, arguments)
            if errors:
                self._fault(f"text {key!r} in {locale}: {errors}")
            return tidy(str(value))
        return key

    def _fault(self, message: str) -> None:
        if self.strict:
            raise MissingTextError(message)
        logger.error(message)


def tidy(text: str) -> str:
    """Put right what joining texts leaves: «г..», «….», and a № that parts from its number.

    Names typed by people carry plain spaces, reasons end with full stops of their own.
    """
    return _NUMBER.sub("№\u00a0", _STOPS.sub(r"\1", text))


class Markup(str):
    """HTML of our own making, not to be escaped again."""

    __slots__ = ()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return fluent_number(value, useGrouping=False)
    return value


def _escaped(value: Any) -> Any:
    plain = _plain(value)
    if isinstance(plain, str) and not isinstance(plain, Markup):
        return escape(plain, quote=False)
    return str(plain) if isinstance(plain, Markup) else plain
