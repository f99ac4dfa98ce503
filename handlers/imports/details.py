"""What an import's inner screens say: one party, one activity, who gets how much."""

from __future__ import annotations

from handlers.imports.texts import PHRASE, cut, holder, party_counts, post_name
from locales import Translator
from locales.dates import day_short
from locales.rules import date_line
from roadmap.casing import sentence_case
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.patches import corrected
from roadmap.drafting.plan import PlannedActivity
from roadmap.drafting.together import Combination
from roadmap.model import Deadline, DeadlineKind, DutyRole
from usecases.imports.candidates import Candidate
from usecases.imports.editing import RowParty, dates_of, reread
from usecases.imports.edition import EditionChange
from usecases.imports.review import PartyLine, Review

DATES = 8
LABEL = 60
FIELDS = 4
"""Of one row of a difference: five rows fit into a message."""


def parties_text(review: Review, t: Translator) -> str:
    """How many parties there are and how far they are known."""
    known, taken, nobody = party_counts(review.parties)
    return "\n".join(
        (
            t.html("import-parties", all=len(review.parties)),
            t.html("import-parties-counts", known=known, taken=taken, nobody=nobody),
            t.html("import-parties-hint"),
        )
    )


def party_order(line: PartyLine) -> tuple[int, int]:
    """Nobody's first, then what was assumed, then the rest; within each the most rows first."""
    rank = 0 if line.nobody else 1 if not line.settled else 2
    return rank, -len(line.mention.rows)


def party_label(line: PartyLine, t: Translator) -> str:
    """A party's button."""
    name = cut(line.mention.party.name, 28)
    return cut(t.text("import-party-button", name=name, holder=holder(line, t)), LABEL)


def party_text(line: PartyLine, t: Translator) -> str:
    """One party: how often it is named, whom it is taken for and why."""
    mention = line.mention
    why = t.text(f"import-party-why-{line.resolution.source.value}")
    return "\n".join(
        (
            t.html("import-party-title", name=cut(mention.party.name, 3 * PHRASE)),
            t.html("import-party-rows", n=len(mention.rows), leads=len(mention.leads)),
            t.html("import-party-now", holder=f"{holder(line, t)}, {why}"),
        )
    )


def row_line(planned: PlannedActivity, t: Translator) -> str:
    """An activity's line: its number, name, and how it is followed."""
    activity = planned.activity
    title = cut(activity.short_name or activity.title, 80)
    way = t.text(f"import-way-{'skipped' if activity.skipped else activity.tracking.value}")
    if activity.no is None:
        return t.text("import-row-line-unnumbered", title=title, way=way)
    return t.text("import-row-line", no=activity.no, title=title, way=way)


def row_text(planned: PlannedActivity, review: Review, t: Translator) -> str:
    """One activity: the order's words, its dates, who gets it, how it is followed."""
    activity = planned.activity
    title = cut(sentence_case(activity.title), 600)
    number = t.text("import-row-name", no=activity.no, title=title) if activity.no else title
    where = (
        t.html("import-row-section", section=sentence_case(activity.section))
        if activity.section
        else t.html("import-row-order")
        if activity.kind == "order"
        else ""
    )
    names = ", ".join(party.text for party in activity.responsible)
    lines = [
        t.html("import-title", title=number),
        where,
        _short(activity, t),
        _deadline(planned, t),
        _set_deadline(planned, review, t),
        _dates(planned, review, t),
        t.html("import-row-responsible", names=cut(names, 3 * PHRASE)),
        _holders(planned, t),
        t.html("import-row-tracking", way=t.text(f"import-way-{activity.tracking.value}")),
        _document(planned, t),
    ]
    if activity.skipped:
        lines.append(t.html("import-row-skipped"))
    return "\n".join(line for line in lines if line)


def _holders(planned: PlannedActivity, t: Translator) -> str:
    """How many get it, and how many of them report where others only help."""
    reporting = sum(one.role is DutyRole.RESPONSIBLE for one in planned.owed)
    if reporting == len(planned.owed):
        return t.html("import-row-holders", n=len(planned.owed))
    return t.html("import-row-holders-help", n=len(planned.owed), reporting=reporting)


def _deadline(planned: PlannedActivity, t: Translator) -> str:
    raw = planned.activity.deadline.raw
    if not raw.strip():
        return t.html("import-row-deadline-none")
    return t.html("import-row-deadline", raw=cut(raw, 2 * PHRASE))


def _short(activity: DraftActivity, t: Translator) -> str:
    name = activity.short_name
    return t.html("import-row-short", name=name) if name else ""


def _set_deadline(planned: PlannedActivity, review: Review, t: Translator) -> str:
    """The deadline that a person put in the place of the order's."""
    activity = planned.activity
    if "deadline" not in corrected(review.material.record.patches, activity.key):
        return ""
    return t.html("import-row-deadline-set", phrase=phrase(activity.deadline))


def reading_text(text: str, planned: PlannedActivity, review: Review, t: Translator) -> str:
    """How a typed deadline is read: in words, its doubts, each date with its reason."""
    deadline = reread(text, review)
    lines = [t.html("import-edit-typed", text=cut(text, 2 * PHRASE))]
    if deadline.kind is DeadlineKind.NONE:
        return "\n".join([*lines, t.html("import-edit-unread")])
    lines.append(t.html("deadline-read", phrase=phrase(deadline)))
    if deadline.doubt is not None:
        lines.append(t.html(f"deadline-doubt-{deadline.doubt.code}", **dict(deadline.doubt.what)))
        stated = phrase(deadline)
        others = [phrase(one) for one in deadline.doubt.choices if phrase(one) != stated]
        lines += [t.html("deadline-choice", phrase=other) for other in others]
    return "\n".join([*lines, *_dated(deadline, planned, review, t)])


def _dated(
    deadline: Deadline, planned: PlannedActivity, review: Review, t: Translator
) -> list[str]:
    found = dates_of(deadline, planned.activity, review)
    if not found:
        asked = deadline.kind in {DeadlineKind.EXTERNAL, DeadlineKind.EVENT}
        return [t.html("deadline-asked" if asked else "deadline-no-dates")]
    raw = cut(deadline.raw, PHRASE)
    lines = [
        t.html(
            "import-sentence",
            text=date_line(
                t,
                raw,
                (one.rule["code"], one.rule["args"].items()),
                one.due,
                one.working,
                review.material.dating.calendar.day_off(one.due),
            ),
        )
        for one in found[:DATES]
    ]
    return [*lines, *_more_dates(len(found), t)]


def _more_dates(dates: int, t: Translator) -> list[str]:
    return [t.html("dates-rest", n=dates - DATES)] if dates > DATES else []


def row_party_line(one: RowParty, t: Translator) -> str:
    """Somebody on the list of an activity's holders; its own ones are marked."""
    name = cut(one.party.name, LABEL)
    if one.rank is None:
        return name
    return t.text("import-edit-party-lead" if one.rank == 0 else "import-edit-party-co", name=name)


def _dates(planned: PlannedActivity, review: Review, t: Translator) -> str:
    today = review.material.dating.today
    days = sorted({one.working for one in planned.live})
    if not days:
        return t.html("import-row-dates-none")
    shown = [day_short(day, t, today=today) for day in days[:DATES]]
    more = _more_dates(len(days), t)
    return t.html("import-row-dates", dates=", ".join(shown + more))


def _document(planned: PlannedActivity, t: Translator) -> str:
    activity = planned.activity
    if activity.tracking == "info":
        return ""
    if activity.needs_document:
        form = activity.form or activity.result or activity.short_name or activity.title
        return t.html("import-row-document-yes", form=cut(form, PHRASE))
    return t.html("import-row-document-no")


def change_line(change: EditionChange, t: Translator) -> str:
    """A row of an edition's difference: what is printed now beside what was."""
    title = cut(sentence_case(change.title), 80)
    named = t.text("import-row-name", no=change.no, title=title) if change.no else title
    lines = [t.text(f"import-change-{change.kind}", title=named)]
    lines += [
        t.text(
            "import-change-field",
            field=t.text(f"draft-sheet-{name}"),
            before=_printed(name, before, t),
            after=_printed(name, after, t),
        )
        for name, (before, after) in list(change.fields.items())[:FIELDS]
    ]
    return "\n".join([*lines, *(["…"] if len(change.fields) > FIELDS else [])])


def _printed(name: str, text: str, t: Translator) -> str:
    if name == "tracking":
        return t.text(f"import-way-{text}")
    return cut(text, LABEL) or t.text("import-change-empty")


def combination_line(one: Combination, t: Translator) -> str:
    """Parties that answer together, in how many activities, and who reports."""
    state = "all" if one.all_report else "some" if one.each else "first"
    names = cut(", ".join(one.names), PHRASE)
    key = f"import-together-{state}"
    return t.text(
        "import-together-line", names=names, n=len(one.rows), who=t.text(key, n=len(one.each))
    )


def candidate_label(candidate: Candidate, line: PartyLine, t: Translator) -> str:
    """A candidate's button."""
    if candidate.target == "municipalities":
        return t.text("import-party-to-municipalities", n=len(line.everywhere))
    if candidate.post is not None:
        return cut(post_name(candidate.post, t), LABEL)
    if candidate.group is not None:
        return cut(candidate.group.name, LABEL)
    return t.text(f"import-party-to-{candidate.target}")
