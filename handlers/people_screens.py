"""Screens of the coordinator's directory: counts, who is not connected, links, what was loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.callbacks import PeopleAct
from handlers.join_screens import post_name
from handlers.screen import TEXT_LIMIT, Button, Screen, pairs
from locales import Translator
from locales.dates import day_short
from usecases.people.directory import DirectoryImported
from usecases.ports.people import Connections, LinkLine, UnconnectedPost

PAGE = 5
PROBLEMS_SHOWN = 20
LIVE = frozenset({"sent", "opened"})


def home(counts: Connections, t: Translator) -> Screen:
    """How far the directory has come."""
    buttons = []
    if counts.unconnected:
        buttons.append(Button(t.text("people-button-links"), PeopleAct(act="links")))
        label = t.text("people-button-unconnected", n=counts.unconnected)
        buttons.append(Button(label, PeopleAct(act="unconnected")))
    buttons += [
        Button(t.text("people-button-upload"), PeopleAct(act="upload")),
        Button(t.text("people-button-template"), PeopleAct(act="template")),
    ]
    text = t.html(
        "people-home" if counts.posts else "people-empty",
        organizations=counts.organizations,
        posts=counts.posts,
        connected=counts.connected,
        unconnected=counts.unconnected,
        vacant=counts.vacant,
    )
    return Screen(text, pairs(buttons))


def choose(waiting: Sequence[UnconnectedPost], t: Translator) -> Screen:
    """Some have a link that still opens: a new one would close it, so it is asked for."""
    live = sum(one.link in LIVE for one in waiting)
    rest = len(waiting) - live
    buttons = []
    if rest:
        label = t.text("people-button-links-new", n=rest)
        buttons.append(Button(label, PeopleAct(act="links-new")))
    label = t.text("people-button-links-all", n=len(waiting))
    buttons.append(Button(label, PeopleAct(act="links-all")))
    buttons.append(Button(t.text("people-button-home"), PeopleAct(act="home")))
    return Screen(t.html("people-links-ask", live=live, rest=rest), pairs(buttons))


def links(lines: Sequence[LinkLine], t: Translator) -> tuple[str, ...]:
    """Messages with every link, each under Telegram's limit."""
    until = day_short(lines[0].until, t)
    texts = [t.html("people-links-title", n=len(lines), until=until)]
    for line in lines:
        item = t.html(
            "people-links-line",
            person=line.person,
            post=line.post,
            organization=line.organization,
            link=line.link,
        )
        if len(texts[-1]) + len(item) + 2 > TEXT_LIMIT:
            texts.append(item)
        else:
            texts[-1] += f"\n\n{item}"
    return tuple(texts)


def unconnected(page: Sequence[UnconnectedPost], at: int, total: int, t: Translator) -> Screen:
    """A page of those who have not come, each with a button for a fresh link."""
    if not page:
        return Screen(t.html("people-all-connected"), (_back(t),))
    lines = [t.html("people-unconnected-title", n=total)]
    rows = []
    for no, one in enumerate(page, start=at * PAGE + 1):
        when = day_short(one.at.date(), t) if one.at else ""
        lines.append(
            t.html(
                "people-unconnected-line",
                no=no,
                person=one.person.full_name,
                post=post_name(one.post, t),
                link=t.text(f"people-link-{one.link}", day=when),
            )
        )
        label = t.text("people-button-link", no=no, person=one.person.short_name)
        rows.append((Button(label, PeopleAct(act="link", id=one.post.id)),))
    turns = []
    if at:
        turns.append(
            Button(t.text("people-button-previous"), PeopleAct(act="unconnected", id=at - 1))
        )
    if (at + 1) * PAGE < total:
        turns.append(Button(t.text("people-button-next"), PeopleAct(act="unconnected", id=at + 1)))
    return Screen("\n".join(lines), (*rows, *([tuple(turns)] if turns else []), _back(t)))


def _back(t: Translator) -> tuple[Button, ...]:
    return (Button(t.text("people-button-home"), PeopleAct(act="home")),)


def asked_for_sheet(t: Translator) -> Screen:
    """The directory's file is awaited."""
    return Screen(t.html("people-send-sheet"), (_template(t),))


def refused(key: str, arguments: dict[str, str | int], t: Translator) -> Screen:
    """The file itself cannot be used."""
    return Screen(t.html(key, **arguments), (_template(t),))


def _template(t: Translator) -> tuple[Button, ...]:
    return (Button(t.text("people-button-template"), PeopleAct(act="template")), *_back(t))


def imported(done: DirectoryImported, t: Translator) -> Screen:
    """What came of a table: the rows to put right, or what is new."""
    if done.problems:
        return Screen(_within(problem_lines(done, t), t), (_template(t),))
    if _nothing_new(done):
        return Screen(t.html("people-nothing-new"), (_back(t),))
    buttons = [
        Button(t.text("people-button-links"), PeopleAct(act="links")),
        Button(t.text("people-button-home"), PeopleAct(act="home")),
    ]
    return Screen(_within(_news("people-imported", done, t), t), pairs(buttons))


def found(done: DirectoryImported, t: Translator) -> Screen:
    """What would come of a table that nobody asked for; a button loads it."""
    if done.problems:
        return Screen(_within(problem_lines(done, t), t), (_template(t),))
    if _nothing_new(done):
        return Screen(t.html("people-nothing-new"), (_back(t),))
    buttons = [
        Button(t.text("people-button-load"), PeopleAct(act="load")),
        Button(t.text("people-button-home"), PeopleAct(act="home")),
    ]
    return Screen(_within(_news("people-sheet-found", done, t), t), pairs(buttons))


def _nothing_new(done: DirectoryImported) -> bool:
    counts = (done.organizations, done.posts, done.people, done.updated)
    return not any(counts) and not done.handed_over


def _news(key: str, done: DirectoryImported, t: Translator) -> list[str]:
    counts = t.html(
        key,
        organizations=done.organizations,
        posts=done.posts,
        people=done.people,
        updated=done.updated,
    )
    changed = [
        t.html(
            "people-handed-over",
            title=one.title,
            organization=one.organization,
            former=one.former,
            successor=one.successor,
        )
        for one in done.handed_over
    ]
    return [counts, *changed]


def problem_lines(done: DirectoryImported, t: Translator) -> list[str]:
    """The rows that cannot be used, the first ones, and how many more there are."""
    shown = done.problems[:PROBLEMS_SHOWN]
    lines = [t.html("people-problems-title", n=len(done.problems))]
    lines += [t.html(f"people-problem-{one.code}", row=one.row, **one.arguments) for one in shown]
    more = len(done.problems) - len(shown)
    if more:
        lines.append(t.html("people-problems-more", n=more))
    return [*lines, t.html("people-problems-again")]


def _within(lines: Iterable[str], t: Translator) -> str:
    kept: list[str] = []
    room = TEXT_LIMIT - 100
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            kept.append(t.html("people-cut"))
            break
        kept.append(line)
    return "\n".join(kept)
