"""Roadmaps that an amending order may change, with the orders that they stand under."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from roadmap.amendments import OrderRef
from storage.engine import Session
from storage.rows import OrderRow, RoadmapRow
from usecases.ports.imports import Amendable


async def amendable(session: Session) -> tuple[Amendable, ...]:
    """Roadmaps in force, the newest first; the approving order stands first in each."""
    found = await session.execute(
        select(OrderRow.roadmap_id, OrderRow.issuer, OrderRow.number, OrderRow.order_date).order_by(
            OrderRow.id
        )
    )
    orders: dict[int, list[OrderRef]] = defaultdict(list)
    for roadmap_id, issuer, number, day in found:
        orders[roadmap_id].append(OrderRef(issuer, number, day))
    rows = await session.execute(
        select(RoadmapRow.id, RoadmapRow.title, RoadmapRow.short_name)
        .where(RoadmapRow.state == "active")
        .order_by(RoadmapRow.id.desc())
    )
    return tuple(Amendable(key, short or title, tuple(orders[key])) for key, title, short in rows)
