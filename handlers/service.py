"""Notices about the service itself: who is not reached, what went wrong inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.screen import Screen
from locales import Translator
from usecases.watching import SendingAlarm


@dataclass(frozen=True, slots=True)
class Unreached:
    """Somebody who is no longer reached over a channel.

    `state` is the chat's, blocked or deactivated: then letters go to `email`, where there is one.
    It is "mail" when the letters to `email` come back.
    """

    name: str
    phone: str | None
    state: str
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of ours: what failed (update, delivery, job) and its number in the database."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Alarms:
    """Messages about sending as a whole; instants in the installation's zone."""

    timezone: str

    def going_on(self, alarm: SendingAlarm, t: Translator) -> Screen:
        """It fails, since when and why."""
        return self._screen("service-alarm", alarm, t)

    def over(self, alarm: SendingAlarm, t: Translator) -> Screen:
        """It works again."""
        return self._screen("service-alarm-over", alarm, t)

    def _screen(self, key: str, alarm: SendingAlarm, t: Translator) -> Screen:
        return Screen(
            t.html(
                key,
                since=self._moment(alarm.since),
                until=self._moment(alarm.until) if alarm.until else "",
                failures=alarm.failures,
                waiting=alarm.waiting,
                error=alarm.error[:200],
            )
        )

    def _moment(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.timezone)).strftime("%d.%m, %H:%M")


def unreached(content: Unreached, t: Translator) -> Screen:
    """Who, why, and what to do meanwhile."""
    known = {"phone": content.phone or "", "has_phone": "yes" if content.phone else "no"}
    email = content.email or ""
    if content.state == "mail":
        return Screen(t.html("service-mail-returned", name=content.name, email=email, **known))
    reason = t.text(f"service-contact-{content.state}")
    text = t.html("service-unreachable", name=content.name, reason=reason, **known)
    if email:
        text = f"{text}\n{t.html('service-by-mail', email=email)}"
    return Screen(text)


def fault(content: Fault, t: Translator) -> Screen:
    """What failed and where to look."""
    return Screen(t.html(f"service-failed-{content.what}", number=content.number))
