"""Who a printed party is: settled by rule, by memory, by the directory or by the document itself.

Sources: domain.md, "Who is it for". Every holder is a post; a person named without one gets a
post in the issuer; an organisation or unit has a dispatcher's post; an unknown group is asked
about, never taken for all schools.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from roadmap.drafting.directory import Directory, Seat
from roadmap.drafting.model import DraftParty
from roadmap.drafting.parties import Mention
from roadmap.drafting.unit_names import last_abbreviation, same_unit, shortens, stands_for
from roadmap.model import PartyKind
from roadmap.parties import (
    is_school_heads,
    is_school_inner,
    match_names,
    same_person,
)
from roadmap.parties.morphology import has, lemmas, unify

_BEGINS = 2  # letters by which names of thousands are sorted out before they are compared
_EACH = 2  # municipalities that have a post before it is taken for every municipality's
_AUTHORITIES = frozenset({"моуо", "муо", "омсу", "муниципалитет"})
_STAFF = frozenset({"сотрудник", "специалист", "методист", "работник", "представитель"})


class Target(StrEnum):
    """What a party is taken for."""

    SCHOOLS = "schools"
    MUNICIPALITIES = "municipalities"
    POST = "post"
    GROUP = "group"
    NEW_PERSON = "new-person"
    NEW_UNIT = "new-unit"
    NOBODY = "nobody"


class Source(StrEnum):
    """Why: by rule, from memory, from the directory, from the document, by answer, or not at all."""

    RULE = "rule"
    MEMORY = "memory"
    DIRECTORY = "directory"
    DOCUMENT = "document"
    ANSWER = "answer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A party's holders; `post_ids` is empty for schools, for nobody and for what is yet to be made.

    `unit` and `person` are names of what would be created at publishing.
    """

    target: Target
    source: Source
    post_ids: tuple[int, ...] = ()
    group_id: int | None = None
    unit: str | None = None
    person: str | None = None

    @property
    def many(self) -> bool:
        """Whether it is a class of posts: a group is never a mere co-executor."""
        return self.target in {Target.SCHOOLS, Target.GROUP, Target.MUNICIPALITIES}


NOBODY = Resolution(Target.NOBODY, Source.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before looking: answers of this import, memory of earlier ones, both by key.

    A value is {"target": "post", "post_id": 5} | {"target": "group", "group_id": 2} |
    {"target": "schools" | "municipalities" | "nobody"} | {"target": "new-person"|"new-unit"}.
    `units` are the units that the order names, each with the person in brackets after it.
    """

    answers: Mapping[str, Any]
    memory: Mapping[str, Any]
    units: tuple[DraftParty, ...] = ()


def units_named(mentions: Iterable[Mention]) -> tuple[DraftParty, ...]:
    """Units with their head's name, as "Отделу общего образования (Иванова А.А.)"."""
    return tuple(
        mention.party
        for mention in mentions
        if mention.party.kind is PartyKind.ORG and mention.party.person
    )


def resolve(mention: Mention, directory: Directory, known: Known) -> Resolution:
    """Settle one party; what nothing settles is nobody, with source UNKNOWN."""
    if is_school_heads(mention.party.name) or is_school_inner(mention.party.name):
        found: Resolution | None = Resolution(Target.SCHOOLS, Source.RULE)
    else:
        found = None
    for values, source in ((known.answers, Source.ANSWER), (known.memory, Source.MEMORY)):
        value = _value(mention, values)
        if value is not None and _stands(value, directory):
            return _said(value, mention, directory, source)
    return (
        found
        or _in_directory(mention, directory)
        or _in_municipalities(mention, directory)
        or _in_document(mention, known.units)
    )


def _stands(value: Mapping[str, Any], directory: Directory) -> bool:
    """Whether the post or list that was named is still there: who is gone is asked about anew."""
    if value["target"] == Target.POST:
        return any(seat.post_id == value["post_id"] for seat in directory.seats)
    if value["target"] == Target.GROUP:
        return any(key == value["group_id"] for key, _, _ in directory.groups)
    return True


def _value(mention: Mention, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    for key in (mention.key, *mention.spellings):
        if key in values:
            value: Mapping[str, Any] = values[key]
            return value
    return None


def _said(
    value: Mapping[str, Any], mention: Mention, directory: Directory, source: Source
) -> Resolution:
    target = Target(value["target"])
    if target is Target.POST:
        return Resolution(target, source, (int(value["post_id"]),))
    if target is Target.GROUP:
        wanted = int(value["group_id"])
        posts = next((posts for key, _, posts in directory.groups if key == wanted), ())
        return Resolution(target, source, posts, group_id=wanted)
    if target is Target.MUNICIPALITIES:
        found = in_each_municipality(mention.party.name, directory)
        return Resolution(target, source, found)
    if target is Target.NEW_PERSON:
        return Resolution(target, source, person=mention.party.name)
    if target is Target.NEW_UNIT:
        return Resolution(target, source, unit=mention.party.name, person=mention.party.person)
    return Resolution(target, source)


def _in_directory(mention: Mention, directory: Directory) -> Resolution | None:
    name = mention.party.name
    if mention.party.kind is PartyKind.PERSON:
        return _person(name, directory)
    group = next((one for one in directory.groups if same_unit(one[1], name)), None)
    if group is not None:
        return Resolution(Target.GROUP, Source.DIRECTORY, group[2], group_id=group[0])
    return _unit(name, directory)


def _person(name: str, directory: Directory) -> Resolution | None:
    """The one seat whose holder's name fits with no letter misread; two that fit are asked about."""
    begins = _beginnings(name)
    seats = {
        seat.holder: seat
        for seat in reversed(directory.seats)
        if seat.holder and _beginnings(seat.holder) & begins
    }
    fits = [match for match in match_names(name, seats) if match.letters == 0]
    exact = [match for match in fits if match.exact] or fits
    if len(exact) != 1:
        return None
    return Resolution(Target.POST, Source.DIRECTORY, (seats[exact[0].candidate].post_id,))


def _beginnings(name: str) -> frozenset[str]:
    """How its words begin: a surname's declension changes its end, so few of thousands are left."""
    words = unify(name).replace(".", " ").split()
    return frozenset(word[:_BEGINS] for word in words if len(word) >= _BEGINS)


def _unit(name: str, directory: Directory) -> Resolution | None:
    """The dispatcher (else the head) of the organisation that the text names or shortens."""
    if stands_for(last_abbreviation(name) or name, directory.authority_names):
        own = [seat for seat in directory.seats if seat.organization_id == directory.authority_id]
        authority = Resolution(Target.NEW_UNIT, Source.RULE, unit=directory.authority_names[0])
        return _seat(own) or authority
    return _seat(
        [
            seat
            for seat in directory.seats
            if seat.organization_kind != "school"
            and any(same_unit(one, name) for one in seat.organization_names)
        ]
    )


def _in_municipalities(mention: Mention, directory: Directory) -> Resolution | None:
    """«УО», «ТМС» under a region: that post in every municipality, if more than one has it."""
    if mention.party.kind is PartyKind.PERSON:
        return None
    posts = in_each_municipality(mention.party.name, directory)
    if len(posts) < _EACH:
        return None
    return Resolution(Target.MUNICIPALITIES, Source.RULE, posts)


def in_each_municipality(name: str, directory: Directory) -> tuple[int, ...]:
    """The post that a name stands for in each municipality below a region: its authority or unit.

    "УО" is whoever answers in the authority, "ТМС" in its unit of that name; a class of
    authorities ("муниципальные органы управления образованием", "МОУО") is all of them.
    """
    short = last_abbreviation(name) or name
    every = _names_authorities(name)
    found = (
        _seat(list(one.seats))
        if every or stands_for(short, one.names)
        else _seat([seat for seat in one.units if stands_for(short, seat.organization_names)])
        for one in directory.municipalities
    )
    return tuple(one.post_ids[0] for one in found if one is not None)


def _names_authorities(name: str) -> bool:
    words = {lemma for word in name.split() for lemma in lemmas(word)}
    return bool(words & _AUTHORITIES) or {"муниципальный", "орган"} <= words


def _seat(seats: list[Seat]) -> Resolution | None:
    for kind in ("dispatcher", "head"):
        found = [seat for seat in seats if seat.kind == kind]
        if len(found) == 1:
            return Resolution(Target.POST, Source.DIRECTORY, (found[0].post_id,))
    return None


def _in_document(mention: Mention, units: tuple[DraftParty, ...]) -> Resolution:
    party = mention.party
    if party.kind is PartyKind.PERSON:
        unit = next((one for one in units if same_person(one.person or "", party.name)), None)
        if unit is not None:
            return _new_unit(unit)
        return Resolution(Target.NEW_PERSON, Source.DOCUMENT, person=party.name)
    short = last_abbreviation(party.name)
    named = next((one for one in units if short and shortens(short, one.name)), None)
    if named is not None or party.kind is PartyKind.ORG:
        return _new_unit(named or party)
    if short is None or is_school_heads(short) or _is_list(party.name):
        return NOBODY
    return _new_unit(DraftParty(short, PartyKind.ORG, short))


def _is_list(name: str) -> bool:
    """«Руководители ШНОР»: a list of people of several places, not the staff of one unit."""
    first = name.split(maxsplit=1)[0]
    return has(first, "NOUN", "plur") and not lemmas(first) & _STAFF


def _new_unit(party: DraftParty) -> Resolution:
    return Resolution(Target.NEW_UNIT, Source.DOCUMENT, unit=party.name, person=party.person)
