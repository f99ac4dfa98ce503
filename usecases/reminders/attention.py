"""What digests that are composed together are made of, asked once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.calendars import Calendars
from roadmap.model import DutyRole
from roadmap.quiet import FirstDays
from roadmap.reminding import Slot
from roadmap.summer import summer_pause
from roadmap.terms import done_by
from usecases.agenda.items import Section, section_of
from usecases.calendar import load_calendar
from usecases.ports.ground import ReadSession
from usecases.ports.messages import Delivery
from usecases.ports.people import PersonContact
from usecases.ports.reminders import AgendaDuty


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to whom a digest may be said now."""

    delivery: Delivery
    person: PersonContact
    today: date
    slot: Slot

    @property
    def id(self) -> int:
        """The person's."""
        return self.person.person_id


@dataclass(frozen=True, slots=True)
class Own:
    """What somebody owes, and what of it a digest tells."""

    owed: Sequence[AgendaDuty]
    told: Sequence[AgendaDuty]


@dataclass(frozen=True, slots=True)
class Facts:
    """What addressees hold and owe, by person; `announced` by day and slot.

    `controlled` are roadmaps by who controls them.
    """

    calendar: Calendars
    posts: Mapping[int, Sequence[int]]
    owed: Mapping[int, Sequence[AgendaDuty]]
    announced: Mapping[tuple[date, Slot], frozenset[int]]
    coordinators: frozenset[int]
    controlled: Mapping[int, Sequence[int]]

    def own(self, to: Addressee, first: FirstDays | None) -> Own:
        """All that somebody owes, and what of it their digest tells."""
        owed = self.owed[to.id]
        return Own(owed, [duty for duty in owed if self._told(to, duty, first)])

    def _told(self, to: Addressee, duty: AgendaDuty, first: FirstDays | None) -> bool:
        if first is not None and not first.speaks_of(done_by(duty.terms)):
            return False
        summer = self.calendar.of_post(duty.post_id).summer
        if summer_pause(to.today, duty.tracking, summer, school=duty.school):
            return False
        announced = duty.id in self.announced[to.today, to.slot]
        if to.slot is Slot.AFTERNOON:
            return done_by(duty.terms) == to.today and announced
        if announced:
            return True
        snoozed = duty.snoozed_until is not None and duty.snoozed_until > to.today
        return section_of(duty.terms, to.today) is not Section.AHEAD and not snoozed


async def facts(read: ReadSession, addressees: Sequence[Addressee]) -> Facts:
    """The same questions for one addressee as for many."""
    posts = await _posts(read, addressees)
    everybodys = [post for held in posts.values() for post in held]
    holder = {post: person for person, held in posts.items() for post in held}
    owed: dict[int, list[AgendaDuty]] = {one.id: [] for one in addressees}
    for duty in await read.agenda.duties(everybodys):
        if duty.role is DutyRole.RESPONSIBLE:
            owed[holder[duty.post_id]].append(duty)
    days = {(one.today, one.slot) for one in addressees}
    controlled = defaultdict(list)
    morning = any(one.slot is Slot.MORNING for one in addressees)
    for person, roadmap in await read.digests.controllers() if morning else ():
        controlled[person].append(roadmap)
    return Facts(
        calendar=await load_calendar(read.calendar, everybodys),
        posts=posts,
        owed=owed,
        announced={
            (day, slot): await read.digests.announced(everybodys, day, slot) for day, slot in days
        },
        coordinators=frozenset(await read.digests.coordinators() if morning else ()),
        controlled=controlled,
    )


async def _posts(read: ReadSession, addressees: Sequence[Addressee]) -> dict[int, tuple[int, ...]]:
    """Posts whose digest comes to them, each on the day where they are."""
    found: dict[int, tuple[int, ...]] = {}
    for day in {one.today for one in addressees}:
        people = tuple(one.id for one in addressees if one.today == day)
        found |= await read.people.digest_posts(people, day)
    return found
