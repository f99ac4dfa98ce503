"""A named list made up in the review: "руководители ШНОР" and the posts it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roadmap.drafting.parties import Mention, party_key
from roadmap.drafting.questions import PARTY
from roadmap.drafting.search import search
from roadmap.errors import ConflictError
from roadmap.parties import match_school
from usecases.imports.candidates import entry_of_post
from usecases.imports.review import Review
from usecases.ports.ground import Clock, ReadFactory, UnitOfWorkFactory


def told_apart(text: str, review: Review) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Posts that words parted by commas or lines stand for, and the words that fit none or several.

    "2, 7, гимназия 44" are schools' heads, "Иванова" is whoever is called so.
    """
    found: list[int] = []
    unmatched: list[str] = []
    for piece in re.split(r"[,;\n]+", text):
        words = " ".join(piece.split())
        if not words:
            continue
        posts = _posts(words, review)
        if len(posts) == 1:
            found.append(posts[0])
        else:
            unmatched.append(words)
    return tuple(found), tuple(unmatched)


def _posts(words: str, review: Review) -> list[int]:
    heads = {
        name: school.head_post_id
        for school in review.material.directory.schools
        for name in (*school.names, school.code or "")
        if name
    }
    marked = list(dict.fromkeys(heads[name] for name in match_school(words, heads)))
    if len(marked) == 1:
        return marked
    posts = list(review.posts.values())
    places = search(words, [entry_of_post(post) for post in posts])
    return [posts[at].id for at in places]


@dataclass(frozen=True)
class MakeList:
    """Keep a list under the party's name and take the party for it."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self, import_id: int, mention: Mention, post_ids: Sequence[int]) -> None:
        """A list of that name is made anew; ConflictError when it is no draft or nobody is on it."""
        if not post_ids:
            raise ConflictError("import-changed")
        name = mention.party.name
        async with self.read() as read:
            known = {group.name.casefold(): group.id for group in await read.people.groups()}
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            group_id = known.get(name.casefold())
            if group_id is None:
                now = self.clock.now()
                group_id = await uow.directory.add_group(name, post_ids, now=now)
            else:
                await uow.directory.set_group(group_id, post_ids)
            answer = {PARTY + party_key(mention.party): {"target": "group", "group_id": group_id}}
            await uow.imports.write(import_id, answers={**record.answers, **answer})
            await uow.commit()
