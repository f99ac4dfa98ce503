"""Which routers there are, in the order in which they are asked.

A slice adds its router here and its `build` to bot/assembly/slices.py.
"""

from __future__ import annotations

from aiogram import Router

from handlers import (
    agenda,
    escalation,
    extension_answers,
    extensions,
    leave,
    membership,
    nudging,
    overview,
    own_dates,
    people,
    people_sheet,
    privacy,
    replies,
    reports,
    review,
    settings,
    start,
    submissions,
    waiting,
)
from handlers import fallback as puzzled
from handlers.dialogs import activity_change, amendments, import_review, outdated
from handlers.imports import receiving


def everybody() -> tuple[Router, ...]:
    """Asked first, for strangers too: the way in."""
    return (membership.router(), start.router())


def officials() -> tuple[Router, ...]:
    """Callbacks, replies and files of those who report; they never reach a dialog."""
    return (
        people_sheet.router(),
        agenda.router(),
        reports.router(),
        submissions.router(),
        extensions.router(),
        extension_answers.router(),
        own_dates.router(),
        replies.router(),
        leave.router(),
        settings.router(),
        privacy.router(),
    )


def coordinators() -> tuple[Router, ...]:
    """Review, overview, people: callbacks and commands."""
    return (
        review.router(),
        overview.router(),
        nudging.router(),
        escalation.router(),
        waiting.router(),
        people.router(),
        receiving.router(),
        activity_change.router(),
    )


def dialogs() -> tuple[Router, ...]:
    """The coordinator's forms (aiogram_dialog), which take plain text while one is open."""
    return (
        outdated.router(),
        import_review.dialog(),
        amendments.dialog(),
        activity_change.dialog(),
    )


def fallback() -> tuple[Router, ...]:
    """What nobody understood."""
    return (puzzled.router(),)
