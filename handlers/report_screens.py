"""Screens of a report as its sender sees it: what has come, the receipt, the day."""

from __future__ import annotations

from handlers.callbacks import (
    EvidenceAct,
    MyTasks,
    OpenDuty,
    OpenPackage,
    PackageAct,
    SubmissionAct,
)
from handlers.report_words import (
    cut,
    due_words,
    evidence_list,
    failed_list,
    moment,
    reason_words,
    reviewer,
    rows_quote,
    subject,
)
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_short
from roadmap.names import short_name
from roadmap.submissions import EvidenceKind, SubmissionState
from usecases.ports.reports import ReportView
from usecases.reports.showing import Receipt

NAMED = 5
"""Rows that want a document and are named one by one."""


def act(label: str, name: str, submission_id: int) -> Button:
    """A sender's button."""
    return Button(label, SubmissionAct(act=name, id=submission_id))


def counter(receipt: Receipt, t: Translator, *, sent_before: bool = False) -> Screen:
    """What is asked for, what has come, and what can be done with it.

    With `sent_before` the requisites of what was sent earlier are asked for instead.
    """
    report = receipt.report
    if not report.evidence or report.state is SubmissionState.REPORTED:
        lines = [_asked(report, t, sent_before=sent_before)]
    else:
        lines = [t.html("report-counter-title", name=subject(report, t))]
    if report.state is SubmissionState.RETURNED and report.reason:
        lines.append(t.html("report-counter-returned", reason=reason_words(report.reason, t)))
    lines += _wanted(report, t)
    lines += _came(report, t)
    return Screen("\n".join(lines), _counter_buttons(report, t))


def _asked(report: ReportView, t: Translator, *, sent_before: bool) -> str:
    if sent_before:
        return t.html("report-ask-sent", name=subject(report, t))
    if report.state is SubmissionState.REPORTED:
        return t.html("report-ask-more", name=subject(report, t), number=report.number or "")
    if report.wants_document or report.state is SubmissionState.RETURNED:
        return t.html("report-ask", name=subject(report, t))
    return t.html("report-ask-free", name=subject(report, t))


def _wanted(report: ReportView, t: Translator) -> list[str]:
    wanted = report.wants_document
    if len(report.duties) < 2 or not wanted or report.state is SubmissionState.REPORTED:
        return []
    if len(wanted) == len(report.duties):
        return [t.html("report-wanted-all")]
    names = "; ".join(cut(duty.name) for duty in wanted[:NAMED])
    rest = len(wanted) - NAMED
    if rest > 0:
        names = f"{names}; {t.text('report-evidence-more', n=rest)}"
    return [t.html("report-wanted", names=names, n=len(wanted))]


def _came(report: ReportView, t: Translator) -> list[str]:
    files = [e for e in report.stored if e.kind is EvidenceKind.FILE]
    texts = len(report.stored) - len(files)
    lines = []
    if files and texts:
        lines.append(t.html("report-counted-both", files=len(files), texts=texts))
    elif files:
        lines.append(t.html("report-counted-files", n=len(files)))
    else:
        lines.append(t.html("report-counted", n=texts))
    if report.stored:
        lines.append(t.html("report-listed", evidence=evidence_list(report.stored, t)))
    if report.awaited:
        lines.append(t.html("report-awaited", evidence=evidence_list(report.awaited, t)))
    if report.failed:
        lines.append(t.html("report-failed", evidence=failed_list(report.failed, t)))
    if report.state is not SubmissionState.REPORTED:
        lines.append(t.html("report-press-send" if report.evidence else "report-then-send"))
    return lines


def _counter_buttons(report: ReportView, t: Translator) -> tuple[tuple[Button, ...], ...]:
    if report.state is SubmissionState.REPORTED:
        return pairs([act(t.text("report-button-show"), "show", report.id)])
    buttons = []
    ready = len(report.stored)
    if ready:
        buttons.append(act(t.text("report-button-send-n", n=ready), "send", report.id))
    elif report.evidence or not report.wants_document:
        buttons.append(act(t.text("report-button-send"), "send", report.id))
    if report.evidence:
        last = EvidenceAct(act="remove", id=report.evidence[-1].id)
        buttons.append(Button(t.text("report-button-drop"), last))
    others = len(report.duties) - len(report.wants_document)
    if report.wants_document and others and not report.evidence:
        buttons.append(act(t.text("report-button-rest", n=others), "rest", report.id))
    if report.package_id and report.state is SubmissionState.DRAFT:
        label = t.text("report-button-rows", n=len(report.duties))
        buttons.append(Button(label, PackageAct(act="rows", id=report.package_id)))
    buttons.append(act(t.text("report-button-cancel"), "cancel", report.id))
    return pairs(buttons)


def on_their_way(receipt: Receipt, t: Translator) -> Screen:
    """Ten seconds were not enough: what is missing, and that it will come after all."""
    report = receipt.report
    text = t.html(
        "report-on-their-way",
        name=subject(report, t),
        n=len(report.stored),
        evidence=evidence_list(report.awaited, t),
    )
    buttons = [
        act(t.text("report-button-send-again"), "send", report.id),
        act(t.text("report-button-unfinished"), "unfinished", report.id),
        act(t.text("report-button-cancel"), "cancel", report.id),
    ]
    return Screen(text, pairs(buttons))


def receipt_screen(receipt: Receipt, t: Translator) -> Screen:
    """The receipt, in whatever state the report is now; only what still works has a button."""
    report = receipt.report
    if report.state is SubmissionState.WITHDRAWN:
        return cancelled(report, t)
    if report.state in {SubmissionState.DRAFT, SubmissionState.RETURNED}:
        return counter(receipt, t)
    lines = [_headline(receipt, t), _identity(receipt, t), _confirmed(receipt, t)]
    if report.state is SubmissionState.REPORTED:
        lines.append(_awaiting_review(receipt, t))
    elif report.decided_at:
        lines.append(_taken(report, receipt, t))
    quote = rows_quote(report.duties, t)
    return Screen("\n".join([*lines, *([quote] if quote else [])]), _receipt_buttons(report, t))


def _headline(receipt: Receipt, t: Translator) -> str:
    report = receipt.report
    if report.reported_at is None:
        return t.html("report-gone")
    return t.html(
        "report-receipt",
        at=moment(report.reported_at, receipt.zone, t),
        in_time="yes" if report.in_time else "no",
    )


def _identity(receipt: Receipt, t: Translator) -> str:
    report = receipt.report
    return t.html(
        "report-identity",
        number=report.number or "",
        name=subject(report, t),
        due=due_words(receipt, t),
    )


def _confirmed(receipt: Receipt, t: Translator) -> str:
    report = receipt.report
    line = t.html("report-executed", day=report.executed_on)
    if report.evidence:
        line += " " + t.html("report-confirmed", evidence=evidence_list(report.stored, t) or "–")
    if report.awaited:
        line += " " + t.html("report-awaited", evidence=evidence_list(report.awaited, t))
    return line


def _taken(report: ReportView, receipt: Receipt, t: Translator) -> str:
    """Who accepted it; nobody where no remark came in time."""
    return t.html(
        "report-taken",
        at=moment(report.decided_at, receipt.zone, t) if report.decided_at else "",
        who=short_name(report.decided_by_name).rstrip(".") if report.decided_by_name else "",
        silently="no" if report.decided_by_name else "yes",
    )


def _awaiting_review(receipt: Receipt, t: Translator) -> str:
    who = reviewer(receipt.report, t).rstrip(".")
    until = receipt.silent_after
    day = day_short(until, t, today=receipt.today) if until else ""
    return t.html("report-reviewed-by", who=who, day=day)


def _receipt_buttons(report: ReportView, t: Translator) -> tuple[tuple[Button, ...], ...]:
    buttons = []
    if report.state is SubmissionState.REPORTED:
        if report.opened_at is None:
            buttons.append(act(t.text("report-button-undo"), "undo", report.id))
        buttons.append(act(t.text("report-button-add"), "add", report.id))
        if day_can_change(report):
            buttons.append(act(t.text("report-button-date"), "date", report.id))
    buttons.append(Button(t.text("report-button-tasks"), MyTasks()))
    return pairs(buttons)


def day_can_change(report: ReportView) -> bool:
    """Whether the day of execution is still the sender's to put right."""
    sent = report.state is SubmissionState.REPORTED
    return sent and report.opened_at is None and not report.returns


def was_sent(receipt: Receipt, t: Translator) -> Screen:
    """What a report holds; its files follow."""
    report = receipt.report
    if not report.stored:
        return Screen(t.html("report-no-files", name=subject(report, t)))
    evidence = evidence_list(report.stored, t)
    return Screen(t.html("report-was-sent", name=subject(report, t), evidence=evidence))


def cancelled(report: ReportView, t: Translator) -> Screen:
    """A draft that is no more, and the way back to its card."""
    tasks = Button(t.text("report-button-tasks"), MyTasks())
    if report.package_id:
        card = Button(t.text("report-button-card"), OpenPackage(id=report.package_id))
    elif report.duties:
        card = Button(t.text("report-button-card"), OpenDuty(id=report.duties[0].id))
    else:
        return Screen(t.html("report-cancelled-empty"), pairs([tasks]))
    return Screen(t.html("report-cancelled", name=subject(report, t)), pairs([card, tasks]))


def days(receipt: Receipt, t: Translator) -> Screen:
    """When was it executed?"""
    report = receipt.report
    buttons = [
        act(t.text("report-button-today"), "date-today", report.id),
        act(t.text("report-button-yesterday"), "date-yesterday", report.id),
        act(t.text("report-button-other-day"), "date-other", report.id),
        act(t.text("report-button-back"), "show", report.id),
    ]
    text = t.html("report-which-day", name=subject(report, t), day=report.executed_on)
    return Screen(text, pairs(buttons))
