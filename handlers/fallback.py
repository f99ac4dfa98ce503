"""What no other router understood: buttons first, then a living person."""

from __future__ import annotations

import re
from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.types import Message

from handlers.join_screens import menu_rows, reach
from handlers.menu import BY_ROLE
from handlers.screen import Screen, say
from locales import Translator
from usecases.people.hosts import ask_hosts
from usecases.ports.ground import Ground
from usecases.ports.people import Identity

PUZZLED = "puzzled"
MEMORY = timedelta(hours=1)
OTHERS = frozenset(name for names in BY_ROLE.values() for name in names)
"""Commands of roles: whoever may call them is answered before."""
POSTPONE = re.compile(
    r".*\b(?:перенес|перенос|продл|отсроч|не успева|postpone|extend|extension)",
    re.IGNORECASE | re.DOTALL,
)
THANKS = re.compile(r"\W*(?:большое )?(?:спасибо|благодарю|thanks?)\b[^?]{0,30}$", re.IGNORECASE)


def router() -> Router:
    """The last one."""
    made = Router(name="fallback")
    made.message.register(postpone, F.text.regexp(POSTPONE))
    made.message.register(thanked, F.text.regexp(THANKS))
    made.message.register(puzzled)
    return made


async def postpone(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """«Перенести», «не успеваю»: who decides about a date, and what holds until then."""
    async with ground.read() as read:
        hosts = await ask_hosts(read, besides=person.person_id)
    lines = [t.html("fallback-postpone"), reach(hosts.coordinator, t)]
    rows = menu_rows(person.roles, t, tasks=bool(person.post_ids))
    await say(bot, message.chat.id, Screen("\n".join(line for line in lines if line), rows))


async def thanked(message: Message, bot: Bot, t: Translator) -> None:
    """Thanks are no riddle."""
    await say(bot, message.chat.id, Screen(t.html("fallback-thanks")))


async def puzzled(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """Not understood: buttons; the second time the coordinator, unless it is the coordinator."""
    if (message.text or "").removeprefix("/").split("@")[0] in OTHERS:
        lines = [t.html("fallback-not-yours")]
    elif await _again(person, ground) and not person.coordinates:
        async with ground.read() as read:
            hosts = await ask_hosts(read, besides=person.person_id)
        lines = [t.html("fallback-again"), reach(hosts.coordinator, t)]
    else:
        lines = [t.html("fallback-puzzled")]
    rows = menu_rows(person.roles, t, tasks=bool(person.post_ids))
    await say(bot, message.chat.id, Screen("\n".join(line for line in lines if line), rows))


async def _again(person: Identity, ground: Ground) -> bool:
    """Whether it is the second time within the hour; what is really awaited stays awaited."""
    now = ground.clock.now()
    async with ground.uow() as uow:
        expected = await uow.chat.expected(person.person_id, now=now)
        if expected is None:
            await uow.chat.expect(person.person_id, PUZZLED, {}, until=now + MEMORY)
            await uow.commit()
        return expected is not None and expected.what == PUZZLED
