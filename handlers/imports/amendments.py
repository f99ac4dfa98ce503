"""What an amending order's screens say: the orders, each proposal, what stands against it."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.callbacks import ImportAct
from handlers.imports.orders import order_name
from handlers.imports.texts import PHRASE, cut
from handlers.screen import Button, Screen, pairs, quoted
from locales import Translator
from locales.dates import day_short
from roadmap.amendments import Change, OrderRef
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.amendments import FieldChange, deadline_after
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.plan import PlannedOccurrence
from usecases.imports.amendments import Amending, Line
from usecases.imports.editing import dates_of
from usecases.imports.review import Review
from usecases.ports.imports import Amendable

RAW = 900
NAME = 90
TITLE = 200
SHOWN = 5
DATES = 8


def heading(one: Amending, t: Translator) -> str:
    """Which order amends which, and how many proposals there are; HTML."""
    by = order_name(one.by, t)
    return t.html(
        "amendments-title",
        by=by[:1].upper() + by[1:],
        amended=order_name(one.amendments.order, t),
        n=len(one.amendments.proposals),
    )


def roadmap_line(one: Amendable, t: Translator) -> str:
    """A roadmap to choose, with the order that approved it; plain text."""
    order = one.orders[0] if one.orders else OrderRef(None, None, None)
    return t.text("amendments-roadmap-line", title=cut(one.title, NAME), order=order_name(order, t))


def state_of(one: Amending, t: Translator) -> list[str]:
    """Under the heading: the roadmap and what is left, or why there is none."""
    if one.review is None:
        if one.likely > 1:
            return [t.html("amendments-several")]
        return [t.html("amendments-no-roadmap", amended=order_name(one.amendments.order, t))]
    title = one.review.material.draft.title
    lines = [t.html("amendments-roadmap", title=cut(title, TITLE))]
    if one.amendments.whole:
        lines.append(t.html("amendments-whole"))
    if one.left:
        return [
            *lines,
            t.html("amendments-open-count", n=one.left),
            t.html("amendments-hint"),
        ]
    return [*lines, t.html("amendments-done")]


def was_amending(content: Amending, t: Translator) -> Screen:
    """The notice: the orders, the roadmap, the way to the proposals."""
    known = content.review is not None or not content.roadmaps
    label = "amendments-to-list" if known else "amendments-to-roadmaps"
    buttons = [
        Button(t.text(label), ImportAct(act="review", id=content.head.id)),
        Button(t.text("import-to-cancel"), ImportAct(act="cancel", id=content.head.id)),
    ]
    return Screen("\n".join([heading(content, t), *state_of(content, t)]), pairs(buttons))


def line_text(line: Line, t: Translator) -> str:
    """A proposal in one line: the row, what changes, what was decided; plain text."""
    state = "announced" if line.announced else line.decision.value
    text = cut(_short(line, t), 160)
    return t.text("amendments-line", text=text, state=t.text(f"amendments-state-{state}"))


def _short(line: Line, t: Translator) -> str:
    proposal, outcome = line.proposal, line.outcome
    if proposal.what is Change.RESTATE_APPENDIX:
        return t.text("amendments-what-appendix")
    if any(one.key == "" for one in outcome.changes) or proposal.what is Change.ADD:
        title = proposal.row.title if proposal.row else None
        if not title:
            return t.text("amendments-what-add-untitled")
        return t.text("amendments-what-add", title=cut(title, NAME))
    if not outcome.rows or (outcome.problem and not outcome.changes):
        return cut(proposal.raw, 150)
    names = cut(name_of(outcome.rows[0], t), 60)
    if proposal.what is Change.EXCLUDE:
        return f"{names}: {t.text('amendments-what-exclude')}"
    what = change_text(outcome.changes[0], t, 40) if outcome.changes else ""
    return f"{names}: {what}"


def name_of(activity: DraftActivity, t: Translator) -> str:
    """An activity by its number and short name; plain text."""
    title = cut(activity.short_name or activity.title, NAME)
    return t.text("amendments-name", no=activity.no, title=title) if activity.no else title


def change_text(one: FieldChange, t: Translator, limit: int = PHRASE) -> str:
    """One cell before and after; plain text."""
    field = t.text(f"amendments-field-{one.field}")
    old, new = cut(one.old, limit), cut(one.new, limit)
    if not old:
        return t.text("amendments-change-new", field=field, new=new)
    if not new:
        return t.text("amendments-change-gone", field=field, old=old)
    return t.text("amendments-change", field=field, old=old, new=new)


def card(line: Line, at: int, one: Amending, t: Translator) -> str:
    """A proposal whole: the order's words, the rows, before and after, the dates; HTML."""
    state = "announced" if line.announced else line.decision.value
    lines = [
        t.html(
            "amendments-number",
            at=at + 1,
            of=len(one.lines),
            state=t.text(f"amendments-state-{state}"),
        ),
        quoted(t.html("amendments-raw", raw=cut(line.proposal.raw, RAW))),
    ]
    outcome = line.outcome
    fresh = any(each.key == "" for each in outcome.changes)
    lines += _added(line, t) if fresh else _rows(line, t)
    lines += [
        t.html("import-sentence", text=change_text(each, t))
        for each in outcome.changes[: 2 * SHOWN]
    ]
    if not fresh and one.review is not None:
        lines += _dates(line, one.review, t)
    if line.open and outcome.problem is not None:
        lines.append(t.html(f"amendments-{outcome.problem.value}"))
    elif line.open and not outcome.patches:
        lines.append(t.html("amendments-same"))
    return "\n".join(lines)


def _rows(line: Line, t: Translator) -> list[str]:
    rows = line.outcome.rows
    if not rows:
        return []
    if len(rows) > 1:
        names = [t.html("import-sentence", text=f"• {name_of(one, t)}") for one in rows[:SHOWN]]
        more = len(rows) - SHOWN
        extra = [t.html("amendments-more", n=more)] if more > 0 else []
        lines = [t.html("amendments-activities", n=len(rows)), *names, *extra]
    else:
        lines = [t.html("amendments-activity", name=name_of(rows[0], t))]
        if rows[0].section:
            lines.append(t.html("amendments-section", section=cut(rows[0].section, NAME)))
    if line.proposal.what is Change.EXCLUDE:
        lines.append(t.html("amendments-excluded"))
    return lines


def _added(line: Line, t: Translator) -> list[str]:
    lines = [t.html("amendments-added")]
    if line.outcome.rows:
        mate = line.outcome.rows[0]
        if mate.section:
            lines.append(t.html("amendments-section", section=cut(mate.section, NAME)))
        lines.append(t.html("amendments-added-after", name=name_of(mate, t)))
    return lines


def _dates(line: Line, review: Review, t: Translator) -> list[str]:
    """The new deadline as it is read, and the dates before and after."""
    found: list[str] = []
    for activity in line.outcome.rows[:SHOWN]:
        deadline = deadline_after(line.outcome, activity.key)
        if deadline is None:
            continue
        found.append(t.html("deadline-read", phrase=phrase(deadline)))
        doubt = deadline.doubt
        if doubt is not None:
            found.append(t.html(f"deadline-doubt-{doubt.code}", **dict(doubt.what)))
        found.append(
            t.html(
                "amendments-dates",
                before=_days(dates_of(activity.deadline, activity, review), review, t),
                after=_days(dates_of(deadline, activity, review), review, t),
            )
        )
    return found


def _days(found: Iterable[PlannedOccurrence], review: Review, t: Translator) -> str:
    today, days = review.material.dating.today, sorted({one.working for one in found})
    shown = [day_short(day, t, today=today) for day in days[:DATES]]
    more = ["…"] if len(days) > DATES else []
    return ", ".join(shown + more) if shown else t.text("amendments-no-dates")
