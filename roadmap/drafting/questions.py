"""Questions that block publishing: a wrong guess would change dates or holders. Seven at most.

Everything else is accepted as proposed, marked, and shown as a list of assumptions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from roadmap.drafting.dated import Dating, PastMode, asked_about_past, asked_about_shift
from roadmap.drafting.model import Draft
from roadmap.drafting.owing import Holders
from roadmap.drafting.parties import Mention, party_key
from roadmap.drafting.tracking import UNDATED, UNDATED_CHOICES, awaits_plan
from roadmap.intake.doubts import MOST_QUESTIONS, DoubtGroup, group_doubts
from roadmap.intake.doubts import answers as doubt_answers
from roadmap.model import Shift, Tracking
from roadmap.reading import Reading

PAST = "past"
SHIFT = "shift"
PARTY = "party:"
_PARTY_CHOICES = ("schools", "new-unit", "nobody")
_EACH_CHOICES = ("municipalities", "new-unit", "nobody")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its buttons.

    `what` names the text: "past", "shift", "undated", "party", "each" (a post in every
    municipality) or "doubt"; `group` stands with a doubt, `mention` with a party. `rows` are positions of the activities it settles. `options`
    are codes or printed texts; `chosen` is the answer given, None before; `proposed` stands until
    then (None: the reader's own choice is not among the options).
    """

    id: str
    what: str
    rows: tuple[int, ...]
    options: tuple[str, ...]
    proposed: str | None
    chosen: str | None = None
    group: DoubtGroup | None = None
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be asked, and what is taken as read.

    `assumed` are doubts that nobody is asked about; those with options may be answered all the
    same.
    """

    questions: tuple[Question, ...]
    assumed: tuple[Question, ...]

    def find(self, question_id: str) -> Question | None:
        """The question, or the assumption that can be corrected, of an id."""
        every = (*self.questions, *(one for one in self.assumed if one.options))
        return next((one for one in every if one.id == question_id), None)

    @property
    def open(self) -> tuple[Question, ...]:
        """Questions without an answer."""
        return tuple(question for question in self.questions if question.chosen is None)


def questions(
    reading: Reading,
    draft: Draft,
    holders: Holders,
    dating: Dating,
    answers: Mapping[str, Any],
) -> Asked:
    """The questions in the order of their weight, answered ones too."""
    groups = group_doubts(reading.doubts)
    asked = [group for group in groups if group.blocking and len(group.labels) > 1]
    found = [
        *_past(draft, dating, answers),
        *_shift(draft, dating, answers),
        *_each_municipality(holders, answers),
        *_parties(draft, holders, answers),
        *(_doubt(group, reading, answers) for group in sorted(asked, key=lambda g: -len(g.ids))),
        *_undated(draft, answers),
    ][:MOST_QUESTIONS]
    kept = {question.id for question in found}
    assumed = [_doubt(group, reading, answers) for group in groups if doubt_id(group) not in kept]
    return Asked(tuple(found), tuple(assumed))


def answer(question: Question, option: str, reading: Reading) -> dict[str, Any]:
    """What an answer adds to the import's answers; KeyError for an option that is not offered."""
    if option not in question.options:
        raise KeyError(option)
    if question.group is not None:
        return doubt_answers(question.group, option, reading.doubts)
    if question.mention is not None:
        return {PARTY + question.mention.key: {"target": option}}
    return {question.what: option}


def doubt_id(group: DoubtGroup) -> str:
    """A group's id as a question."""
    return f"d{group.ids[0]}"


def party_id(mention: Mention) -> str:
    """A party's short id: buttons carry no texts."""
    return f"p{hashlib.sha256(mention.key.encode()).hexdigest()[:12]}"


def _past(draft: Draft, dating: Dating, answers: Mapping[str, Any]) -> Iterable[Question]:
    rows = tuple(one.position for one in draft.kept if asked_about_past(one, dating))
    if rows:
        options = tuple(mode.value for mode in PastMode)
        yield Question(PAST, PAST, rows, options, PastMode.OVERDUE.value, answers.get(PAST))


def _shift(draft: Draft, dating: Dating, answers: Mapping[str, Any]) -> Iterable[Question]:
    rows = tuple(one.position for one in draft.kept if asked_about_shift(one, dating))
    if rows:
        options = (Shift.FORWARD.value, Shift.BACK.value, Shift.NONE.value)
        yield Question(SHIFT, SHIFT, rows, options, Shift.FORWARD.value, answers.get(SHIFT))


def _undated(draft: Draft, answers: Mapping[str, Any]) -> Iterable[Question]:
    rows = tuple(one.position for one in draft.kept if awaits_plan(one))
    if rows:
        first = UNDATED_CHOICES[0]
        yield Question(UNDATED, UNDATED, rows, UNDATED_CHOICES, first, answers.get(UNDATED))


def _each_municipality(holders: Holders, answers: Mapping[str, Any]) -> Iterable[Question]:
    """Parties taken for a post in every municipality: dozens of holders want a person's word."""
    for mention in holders.mentions:
        if mention.key in holders.fanned:
            chosen = answers.get(PARTY + mention.key, {}).get("target")
            first = _EACH_CHOICES[0]
            yield Question(
                party_id(mention),
                "each",
                mention.rows,
                _EACH_CHOICES,
                first,
                chosen,
                mention=mention,
            )


def _parties(draft: Draft, holders: Holders, answers: Mapping[str, Any]) -> Iterable[Question]:
    """Parties that nothing settles and without whom some activity would be nobody's."""
    nobody = {
        one.position
        for one in draft.kept
        if one.tracking is not Tracking.INFO
        and all(party_key(party) in holders.unknown for party in one.responsible)
    }
    for mention in holders.mentions:
        if mention.key not in holders.unknown:
            continue
        answered = PARTY + mention.key in answers
        rows = tuple(row for row in mention.rows if row in nobody)
        if rows:
            chosen = answers[PARTY + mention.key]["target"] if answered else None
            yield Question(
                party_id(mention),
                "party",
                rows,
                _PARTY_CHOICES,
                "nobody",
                chosen,
                mention=mention,
            )


def _doubt(group: DoubtGroup, reading: Reading, answers: Mapping[str, Any]) -> Question:
    given = _given(group, reading, answers)
    return Question(
        doubt_id(group),
        "doubt",
        _rows(group, reading),
        group.labels if len(group.labels) > 1 else (),
        _label_of(group, group.first.chosen),
        given,
        group=group,
    )


def _given(group: DoubtGroup, reading: Reading, answers: Mapping[str, Any]) -> str | None:
    """The label that the answers hold for a whole group, None before it was answered."""
    for label in group.labels:
        spread = doubt_answers(group, label, reading.doubts)
        if all(key in answers and answers[key] == value for key, value in spread.items()):
            return label
    return None


def _label_of(group: DoubtGroup, value: Any) -> str | None:
    return next((one.label for one in group.first.choices if one.value == value), None)


def _rows(group: DoubtGroup, reading: Reading) -> tuple[int, ...]:
    places = (one.where.index for one in reading.doubts if one.id in group.ids)
    return tuple(index for index in places if index is not None)
