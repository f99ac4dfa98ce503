"""What a draft needs to know of the directory: schools, seats and lists, as a snapshot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class School:
    """A school with its head's post; `names` are all that it is called by."""

    organization_id: int
    code: str | None
    names: tuple[str, ...]
    head_post_id: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A post anywhere in the directory, with its holder's name if it has one."""

    post_id: int
    kind: str
    title: str
    organization_id: int
    organization_kind: str
    organization_names: tuple[str, ...]
    holder: str | None


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipal authority below a region's: its own seats, and those of its departments."""

    names: tuple[str, ...]
    seats: tuple[Seat, ...]
    units: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Directory:
    """The authority (None in an empty directory), its schools, seats and lists (name to posts).

    `municipalities` are below it when it is a region's.
    """

    authority_id: int | None
    authority_names: tuple[str, ...]
    schools: tuple[School, ...] = ()
    seats: tuple[Seat, ...] = ()
    groups: tuple[tuple[int, str, tuple[int, ...]], ...] = ()
    municipalities: tuple[Municipality, ...] = ()
