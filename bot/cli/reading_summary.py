"""A reading in a screen of text: what was understood and what will be asked."""

from __future__ import annotations

from collections import Counter

from handlers.imports.orders import order_name
from locales import Translator
from roadmap.amendments import Amendments, Change, Proposal
from roadmap.intake.doubts import DoubtGroup, group_doubts
from roadmap.reading import Reading

_RAW_LIMIT = 120
_MOST_PAGES = 5


def summary(reading: Reading, t: Translator) -> str:
    """Lines for a person: the order, counts by section and by kind of deadline, questions."""
    lines = [reading.title or t.text("reading-untitled"), *_order(reading, t)]
    if reading.amendments is not None:
        lines += _amendments(reading.amendments, t)
        if not reading.activities:
            return "\n".join(lines)
    period = reading.period
    lines.append(t.text("reading-period", start=period.start, end=period.end))
    lines.append(t.text("reading-activities", count=len(reading.activities)))
    for section, count in Counter(row.section for row in reading.activities).items():
        name = section or t.text("reading-no-section")
        lines.append(t.text("reading-section", section=name, count=count))
    lines.append(t.text("reading-deadlines"))
    for kind, count in Counter(row.deadline.kind for row in reading.activities).most_common():
        lines.append(t.text("reading-kind", kind=t.text(f"reading-kind-{kind.value}"), count=count))
    lines += _doubts(reading, t)
    return "\n".join(lines)


def _order(reading: Reading, t: Translator) -> list[str]:
    lines: list[str] = []
    if reading.number and reading.date:
        lines.append(t.text("reading-order", number=reading.number, date=reading.date))
    if reading.issuer:
        lines.append(t.text("reading-issuer", issuer=reading.issuer))
    if reading.controller and reading.controller.name:
        lines.append(t.text("reading-controller", name=reading.controller.name))
    if reading.orders:
        lines.append(t.text("reading-orders", count=len(reading.orders)))
    return lines


def _amendments(one: Amendments, t: Translator) -> list[str]:
    amended = order_name(one.order, t)
    lines = [t.text("reading-amends", order=amended, n=len(one.proposals))]
    return [*lines, *(f"  • {_proposal(each, t)}" for each in one.proposals)]


def _proposal(one: Proposal, t: Translator) -> str:
    """What a proposal does and where; one that is not understood in its own words."""
    what = t.text(f"reading-change-{one.what.value}")
    place = one.where.text or one.raw
    if one.what is Change.OTHER:
        return f"{what}: {_cut(one.raw)}"
    if one.what is Change.REPLACE_WORDS:
        return f"{what}: {_cut(place)}: «{one.old or ''}» → «{one.new or ''}»"
    title = one.row.title if one.row and one.row.title else ""
    return f"{what}: {_cut(place)}" + (f": {_cut(title)}" if title else "")


def _cut(text: str) -> str:
    return text if len(text) <= _RAW_LIMIT else f"{text[:_RAW_LIMIT].rstrip()}…"


def _doubts(reading: Reading, t: Translator) -> list[str]:
    groups = group_doubts(reading.doubts)
    asked = [group for group in groups if group.blocking]
    lines = [t.text("reading-questions", count=len(asked))]
    lines += [f"  • {_question(group, t)}" for group in asked]
    assumed = sum(len(group.ids) for group in groups if not group.blocking)
    if assumed:
        lines.append(t.text("reading-assumptions", count=assumed))
    return lines


def _question(group: DoubtGroup, t: Translator) -> str:
    raw = "; ".join(raw for raw in group.raws if raw)
    raw = _cut(raw)
    where = group.first.where
    text = t.text(f"doubt-{group.what}", raw=raw, no=where.no or "", section=where.section or "")
    if group.pages:
        pages = ", ".join(map(str, group.pages[:_MOST_PAGES]))
        text = t.text("doubt-on-pages", text=text, pages=pages)
    labels = [_label(label, t) for label in group.labels]
    rows = t.text("reading-rows", count=len(group.ids))
    return f"{text} ({rows})" + (f" {' / '.join(labels)}" if labels else "")


def _label(label: str, t: Translator) -> str:
    """A choice's label: a code that has a text, else the words or dates printed."""
    key = f"choice-{label}"
    return t.text(key) if label.isascii() and t.has(key) else label
