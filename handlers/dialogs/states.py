"""Windows of the coordinator's forms."""

from __future__ import annotations

from aiogram.fsm.state import State, StatesGroup


class ActivityChange(StatesGroup):
    """A published activity changed: its deadline, its holder, released."""

    activities = State()
    card = State()
    duties = State()
    deadline = State()
    reading = State()
    holders = State()
    ground = State()


class AmendingOrder(StatesGroup):
    """The proposals of an order that amends a published roadmap."""

    list = State()
    proposal = State()
    rows = State()


class ImportReview(StatesGroup):
    """The review of an import before it is published."""

    summary = State()
    question = State()
    parties = State()
    party = State()
    members = State()
    together = State()
    rows = State()
    row = State()
    edit = State()
    edit_deadline = State()
    edit_reading = State()
    edit_name = State()
    edit_parties = State()
    marks = State()
    mark = State()
    sections = State()
    assumed = State()
    loads = State()
    changes = State()
    holders = State()
    holder = State()
    undated = State()
