"""An amending order's draft: the edition in force with what the order changes in it.

Until it is published the import keeps its own reading, answers and patches only, so that the
draft follows whatever happens to the roadmap meanwhile; publishing writes them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from roadmap.amendments import Amendments, OrderRef
from roadmap.amendments import from_json as amendments_from
from roadmap.deadlines import read_deadline
from roadmap.drafting.patches import AMENDS
from roadmap.drafting.questions import PAST
from roadmap.reading import Reading
from roadmap.reading_json import from_json, to_json
from usecases.ports.ground import ReadSession, UnitOfWork
from usecases.ports.imports import MESSAGE, Amendable, ImportRecord

Json = dict[str, Any]
KEYS: Final = "keys"
"""The keys that a reading's rows were published with, in their order: among an import's settings."""

_OWN_SETTINGS: Final = frozenset({"file_id", MESSAGE, "rest", "proposed", "signatory"})


def amendments_of(record: ImportRecord) -> Amendments | None:
    """What the import changes; None for a document that approves a roadmap itself."""
    return amendments_from((record.reading or {}).get("amendments"))


def order_of(reading: Reading) -> OrderRef:
    """The order that puts a reading into force: the amending one where there is one."""
    by = reading.amendments.by if reading.amendments else None
    return by or OrderRef(reading.issuer, reading.number, reading.date)


def alone(record: ImportRecord) -> bool:
    """Whether the import holds changes only, so that its draft needs the edition in force."""
    found = amendments_of(record)
    return found is not None and not found.whole and found.by is None


async def on_edition(read: ReadSession, record: ImportRecord) -> ImportRecord:
    """The record with the edition in force under it, where it holds changes only."""
    if record.head.roadmap_id is None or not alone(record):
        return record
    former = await read.imports.published(record.head.roadmap_id)
    return over(former, record) if former is not None else record


def over(former: ImportRecord, record: ImportRecord) -> ImportRecord:
    """An edition with an amending import over it; past dates are asked about anew."""
    own = record.reading or {}
    by = {name: own[name] for name in ("issuer", "number", "date")}
    reading = {**(former.reading or {}), "amendments": {**own["amendments"], "by": by}}
    settings = {name: one for name, one in former.settings.items() if name not in _OWN_SETTINGS}
    answers = {key: value for key, value in former.answers.items() if key != PAST}
    return replace(
        record,
        reading=reading,
        issuer=former.issuer,
        answers={**answers, **record.answers},
        patches=(*former.patches, *record.patches),
        settings={**settings, **record.settings, "signatory": own["signatory"]},
    )


async def written_over(uow: UnitOfWork, record: ImportRecord) -> ImportRecord:
    """The record as it is published: the edition's reading, answers and patches are its own now.

    Sections that waited for another publication wait in a draft of this one from now on.
    """
    roadmap_id = record.head.roadmap_id
    if roadmap_id is None or not alone(record):
        return record
    former = await uow.imports.published(roadmap_id)
    if former is None:
        return record
    whole, head = over(former, record), record.head
    await uow.imports.keep_reading(
        head.id,
        whole.reading or {},
        issuer=record.issuer,
        number=head.number,
        order_date=head.order_date,
        roadmap_id=roadmap_id,
    )
    await uow.imports.move(head.id, ("draft",), head.state)
    await uow.imports.write(
        head.id, answers=whole.answers, patches=whole.patches, settings=whole.settings
    )
    for waiting in await uow.imports.waiting(former.file_hash):
        await uow.imports.move(waiting.head.id, ("draft",), "cancelled")
    return whole


def without_amendments(patches: Iterable[Json]) -> list[Json]:
    """What people decided themselves: a new edition's own words win over an amending order's."""
    return [one for one in patches if AMENDS not in one]


def cited(order: OrderRef, roadmaps: Sequence[Amendable]) -> tuple[Amendable, ...]:
    """The roadmaps that stand under the order: by number and date, else by what is given."""
    exact = [one for one in roadmaps if any(_same(order, each) for each in one.orders)]
    if len(exact) > 1 and order.issuer:
        wanted = _plain(order.issuer)
        exact = [
            one
            for one in exact
            if any(each.issuer and _plain(each.issuer) == wanted for each in one.orders)
        ] or exact
    return tuple(exact)


def _same(order: OrderRef, other: OrderRef) -> bool:
    if order.number is None or other.number is None or order.date is None:
        return False
    return number_key(order.number) == number_key(other.number) and order.date == other.date


def number_key(number: str) -> str:
    """A number for comparing: "412 – ОД" and "412-од" are one."""
    return "".join(char if char.isalnum() else "-" for char in number.lower() if not char.isspace())


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def edition_reading(reading: Reading, former: Reading) -> Reading:
    """A whole new table as an edition of the order amended: dated as that order's rows are.

    What the amending order is silent about stays: the points of the order's own text, and the
    audit table and the indicators unless new ones came.
    """
    own = OrderRef(reading.issuer, reading.number, reading.date)
    unknown = any(one.what == "period-unknown" for one in reading.doubts)
    period = former.period if unknown else reading.period
    rows = tuple(
        replace(
            row, deadline=replace(read_deadline(row.deadline.raw, period, former.date), doubt=None)
        )
        for row in reading.activities
    )
    amendments = reading.amendments and replace(reading.amendments, by=own)
    return replace(
        reading,
        issuer=former.issuer,
        number=former.number,
        date=former.date,
        period=period,
        activities=rows,
        orders=former.orders,
        factors=reading.factors or former.factors,
        indicators=reading.indicators or former.indicators,
        doubts=tuple(one for one in reading.doubts if one.what != "period-unknown"),
        amendments=amendments,
    )


async def put_under(uow: UnitOfWork, record: ImportRecord, roadmap_id: int) -> None:
    """The import changes this roadmap; a whole new table becomes its edition at once."""
    former = await uow.imports.published(roadmap_id)
    found = amendments_of(record)
    if former is None or former.reading is None or found is None or record.reading is None:
        await uow.imports.write(record.head.id, roadmap_id=roadmap_id)
        return
    if not found.whole:
        await uow.imports.write(record.head.id, roadmap_id=roadmap_id)
        return
    reading = edition_reading(from_json(record.reading), from_json(former.reading))
    await uow.imports.keep_reading(
        record.head.id,
        to_json(reading),
        issuer=record.issuer,
        number=record.head.number,
        order_date=record.head.order_date,
        roadmap_id=roadmap_id,
    )
    answers = {key: value for key, value in former.answers.items() if key != PAST}
    await uow.imports.write(
        record.head.id, answers=answers, patches=without_amendments(former.patches)
    )
