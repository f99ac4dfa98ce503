"""A roadmap's status as tables: the order's own form with the mark, and every duty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from locales import Translator
from reports.xlsx import Row, Table
from roadmap.figures import Fact, overdue
from roadmap.model import ActivityKind, DutyState, Tracking
from roadmap.status import Line, Report

ACTIVITY_WIDTHS = (6, 48, 18, 12, 20, 16, 24, 26, 40)
SETTLED = {"done_before": "status-mark-done-before", "released": "status-state-released"}
DUTY_WIDTHS = (8, 48, 28, 30, 16, 12, 12, 26, 12, 16)


def tables(report: Report, t: Translator) -> tuple[Table, Table]:
    """Two sheets: "Отметка о выполнении" by activity, and the duties one by one."""
    heading = {
        "title": t.text("status-title", title=report.head.title),
        "subtitle": t.text("status-subtitle", number=report.head.number or "", day=report.today),
    }
    return (
        Table(
            name=t.text("status-sheet-activities"),
            columns=_columns(t, "activity", len(ACTIVITY_WIDTHS)),
            widths=ACTIVITY_WIDTHS,
            rows=_activities(report, t),
            **heading,
        ),
        Table(
            name=t.text("status-sheet-duties"),
            columns=_columns(t, "duty", len(DUTY_WIDTHS)),
            widths=DUTY_WIDTHS,
            rows=_duties(report, t),
            **heading,
        ),
    )


def mark(line: Line, today: date, t: Translator) -> str:
    """The column "Отметка о выполнении" of one activity, in words."""
    if line.activity.tracking == Tracking.INFO:
        return t.text("status-mark-info")
    if not line.duties and line.activity.settled:
        return t.text(SETTLED[line.activity.settled])
    if not line.duties:
        return t.text("status-mark-undated")
    if len(line.duties) == 1:
        (duty,) = line.duties
        return state(duty.fact, duty.number, today, t)
    figures = line.figures
    parts = [t.text("status-mark-accepted", done=figures.accepted, all=figures.total)]
    if figures.on_review:
        parts.append(t.text("status-mark-review", n=figures.on_review))
    if figures.overdue:
        parts.append(t.text("status-mark-overdue", n=figures.overdue))
    if figures.released:
        parts.append(t.text("status-mark-released", n=figures.released))
    return "; ".join(parts)


def state(fact: Fact, number: str | None, today: date, t: Translator) -> str:
    """A duty's state in words, with its date and the report's number."""
    if fact.state in (DutyState.ACCEPTED, DutyState.REPORTED):
        done = fact.executed_on or fact.due
        return t.text(f"status-state-{fact.state}", day=done, number=number or "")
    if overdue(fact, today):
        return t.text("status-state-overdue")
    if fact.state in (DutyState.NONE, DutyState.DRAFT):
        return t.text("status-state-open")
    return t.text(f"status-state-{fact.state}")


def _columns(t: Translator, sheet: str, number: int) -> tuple[str, ...]:
    return tuple(t.text(f"status-{sheet}-column-{at}") for at in range(1, number + 1))


def _activities(report: Report, t: Translator) -> Iterator[Row]:
    section, level = None, None
    for line in report.lines:
        activity = line.activity
        heading = _section(line, t)
        if heading != section:
            section, level = heading, None
            yield Row(1, (heading,))
        if activity.level != level:
            level = activity.level
            if level:
                yield Row(2, (t.text(f"status-level-{level}"),))
        yield Row(0, _activity(line, report.today, t))


def _section(line: Line, t: Translator) -> str:
    if line.activity.kind == ActivityKind.ORDER:
        return t.text("status-order-points")
    return line.activity.section or t.text("status-no-section")


def _activity(line: Line, today: date, t: Translator) -> tuple[str | None, ...]:
    activity = line.activity
    return (
        activity.no,
        activity.title,
        activity.form,
        _codes(activity.codes, t),
        activity.audience,
        activity.place,
        activity.deadline,
        activity.responsible,
        mark(line, today, t),
    )


def _codes(codes: tuple[str, ...], t: Translator) -> str | None:
    if codes == ("*",):
        return t.text("status-codes-all")
    return ", ".join(codes) or None


def _duties(report: Report, t: Translator) -> Iterator[Row]:
    for line in report.lines:
        for duty in line.duties:
            fact = duty.fact
            yield Row(
                0,
                (
                    line.activity.no,
                    line.activity.title,
                    duty.organization,
                    duty.post,
                    t.text(f"status-role-{duty.role}"),
                    fact.due,
                    fact.extended or fact.working,
                    state(fact, duty.number, report.today, t),
                    fact.executed_on,
                    duty.number,
                ),
            )
