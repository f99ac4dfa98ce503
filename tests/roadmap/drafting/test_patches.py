"""What a person changes of a row: kept short, taken back, never lost to another change."""

from __future__ import annotations

from datetime import date
from typing import Any

from roadmap.deadlines import read_deadline, to_json
from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.drafting.patches import added, corrected, party_form, patched
from roadmap.drafting.tracking import default_tracking
from roadmap.model import ActivityKind, Level, PartyKind, Period, Tracking

PERIOD = Period(date(2026, 9, 1), date(2027, 8, 31))
PARTY = DraftParty("Орлова О.П.", PartyKind.PERSON, "Орлова О.П.")
AT = {"row": "one"}


def point(text: str = "") -> DraftActivity:
    """A point of the order's text with this deadline, followed as usual."""
    deadline = read_deadline(text, PERIOD)
    return DraftActivity(
        key="one",
        kind=ActivityKind.ORDER,
        position=0,
        level=None,
        section=None,
        no="1",
        title="Назначить ответственных",
        short_name=None,
        form=None,
        codes=(),
        deadline=deadline,
        responsible=(PARTY,),
        result=None,
        place=None,
        audience=None,
        tracking=default_tracking(ActivityKind.ORDER, deadline, "Назначить", (PARTY,)),
        needs_document=False,
    )


def by(text: str) -> dict[str, Any]:
    return {"at": AT, "deadline": to_json(read_deadline(text, PERIOD))}


def test_a_deadline_put_in_keeps_the_printed_words_and_is_followed_as_it_asks() -> None:
    assert point().tracking is Tracking.INFO
    assert patched(point(), [by("до 15 октября 2026")]).tracking is Tracking.POINT
    changed = patched(point("сентябрь 2026"), [by("до 15 октября 2026")])
    assert changed.deadline.raw == "сентябрь 2026"
    assert changed.deadline.windows[0][1] == date(2026, 10, 15)


def test_a_misread_deadline_is_replaced_with_its_words() -> None:
    patch = by("до 15 октября 2026") | {"printed": True}
    assert patched(point("сентябрь 2026"), [patch]).deadline.raw == "до 15 октября 2026"


def test_a_way_that_was_chosen_outlives_another_deadline() -> None:
    patches = [{"at": AT, "tracking": "ongoing"}, by("до 15 октября 2026")]
    assert patched(point(), patches).tracking is Tracking.ONGOING


def test_what_is_taken_back_leaves_the_other_changes() -> None:
    both = {"at": AT, "title": "Назначить куратора", **by("до 15 октября 2026"), "printed": True}
    patches = added([both], {"at": AT, "deadline": None, "short_name": None})
    changed = patched(point("сентябрь 2026"), patches)
    assert changed.title == "Назначить куратора"
    assert changed.deadline.raw == "сентябрь 2026"
    assert corrected(patches, "one") == frozenset()


def test_the_list_of_changes_stays_short() -> None:
    patches: list[dict[str, Any]] = []
    for name in ("Первое", "Второе", "Третье"):
        patches = added(patches, {"at": AT, "short_name": name})
    assert patches == [{"at": AT, "short_name": "Третье"}]
    assert corrected(patches, "one") == {"short_name"}


def test_other_rows_stay_as_they_are() -> None:
    patch = {"at": {"row": "two"}, "title": "Другое", "responsible": []}
    assert patched(point(), [patch]) == point()


def test_holders_and_printed_cells_are_replaced() -> None:
    other = DraftParty("Синицына С.И.", PartyKind.PERSON, "Синицына С.И.")
    patch = {
        "at": AT,
        "responsible": [party_form(other)],
        "level": "school",
        "codes": ["1.2"],
        "section": "Кадры",
        "no": "",
        "form": "приказ",
    }
    changed = patched(point(), [patch])
    assert changed.responsible == (other,)
    assert (changed.level, changed.codes, changed.section) == (Level.SCHOOL, ("1.2",), "Кадры")
    assert (changed.no, changed.form) == (None, "приказ")
