"""«Я в отпуске»: digests wait, or go to who acts, until a day; then all goes on by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from roadmap.errors import InputRefusedError
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity, PersonContact

WEEKS: Final = (1, 2, 4)
"""Leaves that are offered by buttons."""

LONGEST: Final = timedelta(days=183)
AWAY: Final = "away"


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody's leave; `alone` when a post of theirs has nobody who acts."""

    person: PersonContact
    until: date
    alone: bool


@dataclass(frozen=True, slots=True)
class TakeLeave:
    """Begin, change or end one's own leave."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def __call__(self, person: Identity, until: date) -> Leave:
        """Until that day inclusive; where nobody acts the coordinators are told.

        Raises:
            InputRefusedError: "leave-past" for a day gone by, "leave-long" for over half a year.
        """
        today, now = self.clock.today(), self.clock.now()
        if until < today:
            raise InputRefusedError("leave-past")
        if until - today > LONGEST:
            raise InputRefusedError("leave-long")
        async with self.read() as read:
            leave = await _leave(read, person.person_id, until, today)
        async with self.uow() as uow:
            await uow.people.set_away(person.person_id, until)
            await uow.history.add(
                "leave-taken",
                "person",
                person.person_id,
                at=now,
                actor_id=person.person_id,
                after={"until": until.isoformat()},
            )
            if leave.alone:
                await uow.deliveries.tell(
                    ("coordinator",),
                    AWAY,
                    f"{person.person_id}-{until.isoformat()}",
                    {"person": person.person_id},
                    now=now,
                )
            await uow.commit()
        return leave

    async def end(self, person: Identity) -> None:
        """They are back: the next digest tells the true state."""
        async with self.uow() as uow:
            await uow.people.set_away(person.person_id, None)
            await uow.history.add(
                "leave-ended",
                "person",
                person.person_id,
                at=self.clock.now(),
                actor_id=person.person_id,
            )
            await uow.commit()


@dataclass(frozen=True, slots=True)
class ComposeAway:
    """The coordinator's news of a leave; None when it is over or somebody acts."""

    clock: Clock

    async def __call__(self, read: ReadSession, delivery: Delivery) -> Leave | None:
        """See above."""
        today = self.clock.today()
        person = await read.people.contact(int(delivery.ref["person"]))
        if person is None or person.away_until is None or not person.away(today):
            return None
        leave = await _leave(read, person.person_id, person.away_until, today)
        return leave if leave.alone else None


async def _leave(read: ReadSession, person_id: int, until: date, today: date) -> Leave:
    person = await read.people.contact(person_id)
    if person is None:
        raise InputRefusedError("leave-past")
    posts = tuple(post.id for post in await read.people.posts_of(person_id))
    holders = await read.people.holders(posts, today)
    alone = any(holder.person_id == person_id for holder in holders.values())
    return Leave(person, until, alone)
