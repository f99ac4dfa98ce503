"""Numbers, requisites, links and the question whether it was in time."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.model import DutyState
from roadmap.submissions import (
    EvidenceKind,
    ReturnCode,
    ReturnReason,
    day_said,
    first_date,
    in_time,
    links,
    names_document,
    number_prefix,
    numbered,
    read_text,
    says_done,
)
from roadmap.terms import Terms

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Приказ от 09.10.2026 № 118", date(2026, 10, 9)),
        ("приказ № 118 от 9.10.26", date(2026, 10, 9)),
        ("исх. 45 от 1 октября 2026 г.", date(2026, 10, 1)),
        ("Протокол педсовета №3 от 31 мая 2026", date(2026, 5, 31)),
        ("Письмо 2026-09-30 № 01-07/88", date(2026, 9, 30)),
        ("Приказ № 118", None),
        ("Приказ №118-ОД", None),
        ("исх. № 01-07/45", None),
        ("План на 20.12.2026, приказ № 4", None),
        ("Приказ от 31.02.2026 № 4", None),
    ],
)
def test_requisites_are_read_with_their_date(line: str, day: date | None) -> None:
    read = read_text(line, today=TODAY)
    assert read is not None
    assert (read.kind, read.executed_on) == (EvidenceKind.REQUISITES, day)


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("https://sosh7.example/docs/plan.pdf", "https://sosh7.example/docs/plan.pdf"),
        ("Размещено: www.school7.ru/vsoko.", "https://www.school7.ru/vsoko"),
        ("school7.ru/vsoko", "https://school7.ru/vsoko"),
        ("сайт школа7.рф", "https://школа7.рф"),
    ],
)
def test_links_are_found_and_can_be_opened(line: str, link: str) -> None:
    read = read_text(line, today=TODAY)
    assert read is not None
    assert read.kind is EvidenceKind.LINK
    assert links(line) == (link,)


@pytest.mark.parametrize(
    "line", ["сделано", "Добрый день", "ivanova@example", "приказ утверждён", "всё готово!", "5 б"]
)
def test_what_confirms_nothing_is_not_evidence(line: str) -> None:
    assert read_text(line, today=TODAY) is None


def test_spaces_and_lines_are_joined() -> None:
    read = read_text("Приказ\n от 09.10.2026\t№ 118 ", today=TODAY)
    assert read is not None
    assert read.text == "Приказ от 09.10.2026 № 118"


def test_the_first_date_that_has_come_counts() -> None:
    assert first_date("с 20.10.2026, приказ от 01.10.2026 и 02.10.2026", until=TODAY) == date(
        2026, 10, 1
    )


@pytest.mark.parametrize("line", ["Сделано", "готово!", "уже исполнено.", "Всё выполнено"])
def test_done_is_heard(line: str) -> None:
    assert says_done(line)


@pytest.mark.parametrize("line", ["сделано не всё", "готовится", "перенести", "что у меня?"])
def test_other_words_are_not_done(line: str) -> None:
    assert not says_done(line)


@pytest.mark.parametrize(
    ("order", "code", "prefix"),
    [
        ("412", "7", "412/7-"),
        ("№ 412-ОД", "НОШ № 80", "412-ОД/НОШ80-"),
        ("412", None, "412-"),
        (None, "г44", "5/г44-"),
    ],
)
def test_a_number_names_the_order_and_the_school(
    order: str | None, code: str | None, prefix: str
) -> None:
    assert number_prefix(order, code, 5) == prefix


def test_the_sequence_has_three_digits_or_more() -> None:
    assert numbered("412/7-", 3) == "412/7-003"
    assert numbered("412/7-", 1204) == "412/7-1204"


@pytest.mark.parametrize(
    ("executed", "working", "extended", "expected"),
    [
        (date(2026, 10, 15), date(2026, 10, 15), None, True),
        (date(2026, 10, 16), date(2026, 10, 15), None, False),
        (date(2026, 10, 16), date(2026, 10, 16), None, True),
        (date(2026, 10, 15), date(2026, 10, 14), None, True),
        (date(2026, 10, 22), date(2026, 10, 15), date(2026, 10, 22), True),
        (date(2026, 10, 23), date(2026, 10, 15), date(2026, 10, 22), False),
    ],
)
def test_in_time_goes_by_the_later_of_the_dates(
    executed: date, working: date, extended: date | None, *, expected: bool
) -> None:
    terms = Terms(
        DutyState.REPORTED,
        date(2026, 10, 15),
        working,
        extended=extended,
        rework_until=date(2026, 12, 1),
    )
    assert in_time(executed, terms) is expected


def test_a_reason_is_stored_and_read_back() -> None:
    reason = ReturnReason(ReturnCode.OTHER, "лист 2: не читается")
    assert ReturnReason.of(reason.stored()) == reason
    assert ReturnReason.of("unsigned") == ReturnReason(ReturnCode.UNSIGNED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("09.10.2026", date(2026, 10, 9)),
        ("9.10", date(2026, 10, 9)),
        ("исполнено 9 октября", date(2026, 10, 9)),
        ("вчера", date(2026, 10, 11)),
        ("сегодня", date(2026, 10, 12)),
        ("25.05", date(2026, 5, 25)),
        ("20.12", date(2026, 12, 20)),
        ("31.02", None),
        ("когда-то", None),
    ],
)
def test_a_day_is_understood_as_it_is_said(text: str, day: date | None) -> None:
    assert day_said(text, today=date(2026, 10, 12)) == day


def test_a_december_day_said_in_january_is_last_years() -> None:
    assert day_said("25.12", today=date(2027, 1, 14)) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Приказ от 09.10.2026 № 118", True),
        ("school7.ru/plan", True),
        ("исх. 45 от 01.10.2026", True),
        ("на месте буду 15.10.2026", False),
        ("Можно ли приказ № 5?", False),
    ],
)
def test_only_a_document_is_taken_unasked(text: str, named: bool) -> None:
    assert names_document(text) is named


def test_a_question_whether_it_is_done_says_nothing() -> None:
    assert says_done("готово!")
    assert not says_done("готово?")
