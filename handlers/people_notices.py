"""Notices to the coordinator about people."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.callbacks import PeopleAct
from handlers.join_screens import listed_as
from handlers.screen import Button, Screen
from locales import Translator
from usecases.ports.people import InvitationView, PersonContact


@dataclass(frozen=True, slots=True)
class Declined:
    """A link that somebody else had opened."""

    invitation: InvitationView


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody who took the consent back."""

    person: PersonContact


def declined(content: Declined, t: Translator) -> Screen:
    """With a button for a fresh link, where a post is meant."""
    invitation = content.invitation
    text = t.html(
        "people-notice-declined",
        person=invitation.person.full_name,
        post=listed_as(invitation, t),
    )
    if invitation.post is None:
        return Screen(text)
    again = PeopleAct(act="link", id=invitation.post.id)
    return Screen(text, ((Button(t.text("people-button-link-again"), again),),))


def withdrawn(content: Withdrawn, t: Translator) -> Screen:
    """Reports are to be agreed upon in another way."""
    return Screen(t.html("people-notice-withdrawn", person=content.person.full_name))
