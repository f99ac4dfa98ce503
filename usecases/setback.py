"""A clock that ran ahead and was set right: what it has put off is not left waiting for it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from usecases.ports.ground import Clock, UnitOfWorkFactory

AHEAD: Final = timedelta(minutes=2)
"""More than clocks of machines that share a database differ."""

LONGEST_WAIT: Final = timedelta(days=1)
"""No refusal puts a message off for longer."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UndoSetback:
    """Messages made or put off by a clock that has been set back since are due again.

    An unsent digest of a day to come is withdrawn with its day's place, so that its reminders
    come in their time.
    """

    uow: UnitOfWorkFactory
    clock: Clock

    async def __call__(self) -> None:
        """Changes nothing while the clock goes forward."""
        now = self.clock.now()
        async with self.uow() as uow:
            undone = await uow.deliveries.undo_setback(
                now=now, ahead=now + AHEAD, latest=now + LONGEST_WAIT
            )
            await uow.commit()
        if undone:
            logger.warning("the clock was set back; %d messages are due again", undone)
