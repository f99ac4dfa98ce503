"""The people slice: the way in, the directory, invitations, one's own settings."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from bot.assembly.slice import Slice
from handlers.people_notices import Declined, Withdrawn, declined, withdrawn
from handlers.settings import Preferring
from locales import Translator
from reports import people as workbooks
from usecases.people.directory import ImportPeople
from usecases.people.inviting import InviteToPosts
from usecases.people.joining import Confirm, Decline, Join, OpenInvitation, RefuseConsent
from usecases.people.own import (
    AnswerStranger,
    SetDigestHour,
    SetPace,
    SetQuietHours,
    SetTimezone,
    WithdrawConsent,
)
from usecases.ports.ground import Ground, ReadSession
from usecases.ports.messages import Delivery
from usecases.ports.people import LinkLine


class Workbooks:
    """See usecases.ports.people.PeopleFiles."""

    def template(self, locale: str) -> bytes:
        """The directory's empty table, a filled example and how to fill it in."""
        out = BytesIO()
        workbooks.write_template(out, Translator(locale))
        return out.getvalue()

    def links(self, lines: Iterable[LinkLine], locale: str) -> bytes:
        """The personal links, one row each."""
        out = BytesIO()
        rows = (
            (one.organization, one.post, one.person, one.phone, one.link, one.until)
            for one in lines
        )
        workbooks.write_links(rows, out, Translator(locale))
        return out.getvalue()


async def compose_declined(read: ReadSession, delivery: Delivery) -> Declined | None:
    """Whose link somebody else opened."""
    invitation = await read.people.invitation(int(delivery.ref["invitation"]))
    return Declined(invitation) if invitation else None


async def compose_withdrawn(read: ReadSession, delivery: Delivery) -> Withdrawn | None:
    """Who took the consent back; None when they have come again since."""
    person = await read.people.contact(int(delivery.ref["person"]))
    return Withdrawn(person) if person and not person.joined else None


def build(ground: Ground) -> Slice:
    """What the doors to people ask for."""
    uow, clock = ground.uow, ground.clock
    return Slice(
        handlers={
            "open_invitation": OpenInvitation(uow, clock),
            "confirm_invitation": Confirm(uow, clock),
            "decline_invitation": Decline(uow, clock),
            "refuse_consent": RefuseConsent(uow, clock),
            "join": Join(uow, clock),
            "answer_stranger": AnswerStranger(uow, clock),
            "preferring": Preferring(
                SetDigestHour(uow, clock),
                SetTimezone(uow, clock),
                SetQuietHours(uow, clock),
                SetPace(uow, clock),
            ),
            "withdraw_consent": WithdrawConsent(uow, clock),
            "invite_to_posts": InviteToPosts(uow, clock),
            "import_people": ImportPeople(uow, clock),
            "people_files": Workbooks(),
        },
        composers={
            "notice:link-declined": compose_declined,
            "notice:consent-withdrawn": compose_withdrawn,
        },
        renderers={"notice:link-declined": declined, "notice:consent-withdrawn": withdrawn},
    )
