"""Продление срока: asked by the holder, decided by the coordinator; the order's date stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from roadmap.errors import AccessDeniedError, ConflictError
from roadmap.model import DutyRole
from roadmap.naming import named_days
from roadmap.terms import Terms, awaited, done_by, in_rework
from usecases.calendar import load_calendar
from usecases.ports.changes import Extension
from usecases.ports.ground import Clock, ReadFactory, ReadSession, UnitOfWork, UnitOfWorkFactory
from usecases.ports.messages import Delivery
from usecases.ports.people import Identity, PersonContact
from usecases.ports.reminders import DutyCard, RemindedDuty
from usecases.reminders.plan import replan


@dataclass(frozen=True)
class AskExtension:
    """«Продлить срок…» by the holder: one open request a duty, the newest word counts.

    Until it is decided the date holds and reminders go on.
    """

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, duty_id: int, proposed: date, reason: str) -> int:
        """The request's id.

        AccessDeniedError for another's duty; ConflictError when nothing is awaited or the date
        is not later than the present one.
        """
        now, today = self.clock.now(), self.clock.today()
        async with self.uow() as uow:
            duty = await _awaited(uow, duty_id)
            if duty.post_id not in person.post_ids:
                raise AccessDeniedError("report-foreign")
            later_than(duty.terms, proposed, today)
            made = await uow.changes.ask_extension(
                duty_id, person.person_id, proposed, reason, now=now
            )
            await _note(uow, "extension-asked", duty, person, now, proposed, reason)
            await _tell_coordinators(uow, duty, made, person, now, today)
            await uow.chat.forget(person.person_id)
            await uow.commit()
        return made


@dataclass(frozen=True)
class WithdrawExtension:
    """«Отозвать запрос»."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, extension_id: int) -> Extension:
        """ConflictError when it was decided already; AccessDeniedError for another's."""
        now = self.clock.now()
        async with self.uow() as uow:
            asked = await _open(uow, extension_id)
            duty = await _duty(uow, asked.duty_id)
            if duty.post_id not in person.post_ids:
                raise AccessDeniedError("report-foreign")
            await uow.changes.decide_extensions(
                duty.id, "withdrawn", person.person_id, None, now=now
            )
            await _note(uow, "extension-withdrawn", duty, person, now, asked.proposed, None)
            await uow.commit()
        return asked


@dataclass(frozen=True)
class ExtendDuty:
    """Another date for one duty by its coordinator: as asked, otherwise, or without a request."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, duty_id: int, day: date, ground: str) -> None:
        """The holder is told at once, reminders follow; the order's date stays beside.

        ConflictError when nothing is awaited or the date is not later than the present one.
        """
        now, today = self.clock.now(), self.clock.today()
        async with self.uow() as uow:
            duty = await _awaited(uow, duty_id)
            await _decides(uow, person, duty, now, today)
            later_than(duty.terms, day, today)
            await uow.changes.extend(duty.id, day, rework=in_rework(duty.terms))
            closed = await uow.changes.decide_extensions(
                duty.id, "granted", person.person_id, ground, now=now
            )
            calendar = await load_calendar(uow.calendar)
            await replan(uow, [duty.id], today=today, calendar=calendar)
            await _note(uow, "extended", duty, person, now, day, ground)
            await _tell_holder(uow, "extension-granted", duty, closed, person, now, today)
            await uow.chat.forget(person.person_id)
            await uow.commit()


@dataclass(frozen=True)
class RefuseExtension:
    """«Отказать…»: the date stays, the holder is told why."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, person: Identity, extension_id: int, reason: str) -> Extension:
        """ConflictError when it was decided or withdrawn already."""
        now, today = self.clock.now(), self.clock.today()
        async with self.uow() as uow:
            asked = await _open(uow, extension_id)
            duty = await _duty(uow, asked.duty_id)
            await _decides(uow, person, duty, now, today)
            closed = await uow.changes.decide_extensions(
                duty.id, "refused", person.person_id, reason, now=now
            )
            await _note(uow, "extension-refused", duty, person, now, asked.proposed, reason)
            await _tell_holder(uow, "extension-refused", duty, closed, person, now, today)
            await uow.chat.forget(person.person_id)
            await uow.commit()
        return asked


def later_than(terms: Terms, day: date, today: date) -> None:
    """ConflictError for a date that extends nothing."""
    if day <= max(done_by(terms), today):
        raise ConflictError("extension-not-later")


async def _duty(uow: UnitOfWork, duty_id: int) -> RemindedDuty:
    found = next((one for one in await uow.reminders.duties([duty_id]) if one.id == duty_id), None)
    if found is None:
        raise ConflictError("report-gone")
    return found


async def _awaited(uow: UnitOfWork, duty_id: int) -> RemindedDuty:
    duty = await _duty(uow, duty_id)
    if not awaited(duty.terms):
        raise ConflictError("card-settled")
    return duty


async def _open(uow: UnitOfWork, extension_id: int) -> Extension:
    found = await uow.changes.extension(extension_id)
    if found is None or found.state != "open":
        raise ConflictError(f"extension-{found.state}-already" if found else "report-gone")
    return found


async def _decides(
    uow: UnitOfWork, person: Identity, duty: RemindedDuty, now: datetime, today: date
) -> None:
    """AccessDeniedError for whoever does not coordinate the roadmap, or holds the post."""
    coordinators = await uow.submissions.reviewers(duty.roadmap_id, now=now)
    own = await uow.submissions.holders(duty.post_id, today)
    if person.person_id not in coordinators or person.person_id in own:
        raise AccessDeniedError("change-foreign")


async def _note(  # one entry of the history
    uow: UnitOfWork,
    verb: str,
    duty: RemindedDuty,
    person: Identity,
    now: datetime,
    day: date,
    ground: str | None,
) -> None:
    await uow.history.add(
        verb,
        "duty",
        duty.id,
        at=now,
        actor_id=person.person_id,
        roadmap_id=duty.roadmap_id,
        before={"until": done_by(duty.terms).isoformat()},
        after={"until": day.isoformat()},
        ground=ground,
    )


async def _tell_coordinators(  # who is told of what, and when
    uow: UnitOfWork,
    duty: RemindedDuty,
    extension_id: int,
    person: Identity,
    now: datetime,
    today: date,
) -> None:
    own = {person.person_id, *await uow.submissions.holders(duty.post_id, today)}
    key = f"{extension_id}:{now.isoformat()}"
    for one in await uow.submissions.reviewers(duty.roadmap_id, now=now):
        if one not in own:
            ref = {"extension": extension_id, "at": now.isoformat()}
            await uow.deliveries.add_notice(one, "extension-asked", key, ref, now=now)


async def _tell_holder(  # who is told of what, and when
    uow: UnitOfWork,
    what: str,
    duty: RemindedDuty,
    closed: Sequence[Extension],
    person: Identity,
    now: datetime,
    today: date,
) -> None:
    """Whoever holds the post, and whoever asked."""
    told = {*await uow.submissions.holders(duty.post_id, today), *(one.person_id for one in closed)}
    ref: dict[str, Any] = {"duty": duty.id, "by": person.person_id}
    if closed:
        ref["extension"] = closed[0].id
    for one in sorted(told - {person.person_id}):
        key = f"{duty.id}:{now.isoformat()}"
        await uow.deliveries.add_notice(one, what, key, ref, now=now)


@dataclass(frozen=True, slots=True)
class ExtensionNews:
    """A request or a decision: the duty's card now, the request, who asked or decided.

    `link`: a reply to this message speaks of the duty.
    """

    today: date
    card: DutyCard
    asked: Extension | None
    who: PersonContact | None
    link: tuple[str, dict[str, int]] | None


@dataclass(frozen=True, slots=True)
class ComposeExtension:
    """News of an extension; None when it is no news any more."""

    clock: Clock
    state: str

    async def __call__(self, read: ReadSession, delivery: Delivery) -> ExtensionNews | None:
        """`state` open is for the coordinator, granted and refused for the holder."""
        return await self.of(read, delivery.ref)

    async def of(self, read: ReadSession, ref: Mapping[str, Any]) -> ExtensionNews | None:
        """The same by the delivery's ids."""
        asked = await read.changes.extension(int(ref["extension"])) if "extension" in ref else None
        if asked is not None and asked.state != self.state:
            return None
        duty_id = asked.duty_id if asked else int(ref["duty"])
        card = await read.agenda.duty_card(duty_id)
        if card is None or card.role is not DutyRole.RESPONSIBLE:
            return None
        mine = self.state != "open"
        person_id = int(ref["by"]) if mine else asked.person_id if asked else 0
        who = await read.people.contact(person_id)
        link = ("duty", {"id": card.id}) if mine else None
        return ExtensionNews(self.clock.today(), card, asked, who, link)


@dataclass(frozen=True)
class ReadDay:
    """A day typed in words, for one duty: read within its roadmap's period."""

    read: ReadFactory

    async def __call__(self, duty_id: int, text: str) -> date | None:
        """None unless the phrase gives one day."""
        async with self.read() as read:
            days = await read.changes.period_of_duty(duty_id)
        named = named_days(text, *days) if days else ()
        return named[0] if len(named) == 1 else None
