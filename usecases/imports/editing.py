"""One activity in the coordinator's hands: its deadline read anew, its holders chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from roadmap.deadlines import read_deadline
from roadmap.drafting.dated import dated
from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.drafting.parties import party_key
from roadmap.drafting.patches import added, party_form, with_deadline
from roadmap.drafting.plan import PlannedOccurrence
from roadmap.drafting.questions import PARTY
from roadmap.drafting.search import Entry, search
from roadmap.errors import ConflictError
from roadmap.model import Deadline, PartyKind
from roadmap.parties import is_school_heads
from usecases.imports.candidates import entry_of_group, entry_of_post
from usecases.imports.review import Review
from usecases.ports.ground import ReadFactory, UnitOfWorkFactory
from usecases.ports.people import GroupView, PostView

Json = dict[str, Any]


def reread(text: str, review: Review) -> Deadline:
    """What a typed phrase says within this document's period."""
    draft = review.material.draft
    return read_deadline(text, draft.period, draft.date)


def dates_of(
    deadline: Deadline, activity: DraftActivity, review: Review
) -> tuple[PlannedOccurrence, ...]:
    """The dates that the activity would have with this deadline."""
    return dated(with_deadline(activity, deadline), review.material.dating)


@dataclass(frozen=True, slots=True)
class RowParty:
    """Somebody who may answer for an activity.

    `rank` counts the activity's own parties from 0 (the responsible one), None for the others.
    `answer` says who it is where the directory gave it; the document's parties need none.
    `entry` is what it is found by.
    """

    id: str
    party: DraftParty
    entry: Entry
    rank: int | None = None
    answer: Json | None = None


@dataclass(frozen=True)
class RowParties:
    """The activity's own parties, then the document's others, lists and posts of the directory."""

    read: ReadFactory

    async def __call__(
        self, review: Review, activity: DraftActivity, words: str = ""
    ) -> tuple[RowParty, ...]:
        """Everybody once, schools' heads last; with typed words those whom they find."""
        async with self.read() as read:
            posts = await read.people.posts()
            groups = await read.people.groups()
        own = [party_key(party) for party in activity.responsible]
        named = [
            RowParty(_mark(key), party, _entry(party), rank)
            for rank, (key, party) in enumerate(zip(own, activity.responsible, strict=True))
        ]
        others = [
            RowParty(line.id, line.mention.party, _entry(line.mention.party))
            for line in review.parties
            if not set(own) & {line.mention.key, *line.mention.spellings}
        ]
        taken = {*own, *(line.mention.key for line in review.parties)}
        found = [_of_group(group) for group in groups]
        found += [_of_post(post) for post in sorted(posts, key=_school)]
        every = (*named, *others, *(one for one in found if party_key(one.party) not in taken))
        if not words:
            return every
        return tuple(every[at] for at in search(words, [one.entry for one in every]))


def _entry(party: DraftParty) -> Entry:
    return Entry((party.name, party.text), school=is_school_heads(party.name))


def _mark(key: str) -> str:
    """Short enough for a button, and the same wherever the party stands in the list."""
    return f"k{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _school(post: PostView) -> bool:
    return post.organization.kind == "school"


def _of_group(group: GroupView) -> RowParty:
    party = DraftParty(group.name, PartyKind.ROLE, group.name)
    answer = {"target": "group", "group_id": group.id}
    return RowParty(f"g{group.id}", party, entry_of_group(group), answer=answer)


def _of_post(post: PostView) -> RowParty:
    """A post by its holder and place: a name alone may be somebody else's too."""
    who = post.holder.full_name if post.holder else post.title
    name = f"{who}, {post.organization.label}"
    party = DraftParty(name, PartyKind.ROLE, name)
    answer = {"target": "post", "post_id": post.id}
    return RowParty(f"o{post.id}", party, entry_of_post(post), answer=answer)


@dataclass(frozen=True)
class ChooseRowParty:
    """Add somebody to an activity's holders, or take them off."""

    uow: UnitOfWorkFactory

    async def __call__(
        self, import_id: int, activity: DraftActivity, parties: Iterable[RowParty], party: str
    ) -> None:
        """`party` is one of the ids; ConflictError when it is gone or this is no draft."""
        chosen = next((one for one in parties if one.id == party), None)
        if chosen is None:
            raise ConflictError("import-changed")
        kept = [one for rank, one in enumerate(activity.responsible) if rank != chosen.rank]
        if chosen.rank is None:
            kept.append(chosen.party)
        patch = {"at": {"row": activity.key}, "responsible": [party_form(one) for one in kept]}
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            answers = dict(record.answers)
            if chosen.answer is not None:
                answers[PARTY + party_key(chosen.party)] = chosen.answer
            await uow.imports.write(
                import_id, patches=added(record.patches, patch), answers=answers
            )
            await uow.commit()
