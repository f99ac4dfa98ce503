"""A reading in a screen of text: what was understood and what will be asked."""

from __future__ import annotations

from collections import Counter

from locales import Translator
from roadmap.intake.doubts import DoubtGroup, group_doubts
from roadmap.reading import Reading

_RAW_LIMIT = 120


def summary(reading: Reading, t: Translator) -> str:
    """Lines for a person: the order, counts by section and by kind of deadline, questions."""
    lines = [reading.title or t.text("reading-untitled"), *_order(reading, t)]
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
    if len(raw) > _RAW_LIMIT:
        raw = f"{raw[:_RAW_LIMIT].rstrip()}…"
    where = group.first.where
    text = t.text(f"doubt-{group.what}", raw=raw, no=where.no or "", section=where.section or "")
    labels = [_label(label, t) for label in group.labels]
    rows = t.text("reading-rows", count=len(group.ids))
    return f"{text} ({rows})" + (f" {' / '.join(labels)}" if labels else "")


def _label(label: str, t: Translator) -> str:
    """A choice's label: a code that has a text, else the words or dates printed."""
    key = f"choice-{label}"
    return t.text(key) if label.isascii() and t.has(key) else label
