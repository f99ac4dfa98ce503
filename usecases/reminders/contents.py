"""What a digest says, composed right before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.model import DutyRole
from roadmap.reminding import Slot
from roadmap.terms import done_by
from usecases.agenda.items import Item, Section, items, section_of
from usecases.agenda.views import DutyView, PackageView, view_duty, view_package
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadSession
from usecases.ports.messages import Delivery
from usecases.ports.people import PersonContact
from usecases.ports.reminders import AgendaDuty, ControlFacts
from usecases.reminders.hours import Part, local

LINES = 7
"""More than this is told as a number."""


@dataclass(frozen=True, slots=True)
class Control:
    """A coordinator's part; days are working days since the oldest report and the longest delay."""

    facts: ControlFacts
    review_days: int
    late_days: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What needs attention: `items` are at most seven of `total`.

    `next_day` is the first date beyond them, None when there is none or when not all are shown.
    """

    today: date
    items: tuple[Item, ...]
    total: int
    next_day: date | None
    control: Control | None

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
        here = local(self.clock.now(), person.timezone or self.zone.key, person.digest_at)
        if here.day != delivery.local_day or here.part is Part.CLOSED:
            return None
        slot = Slot(delivery.slot)
        post_ids = await _held(read, person, here.day)
        calendar = await load_calendar(read.calendar, post_ids)
        duties, told = await _attention(read, post_ids, here.day, slot)
        control = None
        if slot is Slot.MORNING:
            control = await self._control(read, person, here.day, calendar)
        lines = items(told, here.day, calendar)
        if len(lines) == 1 and control is None:
            return await self._single(read, lines[0], here.day, calendar)
        if not lines and control is None:
            return None
        return Digest(
            today=here.day,
            items=lines[:LINES],
            total=len(lines),
            next_day=_next_day(duties, told) if 0 < len(lines) <= LINES else None,
            control=control,
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
        if facts is None or not (facts.review or facts.late or facts.unreached or facts.week):
            return None
        return Control(
            facts,
            review_days=self._since(facts.review.oldest, today, calendar) if facts.review else 0,
            late_days=calendar.working_days_between(facts.late.since, today) if facts.late else 0,
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


async def _attention(
    read: ReadSession, post_ids: Sequence[int], today: date, slot: Slot
) -> tuple[Sequence[AgendaDuty], Sequence[AgendaDuty]]:
    """All that the person owes by these posts, and what of it this digest tells."""
    owed = [
        duty for duty in await read.agenda.duties(post_ids) if duty.role is DutyRole.RESPONSIBLE
    ]
    announced = await read.digests.announced(post_ids, today, slot)
    return owed, [duty for duty in owed if _told(duty, today, slot, announced)]


async def _held(read: ReadSession, person: PersonContact, today: date) -> list[int]:
    """Posts whose digest comes to this person, not to somebody who acts for them."""
    posts = [post.id for post in await read.people.posts_of(person.person_id)]
    holders = await read.people.holders(tuple(posts), today)
    return [post for post in posts if holders[post].person_id == person.person_id]


def _told(duty: AgendaDuty, today: date, slot: Slot, announced: frozenset[int]) -> bool:
    if slot is Slot.AFTERNOON:
        return done_by(duty.terms) == today and duty.id in announced
    if duty.id in announced:
        return True
    snoozed = duty.snoozed_until is not None and duty.snoozed_until > today
    return section_of(duty.terms, today) is not Section.AHEAD and not snoozed


def _next_day(owed: Sequence[AgendaDuty], told: Sequence[AgendaDuty]) -> date | None:
    named = {duty.id for duty in told}
    return min((done_by(duty.terms) for duty in owed if duty.id not in named), default=None)
