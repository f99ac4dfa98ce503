"""What a coordinator decides about an amending order; each decision is kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roadmap.amendments import Proposal
from roadmap.drafting.amendments import (
    DECIDED,
    Decision,
    Problem,
    decision_of,
    outcome_of,
    without,
)
from roadmap.drafting.draft import make_draft
from roadmap.drafting.model import Decisions, Draft
from roadmap.drafting.patches import AMENDS
from roadmap.errors import ConflictError
from usecases.imports.amended import KEYS, put_under
from usecases.imports.columns import identity
from usecases.imports.review import Review, reviewed
from usecases.ports.ground import Clock, ReadFactory, UnitOfWorkFactory
from usecases.ports.imports import ImportRecord

Json = dict[str, Any]


@dataclass(frozen=True)
class ChooseAmended:
    """Say which roadmap an amending order changes; None makes its whole new table a new one."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, roadmap_id: int | None) -> None:
        """ConflictError when it is no draft any more, or stands under a roadmap already."""
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            if record.head.roadmap_id is not None:
                raise ConflictError("import-changed")
            if roadmap_id is not None:
                await put_under(uow, record, roadmap_id)
            else:
                await uow.imports.keep_reading(
                    import_id,
                    {**(record.reading or {}), "amendments": None},
                    issuer=record.issuer,
                    number=record.head.number,
                    order_date=record.head.order_date,
                    roadmap_id=None,
                )
            await uow.commit()


@dataclass(frozen=True)
class DecideAmendment:
    """Apply a proposal, skip it, take it in hand, or name the row it means.

    Each decision takes back what this proposal did before, and what later ones did to the same
    rows: those wait again.
    """

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(
        self, import_id: int, proposal_id: str, decision: Decision, row: str | None = None
    ) -> None:
        """ConflictError when it cannot be applied, or this is no draft any more."""
        async with self.read() as read:
            review = await reviewed(read, import_id, self.clock.today())
        if review is None:
            raise ConflictError("import-gone")
        proposal = _found(review, proposal_id)
        async with self.uow() as uow:
            own = await uow.imports.get(import_id)
            if own is None or own.head.state != "draft":
                raise ConflictError("import-not-draft")
            answers, patches = _taken_back(own, proposal_id)
            given: Json = {"do": decision.value, "row": row or decision_of(proposal, answers)[1]}
            if decision is Decision.APPLIED:
                draft = _drafted(review, own, answers, patches)
                given, made = _applied(proposal, draft, given)
                patches = [*patches, *made]
            answers[f"{DECIDED}{proposal_id}"] = given
            await uow.imports.write(import_id, answers=answers, patches=patches)
            await uow.commit()


def _found(review: Review, proposal_id: str) -> Proposal:
    amendments = review.material.reading.amendments
    every = amendments.proposals if amendments else ()
    proposal = next((one for one in every if one.id == proposal_id), None)
    if proposal is None:
        raise ConflictError("import-changed")
    return proposal


def _drafted(review: Review, own: ImportRecord, answers: Json, patches: list[Json]) -> Draft:
    """The draft as these answers and patches make it, over the edition where there is one."""
    whole = review.material.record
    before = whole.patches[: len(whole.patches) - len(own.patches)]
    return make_draft(
        review.material.reading,
        Decisions({**whole.answers, **answers}, (*before, *patches)),
        [identity(one) for one in review.material.standing],
        whole.settings.get(KEYS, ()),
    )


def _taken_back(own: ImportRecord, proposal_id: str) -> tuple[Json, list[Json]]:
    """The answers and patches before this proposal was applied."""
    answers = dict(own.answers)
    given = answers.get(f"{DECIDED}{proposal_id}") or {}
    patches = without(own.patches, proposal_id)
    if given.get("do") != Decision.APPLIED:
        return answers, patches
    touched, after = set(given["rows"]), False
    for patch in own.patches:
        other = patch.get(AMENDS)
        after = after or other == proposal_id
        if after and other and other != proposal_id and patch["at"].get("row") in touched:
            patches = without(patches, other)
            former = answers.get(f"{DECIDED}{other}") or {}
            answers[f"{DECIDED}{other}"] = {"do": Decision.OPEN.value, "row": former.get("row")}
    return answers, patches


def _applied(proposal: Proposal, draft: Draft, given: Json) -> tuple[Json, tuple[Json, ...]]:
    outcome = outcome_of(proposal, draft, given["row"])
    if outcome.problem is not None or not outcome.patches:
        raise ConflictError(f"amendments-{outcome.problem or Problem.BY_HAND}")
    keys = [one.key for one in outcome.rows]
    made = [one["add"]["key"] for one in outcome.patches if "add" in one]
    changes = [[one.key, one.field, one.old, one.new] for one in outcome.changes]
    return {**given, "rows": made or keys, "changes": changes}, outcome.patches
