"""One process among others: who has stopped beating is struck off, what is free is led."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import partial

import pytest

from bot.peers import BLIND_SECONDS, DEAD_SECONDS, Peers, this_process
from roadmap.errors import TryLaterError
from storage.engine import Database
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from usecases.ports.processes import Member
from usecases.processes import SCHEDULER, JoinProcesses


@dataclass
class Group:
    """Processes over one database, with one monotonic clock that a test moves."""

    database: Database
    clock: StandingClock
    passed: float = 0.0
    begun: list[str] = field(default_factory=list)

    def peer(self, owner: str, pid: int = 1) -> Peers:
        async def begin() -> None:
            self.begun.append(owner)

        uow = partial(unit_of_work, self.database)
        member = replace(this_process(owner, "all"), pid=pid)
        return Peers(uow, self.clock, member, {SCHEDULER: begin}, lambda: self.passed)

    async def elsewhere(self, owner: str, host: str = "another machine", pid: int = 1) -> None:
        """A process that joined and beats no more."""
        uow = partial(unit_of_work, self.database)
        await JoinProcesses(uow, self.clock, Member(owner, "all", host, pid))()


@pytest.fixture
def group(database: Database, clock: StandingClock) -> Group:
    return Group(database, clock)


async def test_one_leads_and_another_takes_over_when_it_falls_silent(group: Group) -> None:
    first, second = group.peer("first", os.getpid()), group.peer("second", os.getppid())
    await first.join()
    await second.join()
    await first.look_round()
    await second.look_round()
    assert group.begun == ["first"]
    for _ in range(5):  # as long as it beats, it leads
        group.passed += BLIND_SECONDS
        await first.look_round()
        await second.look_round()
    assert group.begun == ["first"]
    for _ in range(3):
        group.passed += BLIND_SECONDS
        await second.look_round()
    assert group.begun == ["first", "second"]
    with pytest.raises(TryLaterError):
        await first.look_round()


async def test_who_could_not_beat_while_nobody_could_look_is_not_struck_off(group: Group) -> None:
    """The database was away for all of them."""
    first, second = group.peer("first", os.getpid()), group.peer("second", os.getppid())
    for each in (first, second):
        await each.join()
    for each in (second, first):
        await each.look_round()
    group.passed += DEAD_SECONDS * 3
    await first.look_round()
    await second.look_round()
    assert {member.owner for member in await _members(group)} == {"first", "second"}
    assert group.begun == ["second"]


async def test_a_killed_process_of_the_same_machine_is_replaced_at_once(group: Group) -> None:
    mine = group.peer("mine", os.getpid())
    await mine.join()
    here = (await _members(group))[0].host
    await group.elsewhere("same number, started before", here, os.getpid())
    await group.elsewhere("number of nobody", here, 2**22 + 1)
    await group.elsewhere("another machine")
    await mine.look_round()
    assert {member.owner for member in await _members(group)} == {"mine", "another machine"}


async def test_a_process_that_leaves_makes_room_at_once(group: Group) -> None:
    first, second = group.peer("first", os.getpid()), group.peer("second", os.getppid())
    await first.join()
    await second.join()
    await first.look_round()
    await first.leave()
    await second.look_round()
    assert group.begun == ["first", "second"]


async def _members(group: Group) -> tuple[Member, ...]:
    async with unit_of_work(group.database) as uow:
        return await uow.processes.members()


async def test_a_lead_whose_beginning_failed_is_begun_at_the_next_look(group: Group) -> None:
    tried: list[int] = []

    async def begin() -> None:
        tried.append(len(tried))
        if len(tried) == 1:
            message = "not yet"
            raise OSError(message)

    uow = partial(unit_of_work, group.database)
    mine = Peers(uow, group.clock, this_process("mine", "all"), {SCHEDULER: begin})
    await mine.join()
    with pytest.raises(OSError, match="not yet"):
        await mine.look_round()
    await mine.look_round()
    await mine.look_round()
    assert tried == [0, 1]
