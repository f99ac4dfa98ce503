"""Taking due messages under a lease: in their order, to one person one at a time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, or_, select, update

from storage.engine import Session
from storage.queries.directory import Vague
from storage.repositories.processes import living_other
from storage.rows import DeliveryRow, PersonRow
from usecases.ports.messages import Delivery

WIDER = 8
"""So much further it is looked when all that was seen is for a few people."""

_DELIVERIES: Any = DeliveryRow.__table__
_PERSONS: Any = PersonRow.__table__
_ROW = _DELIVERIES.c
_TAKEN = _DELIVERIES.alias("taken")
DELIVERY = (
    _ROW.id,
    _ROW.person_id,
    _ROW.channel,
    _ROW.kind,
    _ROW.local_day,
    _ROW.slot,
    _ROW.ref,
    _ROW.attempts,
    _ROW.maybe_sent,
)


async def claim_due(
    session: Session,
    channel: str,
    owner: str,
    *,
    busy: Collection[int],
    now: datetime,
    until: datetime,
    limit: int,
) -> list[Delivery]:
    """At most `limit` of what is due, oldest first; of each person's only the first.

    Whoever is being sent something gets nothing else meanwhile.
    """
    asked = {"over": channel, "claimer": owner, "busy": list(busy), "at": now}
    found = await _due(session, asked, limit)
    if not found:
        return []
    chosen = {"chosen": list(found), "over": channel, "claimer": owner, "until": until}
    taken = set((await session.execute(_take(), chosen)).scalars())
    return sorted((one for one in found.values() if one.id in taken), key=lambda one: one.id)


async def _due(session: Session, asked: dict[str, Any], limit: int) -> dict[int, Delivery]:
    """By id, locked where the engine knows locks; what others have locked is theirs."""
    first: dict[int, Delivery] = {}
    left = await session.execute(_left(), {**asked, "window": limit})
    for row in left:
        one = Delivery(*row)
        first.setdefault(one.person_id, replace(one, maybe_sent=True))
    window = limit
    while len(first) < limit:
        rows = (await session.execute(_planned(), {**asked, "window": window})).all()
        for row in rows:
            one = Delivery(*row)
            first.setdefault(one.person_id, one)
        if len(rows) < window:
            break
        window *= WIDER
    return {one.id: one for one in list(first.values())[:limit]}


@cache
def _planned() -> Vague:
    """What is due; in the order of the index, so that no more is read than is taken."""
    others = select(_TAKEN.c.person_id).where(
        _TAKEN.c.state == "claimed", _TAKEN.c.channel == bindparam("over")
    )
    return _locked(
        _ROW.state == "planned",
        _ROW.not_before <= bindparam("at"),
        _ROW.person_id.not_in(others),
    )


@cache
def _left() -> Vague:
    """What others have left behind: their leases have run out."""
    return _locked(
        _ROW.state == "claimed",
        _ROW.lease_until < bindparam("at"),
        ~living_other(_ROW.lease_owner, bindparam("claimer")),
    )


def _locked(*which: ColumnElement[bool]) -> Vague:
    """Locking the people too keeps another process from the rest of what they are to get."""
    query: Vague = select(*DELIVERY)
    return (
        query.join(_PERSONS, _PERSONS.c.id == _ROW.person_id)
        .where(
            _ROW.channel == bindparam("over"),
            _ROW.id.not_in(bindparam("busy", expanding=True)),
            *which,
        )
        .order_by(_ROW.not_before, _ROW.id)
        .limit(bindparam("window"))
        .with_for_update(of=[_DELIVERIES, _PERSONS], skip_locked=True, key_share=True)
    )


@cache
def _take() -> Any:
    """Asked after the locks are ours: what was claimed just before them is seen now."""
    others = select(_TAKEN.c.person_id).where(
        _TAKEN.c.state == "claimed",
        _TAKEN.c.channel == bindparam("over"),
        _TAKEN.c.id.not_in(bindparam("chosen", expanding=True)),
    )
    return (
        update(_DELIVERIES)
        .where(
            _ROW.id.in_(bindparam("chosen", expanding=True)),
            or_(_ROW.state == "claimed", _ROW.person_id.not_in(others)),
        )
        .values(
            state="claimed",
            lease_owner=bindparam("claimer"),
            lease_until=bindparam("until"),
            maybe_sent=case((_ROW.state == "claimed", True), else_=_ROW.maybe_sent),
        )
        .returning(_ROW.id)
    )
