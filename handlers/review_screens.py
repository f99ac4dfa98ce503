"""Screens of the review: the card, the reasons, the decision; and the news for both sides."""

from __future__ import annotations

from handlers.callbacks import MyTasks, ReviewAct, ReviewQueue
from handlers.report_screens import act
from handlers.report_words import (
    cut,
    due_words,
    evidence_list,
    moment,
    reason_words,
    rows_quote,
    subject,
)
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_long, day_short
from roadmap.names import short_name
from roadmap.submissions import EvidenceKind, ReturnCode
from usecases.ports.reports import ReportView
from usecases.reports.additions import version
from usecases.reports.showing import Receipt, ReportNews


def press(label: str, name: str, submission_id: int, why: str = "", seen: int = 0) -> Button:
    """A reviewer's button."""
    return Button(label, ReviewAct(act=name, id=submission_id, why=why, seen=seen))


def card(receipt: Receipt, at: int, of: int, t: Translator) -> Screen:
    """What was to be done, what was sent; its files stand above."""
    report = receipt.report
    lines = [
        t.html(
            "review-card",
            at=at,
            of=of,
            school=report.organization,
            who=short_name(report.entered_by_name),
        ),
        _summary(receipt, t),
        *_wanted(report, t),
        _confirmed(report, t),
        t.html("review-returns", n=report.returns),
    ]
    quote = rows_quote(report.duties, t)
    seen = version(report.reported_at, report.evidence)
    buttons = [
        press(t.text("review-button-accept"), "accept", report.id, seen=seen),
        press(t.text("review-button-return"), "return", report.id),
    ]
    if of > 1:
        buttons.append(Button(t.text("review-button-skip"), ReviewQueue(after=report.id)))
    return Screen("\n".join([*lines, *([quote] if quote else [])]), pairs(buttons))


def _summary(receipt: Receipt, t: Translator) -> str:
    report = receipt.report
    day = report.reported_at.astimezone(receipt.zone).date() if report.reported_at else None
    return t.html(
        "review-summary",
        name=subject(report, t),
        number=report.number or "",
        due=due_words(receipt, t),
        day=day_short(day, t, today=receipt.today) if day else "",
        executed=day_short(report.executed_on, t, today=receipt.today)
        if report.executed_on
        else "",
        in_time="yes" if report.in_time else "no",
    )


def _wanted(report: ReportView, t: Translator) -> list[str]:
    forms = [duty.form or "" for duty in report.wants_document]
    named = list(dict.fromkeys(cut(form, 200) for form in forms if form.strip(" –-—")))
    if not named:
        return []
    return [t.html("review-wanted", form="; ".join(named[:5]))]


def _confirmed(report: ReportView, t: Translator) -> str:
    if not report.evidence:
        return t.html("review-unconfirmed")
    files = any(e.kind is EvidenceKind.FILE for e in report.stored)
    line = t.html(
        "review-confirmed",
        evidence=evidence_list(report.stored, t) or "–",
        files="yes" if files else "no",
    )
    if report.awaited:
        line += " " + t.html("report-awaited", evidence=evidence_list(report.awaited, t))
    return line


def reasons(receipt: Receipt, t: Translator) -> Screen:
    """Why is it returned?"""
    report = receipt.report
    buttons = [
        press(t.text(f"review-button-{code}"), "return", report.id, str(code))
        for code in ReturnCode
    ]
    buttons.append(press(t.text("review-button-back"), "back", report.id))
    text = t.html("review-why", name=subject(report, t), school=report.organization)
    return Screen(text, pairs(buttons))


def own_reason(receipt: Receipt, t: Translator) -> Screen:
    """The reviewer's own words are awaited."""
    report = receipt.report
    back = press(t.text("review-button-back"), "back", report.id)
    text = t.html("review-write", name=subject(report, t), school=report.organization)
    return Screen(text, pairs([back]))


def decided(receipt: Receipt, waiting: int, t: Translator) -> Screen:
    """What was decided, and the next one."""
    report = receipt.report
    text = t.html(
        "review-decided",
        state=str(report.state),
        at=moment(report.decided_at, receipt.zone, t) if report.decided_at else "",
        school=report.organization,
        name=subject(report, t),
        reason=reason_words(report.reason, t) if report.reason else "",
        until=_rework(receipt, t),
    )
    return Screen(f"{text}\n{t.html('review-left', n=waiting)}", _next(waiting, t))


def _rework(receipt: Receipt, t: Translator) -> str:
    days = [duty.rework_until for duty in receipt.report.duties if duty.rework_until]
    return day_long(max(days), t, today=receipt.today) if days else ""


def _next(waiting: int, t: Translator) -> tuple[tuple[Button, ...], ...]:
    if not waiting:
        return ()
    return pairs([Button(t.text("review-button-next", n=waiting), ReviewQueue())])


def nothing(skipped: int, t: Translator) -> Screen:
    """The queue is empty, or has been leafed through."""
    if not skipped:
        return Screen(t.html("review-empty"))
    return Screen(t.html("review-skipped", n=skipped), _next(skipped, t))


def received(news: ReportNews, t: Translator) -> Screen:
    """The reviewer's news: a report has come."""
    receipt = news.receipt
    report = receipt.report
    text = t.html(
        "review-received",
        school=report.organization,
        who=short_name(report.entered_by_name),
        again="yes" if report.returns else "no",
    )
    lines = [text, _summary(receipt, t), t.html("review-left", n=news.waiting)]
    button = press(t.text("review-button-open"), "open", report.id)
    return Screen("\n".join(lines), pairs([button]))


def added(news: ReportNews, t: Translator) -> Screen:
    """The reviewer's news: a report that they had opened has more to see."""
    report = news.receipt.report
    text = t.html(
        "review-news-added",
        school=report.organization,
        who=short_name(report.entered_by_name),
        number=report.number or "",
        name=subject(report, t),
        evidence=evidence_list(report.stored, t) or "–",
    )
    return Screen(text, pairs([press(t.text("review-button-open"), "open", report.id)]))


def accepted(news: ReportNews, t: Translator) -> Screen:
    """The sender's news: accepted."""
    receipt = news.receipt
    report = receipt.report
    text = t.html(
        "report-accepted",
        name=subject(report, t),
        number=report.number or "",
        who=short_name(report.decided_by_name) if report.decided_by_name else "",
        at=moment(report.decided_at, receipt.zone, t) if report.decided_at else "",
    )
    return Screen(text, pairs([Button(t.text("report-button-tasks"), MyTasks())]))


def returned(news: ReportNews, t: Translator) -> Screen:
    """The sender's news: returned, why, until when, and that the first date stays."""
    receipt = news.receipt
    report = receipt.report
    first = min((d.first_reported_at for d in report.duties if d.first_reported_at), default=None)
    day = first.astimezone(receipt.zone).date() if first else None
    lines = [
        t.html(
            "report-returned",
            name=subject(report, t),
            reason=reason_words(report.reason, t) if report.reason else "",
            who=short_name(report.decided_by_name) if report.decided_by_name else "",
            at=moment(report.decided_at, receipt.zone, t) if report.decided_at else "",
            until=_rework(receipt, t),
        ),
        t.html(
            "report-returned-date",
            day=day_short(day, t, today=receipt.today) if day else "",
            in_time="yes" if report.in_time else "no",
        ),
    ]
    if report.stored:
        lines.append(t.html("report-returned-had", evidence=evidence_list(report.stored, t)))
    buttons = [act(t.text("report-button-add"), "add", report.id)]
    if report.stored:
        buttons.append(act(t.text("report-button-files"), "files", report.id))
    return Screen("\n".join(lines), pairs(buttons))
