"""«Напомнить молчащим»: a coordinator's reminder to those whose date has come without a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from roadmap.calendar import ProductionCalendar
from roadmap.errors import AccessDeniedError
from usecases.agenda.items import Item, items
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity, PersonContact
from usecases.reminders.hours import here
from usecases.reminders.reach import next_opening, obstacle

NUDGE = "nudge"
LINES = 7


@dataclass(frozen=True, slots=True)
class Nudged:
    """An organisation whose holder gets the reminder on `day`."""

    organization: str
    day: date


@dataclass(frozen=True, slots=True)
class Spared:
    """An organisation whose holder gets none.

    `reason`: as reach.obstacle has it, "asked" (a later date is asked for), "nudged" (today).
    """

    organization: str
    reason: str


@dataclass(frozen=True, slots=True)
class NudgePreview:
    """Whom a reminder would reach, and whom not; `today` is the coordinator's day."""

    roadmap_id: int
    today: date
    nudged: tuple[Nudged, ...]
    spared: tuple[Spared, ...]


@dataclass(frozen=True, slots=True)
class NudgeSilent:
    """One message to each silent holder of a roadmap, at most one a day, in working hours."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock
    timezone: str

    async def preview(self, person: Identity, roadmap_id: int) -> NudgePreview:
        """What pressing the button would do now. AccessDeniedError for those who do not control."""
        return (await self._plan(person, roadmap_id))[0]

    async def __call__(self, person: Identity, roadmap_id: int) -> NudgePreview:
        """Put the messages into the outbox; whom they reach and whom not.

        Outside somebody's hours theirs waits for the next ones.
        """
        preview, letters = await self._plan(person, roadmap_id)
        now = self.clock.now()
        ref = {"roadmap": roadmap_id, "by": person.person_id}
        async with self.uow() as uow:
            for one in letters:
                await uow.deliveries.add_notice(
                    one.holder.person_id, NUDGE, one.key, ref, now=now, not_before=one.at
                )
            if letters:
                await uow.history.add(
                    "nudged",
                    "roadmap",
                    roadmap_id,
                    at=now,
                    actor_id=person.person_id,
                    roadmap_id=roadmap_id,
                    after={"persons": [one.holder.person_id for one in letters]},
                )
            await uow.commit()
        return preview

    async def _plan(self, person: Identity, roadmap_id: int) -> tuple[NudgePreview, list[_Letter]]:
        today = self.clock.today()
        async with self.read() as read:
            await _allowed(read, person, roadmap_id)
            silent = await read.digests.silent(roadmap_id, today)
            posts = tuple({duty.post_id for duty in silent})
            holders = await read.people.holders(posts, today)
            calendar = await load_calendar(read.calendar, posts)
            letters = {
                post: self._letter(holder, roadmap_id, calendar.of_post(post))
                for post, holder in holders.items()
            }
            told = await read.digests.noticed({one.slot for one in letters.values()})
        waiting = {duty.post_id for duty in silent if not duty.asked}
        nudged, spared = [], []
        for post, organization in {duty.post_id: duty.organization for duty in silent}.items():
            letter = letters.get(post)
            if letter and letter.holder.person_id == person.person_id:
                continue
            reason = obstacle(holders.get(post), today) or _spared(letter, told)
            if post not in waiting:
                reason = "asked"
            if reason or letter is None:
                spared.append(Spared(organization, reason or "vacant"))
            else:
                nudged.append((letter, Nudged(organization, letter.day)))
        preview = NudgePreview(roadmap_id, today, tuple(n for _, n in nudged), tuple(spared))
        return preview, [letter for letter, _ in nudged]

    def _letter(
        self, holder: PersonContact, roadmap_id: int, calendar: ProductionCalendar
    ) -> _Letter:
        at = next_opening(self.clock.now(), holder, self.timezone, calendar)
        day = at.astimezone(ZoneInfo(holder.timezone or self.timezone)).date()
        return _Letter(holder, at, day, f"{roadmap_id}-{day.isoformat()}")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message of the day `day`; its key keeps a second one of that day away."""

    holder: PersonContact
    at: datetime
    day: date
    key: str

    @property
    def slot(self) -> str:
        return f"{NUDGE}:{self.key}"


def _spared(letter: _Letter | None, told: frozenset[tuple[int, str]]) -> str | None:
    twice = letter is not None and (letter.holder.person_id, letter.slot) in told
    return "nudged" if twice else None


async def _allowed(read: ReadSession, person: Identity, roadmap_id: int) -> None:
    coordinators = await read.people.coordinators(roadmap_id)
    if all(one.person_id != person.person_id for one in coordinators):
        raise AccessDeniedError("nudge-foreign")


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a silent holder is reminded of: at most seven of `total`, and by whom."""

    today: date
    items: tuple[Item, ...]
    total: int
    coordinator: str

    @property
    def link(self) -> tuple[str, dict[str, list[tuple[str, int]]]]:
        """A reply to the message speaks of one of these."""
        return "digest", {"items": [item.ref for item in self.items]}


@dataclass(frozen=True, slots=True)
class ComposeNudge:
    """The true state at the moment of sending; None when nothing is silent any more.

    A message that was held up past its hours says nothing: the next digest tells the same.
    """

    clock: Clock
    zone: ZoneInfo

    async def __call__(self, read: ReadSession, delivery: Delivery) -> Nudge | None:
        """See above."""
        person = await read.people.contact(delivery.person_id)
        by = await read.people.contact(int(delivery.ref["by"]))
        if person is None or by is None:
            return None
        there = here(self.clock.now(), person, self.zone.key)
        if not there.open:
            return None
        roadmap_id = int(delivery.ref["roadmap"])
        silent = await read.digests.silent(roadmap_id, there.day)
        waiting = {duty.id for duty in silent if not duty.asked}
        posts = [post.id for post in await read.people.posts_of(person.person_id)]
        calendar = await load_calendar(read.calendar, posts)
        owed = [duty for duty in await read.agenda.duties(posts) if duty.id in waiting]
        lines = items(owed, there.day, calendar)
        return Nudge(there.day, lines[:LINES], len(lines), by.short_name) if lines else None
