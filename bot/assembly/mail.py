"""The mail slice: whose address is known, what goes by mail, replies that came."""

from __future__ import annotations

from datetime import timedelta

from bot.assembly.slice import Slice, Tick
from bot.settings import Settings
from usecases.channels import OpenMail, PassOnStuck
from usecases.ports.ground import Ground

ADDRESS_SECONDS = 60.0


def build(ground: Ground, settings: Settings) -> Slice:
    """Without a server to send by only the addresses are closed."""
    uow, clock = ground.uow, ground.clock
    opened = settings.smtp is not None
    ticks: dict[str, tuple[float, Tick]] = {
        "mail-addresses": (ADDRESS_SECONDS, OpenMail(uow, clock, opened))
    }
    if opened:
        stuck = PassOnStuck(uow, clock, timedelta(hours=settings.mail_after))
        ticks["mail-stuck"] = (ADDRESS_SECONDS, stuck)
    return Slice(ticks=ticks)
