"""What an amending order says: which order it changes, and its changes one by one.

In the object of `vekha read --json` they stand under "amendments", null for a document that
approves a roadmap itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Change(StrEnum):
    """What a proposal does."""

    REPLACE_WORDS = "replace-words"
    REPLACE_ROW = "replace-row"
    EXCLUDE = "exclude"
    ADD = "add"
    RESTATE_APPENDIX = "restate-appendix"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OrderRef:
    """An order as it is cited."""

    issuer: str | None
    number: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a change goes, as printed.

    `appendix` is its number ("" without one), `points` are numbers of rows or points, or
    their titles where those are quoted, `part` is what is meant inside a point ("абзац второй"), `column` the column's name, `own` says that
    a point of the order itself is meant, `everywhere` that the whole text is.
    """

    text: str = ""
    appendix: str | None = None
    section: str | None = None
    points: tuple[str, ...] = ()
    part: str | None = None
    column: str | None = None
    own: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row's new words, as far as the order gives them; None is what it does not give."""

    no: str | None = None
    section: str | None = None
    title: str | None = None
    deadline: str | None = None
    responsible: str | None = None
    form: str | None = None
    result: str | None = None
    place: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change, to be applied by a person.

    `id` is stable over re-reading; `field` is told by the column ("deadline", "responsible",
    "title", ...), None where the old words have to tell it. `old` None means the whole cell or
    row, "" its end (words are put after what stands). `row` are the new words of a row.
    """

    id: str
    what: Change
    where: Spot
    field: str | None
    old: str | None
    new: str | None
    row: NewRow | None
    raw: str


@dataclass(frozen=True, slots=True)
class Amendments:
    """The changes of an amending order.

    `order` is the one it changes; `by` the amending one, None while the reading's own head is;
    `whole` says that the document brings a whole new table.
    """

    order: OrderRef
    proposals: tuple[Proposal, ...]
    whole: bool = False
    by: OrderRef | None = None


def to_json(one: Amendments | None) -> Json | None:
    """As JSON types."""
    if one is None:
        return None
    return {
        "order": _order(one.order),
        "by": _order(one.by) if one.by else None,
        "whole": one.whole,
        "proposals": [_proposal(each) for each in one.proposals],
    }


def _order(one: OrderRef) -> Json:
    day = one.date.isoformat() if one.date else None
    return {"issuer": one.issuer, "number": one.number, "date": day}


def _proposal(one: Proposal) -> Json:
    where = {name: getattr(one.where, name) for name in Spot.__slots__}
    row = one.row and {name: getattr(one.row, name) for name in NewRow.__slots__}
    return {
        "id": one.id,
        "what": one.what.value,
        "where": {**where, "points": list(one.where.points)},
        "field": one.field,
        "old": one.old,
        "new": one.new,
        "row": row,
        "raw": one.raw,
    }


def from_json(form: Json | None) -> Amendments | None:
    """What `to_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: the object has another shape.
    """
    if form is None:
        return None
    return Amendments(
        order=_order_from(form["order"]),
        proposals=tuple(_proposal_from(one) for one in form["proposals"]),
        whole=form["whole"],
        by=_order_from(form["by"]) if form["by"] else None,
    )


def _order_from(form: Json) -> OrderRef:
    day = date.fromisoformat(form["date"]) if form["date"] else None
    return OrderRef(form["issuer"], form["number"], day)


def _proposal_from(form: Json) -> Proposal:
    where = Spot(**{**form["where"], "points": tuple(form["where"]["points"])})
    return Proposal(
        id=form["id"],
        what=Change(form["what"]),
        where=where,
        field=form["field"],
        old=form["old"],
        new=form["new"],
        row=NewRow(**form["row"]) if form["row"] else None,
        raw=form["raw"],
    )
