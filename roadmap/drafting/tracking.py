"""How an activity is followed until the coordinator says otherwise, and in what rhythm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from roadmap.dating.tracking import choose_tracking
from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.model import ActivityKind, Deadline, DeadlineKind, Every, PartyKind, Tracking
from roadmap.reading import Assignment

_REPORTS: Final = re.compile(
    r"(?:представ|предостав|направ|сдавать)\w*.{0,80}(?:отч[её]т|информаци|сведени|справк|мониторинг)",
    re.IGNORECASE | re.DOTALL,
)
UNDATED: Final = "undated"
UNDATED_CHOICES: Final = ("ongoing", "none")
_RHYTHMS: Final = frozenset({Every.MONTH, Every.QUARTER, Every.HALF_YEAR})


def default_tracking(
    kind: ActivityKind, deadline: Deadline, title: str, parties: Sequence[DraftParty]
) -> Tracking:
    """The proposed tracking; points of the order's text without any date are `info`."""
    if kind is ActivityKind.ORDER and deadline.kind is DeadlineKind.NONE:
        return Tracking.INFO
    return choose_tracking(
        deadline,
        kind=kind,
        title=title,
        group=any(party.kind is PartyKind.ROLE for party in parties),
        party_count=len(parties),
    )


def rhythm_of(orders: Iterable[Assignment]) -> Every | None:
    """The order's own rhythm of reports: "ежеквартально предоставлять отчёт"; None without one."""
    for order in orders:
        recurrence = order.deadline.recurrence
        if recurrence and recurrence.every in _RHYTHMS and _REPORTS.search(order.text):
            return recurrence.every
    return None


def awaits_plan(activity: DraftActivity) -> bool:
    """Whether only its single holder's own plan could date it ("по плану центра").

    One question settles all of them: followed at checkpoints until dates come, or undated.
    """
    return (
        activity.tracking is not Tracking.INFO
        and activity.deadline.kind in {DeadlineKind.EXTERNAL, DeadlineKind.EVENT}
        and not activity.deadline.windows
        and default_tracking(activity.kind, activity.deadline, activity.title, activity.responsible)
        is Tracking.POINT
    )
