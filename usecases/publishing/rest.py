"""What a publication left for later: a draft of its own, ready to be published as an edition."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from roadmap.drafting.questions import PAST
from usecases.imports.assembled import Assembled
from usecases.ports.ground import UnitOfWork
from usecases.ports.imports import ImportRecord

Json = dict[str, Any]
REST = "rest"


async def keep_rest(
    uow: UnitOfWork, material: Assembled, record: ImportRecord, roadmap_id: int, now: datetime
) -> None:
    """Put the sections that wait into a draft, once; past dates are asked about anew."""
    waiting = any(one.later and not one.skipped for one in material.draft.activities)
    if not waiting or REST in record.settings or record.reading is None:
        return
    head = record.head
    rest = await uow.imports.add(
        record.file_hash,
        head.file_name,
        created_by=head.created_by,
        settings=record.settings,
        now=now,
    )
    await uow.imports.keep_reading(
        rest,
        {**record.reading, "amendments": None},
        issuer=record.issuer,
        number=head.number,
        order_date=head.order_date,
        roadmap_id=roadmap_id,
    )
    answers = {key: value for key, value in record.answers.items() if key != PAST}
    await uow.imports.write(rest, answers=answers, patches=_taken_back(record.patches))
    await uow.imports.write(head.id, settings={**record.settings, REST: rest})


def _taken_back(patches: tuple[Json, ...]) -> list[Json]:
    return [patch for patch in patches if "later" not in patch]
