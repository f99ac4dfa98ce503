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
