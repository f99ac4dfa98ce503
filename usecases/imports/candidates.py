"""Whom a printed party may be: the few likeliest posts and lists, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from roadmap.drafting.likeness import LIKE, likeness
from roadmap.drafting.search import Entry, search
from roadmap.model import PartyKind
from roadmap.parties import match_names
from usecases.imports.directory import names_of
from usecases.imports.review import PartyLine
from usecases.ports.ground import ReadFactory
from usecases.ports.people import GroupView, PostView

MOST = 4
MOST_UNITS = 3
"""A list may be made up beside these."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer: `target` as roadmap.drafting.holders.Target, with its post or list."""

    target: str
    key: int = 0
    post: PostView | None = None
    group: GroupView | None = None

    @property
    def id(self) -> str:
        """Short enough for a button."""
        return f"{self.target}.{self.key}"

    @classmethod
    def of(cls, text: str) -> Self:
        """The candidate of an id."""
        target, _, key = text.rpartition(".")
        return cls(target, int(key))

    @property
    def value(self) -> dict[str, Any]:
        """The answer as it is kept."""
        if self.target == "post":
            return {"target": "post", "post_id": self.key}
        if self.target == "group":
            return {"target": "group", "group_id": self.key}
        return {"target": self.target}


@dataclass(frozen=True)
class PartyCandidates:
    """The likeliest posts and lists by name, then all schools, a new post, nobody."""

    read: ReadFactory

    async def __call__(self, line: PartyLine, words: str = "") -> tuple[Candidate, ...]:
        """At most seven, the likeliest first; with typed words all that they find."""
        async with self.read() as read:
            posts = await read.people.posts()
            groups = await read.people.groups()
        if words:
            return _found(words, posts, groups)
        party = line.mention.party
        person = party.kind is PartyKind.PERSON
        found = _people(party.name, posts) if person else _units(party.name, posts, groups)
        new = "new-person" if person else "new-unit"
        ways = ("new-person", "nobody") if person else ("schools", new, "nobody")
        if line.everywhere and not person:
            ways = ("municipalities", *ways[1:])
        return (*found[: MOST if person else MOST_UNITS], *(Candidate(way) for way in ways))


def entry_of_post(post: PostView) -> Entry:
    """All that a post is found by: its holder, its title, its organisation and code."""
    place = post.organization
    names = [
        post.title,
        *names_of(place),
        place.code or "",
        post.holder.full_name if post.holder else "",
    ]
    return Entry(tuple(names), school=place.kind == "school")


def entry_of_group(group: GroupView) -> Entry:
    """A list is found by its name."""
    return Entry((group.name,))


def _found(
    words: str, posts: tuple[PostView, ...], groups: tuple[GroupView, ...]
) -> tuple[Candidate, ...]:
    every = [Candidate("group", group.id, group=group) for group in groups]
    every += [Candidate("post", post.id, post=post) for post in posts]
    entries = [*map(entry_of_group, groups), *map(entry_of_post, posts)]
    return tuple(every[at] for at in search(words, entries))


def _people(name: str, posts: tuple[PostView, ...]) -> list[Candidate]:
    held = {post.holder.full_name: post for post in posts if post.holder}
    return [
        Candidate("post", held[match.candidate].id, post=held[match.candidate])
        for match in match_names(name, held)
    ]


def _units(
    name: str, posts: tuple[PostView, ...], groups: tuple[GroupView, ...]
) -> list[Candidate]:
    rated = [
        (likeness(name, (group.name,)), Candidate("group", group.id, group=group))
        for group in groups
    ]
    rated += [
        (
            likeness(name, (post.title, *names_of(post.organization))),
            Candidate("post", post.id, post=post),
        )
        for post in posts
        if post.organization.kind != "school"
    ]
    rated.sort(key=lambda one: -one[0])
    return [candidate for alike, candidate in rated if alike >= LIKE]
