"""Whom a newcomer deals with: the authority and the coordinator who answers questions."""

from __future__ import annotations

from dataclasses import dataclass

from usecases.ports.ground import ReadSession
from usecases.ports.people import PersonContact


@dataclass(frozen=True, slots=True)
class Hosts:
    """`authority` is its full name; both are None before the directory is loaded."""

    authority: str | None
    coordinator: PersonContact | None


async def ask_hosts(read: ReadSession, *, besides: int | None = None) -> Hosts:
    """The tree's root and a coordinator, one who is connected first, never the asker."""
    authority = await read.people.authority()
    found = [one for one in await read.people.coordinators() if one.person_id != besides]
    coordinator = next((one for one in found if one.reached), found[0] if found else None)
    return Hosts(authority.name if authority else None, coordinator)
