"""Groups: made, joined, left, turned into supergroups."""

from __future__ import annotations

from simulator.errors import ControlError
from simulator.model import Group, Message, Person
from simulator.wire import person_json
from simulator.world import World

FIRST_GROUP = 5_000_001
FIRST_SUPERGROUP = 1_900_000_001


def create(world: World, title: str, members: list[int], *, supergroup: bool) -> Group:
    """A group of people; the first one is its owner. The bot is added separately."""
    if not members:
        raise ControlError(400, "a group has at least one member")
    people = [world.person(member).id for member in members]
    group = Group(_number(world, supergroup=supergroup), title, supergroup, people)
    world.groups[group.id] = group
    world.feed.announce("people", group=group.id)
    return group


def _number(world: World, *, supergroup: bool) -> int:
    made = len(world.groups)
    return -1_000_000_000_000 - FIRST_SUPERGROUP - made if supergroup else -(FIRST_GROUP + made)


def add_members(world: World, group: Group, members: list[int]) -> None:
    """Let people in; the bot sees the service message."""
    newcomers = [world.person(member) for member in members if member not in group.members]
    if not newcomers:
        return
    group.members.extend(person.id for person in newcomers)
    shown = [person_json(person) for person in newcomers]
    _service(world, group, group.members[0], {"new_chat_members": shown})
    world.feed.announce("people", group=group.id)


def set_bot(world: World, group: Group, status: str) -> None:
    """Add the bot ("member", "administrator") or throw it out ("kicked", "left")."""
    if status not in {"member", "administrator", "kicked", "left"}:
        raise ControlError(400, f"unknown status: {status}")
    old = group.bot_status or "left"
    if old == status:
        return
    owner: Person = world.person(group.members[0])
    joins = status in {"member", "administrator"} and old in {"kicked", "left"}
    group.bot_status = status
    world.tell_membership(group, owner, old, status)
    if joins:
        _service(world, group, owner.id, {"new_chat_members": [person_json(world.bot)]})
    world.feed.announce("people", group=group.id)


def migrate(world: World, group: Group) -> Group:
    """Turn a group into a supergroup: a new id, told to the bot by a service message in each."""
    if group.supergroup or group.migrated_to is not None:
        raise ControlError(409, "it is a supergroup already")
    grown = create(world, group.title, list(group.members), supergroup=True)
    grown.bot_status = group.bot_status
    _service(world, group, group.members[0], {"migrate_to_chat_id": grown.id})
    _service(world, grown, group.members[0], {"migrate_from_chat_id": group.id})
    group.migrated_to = grown.id
    world.feed.announce("people", group=grown.id)
    return grown


def _service(world: World, group: Group, sender: int, content: dict[str, object]) -> Message:
    message = world.post(group.id, sender, service=content)
    world.tell_bot("message", message)
    return message
