"""What goes to the controller on Fridays, after the coordinator's look and comment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap.calendar import ProductionCalendar
from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.escalation import LATE, control_day, late_days, preview_day
from usecases.calendar import load_calendar
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWorkFactory
from usecases.ports.people import Identity
from usecases.ports.reminders import EscalationNote, OverdueDuty
from usecases.reminders.nudging import Spared
from usecases.reminders.reach import obstacle


@dataclass(frozen=True, slots=True)
class Escalated:
    """An overdue duty as the controller reads of it; `spared`: withheld by the coordinator."""

    duty_id: int
    organization: str
    name: str
    day: date
    late_days: int
    comment: str | None
    spared: bool


@dataclass(frozen=True, slots=True)
class Escalation:
    """What has been overdue in a roadmap for longer than ten working days, on a control day.

    `asked` counts those whose holder asks for a later date, `unreached` names the organisations
    whose holder could not be told: both are the coordinator's matter.
    """

    roadmap_id: int
    number: str | None
    day: date
    lines: tuple[Escalated, ...]
    asked: int
    unreached: tuple[Spared, ...]

    @property
    def told(self) -> tuple[Escalated, ...]:
        """What the controller is told of."""
        return tuple(line for line in self.lines if not line.spared)


async def escalation(read: ReadSession, roadmap_id: int, today: date) -> Escalation:
    """As it stands for the control day of the week."""
    calendar = await load_calendar(read.calendar)
    day = control_day(today, calendar)
    overdue = [
        one
        for one in await read.digests.overdue(roadmap_id, today)
        if late_days(one.duty.day, day, calendar) > LATE
    ]
    holders = await read.people.holders(tuple({one.duty.post_id for one in overdue}), today)
    reasons = {one.duty.post_id: obstacle(holders.get(one.duty.post_id), today) for one in overdue}
    told = [one for one in overdue if not one.duty.asked and not reasons[one.duty.post_id]]
    head = await read.overview.roadmap(roadmap_id)
    return Escalation(
        roadmap_id=roadmap_id,
        number=head.number if head else None,
        day=day,
        lines=tuple(_line(one, day, calendar) for one in told),
        asked=sum(one.duty.asked for one in overdue),
        unreached=_unreached(overdue, reasons),
    )


def _line(one: OverdueDuty, day: date, calendar: ProductionCalendar) -> Escalated:
    return Escalated(
        duty_id=one.duty.id,
        organization=one.duty.organization,
        name=one.duty.name,
        day=one.duty.day,
        late_days=late_days(one.duty.day, day, calendar),
        comment=one.comment,
        spared=one.spared_on == day,
    )


def _unreached(
    overdue: Sequence[OverdueDuty], reasons: dict[int, str | None]
) -> tuple[Spared, ...]:
    found = {}
    for one in overdue:
        reason = reasons[one.duty.post_id]
        if reason and not one.duty.asked:
            found[one.duty.organization] = reason
    return tuple(Spared(organization, reason) for organization, reason in found.items())


async def controlled(
    read: ReadSession, roadmap_ids: Iterable[int], today: date, calendar: ProductionCalendar
) -> tuple[Escalation, ...]:
    """What the controller of these is told of on the day; () on others and when nothing is late."""
    if today != control_day(today, calendar):
        return ()
    found = [await escalation(read, roadmap, today) for roadmap in roadmap_ids]
    return tuple(one for one in found if one.told)


async def previewed(
    read: ReadSession, roadmap_ids: Iterable[int], today: date, calendar: ProductionCalendar
) -> tuple[Escalation, ...]:
    """What will go to a controller on the next working day, for the coordinator to look at."""
    if today != preview_day(today, calendar):
        return ()
    watched = {roadmap for _, roadmap in await read.digests.controllers()}
    found = [await escalation(read, one, today) for one in roadmap_ids if one in watched]
    return tuple(one for one in found if one.lines or one.unreached)


@dataclass(frozen=True, slots=True)
class Escalate:
    """The coordinator's look: a comment on a line, or withholding it this week."""

    uow: UnitOfWorkFactory
    read: ReadFactory
    clock: Clock

    async def open(self, person: Identity, roadmap_id: int) -> Escalation:
        """The list as it would go now. AccessDeniedError for those who do not coordinate it."""
        async with self.read() as read:
            await _allowed(read, person, roadmap_id)
            return await escalation(read, roadmap_id, self.clock.today())

    async def line(self, person: Identity, duty_id: int) -> tuple[int, Escalated]:
        """Its roadmap and the line; ConflictError("escalation-gone") when it left the list."""
        async with self.read() as read:
            note = await _note(read, person, duty_id)
            found = await escalation(read, note.roadmap_id, self.clock.today())
        line = next((one for one in found.lines if one.duty_id == duty_id), None)
        if line is None:
            raise ConflictError("escalation-gone")
        return note.roadmap_id, line

    async def comment(self, person: Identity, duty_id: int, words: str) -> None:
        """The controller reads these words beside the line."""
        async with self.read() as read:
            note = await _note(read, person, duty_id)
        await self._write(person, replace(note, comment=words), "escalation-commented")

    async def spare(self, person: Identity, duty_id: int, *, spared: bool) -> None:
        """Withhold the line from the coming control day, or put it back."""
        async with self.read() as read:
            note = await _note(read, person, duty_id)
            day = control_day(self.clock.today(), await load_calendar(read.calendar))
        await self._write(
            person,
            replace(note, spared_on=day if spared else None),
            "escalation-withheld" if spared else "escalation-restored",
        )

    async def _write(self, person: Identity, note: EscalationNote, verb: str) -> None:
        now = self.clock.now()
        async with self.uow() as uow:
            await uow.digests.note_escalation(note, person.person_id, now=now)
            await uow.history.add(
                verb,
                "duty",
                note.duty_id,
                at=now,
                actor_id=person.person_id,
                roadmap_id=note.roadmap_id,
                ground=note.comment,
            )
            await uow.chat.forget(person.person_id)
            await uow.commit()


async def _note(read: ReadSession, person: Identity, duty_id: int) -> EscalationNote:
    note = await read.digests.escalation_note(duty_id)
    if note is None:
        raise ConflictError("escalation-gone")
    await _allowed(read, person, note.roadmap_id)
    return note


async def _allowed(read: ReadSession, person: Identity, roadmap_id: int) -> None:
    coordinators = await read.people.coordinators(roadmap_id)
    if all(one.person_id != person.person_id for one in coordinators):
        raise AccessDeniedError("escalation-foreign")
