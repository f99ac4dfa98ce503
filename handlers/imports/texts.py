"""What an import's screens say; no aiogram here, the shell says the same in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handlers.imports.orders import order_name
from locales import Translator
from locales.dates import day_long
from roadmap.casing import sentence_case
from roadmap.drafting.holders import Resolution, Target
from roadmap.drafting.model import DraftActivity
from roadmap.drafting.questions import Question
from roadmap.intake.doubts import DoubtGroup
from usecases.imports.review import PartyLine, Review
from usecases.ports.imports import ImportHead
from usecases.ports.people import PostView

TITLE = 300
PHRASE = 120
SECTIONS = 10
MARKS = 12
EXAMPLES = 3
TOGETHER = "together"


def cut(text: str, limit: int) -> str:
    """Whole when it fits, else up to the limit with "…"."""
    whole = " ".join(text.split())
    return whole if len(whole) <= limit else f"{whole[: limit - 1].rstrip()}…"


def title_of(review: Review) -> str:
    """The roadmap's title, short enough for a line."""
    draft = review.material.draft
    return draft.short_name or sentence_case(draft.title)


def title_of_head(head: ImportHead | None, t: Translator, limit: int = 160) -> str:
    """As `title_of`, of a document that is not put together."""
    title = head.title if head else None
    return cut(sentence_case(title) if title else t.text("import-untitled"), limit)


def summary(review: Review, t: Translator) -> str:
    """What was understood: the order, counts, what is missing, what is left to decide."""
    counts = review.counts
    lines = [
        t.html("import-title", title=cut(sentence_case(review.material.draft.title), TITLE)),
        *_order(review, t),
        t.html("import-rows", rows=counts.rows, orders=counts.orders),
    ]
    if counts.skipped:
        lines.append(t.html("import-rows-skipped", n=counts.skipped))
    if counts.later:
        lines.append(t.html("import-rows-later", n=counts.later))
    if any(level is not None for level in counts.levels):
        lines.append(t.html("import-levels", parts=_parts("level", counts.levels, t)))
    lines.append(t.html("import-tracking", parts=_parts("tracking", counts.tracking, t)))
    lines.append(t.html("import-kinds", parts=_parts("kind", counts.kinds, t)))
    if any(section is not None for section in counts.sections):
        lines.append(_sections(counts.sections, t))
    return "\n".join([*lines, *_directory(review, t), *_edition(review, t), *_left(review, t)])


def _order(review: Review, t: Translator) -> list[str]:
    draft, lines = review.material.draft, []
    if draft.number and draft.date:
        lines.append(t.html("import-order", date=draft.date, number=draft.number))
    elif draft.number:
        lines.append(t.html("import-order-undated", number=draft.number))
    if draft.issuer:
        lines.append(t.html("import-issuer", issuer=cut(sentence_case(draft.issuer), PHRASE)))
    lines.append(t.html("import-period", start=draft.period.start, end=draft.period.end))
    return lines


def _parts(what: str, counts: Mapping[str | None, int] | Mapping[str, int], t: Translator) -> str:
    known = sorted(counts.items(), key=lambda one: -one[1])
    return ", ".join(t.text(f"import-{what}-{name or 'none'}", n=n) for name, n in known)


def _sections(sections: Mapping[str | None, int], t: Translator) -> str:
    shown = list(sections.items())
    lines = [
        t.html(
            "import-section-line",
            section=cut(sentence_case(section), 80) if section else t.text("import-section-none"),
            n=n,
        )
        for section, n in shown[:SECTIONS]
    ]
    if len(shown) > SECTIONS:
        lines.append("…")
    listed = "\n".join(lines)
    return f"{t.html('import-sections')}\n<blockquote expandable>{listed}</blockquote>"


def _directory(review: Review, t: Translator) -> list[str]:
    holders, lines = review.material.holders, []
    schools = holders.directory.schools
    wanted = any(one.target is Target.SCHOOLS for one in holders.resolutions.values())
    if wanted:
        key = "import-schools" if schools else "import-schools-none"
        lines.append(t.html(key, n=len(schools)) if schools else t.html(key))
    unknown = holders.table.unknown
    if unknown and schools:
        marks = ", ".join(one.text for one in unknown[:MARKS]) + (
            "…" if len(unknown) > MARKS else ""
        )
        lines.append(t.html("import-schools-unknown", n=len(unknown), marks=marks))
    unheld = [one for one in review.material.plan.unheld if schools or not _of_schools(one, review)]
    if unheld:
        lines.append(t.html("import-unheld", n=len(unheld)))
    if undated := review.material.plan.undated:
        lines.append(t.html("import-undated", n=len(undated)))
    if years := review.preliminary:
        lines.append(t.html("import-preliminary", years=", ".join(map(str, years))))
    return lines


def _of_schools(activity: DraftActivity, review: Review) -> bool:
    """Whether it is only the empty directory that leaves it without a holder."""
    lines = {line.mention.party.text: line for line in review.parties}
    return any(
        lines[party.text].resolution.target is Target.SCHOOLS
        for party in activity.responsible
        if party.text in lines
    )


def _edition(review: Review, t: Translator) -> list[str]:
    found = review.difference
    if found is None:
        return []
    amendments = review.material.reading.amendments
    by = amendments.by if amendments else None
    ground = [t.html("amendments-by", by=order_name(by, t))] if by else []
    if found.empty:
        return [*ground, t.html("import-edition-same")]
    return [
        *ground,
        t.html(
            "import-edition",
            added=len(found.added),
            changed=len(found.changed),
            removed=len(found.removed),
        ),
        *([t.html("import-edition-moving", n=review.moving)] if review.moving else []),
    ]


def _left(review: Review, t: Translator) -> list[str]:
    asked, lines = review.material.asked, []
    if asked.questions:
        lines.append(t.html("import-questions", all=len(asked.questions), open=len(asked.open)))
    assumed = len(assumptions(review, t))
    if assumed:
        lines.append(t.html("import-assumed", n=assumed))
    return lines


def assumptions(review: Review, t: Translator) -> list[tuple[str, str]]:
    """Everything that is taken as read: (id of what corrects it or "", a plain sentence)."""
    found = [
        (one.id if one.options else "", _assumed(one, t)) for one in review.material.asked.assumed
    ]
    if several := sum(len(one.rows) - len(one.each) for one in review.together):
        found.append((TOGETHER, t.text("import-assumed-together", n=several)))
    found += [
        (
            line.id,
            t.text("import-assumed-party", name=line.mention.party.name, holder=holder(line, t)),
        )
        for line in review.parties
        if not line.settled and not line.nobody
    ]
    return found


def _assumed(question: Question, t: Translator) -> str:
    """A doubt that nobody is asked about, with the reading taken where there are several."""
    text, label = question_text(question, t), question.chosen or question.proposed
    if label is None:
        return text
    return t.text("import-assumed-chosen", text=text, label=choice_label(label, t))


def choice_label(label: str, t: Translator) -> str:
    """A reader's choice: a code that has a text, else the words or dates printed."""
    key = f"choice-{label}"
    return cut(t.text(key) if label.isascii() and t.has(key) else label, 60)


def doubt_text(group: DoubtGroup, t: Translator) -> str:
    """A doubt of the reader in words, plain text."""
    raw = cut("; ".join(raw for raw in group.raws if raw), PHRASE)
    where = group.first.where
    section = cut(where.section or "", PHRASE)
    text = t.text(f"doubt-{group.what}", raw=raw, no=where.no or "", section=section)
    pages = ", ".join(map(str, group.pages[:EXAMPLES]))
    return t.text("doubt-on-pages", text=text, pages=pages) if pages else text


def question_text(question: Question, t: Translator) -> str:
    """A question in words, plain text."""
    if question.group is not None:
        return doubt_text(question.group, t)
    if question.mention is not None:
        key = f"import-question-{question.what}"
        return t.text(key, name=cut(question.mention.party.name, PHRASE))
    return t.text(f"import-question-{question.what}")


def concerned(question: Question, review: Review, t: Translator) -> list[str]:
    """Which activities an answer settles: their number and the first few by name, HTML."""
    if not question.rows:
        return []
    activities = {one.position: one for one in review.material.draft.activities}
    shown = [activities[row] for row in question.rows[:EXAMPLES] if row in activities]
    lines = [t.html("import-question-rows", n=len(question.rows))]
    for one in shown:
        title = cut(one.short_name or one.title, 64)
        raw = cut(one.deadline.raw, 40)
        key = "import-question-example" if raw else "import-question-example-undated"
        named = t.text("import-row-name", no=one.no, title=title) if one.no else title
        lines.append(t.html(key, title=named, raw=raw))
    if len(question.rows) > len(shown):
        lines.append("…")
    return lines


def option_label(question: Question, option: str, review: Review, t: Translator) -> str:
    """A button of a question; printed words stand as they are."""
    if question.group is not None:
        return choice_label(option, t)
    if question.mention is not None:
        return _party_option(question, option, review, t)
    if question.what == "past" and option == "overdue":
        new_date = day_long(review.material.dating.new_date, t, today=review.material.dating.today)
        return t.text("import-option-past-overdue", date=new_date)
    return t.text(f"import-option-{question.what}-{option}")


def _party_option(question: Question, option: str, review: Review, t: Translator) -> str:
    """Who a party may be; an answer beside the buttons is named as it is."""
    line = next(one for one in review.parties if one.id == question.id)
    if option == Target.MUNICIPALITIES:
        return t.text("import-party-to-municipalities", n=len(line.everywhere))
    return t.text(f"import-party-to-{option}") if option in question.options else holder(line, t)


def holder(line: PartyLine, t: Translator) -> str:
    """Who a party is taken for, plain text."""
    return post_name(line.holder, t) if line.holder else _to_be(line.resolution, t)


def post_name(post: PostView, t: Translator) -> str:
    """A post by its holder, a vacant one by its title."""
    organization = post.organization.label
    if post.holder is not None:
        person = post.holder.short_name
        return t.text("import-party-post-held", person=person, organization=organization)
    return t.text("import-party-post", title=post.title, organization=organization)


def _to_be(resolution: Resolution, t: Translator) -> str:
    if resolution.target is Target.GROUP:
        return t.text("import-party-group", n=len(resolution.post_ids))
    if resolution.target is Target.MUNICIPALITIES:
        return t.text("import-party-municipalities", n=len(resolution.post_ids))
    if resolution.target is Target.NEW_UNIT and resolution.unit:
        if resolution.person:
            return t.text(
                "import-party-new-unit-held", unit=resolution.unit, person=resolution.person
            )
        return t.text("import-party-new-unit", unit=resolution.unit)
    names = {
        Target.SCHOOLS: "import-party-schools",
        Target.NEW_PERSON: "import-party-new-post",
        Target.NEW_UNIT: "import-party-new-post",
    }
    return t.text(names.get(resolution.target, "import-party-nobody"))


def party_counts(lines: Iterable[PartyLine]) -> tuple[int, int, int]:
    """How many parties are recognised, taken as the document says, and nobody's."""
    listed = list(lines)
    nobody = sum(line.nobody for line in listed)
    known = sum(line.settled and not line.nobody for line in listed)
    return known, len(listed) - known - nobody, nobody
