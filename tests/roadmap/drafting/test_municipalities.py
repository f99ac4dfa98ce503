"""«УО, ТМС» under a region: that post in every municipality, asked about once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roadmap.drafting.directory import Directory, Municipality, Seat
from roadmap.drafting.holders import Known, Source, Target, resolve
from roadmap.drafting.model import DraftParty
from roadmap.drafting.owing import without_answers
from roadmap.drafting.parties import distinct_parties
from roadmap.model import DutyRole, PartyKind
from tests.roadmap.drafting.test_drafting import activity, holders_in, party


def seat(post: int, kind: str, *names: str) -> Seat:
    return Seat(post, kind, names[0], 100 + post, "authority", names, None)


def municipality(number: int) -> Municipality:
    name = f"Управление образования {number}-го района"
    unit = seat(200 + number, "dispatcher", "Территориальная методическая служба", "ТМС")
    return Municipality((name, "УО"), (seat(number, "head", name, "УО"),), (unit,))


REGION = Directory(
    101,
    ("Министерство образования Заречной области",),
    seats=(seat(1, "head", "Министерство образования Заречной области"),),
    municipalities=tuple(municipality(number) for number in range(10, 54)),
)
NOTHING = Known({}, {})


def org(name: str) -> DraftParty:
    return party(name, PartyKind.ORG)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("УО", 10),
        ("Управление образования", 10),
        ("специалисты УО", 10),
        ("ТМС", 210),
        ("муниципальные органы управления образованием", 10),
        ("МОУО", 10),
    ],
)
def test_a_post_of_every_municipality(name: str, first: int) -> None:
    (mention,) = distinct_parties([activity(0, org(name))])
    found = resolve(mention, REGION, NOTHING)
    assert (found.target, found.source) == (Target.MUNICIPALITIES, Source.RULE)
    assert found.post_ids == tuple(range(first, first + 44))


def test_the_regions_own_authority_is_itself() -> None:
    (mention,) = distinct_parties([activity(0, org("Министерство образования"))])
    assert resolve(mention, REGION, NOTHING).post_ids == (1,)


def test_what_one_municipality_alone_has_is_no_class() -> None:
    one = replace(REGION, municipalities=REGION.municipalities[:1])
    (mention,) = distinct_parties([activity(0, org("ТМС"))])
    assert resolve(mention, one, NOTHING).target is Target.NEW_UNIT


def test_each_municipality_reports_for_itself() -> None:
    row = activity(0, org("УО"), org("ТМС"))
    owed = holders_in(REGION, row).of(row)
    assert len(owed) == 88
    assert {one.role for one in owed} == {DutyRole.RESPONSIBLE}


def test_it_is_asked_until_answered_or_remembered() -> None:
    mentions = distinct_parties([activity(0, org("УО"))])
    assert without_answers(mentions, REGION, NOTHING)[1] == {"уо"}
    remembered = Known({}, {"уо": {"target": "municipalities"}})
    assert without_answers(mentions, REGION, remembered)[1] == frozenset()
    found = resolve(mentions[0], REGION, remembered)
    assert (found.source, len(found.post_ids)) == (Source.MEMORY, 44)
