"""The changes slice: what is in force changed, and everybody told."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.assembly.slice import Slice
from handlers import extension_screens, own_dates
from handlers.extensions import Extending
from handlers.moved_dates import moved_dates
from usecases.agenda.opening import OpenDutyCard
from usecases.changing.activities import ChangeDeadline, ChangeHolder, ReleaseActivity
from usecases.changing.asking import AskForDates, ComposeNamed, WantedOf, compose_wanted
from usecases.changing.extensions import (
    AskExtension,
    ComposeExtension,
    ExtendDuty,
    ReadDay,
    RefuseExtension,
    WithdrawExtension,
)
from usecases.changing.naming import NameDates, OpenDates, ReadDates
from usecases.changing.recompute import RECOMPUTE_JOB, RecomputeRoadmap
from usecases.changing.standing import ShowActivity, ShowRoadmap
from usecases.changing.telling import ComposeMoved, TellMoved
from usecases.changing.waiting import ListWaiting
from usecases.ports.ground import Ground
from usecases.publishing.publish import TELL_MOVED
from usecases.reports.placing import AwaitWords

SECONDS = 60.0
"""How soon somebody who was asked, or has joined, is told what dates are wanted."""


def build(ground: Ground) -> Slice:
    """What changes of a roadmap in force ask of the process."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    zone = ZoneInfo(ground.timezone)
    request = ComposeExtension(clock, "open")
    return Slice(
        handlers={**_changing(ground), **_extending(ground, zone), "compose_request": request},
        jobs={
            RECOMPUTE_JOB: RecomputeRoadmap(uow, read, clock, zone),
            TELL_MOVED: TellMoved(uow, read, clock, zone),
        },
        composers={
            "notice:dates-moved": ComposeMoved(clock, zone),
            "notice:dates-wanted": compose_wanted,
            "notice:dates-named": ComposeNamed(clock),
            "notice:extension-asked": request,
            "notice:extension-granted": ComposeExtension(clock, "granted"),
            "notice:extension-refused": ComposeExtension(clock, "refused"),
        },
        renderers={
            "notice:dates-moved": moved_dates,
            "notice:dates-wanted": own_dates.wanted_screen,
            "notice:dates-named": own_dates.news,
            "notice:extension-asked": extension_screens.request,
            "notice:extension-granted": extension_screens.granted,
            "notice:extension-refused": extension_screens.refusal,
        },
        ticks={"dates-wanted": (SECONDS, AskForDates(uow, read, clock, ground.timezone))},
    )


def _changing(ground: Ground) -> dict[str, Any]:
    """A published activity, and dates that its holders name."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    return {
        "show_roadmap": ShowRoadmap(read, clock),
        "show_activity": ShowActivity(read, clock),
        "change_deadline": ChangeDeadline(uow, read, clock),
        "release_activity": ReleaseActivity(uow, read, clock),
        "change_holder": ChangeHolder(uow, read, clock),
        "wanted_of": WantedOf(read),
        "list_waiting": ListWaiting(read, clock),
        "open_dates": OpenDates(read, clock),
        "read_dates": ReadDates(read),
        "name_dates": NameDates(uow, read, clock),
    }


def _extending(ground: Ground, zone: ZoneInfo) -> dict[str, Any]:
    """One duty's date, by its holder and its coordinator."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    return {
        "extending": Extending(
            ground,
            OpenDutyCard(read, clock, zone),
            AskExtension(uow, clock),
            ExtendDuty(uow, clock),
            AwaitWords(uow, clock),
        ),
        "withdraw_extension": WithdrawExtension(uow, clock),
        "refuse_extension": RefuseExtension(uow, clock),
        "read_day": ReadDay(read),
    }
