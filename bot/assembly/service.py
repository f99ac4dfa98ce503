"""The service's own slice: contacts, notices of faults, upkeep."""

from __future__ import annotations

import os
from typing import Any

from bot.assembly.slice import Slice, Tick
from handlers.service import Alarms, Fault, Unreached, fault, unreached
from usecases.channels import EMAIL
from usecases.composing import Composer
from usecases.contacts import ContactChanged
from usecases.inbox import ForgetHandled
from usecases.ports.ground import Ground, ReadSession
from usecases.ports.messages import Delivery
from usecases.setback import UndoSetback
from usecases.watching import HEARTBEAT, NoteFact, compose_alarm, compose_alarm_over

FAULTS = ("update", "delivery", "job")


async def _unreached(read: ReadSession, delivery: Delivery) -> Unreached | None:
    """None when the person is reached again."""
    contact = await read.people.contact(int(delivery.ref["person"]))
    if contact is None:
        return None
    email = (contact.email or "").strip().lower()
    if delivery.ref.get("channel") == EMAIL:
        if contact.mailed or not email:
            return None
        return Unreached(contact.full_name, contact.phone, "mail", email)
    if contact.contact_state not in {"blocked", "deactivated"}:
        return None
    return Unreached(
        contact.full_name,
        contact.phone,
        contact.contact_state,
        email if contact.mailed else None,
    )


def _fault(what: str) -> Composer:
    async def compose(_read: ReadSession, delivery: Delivery) -> Any:
        key = "inbox" if what == "update" else what
        return Fault(what, int(delivery.ref[key]))

    return compose


def _beat(ground: Ground) -> Tick:
    note = NoteFact(ground.uow, ground.clock, HEARTBEAT)

    async def beat() -> None:
        await note({"pid": os.getpid()})

    return beat


def build(ground: Ground, bot_id: int) -> Slice:
    """What keeps the ground itself in order."""
    composers: dict[str, Composer] = {"notice:unreachable": _unreached}
    composers |= {"notice:alarm": compose_alarm, "notice:alarm-over": compose_alarm_over}
    composers.update({f"notice:{what}-failed": _fault(what) for what in FAULTS})
    return Slice(
        handlers={
            "contact_changed": ContactChanged(ground.uow, ground.clock, "telegram", bot_id),
        },
        composers=composers,
        renderers={
            "notice:unreachable": unreached,
            "notice:alarm": Alarms(ground.timezone).going_on,
            "notice:alarm-over": Alarms(ground.timezone).over,
            **{f"notice:{what}-failed": fault for what in FAULTS},
        },
        ticks={
            "heartbeat": (30.0, _beat(ground)),
            "clock-set-back": (30.0, UndoSetback(ground.uow, ground.clock)),
            "forget-handled": (3600.0, ForgetHandled(ground.uow, ground.clock)),
        },
    )
