"""What the coordinator looks at before publishing: one import, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roadmap.diff import Difference
from roadmap.drafting.amendments import proposed, undecided
from roadmap.drafting.holders import Resolution, Source, Target, in_each_municipality
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.parties import Mention
from roadmap.drafting.plan import Load, loads, most_a_year
from roadmap.drafting.questions import party_id
from roadmap.drafting.together import Combination, combinations
from roadmap.errors import ConflictError
from usecases.calendar.warning import unconfirmed
from usecases.imports.assembled import Assembled, assemble, moved_duties
from usecases.ports.ground import Clock, ReadFactory, ReadSession
from usecases.ports.imports import ImportHead
from usecases.ports.people import PostView


@dataclass(frozen=True, slots=True)
class Counts:
    """A draft in numbers; order points are counted apart from the table's rows."""

    rows: int
    orders: int
    skipped: int
    later: int
    sections: Mapping[str | None, int]
    levels: Mapping[str | None, int]
    tracking: Mapping[str, int]
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A distinct party on the parties' screen: `settled` by certainty, `taken` as an assumption.

    `everywhere`: under a region, the posts that it may stand for, one in each municipality.
    """

    id: str
    mention: Mention
    resolution: Resolution
    holder: PostView | None
    everywhere: tuple[int, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether nobody needs to look at it."""
        return self.resolution.source not in {Source.DOCUMENT, Source.UNKNOWN}

    @property
    def nobody(self) -> bool:
        """Whether it is given to nobody."""
        return self.resolution.target is Target.NOBODY


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section on the screen that chooses what to publish: `later` of its `rows` wait.

    `title` is None for rows without a section and points of the order's text; a section that
    `stands` was published before and cannot wait.
    """

    title: str | None
    rows: int
    later: int
    stands: bool


@dataclass(frozen=True)
class Review:
    """An import as the screens show it; `posts` are the directory's, by id."""

    head: ImportHead
    material: Assembled
    parties: tuple[PartyLine, ...]
    difference: Difference | None
    posts: Mapping[int, PostView]

    @cached_property
    def together(self) -> tuple[Combination, ...]:
        """Parties that answer together, where somebody is a mere co-executor or might be."""
        return combinations(self.material.draft.kept, self.material.holders)

    @property
    def counts(self) -> Counts:
        """The draft in numbers."""
        draft = self.material.draft
        rows = [one for one in draft.kept if one.kind == "roadmap"]
        return Counts(
            rows=len(rows),
            orders=len(draft.kept) - len(rows),
            skipped=sum(one.skipped for one in draft.activities),
            later=sum(one.later and not one.skipped for one in draft.activities),
            sections=Counter(one.section for one in rows),
            levels=Counter(one.level.value if one.level else None for one in rows),
            tracking=Counter(one.tracking.value for one in draft.kept),
            kinds=Counter(one.deadline.kind.value for one in rows),
        )

    @property
    def sections(self) -> tuple[SectionLine, ...]:
        """The sections in the order of the document; what is left out does not count."""
        found: dict[str | None, list[DraftActivity]] = {}
        for one in self.material.draft.activities:
            if not one.skipped:
                found.setdefault(one.section, []).append(one)
        stands = {one.key for one in self.material.standing}
        return tuple(
            SectionLine(
                title,
                len(rows),
                sum(one.later for one in rows),
                all(one.key in stands for one in rows),
            )
            for title, rows in found.items()
        )

    @cached_property
    def loads(self) -> Mapping[int, Load]:
        """What each post would get."""
        return loads(self.material.plan)

    @property
    def head_load(self) -> int:
        """The most reports that a school's head would give in a year."""
        heads = [school.head_post_id for school in self.material.directory.schools]
        return most_a_year(self.loads, heads)

    @property
    def preliminary(self) -> tuple[int, ...]:
        """Years of its dates whose calendar nobody has confirmed."""
        plan = self.material.plan
        days = (one.working for planned in plan.activities for one in planned.live)
        return unconfirmed(days, self.material.dating.calendar)

    @property
    def ready(self) -> bool:
        """Whether nothing blocks publishing."""
        material = self.material
        waits = material.asked.open or self.undecided
        return self.head.state == "draft" and bool(material.draft.kept) and not waits

    @property
    def proposals(self) -> int:
        """How many proposals of an amending order a person has to decide on, or did."""
        return proposed(self.material.reading.amendments)

    @property
    def moving(self) -> int:
        """How many duties would get another date; those that are reported keep theirs."""
        return moved_duties(self.material)

    @property
    def undecided(self) -> int:
        """How many proposals of an amending order wait for a person."""
        material = self.material
        return undecided(material.reading.amendments, material.record.answers)


@dataclass(frozen=True)
class ReviewImport:
    """Everything about an import that was read; ConflictError when there is nothing to show."""

    read: ReadFactory
    clock: Clock

    async def __call__(self, import_id: int) -> Review:
        """One review, made anew: answers and the directory may have changed."""
        async with self.read() as read:
            review = await reviewed(read, import_id, self.clock.today())
        if review is None:
            raise ConflictError("import-gone")
        return review


async def reviewed(read: ReadSession, import_id: int, today: date) -> Review | None:
    """The review in an open reading transaction; None when there is nothing to show."""
    record = await read.imports.get(import_id)
    if record is None or record.reading is None:
        return None
    material = await assemble(read, record, today=today)
    posts = {post.id: post for post in await read.people.posts()}
    return Review(
        head=record.head,
        material=material,
        parties=_parties(material, posts),
        difference=material.difference() if record.head.roadmap_id else None,
        posts=posts,
    )


def _parties(material: Assembled, posts: Mapping[int, PostView]) -> tuple[PartyLine, ...]:
    lines = []
    for mention in material.holders.mentions:
        resolution = material.holders.resolutions[mention.key]
        post = resolution.post_ids[0] if resolution.target is Target.POST else 0
        each = in_each_municipality(mention.party.name, material.directory)
        lines.append(PartyLine(party_id(mention), mention, resolution, posts.get(post), each))
    return tuple(lines)
