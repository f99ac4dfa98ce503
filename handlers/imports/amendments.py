"""What an amending order is said to change: the orders, the roadmap, each proposal in a line."""

from __future__ import annotations

from handlers.imports.orders import order_name
from handlers.imports.texts import PHRASE, cut
from locales import Translator
from roadmap.amendments import Change, OrderRef
from roadmap.drafting.amendments import FieldChange
from roadmap.drafting.model import DraftActivity
from usecases.imports.amendments import Amending, Line
from usecases.ports.imports import Amendable

NAME = 90
TITLE = 200


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
    if one.known_before:
        lines.append(t.html("amendments-again"))
    if one.amendments.whole:
        lines.append(t.html("amendments-whole"))
    if one.left:
        return [
            *lines,
            t.html("amendments-open-count", n=one.left),
            t.html("amendments-hint"),
        ]
    return [*lines, t.html("amendments-done")]


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
