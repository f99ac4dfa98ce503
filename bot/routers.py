"""Which routers there are, in the order in which they are asked.

A slice adds its router here and its `build` to bot/assembly/slices.py.
"""

from __future__ import annotations

from aiogram import Router

from handlers import membership, overview


def everybody() -> tuple[Router, ...]:
    """Asked first, for strangers too: the way in."""
    return (membership.router(),)


def officials() -> tuple[Router, ...]:
    """Callbacks, replies and files of those who report; they never reach a dialog."""
    return ()


def coordinators() -> tuple[Router, ...]:
    """Review, overview, people: callbacks and commands."""
    return (overview.router(),)


def dialogs() -> tuple[Router, ...]:
    """The coordinator's forms (aiogram_dialog), which take plain text while one is open."""
    return ()


def fallback() -> tuple[Router, ...]:
    """What nobody understood."""
    return ()
