"""The distinct parties of a draft: each is settled once, however often it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.model import PartyKind
from roadmap.parties import same_person
from roadmap.parties.morphology import unify
from roadmap.parties.names import parse_name


@dataclass(frozen=True, slots=True)
class Mention:
    """A distinct party: `rows` are positions of its activities, `leads` those it stands first in.

    `spellings` are the keys of other spellings taken for the same person (scanner's noise).
    """

    key: str
    party: DraftParty
    rows: tuple[int, ...]
    leads: tuple[int, ...]
    spellings: tuple[str, ...] = ()


def party_key(party: DraftParty) -> str:
    """The normalised text by which a party is remembered; a person's is surname and initials."""
    if party.kind is PartyKind.PERSON:
        name = parse_name(party.name)
        if name is not None:
            initials = f"{name.first[:1]}{name.patronymic[:1]}"
            return unify(f"{name.surname} {initials}").strip()
    return unify(" ".join(party.name.replace("«", "").replace("»", "").split())).strip(" .,;")


def combination_key(activity: DraftActivity) -> str:
    """Who answers for an activity together, in the order named."""
    return " + ".join(map(party_key, activity.responsible))


def distinct_parties(activities: Iterable[DraftActivity]) -> tuple[Mention, ...]:
    """Every distinct party of the activities, in the order they are first printed."""
    shown: dict[str, DraftParty] = {}
    rows: dict[str, list[int]] = {}
    leads: dict[str, list[int]] = {}
    for activity in activities:
        for order, party in enumerate(activity.responsible):
            key = party_key(party)
            shown.setdefault(key, party)
            rows.setdefault(key, []).append(activity.position)
            if order == 0:
                leads.setdefault(key, []).append(activity.position)
    spellings = _spellings(shown, Counter({key: len(found) for key, found in rows.items()}))
    return tuple(
        _mention(key, party, rows, leads, spellings)
        for key, party in shown.items()
        if key not in spellings
    )


def _mention(
    key: str,
    party: DraftParty,
    rows: Mapping[str, list[int]],
    leads: Mapping[str, list[int]],
    spellings: Mapping[str, str],
) -> Mention:
    others = tuple(other for other, main in spellings.items() if main == key)
    keys = (key, *others)
    return Mention(
        key,
        party,
        tuple(sorted({row for one in keys for row in rows[one]})),
        tuple(sorted({row for one in keys for row in leads.get(one, ())})),
        others,
    )


def _spellings(shown: Mapping[str, DraftParty], counts: Counter[str]) -> dict[str, str]:
    """Keys that are another key with a letter misread: {misread: the one to go by}.

    Only letters taken for others count: a length that differs may be a man's and a woman's name.
    """
    people = [key for key, party in shown.items() if party.kind is PartyKind.PERSON]
    found: dict[str, str] = {}
    for index, one in enumerate(people):
        for other in people[index + 1 :]:
            if one in found or other in found or not _misread(one, other):
                continue
            if same_person(shown[one].name, shown[other].name):
                main, spelling = (other, one) if counts[other] > counts[one] else (one, other)
                found[spelling] = main
    return found


def _misread(one: str, other: str) -> bool:
    return len(one) == len(other) and one[0] == other[0] and one[-2:] == other[-2:]
