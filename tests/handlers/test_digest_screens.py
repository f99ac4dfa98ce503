"""Screens of digests and cards keep Telegram's limits, in every state and language."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiogram.filters.callback_data import CallbackData
from hypothesis import given
from hypothesis import strategies as st

from handlers.callbacks import OpenSummary, SummaryPage
from handlers.cards import (
    render_duty_card,
    render_duty_snooze,
    render_package_card,
    render_package_snooze,
)
from handlers.digest import render_digest
from handlers.lines import WIDTH, item_line
from handlers.screen import TEXT_LIMIT, Screen
from handlers.tasks import render_finished, render_owed
from locales import LOCALES, Translator
from roadmap.calendar import ProductionCalendar
from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.terms import Terms
from usecases.agenda.items import items
from usecases.agenda.opening import Agenda
from usecases.agenda.views import view_duty, view_package
from usecases.ports.reminders import (
    AgendaDuty,
    ControlFacts,
    DutyCard,
    Late,
    OnReview,
    PackageCard,
    Source,
    Unreached,
    WeekLine,
)
from usecases.reminders.contents import LINES, Control, Digest
from usecases.reminders.escalation import Escalated, Escalation
from usecases.reminders.nudging import Spared

TODAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
CALENDAR = ProductionCalendar()
ZONE = ZoneInfo("Europe/Moscow")
RU = Translator("ru")
LONG = 'Разработать <положения> & регламенты "о порядке" ' * 12
SOURCE = Source(1, LONG, "412", date(2026, 8, 28))

offsets = st.integers(-40, 60).map(lambda n: TODAY + timedelta(days=n))
names = st.text(min_size=1, max_size=200).filter(str.strip) | st.just(LONG)
states = st.sampled_from([DutyState.NONE, DutyState.DRAFT, DutyState.RETURNED])


def line(
    number: int, name: str, terms: Terms, package: int | None = None, post: int = 1
) -> AgendaDuty:
    returned = terms.state is DutyState.RETURNED
    return AgendaDuty(
        id=number,
        roadmap_id=1,
        package_id=package,
        post_id=post,
        name=name,
        role=DutyRole.RESPONSIBLE,
        tracking=Tracking.POINT,
        needs_document=number % 2 == 0,
        terms=terms,
        snoozed_until=None,
        reason="other:" + LONG if returned else None,
        reported_at=None,
        submission_id=None,
        organization="МБОУ СОШ № 7 имени Героя Советского Союза",
    )


@st.composite
def owed(draw: st.DrawFn) -> list[AgendaDuty]:
    made = []
    for number in range(1, draw(st.integers(2, 14))):
        due, state = draw(offsets), draw(states)
        rework = TODAY + timedelta(days=2) if state is DutyState.RETURNED else None
        terms = Terms(state, due, due, rework_until=rework)
        package = draw(st.none() | st.integers(1, 3))
        made.append(line(number, draw(names), terms, package, draw(st.integers(1, 2))))
    return made


def fits(screen: Screen) -> None:
    visible = html.unescape(re.sub(r"</?[a-z][^>]*>", "", screen.text))
    assert len(visible) <= TEXT_LIMIT
    assert sum(len(row) for row in screen.rows) <= 8
    assert all(
        button.data is None or len(button.data.pack()) <= 64
        for row in screen.rows
        for button in row
    )


def control(*, reviewed: bool = True) -> Control:
    week = tuple(WeekLine(TODAY, LONG if n % 2 else None, 1100, n) for n in range(30))
    reasons = ("vacant", "not-connected", "blocked", "deactivated", "failing")
    unreached = tuple(Unreached(f"СОШ № {n}", reasons[n % 5]) for n in range(40))
    review = OnReview(1100, 900, NOW) if reviewed else None
    waiting = {"extensions": 1100, "dates": 1100} if reviewed else {}
    facts = ControlFacts(review, Late(41, "СОШ № 4", TODAY), unreached, week, (1, 2), **waiting)
    return Control(facts, 3, 21, (escalation(), escalation()) if reviewed else ())


def escalation() -> Escalation:
    lines = tuple(Escalated(n, LONG[:60], LONG, TODAY, 11, LONG, spared=False) for n in range(9))
    left_out = tuple(Spared(f"СОШ № {n}", "blocked") for n in range(40))
    return Escalation(1, "412", TODAY, lines, 3, left_out)


@given(owed())
def test_a_line_has_at_most_eighty_characters_and_its_name_is_escaped(
    duties: list[AgendaDuty],
) -> None:
    for number, item in enumerate(items(duties, TODAY, CALENDAR), start=1):
        shown = item_line(number, item, TODAY, RU)
        assert len(html.unescape(shown)) <= WIDTH
        assert "\n" not in shown


@given(owed(), st.booleans(), st.sampled_from(LOCALES))
def test_a_digest_keeps_its_limits(
    duties: list[AgendaDuty], coordinates: bool, locale: str
) -> None:
    lines = items(duties, TODAY, CALENDAR)
    digest = Digest(
        today=TODAY,
        items=lines[:LINES],
        total=len(lines),
        next_day=None,
        control=control() if coordinates else None,
        escalations=() if coordinates else (escalation(), escalation()),
    )
    screen = render_digest(digest, Translator(locale))
    fits(screen)
    if len(lines) > LINES:
        assert str(len(lines) - LINES) in screen.text


def test_a_reason_that_several_reports_share_is_said_once() -> None:
    terms = Terms(
        DutyState.RETURNED,
        TODAY - timedelta(days=5),
        TODAY - timedelta(days=5),
        rework_until=TODAY + timedelta(days=2),
    )
    same = [
        replace(line(n, "План", terms, post=n), organization=f"СОШ № {n}", reason="unsigned")
        for n in (4, 7)
    ]
    other = replace(line(9, "График", terms, post=9), organization="СОШ № 9", reason="wrong")
    lines = items([same[0], other, same[1]], TODAY, CALENDAR)
    shown = render_digest(Digest(TODAY, lines, 3, None, None), RU)
    assert shown.text.replace("\u00a0", " ").splitlines()[1:] == [
        "<b>Возвращено на доработку</b>",
        "нет подписи или печати, доработать до ср, 14.10:",
        "1. СОШ № 4, План",
        "2. СОШ № 7, План",
        "3. СОШ № 9, График: приложен не тот документ, доработать до ср, 14.10",
    ]


@pytest.mark.parametrize(
    ("roadmaps", "opened"), [((5,), OpenSummary(roadmap=5)), ((5, 6), SummaryPage(roadmap=0))]
)
def test_the_summarys_button_opens_the_one_roadmap_or_the_list(
    roadmaps: tuple[int, ...], opened: CallbackData
) -> None:
    facts = replace(control().facts, roadmap_ids=roadmaps)
    digest = Digest(TODAY, (), 0, None, replace(control(), facts=facts))
    pressed = [b.data for row in render_digest(digest, RU).rows for b in row if b.label == "Сводка"]
    assert pressed == [opened]


@given(owed(), st.integers(0, 9), st.sampled_from(LOCALES))
def test_lists_keep_their_limits_on_every_page(
    duties: list[AgendaDuty], page: int, locale: str
) -> None:
    finished = tuple(
        replace(duty, terms=replace(duty.terms, state=DutyState.ACCEPTED), reported_at=NOW)
        for duty in duties
    )
    agenda = Agenda(TODAY, ZONE, items(duties, TODAY, CALENDAR), finished)
    fits(render_owed(agenda, page, Translator(locale)))
    fits(render_finished(agenda, page, Translator(locale)))


def card(state: DutyState = DutyState.NONE, due: date = date(2026, 10, 15)) -> DutyCard:
    terms = Terms(state, due, due, rework_until=due if state is DutyState.RETURNED else None)
    return DutyCard(
        id=1,
        source=SOURCE,
        post_id=1,
        organization="СОШ № 7",
        package_id=1,
        package_size=18,
        name=LONG,
        title=LONG * 5,
        role=DutyRole.RESPONSIBLE,
        tracking=Tracking.POINT,
        needs_document=True,
        terms=terms,
        snoozed_until=None,
        section=LONG,
        level="school",
        kind="roadmap",
        no="1.",
        deadline=LONG,
        ordinal=2,
        dates=4,
        form="–",
        result=LONG,
        reviewer="Синицына Светлана Игоревна",
        submission_id=1,
        number="412/7-003",
        executed_on=TODAY,
        reported_at=NOW,
        accepted_at=NOW,
        accepted_silently=True,
        reason="unsigned" if state is DutyState.RETURNED else None,
        release_reason="Приказ от 14.10.2026 № 455",
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", DutyState)
@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("due", [date(2026, 9, 30), TODAY, date(2026, 10, 15), date(2027, 1, 15)])
def test_a_card_shows_every_state_within_the_limits(
    state: DutyState, mine: bool, due: date, locale: str
) -> None:
    view = view_duty(card(state, due), TODAY, CALENDAR, ZONE, mine=mine)
    screen = render_duty_card(view, Translator(locale), TODAY)
    fits(screen)
    assert "&lt;положения&gt; &amp;" in screen.text
    reports = {button.data.pack() for row in screen.rows for button in row if button.data}
    awaited = state in {DutyState.NONE, DutyState.DRAFT, DutyState.RETURNED}
    assert ("da:done:1" in reports) is (mine and awaited)
    fits(render_duty_snooze(view, Translator(locale), TODAY))


def test_an_extended_date_stands_beside_the_orders_own() -> None:
    extended = replace(card().terms, extended=date(2026, 10, 22))
    view = view_duty(replace(card(), terms=extended), TODAY, CALENDAR, ZONE, mine=True)
    shown = render_duty_card(view, RU, TODAY).text.replace("\u00a0", " ")
    assert "Срок: <b>чт, 22 октября</b>, через 8 рабочих дней (в приказе 15.10)" in shown


def test_a_co_executor_sees_the_duty_without_its_buttons() -> None:
    helper = replace(card(), role=DutyRole.CO)
    screen = render_duty_card(view_duty(helper, TODAY, CALENDAR, ZONE, mine=True), RU, TODAY)
    assert "Вы соисполнитель" in screen.text
    assert "Исполнено" not in [button.label for row in screen.rows for button in row]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("mine", [True, False])
def test_a_package_counts_how_its_rows_stand(locale: str, mine: bool) -> None:
    due = date(2026, 10, 16)
    kinds = [*DutyState, *[DutyState.NONE] * 40]
    package = PackageCard(
        id=1,
        source=SOURCE,
        post_id=1,
        organization="СОШ № 7",
        due=due,
        reviewer="Синицына Светлана Игоревна",
        duties=tuple(
            line(number, LONG, Terms(state, due, due), package=1)
            for number, state in enumerate(kinds, start=1)
        ),
    )
    view = view_package(package, TODAY, CALENDAR, mine=mine)
    screen = render_package_card(view, Translator(locale), TODAY)
    fits(screen)
    if locale == "ru":
        shown = screen.text.replace("\u00a0", " ")
        assert "Осталось: 43, возвращено: 1, на проверке: 1, принято: 1" in shown
        assert "Документ нужен по 22 мероприятиям" in shown
    fits(render_package_snooze(view, Translator(locale), TODAY))


def test_without_anything_to_decide_the_coordinators_part_is_a_summary() -> None:
    digest = Digest(TODAY, (), 0, None, control(reviewed=False))
    screen = render_digest(digest, RU)
    assert "Сводка координатора" in screen.text
    assert [button.label for row in screen.rows for button in row] == ["Сводка"]


@pytest.mark.parametrize("mine", [True, False])
def test_a_package_that_was_sent_shows_its_report_to_its_holder(mine: bool) -> None:
    due = date(2026, 10, 16)
    sent = line(1, "График", Terms(DutyState.REPORTED, due, due), package=1)
    sent = replace(sent, reported_at=NOW, submission_id=5)
    package = PackageCard(1, SOURCE, 1, "СОШ № 7", due, None, (sent, replace(sent, id=2)))
    screen = render_package_card(view_package(package, TODAY, CALENDAR, mine=mine), RU, TODAY)
    assert "\nНа проверке: 2\n" in screen.text.replace("\u00a0", " ")
    pressed = [button.data.pack() for row in screen.rows for button in row if button.data]
    assert ("sa:show:5" in pressed) is mine


def test_a_nearer_date_than_one_listed_is_not_denied() -> None:
    ahead = line(1, "График", Terms(DutyState.NONE, date(2026, 10, 30), date(2026, 10, 30)))
    listed = items([ahead], TODAY, CALENDAR)
    told = [
        render_digest(Digest(TODAY, listed, 1, day, None), RU).text.splitlines()[-1]
        for day in (date(2026, 10, 20), date(2026, 11, 3))
    ]
    assert told == [
        "Есть и другие сроки, ближайший: 20.10.",
        "Других отчётов до 03.11 нет.",
    ]


def test_a_reason_that_several_share_is_said_once() -> None:
    shown = render_digest(Digest(TODAY, (), 0, None, control(reviewed=False)), RU).text
    shown = shown.replace("\u00a0", " ")
    for reason in ("сотрудник не назначен", "личная ссылка не открыта", "бот заблокирован"):
        assert shown.count(reason) == 1
    assert "бот заблокирован: СОШ № 2, СОШ № 7, СОШ № 12, СОШ № 17, СОШ № 22 и ещё 3;" in shown


def test_what_waits_is_counted_with_its_buttons() -> None:
    screen = render_digest(Digest(TODAY, (), 0, None, control()), RU)
    assert "Ждут Вашего решения: 2200" in screen.text.replace("\u00a0", " ")
    assert "• продление: 1100" in screen.text
    assert "• исполнители ещё не указали даты: 1100" in screen.text
    labels = [button.label for row in screen.rows for button in row]
    assert labels[1:3] == ["Продление (1100)", "Даты (1100)"]


def test_a_digest_offers_the_leave_while_there_is_room() -> None:
    def labels(number: int) -> list[str]:
        due = date(2026, 10, 13)
        owed = [line(n, "График", Terms(DutyState.NONE, due, due)) for n in range(number)]
        shown = items(owed, TODAY, CALENDAR)[:7]
        screen = render_digest(Digest(TODAY, shown, number, None, None), RU)
        return [button.label for row in screen.rows for button in row]

    assert labels(6)[-2:] == ["Все мои сроки", "Я в отпуске"]
    assert labels(7)[-2:] == ["7", "Все мои сроки"]
