"""Screens of the way in: greeting, consent, done, and what a link that does not open says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.callbacks import (
    JoinAct,
    MyTasks,
    PeopleAct,
    ReviewQueue,
    SettingsAct,
    SummaryPage,
)
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_long
from roadmap.quiet import FirstDays
from usecases.people.consent import CONSENT_DATE, CONSENT_VERSION
from usecases.people.hosts import Hosts
from usecases.people.joining import Joined, LinkState, Opened
from usecases.ports.people import Identity, InvitationView, PersonContact, PostView
from usecases.ports.reminders import Outlook

DEFAULT_HOUR = "9:00"


def greeting(invitation: InvitationView, hosts: Hosts, t: Translator) -> Screen:
    """Who we are, and whether the list is right about whom we greet."""
    lines = [
        t.html("join-hello", name=invitation.person.address_name),
        about(hosts, t),
        t.html("join-listed", post=listed_as(invitation, t)),
    ]
    return Screen(
        "\n".join(lines),
        pairs(
            [
                Button(t.text("join-button-me"), JoinAct(act="me", id=invitation.id)),
                Button(t.text("join-button-not-me"), JoinAct(act="not-me", id=invitation.id)),
            ]
        ),
    )


def about(hosts: Hosts, t: Translator) -> str:
    """What the bot is, whose, and who answers questions."""
    own = t.html("join-about", authority=hosts.authority or "", known=_flag(hosts.authority))
    return " ".join(part for part in (own, reach(hosts.coordinator, t)) if part)


def reach(coordinator: PersonContact | None, t: Translator) -> str:
    """The coordinator's name and telephone; "" when there is none to name."""
    if coordinator is None:
        return ""
    phone = coordinator.phone or ""
    return t.html("join-coordinator", name=coordinator.full_name, phone=phone, known=_flag(phone))


def listed_as(invitation: InvitationView, t: Translator) -> str:
    """«директор МБОУ СОШ № 7», or the role."""
    if invitation.post is not None:
        return post_name(invitation.post, t)
    return t.text(f"join-role-{invitation.role}")


def post_name(post: PostView, t: Translator) -> str:
    """A post with its organisation, which follows in brackets unless it is an abbreviation."""
    label = post.organization.label
    first = label.split()[0]
    return t.text(
        "join-post",
        title=post.title,
        organization=label,
        short="yes" if first.isupper() or first.isdigit() else "no",
    )


def consent(invitation_id: int, hosts: Hosts, t: Translator, *, full: bool = False) -> Screen:
    """The consent, in short with a button to its full text, or in full."""
    rows = [
        Button(t.text("join-button-agree"), JoinAct(act="agree", id=invitation_id)),
        Button(t.text("join-button-refuse"), JoinAct(act="refuse", id=invitation_id)),
    ]
    if not full:
        rows.append(Button(t.text("join-button-full"), JoinAct(act="full", id=invitation_id)))
    return Screen(consent_text(hosts, t, full=full), pairs(rows))


def consent_text(hosts: Hosts, t: Translator, *, full: bool) -> str:
    """The consent's text with its edition and the operator."""
    title = t.html("consent-title", version=CONSENT_VERSION, day=CONSENT_DATE)
    operator = hosts.authority or t.text("consent-operator-unknown")
    return f"{title}\n{t.html('consent-full' if full else 'consent-short', operator=operator)}"


def refused(hosts: Hosts, t: Translator) -> Screen:
    """Consent was not given: nothing follows from it."""
    lines = (t.html("join-refused"), reach(hosts.coordinator, t))
    return Screen("\n".join(line for line in lines if line))


def declined(t: Translator) -> Screen:
    """«Это не я»."""
    return Screen(t.html("join-declined"))


def closed(opened: Opened, hosts: Hosts, t: Translator) -> Screen:
    """Why a link does not open, and whom to ask; names are for holders of a real link only."""
    arguments = {}
    if opened.state is LinkState.OTHER_PERSON and opened.mine and opened.invitation:
        arguments = {"mine": opened.mine.full_name, "invited": opened.invitation.person.full_name}
    whom = hosts.coordinator if opened.invitation else None
    lines = (t.html(f"join-link-{opened.state}", **arguments), reach(whom, t))
    return Screen("\n".join(line for line in lines if line))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What lies ahead of a newcomer, and the days in which they are told less."""

    outlook: Outlook
    first: FirstDays | None


def done(
    joined: Joined, roles: frozenset[str], ahead_of: Ahead, today: date, t: Translator
) -> Screen:
    """Connected: what lies ahead and when the bot writes; for coordinators, what to do next."""
    lines = [t.html("join-again" if joined.again else "join-done")]
    lines += [t.html(f"join-next-{role}") for role in _STEPS if role in roles]
    outlook = ahead_of.outlook
    if joined.invitation.post is not None or outlook.reports:
        lines.append(ahead(outlook, today, t))
        hour = joined.person.digest_at or DEFAULT_HOUR
        lines.append(t.html("join-hours", hour=hour.removeprefix("0")))
        if ahead_of.first:
            nearest = day_long(ahead_of.first.next_day, t, today=today)
            lines.append(t.html("join-quiet", day=nearest))
    return Screen("\n".join(lines), menu_rows(roles, t, tasks=bool(outlook.reports)))


_STEPS = ("coordinator", "controller", "administrator")


def ahead(outlook: Outlook, today: date, t: Translator) -> str:
    """How many reports lie ahead, and the nearest date."""
    if outlook.nearest is None:
        return t.html("join-nothing-yet")
    return t.html(
        "join-ahead",
        reports=outlook.reports,
        duties=outlook.duties,
        nearest=day_long(outlook.nearest, t, today=today),
    )


def menu(person: Identity, t: Translator) -> Screen:
    """What a connected person can do from here."""
    lines = [t.html("start-menu", name=person.address_name)]
    lines += [t.html(f"join-next-{role}") for role in _STEPS if role in person.roles]
    return Screen("\n".join(lines), menu_rows(person.roles, t, tasks=bool(person.post_ids)))


def menu_rows(
    roles: frozenset[str], t: Translator, *, tasks: bool
) -> tuple[tuple[Button, ...], ...]:
    """Buttons by what somebody is."""
    buttons = []
    if tasks:
        buttons.append(Button(t.text("start-button-tasks"), MyTasks()))
    if "coordinator" in roles:
        buttons.append(Button(t.text("menu-review"), ReviewQueue()))
    if roles & {"coordinator", "controller"}:
        buttons.append(Button(t.text("digest-button-summary"), SummaryPage(roadmap=0)))
    if "coordinator" in roles:
        buttons.append(Button(t.text("start-button-people"), PeopleAct(act="home")))
    buttons.append(Button(t.text("start-button-settings"), SettingsAct(act="home")))
    return pairs(buttons)


def _flag(value: object) -> str:
    return "yes" if value else "no"
