"""The schools' pause in summer: everybody's, or of an organisation and all under it."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.summer import SUMMER, Summer
from usecases.calendar.houses import Houses
from usecases.ports.ground import Clock, ReadFactory, UnitOfWork, UnitOfWorkFactory


@dataclass(frozen=True, slots=True)
class SetSummer:
    """Give the schools of an organisation, and of all under it, another pause, or none.

    It holds from the next digest: reminders that wait are told after the pause, no date moves.
    """

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, summer: Summer | None, organization: str | None) -> bool:
        """Whether anything is otherwise now. InputRefusedError: see Houses.one."""
        async with self.uow() as uow:
            owner = await _owner(uow, organization)
            standing = (await uow.calendar.facts(())).summers
            if owner in standing and standing[owner] == summer:
                return False
            now = self.clock.now()
            await uow.calendar.put_summer(owner, summer, now=now)
            after = {"organization": owner, "days": [summer.first, summer.last] if summer else None}
            await uow.history.add("summer-set", "calendar", 0, at=now, after=after)
            await uow.commit()
        return True


@dataclass(frozen=True, slots=True)
class UnsetSummer:
    """Let what stands above the organisation hold again, or the usual pause."""

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, organization: str | None) -> bool:
        """Whether there was anything. InputRefusedError: see Houses.one."""
        async with self.uow() as uow:
            owner = await _owner(uow, organization)
            if owner not in (await uow.calendar.facts(())).summers:
                return False
            await uow.calendar.drop_summer(owner)
            after = {"organization": owner}
            await uow.history.add("summer-unset", "calendar", 0, at=self.clock.now(), after=after)
            await uow.commit()
        return True


async def _owner(uow: UnitOfWork, organization: str | None) -> int | None:
    house = Houses(await uow.directory.organizations()).one(organization)
    return house.id if house else None


@dataclass(frozen=True, slots=True)
class ShownSummer:
    """A pause that was set, None where there is none; `organization` is None for everybody's."""

    organization: str | None
    summer: Summer | None


@dataclass(frozen=True, slots=True)
class ShowSummers:
    """What `vekha calendar summer show` prints: everybody's first."""

    read: ReadFactory

    async def __call__(self) -> tuple[ShownSummer, ...]:
        """Everybody's stands there also where nobody has set it."""
        async with self.read() as read:
            summers = (await read.calendar.facts(())).summers
            labels = {one.id: one.label for one in await read.people.organizations()}
        own = [ShownSummer(labels[key], s) for key, s in summers.items() if key in labels]
        everybody = ShownSummer(None, summers.get(None, SUMMER))
        return (everybody, *sorted(own, key=lambda one: one.organization or ""))
