"""A directory's table checked as a whole: what it asks for, or every row that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from roadmap.intake.people_sheet import SheetRow
from roadmap.names import full_name
from usecases.people.vocabulary import ACTING, HEADED, HEADS, KINDS, NAME_KINDS, NOMINATIVE, WEEKS

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_KIND = {word: kind for kind, words in KINDS.items() for word in words}
_FACTS = ("short_name", "kind", "code", "parent", "week")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be used: `code` makes the key "people-problem-<code>"."""

    row: int
    code: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrganizationDraft:
    """An organisation as the table describes it; `parent` is a key of the table or a name."""

    row: int
    name: str
    short_name: str = ""
    kind: str = ""
    code: str = ""
    parent: str = ""
    week: str = ""

    @property
    def days_a_week(self) -> int | None:
        """5 or 6; None where the table does not say."""
        return int(self.week) if self.week else None


@dataclass(frozen=True, slots=True)
class PostDraft:
    """A post of `organization` (its key) and who holds it; `person` is None for a vacant one."""

    row: int
    organization: str
    title: str
    head: bool
    person: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class DirectoryDraft:
    """The whole table: organisations by key, posts in its order, and what is wrong with it."""

    organizations: Mapping[str, OrganizationDraft]
    posts: tuple[PostDraft, ...]
    problems: tuple[Problem, ...]


def phrase_key(text: str) -> str:
    """What two spellings of one name share: letter case, ё, quotes, dashes, spaces aside."""
    plain = text.casefold().replace("ё", "е").replace("№", " № ")
    return " ".join(re.sub(r"[\"'«»„“”`,–—-]", " ", plain).split())


def draft_directory(rows: Iterable[SheetRow]) -> DirectoryDraft:
    """Check every row; nothing is dropped: a row is used, repeats another, or is a problem."""
    drafting = _Drafting()
    for row in rows:
        drafting.take(row)
    drafting.finish()
    return DirectoryDraft(
        drafting.organizations, tuple(drafting.posts.values()), tuple(drafting.problems)
    )


class _Drafting:
    """The table as far as it was read."""

    def __init__(self) -> None:
        self.organizations: dict[str, OrganizationDraft] = {}
        self.posts: dict[tuple[str, str], PostDraft] = {}
        self.problems: list[Problem] = []

    def _problem(self, row: int, what: str, **arguments: str | int) -> None:
        self.problems.append(Problem(row, what, arguments))

    def take(self, row: SheetRow) -> None:
        if not row.organization:
            self._problem(row.no, "no-organization")
            return
        key = organization_key(row.organization, row.parent)
        self._organization(key, row)
        if row.post:
            self._post(key, row)
        elif row.person:
            self._problem(row.no, "no-post", person=row.person)

    def _organization(self, key: str, row: SheetRow) -> None:
        kind = self._kind(row)
        drafted = OrganizationDraft(
            row.no, row.organization, row.short_name, kind, row.code, row.parent, self._week(row)
        )
        known = self.organizations.setdefault(key, drafted)
        for fact in _FACTS:
            old, new = getattr(known, fact), getattr(drafted, fact)
            if old and new and phrase_key(old) != phrase_key(new):
                self._problem(
                    row.no, f"differs-{fact.replace('_', '-')}", one=old, other=new, at=known.row
                )
            elif new and not old:
                known = replace(known, **{fact: new})
        self.organizations[key] = known

    def _kind(self, row: SheetRow) -> str:
        if not row.kind:
            return ""
        kind = _KIND.get(row.kind.casefold().replace("ё", "е").strip(" ."))
        if kind is None:
            self._problem(row.no, "kind", kind=row.kind)
        return kind or ""

    def _week(self, row: SheetRow) -> str:
        if not row.week:
            return ""
        days = WEEKS.get(row.week.casefold().strip(" ."))
        if days is None:
            self._problem(row.no, "week", week=row.week)
        return str(days or "")

    def _post(self, organization: str, row: SheetRow) -> None:
        person = full_name(row.person) if row.person else None
        if row.person and person is None:
            self._problem(row.no, "name", name=row.person)
        phone, email = self._phone(row), self._email(row)
        title = post_title(row.post)
        drafted = PostDraft(row.no, organization, title, False, person, phone, email)
        known = self.posts.setdefault((organization, phrase_key(title)), drafted)
        if known is not drafted and replace(known, row=row.no) != drafted:
            self._problem(row.no, "post-twice", post=row.post, at=known.row)

    def _phone(self, row: SheetRow) -> str | None:
        digits = re.sub(r"\D", "", row.phone)
        if row.phone and not 5 <= len(digits) <= 20:
            self._problem(row.no, "phone", phone=row.phone)
        return row.phone or None

    def _email(self, row: SheetRow) -> str | None:
        if row.email and not _EMAIL.fullmatch(row.email):
            self._problem(row.no, "email", email=row.email)
        return row.email or None

    def finish(self) -> None:
        """What only the whole table tells: kinds by name, heads, codes given twice."""
        for key, one in self.organizations.items():
            self.organizations[key] = replace(one, kind=one.kind or self._named_kind(one))
        heads: set[str] = set()
        for at, post in self.posts.items():
            kind = self.organizations[post.organization].kind or "other"
            if is_head(post.title, kind) and post.organization not in heads:
                heads.add(post.organization)
                self.posts[at] = replace(post, head=True)
        self._codes()

    def _named_kind(self, one: OrganizationDraft) -> str:
        name = phrase_key(f"{one.name} {one.short_name}")
        found = next((kind for words, kind in NAME_KINDS if re.search(words, name)), "")
        if not found and not any(p.row == one.row and p.code == "kind" for p in self.problems):
            self._problem(one.row, "no-kind", name=one.name)
        return found

    def _codes(self) -> None:
        seen: dict[tuple[str, str], OrganizationDraft] = {}
        for one in self.organizations.values():
            if one.code:
                first = seen.setdefault((phrase_key(one.parent), phrase_key(one.code)), one)
                if first is not one:
                    self._problem(one.row, "code-twice", code=one.code, name=first.name)


def organization_key(name: str, parent: str) -> str:
    """An organisation of the table: its name under its parent's."""
    return f"{phrase_key(parent)}/{phrase_key(name)}"


def post_title(text: str) -> str:
    """«и.о. директора» → «директор»; titles begin with a small letter unless abbreviated."""
    title = " ".join(text.split())
    lowered = title.casefold()
    for words in ACTING:
        if lowered.startswith(words):
            rest = title[len(words) :].strip()
            first, _, tail = rest.partition(" ")
            title = f"{NOMINATIVE.get(first.casefold(), first)} {tail}".strip()
            break
    if len(title) > 1 and title[1].islower():
        title = title[0].lower() + title[1:]
    return title


def is_head(title: str, kind: str) -> bool:
    """Whether a title may be that of the head of an organisation of this kind."""
    first, *rest = title.casefold().split()
    return first in HEADS and (not rest or rest[0] in HEADED[kind])
