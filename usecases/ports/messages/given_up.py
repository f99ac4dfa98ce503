"""Messages for an administrator's eyes: what was given up, what waits, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message with its addressee's name; `error` is a contact's state or the last refusal."""

    id: int
    name: str
    kind: str
    local_day: date
    state: str
    not_before: datetime
    attempts: int
    maybe_sent: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class Retried:
    """How many go out again; which have nobody to go to, and which are not among the given up."""

    planned: int
    unreached: tuple[int, ...]
    unknown: tuple[int, ...]
