"""What a digest says, composed right before it is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.reminding import Slot
from roadmap.terms import done_by
from usecases.agenda.items import Item, items
from usecases.agenda.views import DutyView, PackageView, view_duty, view_package
from usecases.ports.ground import Clock, ReadSession
from usecases.ports.messages import Delivery
from usecases.ports.people import PersonContact
from usecases.ports.reminders import ControlFacts, DutyCard, PackageCard
from usecases.reminders.attention import Addressee, Facts, Own, facts
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


DigestContent = Digest | SingleDuty | SinglePackage


@dataclass(frozen=True, slots=True)
class _Said:
    """A digest that is yet without the card that its one line may be shown as."""

    to: Addressee
    digest: Digest

    @property
    def single(self) -> Item | None:
        """Its one line, where it says nothing else."""
        digest = self.digest
        if digest.total != 1 or digest.control or digest.month or digest.escalations:
            return None
        return digest.items[0]


@dataclass(frozen=True, slots=True)
class ComposeDigest:
    """The true state at the moment of sending; None when nothing is to be said now.

    A digest that was held up past its day's end says nothing: its reminders go into the next.
    """

    clock: Clock
    zone: ZoneInfo

    async def many(
        self, read: ReadSession, deliveries: Sequence[Delivery]
    ) -> Sequence[DigestContent | None]:
        """See above; what they have in common is asked once."""
        addressees = await self._addressees(read, deliveries)
        if not addressees:
            return [None] * len(deliveries)
        known = await facts(read, addressees)
        said = [each for to in addressees if (each := await self._said(read, to, known))]
        shown = await self._shown(read, said, known.calendar)
        return [shown.get(delivery.id) for delivery in deliveries]

    async def _addressees(
        self, read: ReadSession, deliveries: Sequence[Delivery]
    ) -> list[Addressee]:
        people = await read.people.contacts(tuple({each.person_id for each in deliveries}))
        now, found = self.clock.now(), []
        for delivery in deliveries:
            person = people.get(delivery.person_id)
            if person is None:
                continue
            there = here(now, person, self.zone.key)
            today = there.day
            if today != delivery.local_day or there.part in UNTOLD or person.away(today):
                continue
            found.append(Addressee(delivery, person, today, Slot(delivery.slot)))
        return found

    async def _said(self, read: ReadSession, to: Addressee, known: Facts) -> _Said | None:
        place = working_calendar(known.calendar, known.posts[to.id], to.today)
        if place is None:
            return None
        first = newcomer(to.person, self.zone.key, to.today, place)
        own = known.own(to, first)
        control = month = None
        escalations: tuple[Escalation, ...] = ()
        if to.slot is Slot.MORNING:
            if to.id in known.coordinators:
                control = await self._control(read, to.person, to.today, known.calendar)
            escalations = await controlled(read, known.controlled.get(to.id, ()), to.today, place)
            month = None if first else await _month(read, to, own, place)
        lines = items(own.told, to.today, known.calendar)
        if not (lines or control or month or escalations):
            return None
        digest = Digest(
            today=to.today,
            items=lines[:LINES],
            total=len(lines),
            next_day=_next_day(own, month) if (lines or month) and len(lines) <= LINES else None,
            control=control,
            month=month,
            joined=joined_day(to.person, self.zone.key),
            escalations=escalations,
        )
        return _Said(to, digest)

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

    async def _shown(
        self, read: ReadSession, said: Sequence[_Said], calendar: ProductionCalendar
    ) -> dict[int, DigestContent | None]:
        """By delivery; a line that stands alone as its card, None where that is gone."""
        alone = [each.single for each in said if each.single]
        duties = await read.agenda.duty_cards([one.id for one in alone if one.kind == "duty"])
        packages = await read.agenda.package_cards(
            [one.id for one in alone if one.kind == "package"]
        )
        return {
            each.to.delivery.id: self._content(each, duties, packages, calendar) for each in said
        }

    def _content(
        self,
        said: _Said,
        duties: Mapping[int, DutyCard],
        packages: Mapping[int, PackageCard],
        calendar: ProductionCalendar,
    ) -> DigestContent | None:
        one, today = said.single, said.digest.today
        if one is None:
            return said.digest
        if one.kind == "package":
            if one.id not in packages:
                return None
            package = view_package(packages[one.id], today, calendar, mine=True)
            return SinglePackage(today, package)
        if one.id not in duties:
            return None
        return SingleDuty(today, view_duty(duties[one.id], today, calendar, self.zone, mine=True))


async def _month(
    read: ReadSession, to: Addressee, own: Own, calendar: ProductionCalendar
) -> MonthPlan | None:
    """The plan, in the first digest of a month."""
    today = to.today
    if not month_opens(today, calendar):
        return None
    plan = month_plan(own.owed, own.told, today, calendar)
    if plan is None:
        return None
    before = await read.digests.existing((to.id,), today.replace(day=1))
    return None if told_this_month(before, today) else plan


def _next_day(own: Own, month: MonthPlan | None) -> date | None:
    """The first date that is neither told nor in the month's plan."""
    named = {duty.id for duty in own.told}
    days = (done_by(duty.terms) for duty in own.owed if duty.id not in named)
    planned = month_end(month.month) if month else None
    return min((day for day in days if planned is None or day > planned), default=None)
