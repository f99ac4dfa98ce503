"""The reminders slice: the plan's upkeep, digests, cards and lists."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.assembly.slice import Slice
from handlers.digest import render_digest
from handlers.leave import render_away
from handlers.nudging import render_nudge
from usecases.agenda.opening import MyAgenda, OpenDutyCard, OpenPackageCard
from usecases.ports.ground import Ground
from usecases.reminders.contents import ComposeDigest
from usecases.reminders.digests import MakeDigests
from usecases.reminders.escalation import Escalate
from usecases.reminders.leave import AWAY, ComposeAway, TakeLeave
from usecases.reminders.nudging import NUDGE, ComposeNudge, NudgeSilent
from usecases.reminders.snooze import SnoozeDuty, SnoozePackage
from usecases.reminders.upkeep import ExtendPlan, SettleDigests
from usecases.watching import REMINDED, NoteRun

SECONDS = 5.0


def build(ground: Ground) -> Slice:
    """What reminders ask of the process: one tick, one kind of delivery, the official's screens."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    zone = ZoneInfo(ground.timezone)
    settle = SettleDigests(uow, read, clock, ground.timezone)
    extend = ExtendPlan(uow, read, clock)
    make = MakeDigests(uow, read, clock, ground.timezone)
    note = NoteRun(uow, read, clock, REMINDED)

    async def remind() -> None:
        """In this order: after an outage the digest takes along what the plan has caught up on."""
        await settle()
        await extend()
        await make()
        await note()

    return Slice(
        handlers={
            "open_duty_card": OpenDutyCard(read, clock, zone),
            "open_package_card": OpenPackageCard(read, clock),
            "my_agenda": MyAgenda(read, clock, zone),
            "escalate": Escalate(uow, read, clock),
            "take_leave": TakeLeave(uow, read, clock),
            "nudge_silent": NudgeSilent(uow, read, clock, ground.timezone),
            "put_off_duty": SnoozeDuty(uow, clock),
            "put_off_package": SnoozePackage(uow, clock),
        },
        composers={
            "digest": ComposeDigest(clock, zone),
            f"notice:{NUDGE}": ComposeNudge(clock, zone),
            f"notice:{AWAY}": ComposeAway(clock),
        },
        renderers={
            "digest": render_digest,
            f"notice:{NUDGE}": render_nudge,
            f"notice:{AWAY}": render_away,
        },
        ticks={"reminders": (SECONDS, remind)},
    )
