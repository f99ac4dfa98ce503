"""The bot's own id and name: asked once by a bare getMe, kept in the database."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout
from aiohttp_socks import ProxyConnector

from bot.proxy import PROXY_ERRORS
from bot.settings import Settings
from roadmap.errors import InputRefusedError, TryLaterError
from usecases.ports.ground import Ground

KEY = "bot"
REFUSED = frozenset({401, 404})


@dataclass(frozen=True, slots=True)
class BotAccount:
    """What Telegram says of the bot; `username` without @, for links t.me/<username>."""

    id: int
    username: str


async def whoami(settings: Settings, ground: Ground) -> BotAccount:
    """The bot's account.

    Raises:
        InputRefusedError: there is no token, or Telegram refuses it.
        TryLaterError: Telegram does not answer.
    """
    async with ground.uow() as uow:
        kept = await uow.installation.get(KEY)
    if kept is not None and kept["id"] == settings.bot_id:
        return BotAccount(kept["id"], kept["username"])
    account = await ask(settings)
    async with ground.uow() as uow:
        told = {"id": account.id, "username": account.username}
        await uow.installation.set(KEY, told, now=ground.clock.now())
        await uow.commit()
    return account


async def ask(settings: Settings) -> BotAccount:
    """What Telegram itself says; raises as `whoami` does."""
    connector = ProxyConnector.from_url(settings.proxy) if settings.proxy else None
    url = f"{settings.api_url}/bot{settings.token}/getMe"
    try:
        async with (
            ClientSession(connector=connector, timeout=ClientTimeout(total=15)) as session,
            session.get(url) as answer,
        ):
            if answer.status in REFUSED:
                raise InputRefusedError("error-token-refused")
            answer.raise_for_status()
            me = (await answer.json())["result"]
    except (ClientError, OSError, *PROXY_ERRORS, KeyError, ValueError) as error:
        raise TryLaterError("error-no-telegram") from error
    return BotAccount(int(me["id"]), str(me["username"]))
