"""Ticks of a package, the question whose file it is, a duty's history, news of a file."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.callbacks import DutyAct, EvidenceAct, OpenPackage, PackageAct
from handlers.grounds import ground_words
from handlers.report_screens import act
from handlers.report_words import cut, evidence_words, failed_list, reason_words, subject
from handlers.screen import Button, Screen, pairs
from locales import Translator
from locales.dates import day_short
from roadmap.names import short_name
from usecases.ports.reports import Candidate, PackageSheet
from usecases.reports.showing import DutyHistory, FileNews

PAGE = 5
"""Rows of a package that can be ticked on one page: with the other buttons, eight in all."""
STEPS = 40


def sheet(package: PackageSheet, page: int, t: Translator) -> Screen:
    """A package's rows to be ticked, five on a page; the ticks are kept as they are made."""
    pages = max(1, -(-len(package.rows) // PAGE))
    at = page % pages
    shown = package.rows[at * PAGE : (at + 1) * PAGE]
    lines = [t.html("report-sheet", day=package.due, n=len(package.rows), ticked=package.ticked)]
    marks = []
    for number, row in enumerate(shown, at * PAGE + 1):
        key = "report-sheet-ticked" if row.ticked else "report-sheet-row"
        document = "yes" if row.needs_document else "no"
        lines.append(t.html(key, n=number, name=cut(row.name, 120), document=document))
        label = t.text("report-button-ticked" if row.ticked else "report-button-row", n=number)
        there = "untick" if row.ticked else "tick"  # twice is once
        marks.append(Button(label, PackageAct(act=there, id=package.id, row=row.duty_id)))
    below = []
    if pages > 1:
        label = t.text("report-button-page", n=at + 1, pages=pages)
        below.append(Button(label, PackageAct(act="page", id=package.id, row=(at + 1) % pages)))
    if package.ticked:
        label = t.text("report-button-next", n=package.ticked)
        below.append(Button(label, PackageAct(act="ticked", id=package.id)))
    below.append(Button(t.text("report-button-back"), PackageAct(act="card", id=package.id)))
    return Screen("\n".join(lines), (tuple(marks), *pairs(below)))


def question(candidates: Sequence[Candidate], files: int, t: Translator) -> Screen:
    """To what do these files belong? Or, without files, what is done?"""
    if not candidates:
        return Screen(t.html("report-nothing-open" if files else "report-nothing-to-do"))
    text = t.html("report-whose-file", n=files) if files else t.html("report-what-done")
    rows = [(Button(_candidate(c, t), _chosen(c, files=files)),) for c in candidates]
    if files:
        rows.append((Button(t.text("report-button-cancel"), EvidenceAct(act="drop")),))
    return Screen(text, tuple(rows))


def _candidate(candidate: Candidate, t: Translator) -> str:
    day = day_short(candidate.due, t)
    if candidate.name:
        return t.text("report-candidate", name=cut(candidate.name, 40), day=day)
    return t.text("report-candidate-package", n=candidate.duties, day=day)


def _chosen(candidate: Candidate, *, files: int) -> EvidenceAct | DutyAct | OpenPackage:
    if files or candidate.kind == "submission":
        return EvidenceAct(act="to", kind=candidate.kind, id=candidate.id)
    if candidate.kind == "package":
        return OpenPackage(id=candidate.id)
    return DutyAct(act="done", id=candidate.id)


def history(told: DutyHistory, t: Translator) -> Screen:
    """What happened to a duty, one step a line; steps without words are internal."""
    lines = [t.html("report-history", name=cut(told.duty.name, 200))]
    for entry in told.entries:
        key = f"report-history-{entry.verb}"
        if not t.has(key):
            continue
        local = entry.at.astimezone(told.zone)
        lines.append(
            t.html(
                "report-history-line",
                at=local.strftime("%d.%m.%Y %H:%M"),
                what=t.text(key),
                who=short_name(entry.actor_name) if entry.actor_name else "",
                actor="yes" if entry.actor_name else "no",
                ground=_ground(entry.verb, entry.ground, t),
                grounded="yes" if entry.ground else "no",
            )
        )
    if len(lines) == 1:
        lines.append(t.html("report-history-empty"))
    back = Button(t.text("report-button-back"), DutyAct(act="card", id=told.duty.id))
    return Screen("\n".join([lines[0], *lines[1:][-STEPS:]]), pairs([back]))


def _ground(verb: str, ground: str | None, t: Translator) -> str:
    if ground and verb == "returned":
        return reason_words(ground, t)
    return cut(ground_words(ground, t), 200)


def file_news(news: FileNews, t: Translator) -> Screen:
    """A file that could not be fetched: which, why, and what to do now."""
    evidence, report = news.evidence, news.report
    if evidence.error == "twin":
        return Screen(t.html("report-file-again", file=evidence_words(evidence, t)))
    text = t.html(
        "report-file-failed",
        files=failed_list([evidence], t),
        name=subject(report, t) if report else "",
        known="yes" if report else "no",
        too_big="yes" if evidence.error == "too-big" else "no",
    )
    buttons = []
    if evidence.error in {"unreachable", "gone"}:
        retry = EvidenceAct(act="retry", id=evidence.id)
        buttons.append(Button(t.text("report-button-retry"), retry))
    if report is not None:
        buttons.append(act(t.text("report-button-show"), "show", report.id))
    return Screen(text, pairs(buttons))
