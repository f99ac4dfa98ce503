"""One proposal of an amending order: its words, its rows before and after, what stands against it."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.imports.amendments import NAME, change_text, name_of
from handlers.imports.texts import cut
from handlers.screen import quoted
from locales import Translator
from locales.dates import day_short
from roadmap.amendments import Change
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.amendments import deadline_after
from roadmap.drafting.plan import PlannedOccurrence
from usecases.imports.amendments import Amending, Line
from usecases.imports.editing import dates_of
from usecases.imports.review import Review

RAW = 900
SHOWN = 5
DATES = 8


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
