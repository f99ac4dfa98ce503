"""Proposals of an amending order put into a draft of our own order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roadmap.amendments import Proposal
from roadmap.drafting.amendments import Outcome, Problem, outcome_of
from roadmap.drafting.draft import make_draft
from roadmap.drafting.model import Decisions, Draft, DraftActivity
from roadmap.intake import read_document
from roadmap.model import Tracking
from roadmap.reading import Reading
from tests.roadmap.intake.test_amendments import proposals

ORDER = Path(__file__).parents[3] / "bot/demo/authority/prikaz-412.txt"
FIRST = "ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(ORDER.read_bytes(), ORDER.name)


@pytest.fixture(scope="module")
def draft(reading: Reading) -> Draft:
    return make_draft(reading, Decisions({}))


def proposal(text: str) -> Proposal:
    (one,) = proposals(f"1.1. {text}")
    return one


def applied(reading: Reading, outcome: Outcome) -> Draft:
    return make_draft(reading, Decisions({}, outcome.patches))


def row(draft: Draft, title: str) -> DraftActivity:
    (one,) = [each for each in draft.activities if each.title.startswith(title)]
    return one


def test_a_deadline_moves_with_its_year(reading: Reading, draft: Draft) -> None:
    found = outcome_of(
        proposal(
            f"В разделе «{FIRST}» в строке 2 слова «до 20 октября» заменить словами «до 1 декабря»."
        ),
        draft,
    )
    assert found.problem is None
    assert [(one.field, one.old, one.new) for one in found.changes] == [
        ("deadline", "до 20 октября 2026 г.", "до 1 декабря 2026 г.")
    ]
    after = row(applied(reading, found), "Размещение дорожных карт")
    assert after.deadline.windows == ((None, date(2026, 12, 1)),)
    assert after.key == row(draft, "Размещение дорожных карт").key


def test_the_words_tell_which_row_of_several_is_meant(draft: Draft) -> None:
    found = outcome_of(
        proposal("В пункте 2 слова «до 20 октября» заменить словами «до 1 декабря»."), draft
    )
    assert [one.title[:10] for one in found.rows] == ["Размещение"]


def test_other_words_for_the_same_date_are_found(draft: Draft) -> None:
    found = outcome_of(
        proposal(
            f"В разделе «{FIRST}» в строке 2 слова «20.10.2026» заменить словами «до 01.12.2026»."
        ),
        draft,
    )
    assert [(one.field, one.new) for one in found.changes] == [("deadline", "до 01.12.2026")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("В пункте 99 слова «до 20 октября» заменить словами «до 1 декабря».", Problem.NO_ROW),
        ("Пункт 2 исключить.", Problem.SEVERAL_ROWS),
        (
            f"В разделе «{FIRST}» в строке 2 слова «до 3 марта» заменить словами «до 4 марта».",
            Problem.NO_WORDS,
        ),
        (
            f"В разделе «{FIRST}» графу «Срок» строки 2 изложить в следующей редакции: «до 31 июня».",
            Problem.UNREAD,
        ),
        ("Приложение изложить в новой редакции.", Problem.NO_TABLE),
        ("Уточнить показатели.", Problem.BY_HAND),
        ("Раздел XII дополнить строкой: «9. Собрание; май 2027 г.; ЦРО».", Problem.NO_ROW),
    ],
)
def test_what_cannot_be_applied_says_why(draft: Draft, text: str, problem: Problem) -> None:
    found = outcome_of(proposal(text), draft)
    assert found.problem is problem
    assert found.patches == ()


def test_a_person_may_name_the_row(reading: Reading, draft: Draft) -> None:
    one = row(draft, "Ярмарка вакансий")
    found = outcome_of(proposal("Пункт 2 исключить."), draft, one.key)
    after = applied(reading, found)
    assert row(after, "Ярмарка вакансий").skipped
    assert len(after.kept) == len(draft.kept) - 1


def test_people_that_stay_keep_who_they_were(reading: Reading, draft: Draft) -> None:
    found = outcome_of(
        proposal("По всему тексту слова «Дятлова Н.К.» заменить словами «Орлова А.А.»."), draft
    )
    assert len(found.rows) > 1
    after = row(applied(reading, found), "Ярмарка вакансий")
    assert [party.text for party in after.responsible] == ["Орлова А.А.", "Журавлёв П.А."]


def test_a_restated_row_changes_what_is_given(reading: Reading, draft: Draft) -> None:
    found = outcome_of(
        proposal(
            f"В разделе «{FIRST}» строку 4 изложить в следующей редакции: «4. Мониторинг и разбор."
            " Срок – январь 2027 г. Форма – протокол»."
        ),
        draft,
    )
    after = row(applied(reading, found), "Мониторинг и разбор")
    assert after.form == "протокол"
    assert after.deadline.raw == "январь 2027 г."
    assert [party.text for party in after.responsible] == ["Синицына С.И."]


def test_a_new_row_stands_after_the_one_named(reading: Reading, draft: Draft) -> None:
    found = outcome_of(
        proposal(
            f"Раздел «{FIRST}» дополнить строкой следующего содержания: «5. Собрание родителей;"
            " до 20 декабря 2026 г.; руководители ОО»."
        ),
        draft,
    )
    after = applied(reading, found)
    made = row(after, "Собрание родителей")
    assert made.section == FIRST
    assert made.no == "5"
    assert made.tracking is Tracking.POINT
    assert made.put_in
    rows = [one.title[:10] for one in after.activities]
    assert rows.index("Собрание р") == rows.index("Мониторинг") + 1
    assert after.keys == draft.keys
    assert made.key not in draft.keys


def test_keys_hold_over_a_title_that_was_reworded(reading: Reading, draft: Draft) -> None:
    patches: tuple[dict[str, Any], ...] = (
        {"at": {"row": draft.keys[0]}, "title": "Совсем другое дело", "amends": "a"},
    )
    again = make_draft(reading, Decisions({}, patches), (), draft.keys)
    assert again.keys == draft.keys
    assert again.activities[0].title == "Совсем другое дело"


def test_a_row_may_be_named_by_its_title(draft: Draft) -> None:
    found = outcome_of(
        proposal(
            "В строке «Ярмарка вакансий» слова «апрель 2027 г.» заменить словами «май 2027 г.»."
        ),
        draft,
    )
    assert [one.title[:7] for one in found.rows] == ["Ярмарка"]
    assert found.problem is None


def test_a_point_is_added_to_the_orders_own_text(reading: Reading, draft: Draft) -> None:
    found = outcome_of(
        proposal(
            "Пункт 2.2 приказа дополнить подпунктом 2.3 следующего содержания: «2.3. Представить"
            " справку об итогах в срок до 20.01.2027.»."
        ),
        draft,
    )
    made = row(applied(reading, found), "Представить справку об итогах")
    assert made.kind == "order"
    assert made.deadline.windows == ((None, date(2027, 1, 20)),)
