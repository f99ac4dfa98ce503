"""Every screen of reports and reviews in both languages, in every state, within its limits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers import report_questions, report_screens, report_words, review_screens
from handlers.screen import Screen
from locales import LOCALES, Translator
from roadmap.model import DutyState
from roadmap.submissions import EvidenceKind, EvidenceState, ReturnCode, SubmissionState
from simulator.screen import spaced
from usecases.ports.history import HistoryEntry
from usecases.ports.reports import (
    Candidate,
    DutyFacts,
    Evidence,
    PackageSheet,
    ReportedDuty,
    ReportView,
    SheetRow,
)
from usecases.reports.showing import DutyHistory, FileNews, Receipt, ReportNews

ZONE = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 10, 12, 6, 14, tzinfo=UTC)
TODAY = date(2026, 10, 12)
DUE = date(2026, 10, 15)
TAG = re.compile(r"<[^<>]*>")
LONG = "Составление & утверждение <графика> контрольных работ на полугодие, " * 4


def evidence(number: int, **values: Any) -> Evidence:
    facts: dict[str, Any] = {
        "id": number,
        "submission_id": 1,
        "person_id": 1,
        "kind": EvidenceKind.FILE,
        "origin": "document",
        "text": None,
        "bot_id": 7,
        "file_id": "f",
        "file_unique_id": str(number),
        "media_group_id": None,
        "chat_id": 5,
        "message_id": number,
        "name": f"grafik-{number}.pdf",
        "mime": "application/pdf",
        "size": 219_136,
        "sha256": "ab",
        "state": EvidenceState.STORED,
        "error": None,
        "created_at": NOW,
    }
    return Evidence(**(facts | values))


def duty(number: int, name: str = "График контрольных работ", **values: Any) -> ReportedDuty:
    facts: dict[str, Any] = {
        "id": number,
        "name": name,
        "no": "1.",
        "form": "утверждённый график",
        "needs_document": True,
        "due": DUE,
        "working": DUE,
        "extended": None,
        "rework_until": None,
        "state": DutyState.REPORTED,
        "executed_on": date(2026, 10, 9),
        "first_reported_at": NOW,
    }
    return ReportedDuty(**(facts | values))


def report(**values: Any) -> ReportView:
    facts: dict[str, Any] = {
        "id": 1,
        "number": "412/7-003",
        "state": SubmissionState.REPORTED,
        "roadmap_id": 1,
        "roadmap_title": "Дорожная карта",
        "order_number": "412",
        "order_date": date(2026, 8, 28),
        "post_id": 1,
        "organization": "СОШ № 7",
        "package_id": None,
        "entered_by": 1,
        "entered_by_name": "Орлова Ольга Петровна",
        "executed_on": date(2026, 10, 9),
        "created_at": NOW,
        "reported_at": NOW,
        "opened_at": None,
        "opened_by_name": None,
        "decided_at": None,
        "decided_by_name": None,
        "reason": None,
        "counter_chat_id": None,
        "counter_message_id": None,
        "reviewer_name": "Синицына Светлана Игоревна",
        "returns": 0,
        "duties": (duty(1),),
        "evidence": (
            evidence(1, kind=EvidenceKind.REQUISITES, text="Приказ от 09.10.2026 № 118", name=None),
            evidence(2),
        ),
    }
    return ReportView(**(facts | values))


def receipt(view: ReportView) -> Receipt:
    return Receipt(view, TODAY, ZONE, date(2026, 10, 26))


def decided(state: SubmissionState, **values: Any) -> ReportView:
    return report(
        state=state, decided_at=NOW, decided_by_name="Синицына Светлана Игоревна", **values
    )


BIG = report(
    duties=tuple(duty(n, LONG, needs_document=n % 2 == 0) for n in range(60)),
    evidence=tuple(evidence(n, text=LONG, name=LONG) for n in range(20)),
    package_id=9,
)
RETURNED = decided(SubmissionState.RETURNED, reason="unsigned", returns=1)
VIEWS = (
    report(),
    report(evidence=()),
    report(opened_at=NOW, opened_by_name="Синицына Светлана Игоревна"),
    replace(BIG, state=SubmissionState.DRAFT),
    replace(BIG, state=SubmissionState.DRAFT, evidence=()),
    BIG,
    report(
        state=SubmissionState.DRAFT,
        evidence=(
            evidence(1, state=EvidenceState.RECEIVED, name=None, origin="photo", size=None),
            evidence(2, state=EvidenceState.FAILED, error="gone"),
        ),
    ),
    report(state=SubmissionState.DRAFT, evidence=(), duties=(duty(1, needs_document=False),)),
    report(state=SubmissionState.WITHDRAWN),
    RETURNED,
    replace(RETURNED, reason="other:нет <печати> & даты"),
    decided(SubmissionState.ACCEPTED),
    report(reviewer_name=None, executed_on=date(2026, 10, 20)),
)


@pytest.fixture(params=LOCALES)
def t(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param)


def fits(screen: Screen) -> None:
    buttons = [button for row in screen.rows for button in row]
    assert 0 < len(unescape(TAG.sub("", screen.text))) <= 4096
    assert len(buttons) <= 8
    for button in buttons:
        assert button.data is not None
        assert len(button.data.pack().encode()) <= 64
        assert len(button.label) <= 64
    assert "<графика>" not in screen.text
    assert "{" not in screen.text


@pytest.mark.parametrize("view", VIEWS)
def test_every_state_has_its_screens(view: ReportView, t: Translator) -> None:
    shown = receipt(view)
    news = ReportNews(shown, 3, None)
    for screen in (
        report_screens.counter(shown, t),
        report_screens.counter(shown, t, sent_before=True),
        report_screens.on_their_way(shown, t),
        report_screens.receipt_screen(shown, t),
        report_screens.was_sent(shown, t),
        report_screens.days(shown, t),
        report_screens.cancelled(view, t),
        review_screens.card(shown, 1, 11, t),
        review_screens.reasons(shown, t),
        review_screens.own_reason(shown, t),
        review_screens.decided(shown, 2, t),
        review_screens.received(news, t),
        review_screens.accepted(news, t),
        review_screens.returned(news, t),
    ):
        fits(screen)


@pytest.mark.parametrize("error", ["too-big", "gone", "empty", "unreachable", "twin"])
def test_every_fault_of_a_file_is_said(error: str, t: Translator) -> None:
    failed = evidence(1, state=EvidenceState.FAILED, error=error, name="<b>.pdf")
    for view in (report(), None):
        screen = report_questions.file_news(FileNews(failed, view, None), t)
        fits(screen)
        assert "&lt;b&gt;.pdf" in screen.text


def test_every_reason_has_words(t: Translator) -> None:
    for code in ReturnCode:
        assert report_words.reason_words(str(code), t)


def test_a_long_package_is_ticked_in_pages(t: Translator) -> None:
    rows = tuple(SheetRow(n, LONG, None, n == 1, n % 2 == 0) for n in range(18))
    for page in range(5):
        fits(report_questions.sheet(PackageSheet(1, 1, DUE, rows), page, t))


def test_questions_offer_what_is_likely(t: Translator) -> None:
    candidates = [
        Candidate("duty", 1, LONG, DUE, 1, drafted=True),
        Candidate("package", 2, "", DUE, 18, drafted=False),
        Candidate("submission", 3, "", DUE, 2, drafted=False),
    ]
    for files in (0, 1, 5):
        fits(report_questions.question(candidates, files, t))
        fits(report_questions.question([], files, t))


def test_the_history_is_told_in_lines(t: Translator) -> None:
    facts = DutyFacts(
        1, 1, 1, None, DutyState.ACCEPTED, 1, LONG, True, DUE, DUE, None, None
    )  # fmt: skip
    entries = tuple(
        HistoryEntry(NOW, 1, "Орлова Ольга Петровна", verb, None, None, ground)
        for verb, ground in (("reported", None), ("returned", "unsigned"), ("unknown", None))
    )
    screen = report_questions.history(DutyHistory(facts, entries, ZONE), t)
    fits(screen)
    assert screen.text.count("\n") == 2
    fits(report_questions.history(DutyHistory(facts, (), ZONE), t))


def test_the_receipt_reads_as_the_model_does() -> None:
    text = spaced(report_screens.receipt_screen(receipt(report()), Translator("ru")).text)
    assert text == (
        "✅ <b>Отчёт представлен 12.10.2026 в 09:14 (МСК), в срок</b>\n"
        "№ 412/7-003. График контрольных работ, срок 15.10\n"
        "Исполнено 09.10.2026. "
        "Подтверждение: «Приказ от 09.10.2026 № 118», файл grafik-2.pdf (214 КБ)\n"
        "Проверяет Синицына С.И. Если до 26.10 замечаний нет, отчёт считается принятым."
    )


def test_the_return_reads_as_the_model_does() -> None:
    view = replace(RETURNED, duties=(duty(1, rework_until=date(2026, 10, 15)),))
    screen = review_screens.returned(ReportNews(receipt(view), 0, None), Translator("ru"))
    assert spaced(screen.text).splitlines()[:4] == [
        "↩️ <b>Возвращено на доработку:</b> График контрольных работ",
        "Причина: нет подписи или печати",
        "Синицына С.И., 12.10.2026 в 09:14 (МСК). Доработать до чт, 15 октября.",
        "Отчёт был представлен 12.10, в срок: это сохраняется.",
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [(15, "15 Б"), (219_136, "214 КБ"), (1_468_006, "1,4 МБ"), (20_971_520, "20 МБ")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert spaced(report_words.size_words(size, Translator("ru"))) == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Europe/Moscow", "МСК"), ("Asia/Novosibirsk", "МСК+4"), ("Europe/Kaliningrad", "МСК−1")],
)
def test_zones_are_counted_from_moscow(zone: str, words: str) -> None:
    assert report_words.zone_words(NOW, ZoneInfo(zone), Translator("ru")) == words


def test_a_line_is_cut_between_words() -> None:
    name = "Составление графика контрольных и проверочных работ на полугодие"
    assert report_words.cut(name, 60) == "Составление графика контрольных и проверочных работ на…"
    assert report_words.cut("Отчёт за год: справка", 15) == "Отчёт за год…"
    assert report_words.cut("Отчёт,\n 2\u00a0мероприятия") == "Отчёт, 2\u00a0мероприятия"
    assert report_words.cut("а" * 20, 10) == "а" * 9 + "…"


def test_an_addition_says_what_to_do_although_something_was_sent() -> None:
    text = spaced(report_screens.counter(receipt(report()), Translator("ru")).text)
    assert "Пришлите, что добавить к отчёту № 412/7-003" in text
    assert "Документ нужен" not in text


def test_documents_for_every_row_are_not_told_from_the_rest() -> None:
    view = report(state=SubmissionState.DRAFT, duties=(duty(1), duty(2)), package_id=9)
    text = spaced(report_screens.counter(receipt(view), Translator("ru")).text)
    assert "Документ нужен по каждому мероприятию; можно один на все." in text
    assert "По остальным" not in text


def test_ticks_and_history_go_back_in_the_same_message() -> None:
    rows = (SheetRow(1, "График", None, False, False),)
    ticks = report_questions.sheet(PackageSheet(4, 1, DUE, rows), 0, Translator("ru"))
    facts = DutyFacts(7, 1, 1, None, DutyState.NONE, 1, "График", True, DUE, DUE, None, None)
    told = report_questions.history(DutyHistory(facts, (), ZONE), Translator("ru"))
    backs = [screen.rows[-1][-1].data for screen in (ticks, told)]
    assert [data.pack() for data in backs if data] == ["pa:card:4:0", "da:card:7"]


def test_a_file_sent_twice_is_named_once() -> None:
    twin = evidence(1, state=EvidenceState.FAILED, error="twin")
    text = report_questions.file_news(FileNews(twin, report(), None), Translator("ru")).text
    assert spaced(text) == "Уже принято, второй раз не нужно: файл grafik-1.pdf (214 КБ)"


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Синицына Светлана Игоревна", "✅ <b>Принято</b> 12.10.2026 в 09:14 (МСК), Синицына С.И."),
        (None, "✅ <b>Принято без замечаний</b> 12.10.2026 в 09:14 (МСК)."),
    ],
)
def test_a_receipt_says_that_it_was_accepted(who: str | None, words: str) -> None:
    view = report(state=SubmissionState.ACCEPTED, decided_at=NOW, decided_by_name=who)
    shown = report_screens.receipt_screen(receipt(view), Translator("ru"))
    assert spaced(shown.text).splitlines()[-1] == words
