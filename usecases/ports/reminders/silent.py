"""What has come due without a report, for those who control it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SilentDuty:
    """A duty whose date has come without a report.

    `day` is its last day in time; `asked` tells that its holder's request for a later date is
    still open. `organization` is the short name.
    """

    id: int
    post_id: int
    organization: str
    name: str
    day: date
    asked: bool


@dataclass(frozen=True, slots=True)
class OverdueDuty:
    """An overdue duty, and what its coordinator says of it to the controller.

    `spared_on` is the control day from which it was withheld.
    """

    duty: SilentDuty
    comment: str | None
    spared_on: date | None


@dataclass(frozen=True, slots=True)
class EscalationNote:
    """What a coordinator has said of a duty to the controller; see OverdueDuty."""

    duty_id: int
    roadmap_id: int
    name: str
    comment: str | None
    spared_on: date | None
