"""A duty's card says why its date is what it is, by the calendar of the holder's organisation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from handlers.cards import render_duty_card
from locales import Translator
from roadmap.calendars import Calendars, Workplace
from roadmap.dating import Rule
from roadmap.days import DayKind, SpecialDay
from roadmap.model import DutyRole, DutyState, Tracking
from roadmap.terms import Terms
from usecases.agenda.views import view_duty
from usecases.ports.reminders import DutyCard, Source

TODAY, ZONE = date(2026, 10, 12), ZoneInfo("Europe/Moscow")
SCHOOL, HEAD = 7, 70
CLOSED = SpecialDay(date(2026, 10, 15), DayKind.QUARANTINE, "приказ управления")
CALENDARS = Calendars((), {SCHOOL: (CLOSED,)}, {SCHOOL: Workplace(None)}, {HEAD: SCHOOL})
QUARTER = Rule(
    "next-month", (("unit", "quarter"), ("number", "3"), ("year", "2026"), ("day", "10"))
)
CARD = DutyCard(
    id=1,
    source=Source(1, "План мероприятий", "412", date(2026, 8, 28)),
    post_id=HEAD,
    organization="СОШ № 7",
    package_id=1,
    package_size=1,
    name="Сбор сведений о педагогах",
    title="Сбор сведений о педагогах",
    role=DutyRole.RESPONSIBLE,
    tracking=Tracking.POINT,
    needs_document=False,
    terms=Terms(DutyState.NONE, date(2026, 10, 15), date(2026, 10, 15)),
    snoozed_until=None,
    section=None,
    level=None,
    kind="roadmap",
    no="1.",
    deadline="до 15 октября",
    ordinal=1,
    dates=1,
    form=None,
    result=None,
    reviewer=None,
    submission_id=None,
    number=None,
    executed_on=None,
    reported_at=None,
    accepted_at=None,
    accepted_silently=False,
    reason=None,
    release_reason=None,
    rule=Rule("due"),
)


def shown(card: DutyCard) -> list[str]:
    view = view_duty(card, TODAY, CALENDARS, ZONE, mine=True)
    text = render_duty_card(view, Translator("ru"), TODAY).text.replace("\u00a0", " ")
    return [line for line in text.splitlines() if line.startswith("Почему")]


def test_a_printed_date_needs_no_reason() -> None:
    assert shown(CARD) == []
    assert shown(replace(CARD, rule=None)) == []


def test_a_reckoned_date_names_its_rule() -> None:
    due = date(2026, 10, 9)
    card = replace(CARD, rule=QUARTER, terms=Terms(DutyState.NONE, due, due))

    assert shown(card) == [
        "Почему эта дата: III квартал 2026, по 10-е число следующего месяца",
    ]


def test_a_shifted_date_names_the_weekday() -> None:
    terms = Terms(DutyState.NONE, date(2026, 10, 10), date(2026, 10, 9))

    assert shown(replace(CARD, rule=QUARTER, terms=terms)) == [
        (
            "Почему эта дата: III квартал 2026, по 10-е число следующего месяца; "
            "10.10.2026 — суббота, перенос назад: 09.10.2026"
        ),
    ]


def test_a_local_day_off_is_named_with_its_ground() -> None:
    terms = Terms(DutyState.NONE, date(2026, 10, 15), date(2026, 10, 14))

    assert shown(replace(CARD, terms=terms)) == [
        (
            "Почему эта дата: дата из текста; "
            "15.10.2026 — карантин (приказ управления), перенос назад: 14.10.2026"
        ),
    ]
