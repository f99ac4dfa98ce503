"""The calendar slice: years that are to be loaded."""

from __future__ import annotations

from bot.assembly.slice import Slice
from handlers.calendar_notices import unconfirmed
from usecases.calendar.warning import NOTICE, WarnOfYears, still_unconfirmed
from usecases.ports.ground import Ground

LOOK = 60.0


def build(ground: Ground) -> Slice:
    """One tick and one notice."""
    return Slice(
        composers={f"notice:{NOTICE}": still_unconfirmed},
        renderers={f"notice:{NOTICE}": unconfirmed},
        ticks={"calendar": (LOOK, WarnOfYears(ground.uow, ground.read, ground.clock))},
    )
