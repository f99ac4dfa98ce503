"""What a digest says, composed right before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.model import DutyRole
from roadmap.quiet import FirstDays
from roadmap.reminding import Slot
from roadmap.summer import summer_pause
from roadmap.terms import done_by
from usecases.agenda.items import Item, Section, items, section_of
from usecases.agenda.views import DutyView, PackageView, view_duty, view_package
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadSession
from usecases.ports.messages import Delivery
from usecases.ports.people import PersonContact
from usecases.ports.reminders import AgendaDuty, ControlFacts
from usecases.reminders.escalation import Escalation, controlled, previewed
from usecases.reminders.hours import Part, here
from usecases.reminders.month import MonthPlan, month_end, month_opens, month_plan, told_this_month
from usecases.reminders.recipients import joined_day, newcomer, working_calendar

LINES = 7
"""More than this is told as a number."""

UNTOLD = frozenset({Part.CLOSED, Part.QUIET})


@dataclass(frozen=True, slots=True)
class Control:
    """A coordinator's part; days are working days since the oldest report and the longest delay.

    `previews` are lists that go to the controller on the next working day.
    """

    facts: ControlFacts
    review_days: int
    late_days: int
    previews: tuple[Escalation, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What needs attention: `items` are at most seven of `total`.

    `next_day` is the first date beyond them and the month's plan, None when there is none or when
    not all are shown. What was overdue before the day `joined` is nobody's delay.
    `escalations` are for a controller.
    """

    today: date
    items: tuple[Item, ...]
    total: int
    next_day: date | None
    control: Control | None
    month: MonthPlan | None = None
    joined: date | None = None
    escalations: tuple[Escalation, ...] = ()

    @property
    def link(self) -> tuple[str, dict[str, list[tuple[str, int]]]]:
        """A reply to the message speaks of one of these."""
        return "digest", {"items": [item.ref for item in self.items]}


@dataclass(frozen=True, slots=True)
class SingleDuty:
    """A digest of one duty: its card."""

    today: date
    view: DutyView

    @property
    def link(self) -> tuple[str, dict[str, int]]:
        """A reply to the message is that duty's report."""
        return "duty", {"id": self.view.card.id}


@dataclass(frozen=True, slots=True)
class SinglePackage:
    """A digest of one package: its card."""

    today: date
    view: PackageView

    @property
    def link(self) -> tuple[str, dict[str, int]]:
        """A reply to the message is that package's report."""
        return "package", {"id": self.view.card.id}


@dataclass(frozen=True, slots=True)
class Own:
    """What somebody owes, and what of it a digest tells."""

    owed: Sequence[AgendaDuty]
    told: Sequence[AgendaDuty]


DigestContent = Digest | SingleDuty | SinglePackage


@dataclass(frozen=True, slots=True)
class ComposeDigest:
    """The true state at the moment of sending; None when nothing is to be said now.

    A digest that was held up past its day's end says nothing: its reminders go into the next.
    """

    clock: Clock
    zone: ZoneInfo

    async def __call__(self, read: ReadSession, delivery: Delivery) -> DigestContent | None:
        """See above."""
        person = await read.people.contact(delivery.person_id)
        if person is None:
            return None
        there = here(self.clock.now(), person, self.zone.key)
        today = there.day
        if today != delivery.local_day or there.part in UNTOLD or person.away(today):
            return None
        slot = Slot(delivery.slot)
        post_ids = await _held(read, person, today)
        calendar = await load_calendar(read.calendar, post_ids)
        place = working_calendar(calendar, post_ids, today)
        if place is None:
            return None
        first = newcomer(person, self.zone.key, today, place)
        own = await _attention(read, _Saying(today, slot, first, calendar), post_ids)
        control = month = None
        escalations: tuple[Escalation, ...] = ()
        if slot is Slot.MORNING:
            control = await self._control(read, person, today, calendar)
            escalations = await controlled(read, person.person_id, today, place)
            month = None if first else await _month(read, person, today, own, place)
        lines = items(own.told, today, calendar)
        if not (control or month or escalations):
            if len(lines) == 1:
                return await self._single(read, lines[0], today, calendar)
            if not lines:
                return None
        return Digest(
            today=today,
            items=lines[:LINES],
            total=len(lines),
            next_day=_next_day(own, month) if (lines or month) and len(lines) <= LINES else None,
            control=control,
            month=month,
            joined=joined_day(person, self.zone.key),
            escalations=escalations,
        )

    async def _control(
        self, read: ReadSession, person: PersonContact, today: date, calendar: ProductionCalendar
    ) -> Control | None:
        facts = await read.digests.control(
            person.person_id,
            now=self.clock.now(),
            today=today,
            since=calendar.add_working_days(today, -1),
            until=today + timedelta(days=6 - today.weekday()),
        )
        if facts is None:
            return None
        previews = await previewed(read, facts.roadmap_ids, today, calendar)
        said = (facts.review, facts.extensions, facts.late, facts.unreached, facts.week, previews)
        if not any(said):
            return None
        return Control(
            facts,
            review_days=self._since(facts.review.oldest, today, calendar) if facts.review else 0,
            late_days=calendar.working_days_between(facts.late.since, today) if facts.late else 0,
            previews=previews,
        )

    def _since(self, moment: datetime, today: date, calendar: ProductionCalendar) -> int:
        day = moment.astimezone(self.zone).date()
        return calendar.working_days_between(day, today)

    async def _single(
        self, read: ReadSession, item: Item, today: date, calendar: ProductionCalendar
    ) -> DigestContent | None:
        if item.kind == "package":
            package = await read.agenda.package_card(item.id)
            if package is None:
                return None
            return SinglePackage(today, view_package(package, today, calendar, mine=True))
        duty = await read.agenda.duty_card(item.id)
        if duty is None:
            return None
        return SingleDuty(today, view_duty(duty, today, calendar, self.zone, mine=True))


@dataclass(frozen=True, slots=True)
class _Saying:
    """What a digest of a day and slot may say to somebody."""

    today: date
    slot: Slot
    first: FirstDays | None
    calendar: ProductionCalendar

    def tells(self, duty: AgendaDuty, announced: frozenset[int]) -> bool:
        """Whether it speaks of a duty; `announced` are those of its own reminders."""
        if self.first is not None and not self.first.speaks_of(done_by(duty.terms)):
            return False
        summer = self.calendar.of_post(duty.post_id).summer
        if summer_pause(self.today, duty.tracking, summer, school=duty.school):
            return False
        if self.slot is Slot.AFTERNOON:
            return done_by(duty.terms) == self.today and duty.id in announced
        if duty.id in announced:
            return True
        snoozed = duty.snoozed_until is not None and duty.snoozed_until > self.today
        return section_of(duty.terms, self.today) is not Section.AHEAD and not snoozed


async def _attention(read: ReadSession, saying: _Saying, post_ids: Sequence[int]) -> Own:
    """All that the person owes by these posts, and what of it this digest tells."""
    owed = [
        duty for duty in await read.agenda.duties(post_ids) if duty.role is DutyRole.RESPONSIBLE
    ]
    announced = await read.digests.announced(post_ids, saying.today, saying.slot)
    return Own(owed, [duty for duty in owed if saying.tells(duty, announced)])


async def _held(read: ReadSession, person: PersonContact, today: date) -> list[int]:
    """Posts whose digest comes to this person, not to somebody who acts for them."""
    posts = [post.id for post in await read.people.posts_of(person.person_id)]
    holders = await read.people.holders(tuple(posts), today)
    return [post for post in posts if holders[post].person_id == person.person_id]


async def _month(
    read: ReadSession, person: PersonContact, today: date, own: Own, calendar: ProductionCalendar
) -> MonthPlan | None:
    """The plan, in the first digest of a month."""
    if not month_opens(today, calendar):
        return None
    before = await read.digests.existing((person.person_id,), today.replace(day=1))
    if told_this_month(before, today):
        return None
    return month_plan(own.owed, own.told, today, calendar)


def _next_day(own: Own, month: MonthPlan | None) -> date | None:
    """The first date that is neither told nor in the month's plan."""
    named = {duty.id for duty in own.told}
    days = (done_by(duty.terms) for duty in own.owed if duty.id not in named)
    planned = month_end(month.month) if month else None
    return min((day for day in days if planned is None or day > planned), default=None)
