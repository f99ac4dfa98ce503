"""An amending order before its coordinator: its proposals one by one, decided by a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from roadmap.amendments import Amendments, OrderRef, Proposal
from roadmap.drafting.amendments import (
    DECIDED,
    Decision,
    FieldChange,
    Outcome,
    decision_of,
    outcome_of,
    proposed,
    settled_by_table,
)
from usecases.imports.amended import amendments_of, cited
from usecases.imports.review import Review, reviewed
from usecases.ports.ground import Clock, ReadFactory, ReadSession
from usecases.ports.imports import Amendable, ImportHead


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal, what was decided, and what it does or did.

    `outcome` is worked out against the draft without this proposal; the changes of an applied one
    are those that stand in the decision.
    """

    proposal: Proposal
    decision: Decision
    outcome: Outcome
    announced: bool

    @property
    def open(self) -> bool:
        """Whether it waits for a person; what the document's own table settles does not."""
        return self.decision is Decision.OPEN and not self.announced

    @property
    def appliable(self) -> bool:
        """Whether a button can put it into the draft."""
        return self.outcome.problem is None and bool(self.outcome.patches)


@dataclass(frozen=True)
class Amending:
    """An amending order as its screens show it.

    Without a `review` no roadmap is known yet: `roadmaps` are those it may change, first the
    `likely` ones that stand under the order it names.
    """

    head: ImportHead
    by: OrderRef
    amendments: Amendments
    roadmaps: tuple[Amendable, ...]
    likely: int
    review: Review | None
    lines: tuple[Line, ...]

    @property
    def left(self) -> int:
        """How many proposals wait for a person."""
        return sum(line.open for line in self.lines)

    @property
    def only_table(self) -> bool:
        """Whether the document's new table is all there is: a review like any edition's."""
        return self.review is not None and not proposed(self.amendments)

    @property
    def known_before(self) -> bool:
        """Whether the roadmap stands under this amending order already."""
        mine = next((one for one in self.roadmaps if one.id == self.head.roadmap_id), None)
        return mine is not None and bool(cited(self.by, (mine,)))

    def find(self, proposal_id: str) -> Line | None:
        """The line of a proposal."""
        return next((one for one in self.lines if one.proposal.id == proposal_id), None)


@dataclass(frozen=True)
class ReviewAmendments:
    """Everything about an amending order; None for any other document."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, import_id: int) -> Amending | None:
        """Made anew each time: the roadmap may have changed meanwhile."""
        async with self.read() as read:
            return await amending(read, import_id, self.clock.today())


async def amending(read: ReadSession, import_id: int, today: date) -> Amending | None:
    """As ReviewAmendments, in an open reading transaction."""
    record = await read.imports.get(import_id)
    found = amendments_of(record) if record is not None else None
    if record is None or found is None:
        return None
    roadmaps = await read.imports.amendable()
    likely = cited(found.order, roadmaps)
    ordered = (*likely, *(one for one in roadmaps if one not in likely))
    review = None
    if record.head.roadmap_id is not None:
        review = await reviewed(read, import_id, today)
    lines = _lines(review, found) if review else ()
    by = OrderRef(record.issuer, record.head.number, record.head.order_date)
    return Amending(record.head, by, found, ordered, len(likely), review, lines)


def _lines(review: Review, found: Amendments) -> tuple[Line, ...]:
    answers = review.material.record.answers
    return tuple(_line(one, review, answers, found) for one in found.proposals)


def _line(
    proposal: Proposal, review: Review, answers: Mapping[str, Any], found: Amendments
) -> Line:
    decision, chosen = decision_of(proposal, answers)
    announced = settled_by_table(proposal, found)
    draft = review.material.draft
    if decision is not Decision.APPLIED:
        return Line(proposal, decision, outcome_of(proposal, draft, chosen), announced)
    given = answers[f"{DECIDED}{proposal.id}"]
    rows = tuple(one for one in draft.activities if one.key in given["rows"])
    changes = tuple(FieldChange(*one) for one in given["changes"])
    return Line(proposal, decision, Outcome(rows, changes), announced)
