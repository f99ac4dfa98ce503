"""Words that receipts, counters and review cards share: evidence, sizes, instants, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.screen import quoted
from locales import Translator
from locales.dates import day_short
from roadmap.names import short_name
from roadmap.submissions import EvidenceKind, ReturnReason
from usecases.ports.reports import Evidence, ReportedDuty, ReportView
from usecases.reports.showing import Receipt

LISTED = 6
"""Pieces of evidence that are named one by one."""
ROWS = 20
"""Rows of a package that are named one by one."""
WIDTH = 80
CAPTION = 120
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""What becomes one space; one that may not be broken stays."""
BEFORE_DOTS = " ,;:–—-"
"""What a line that goes on does not break off at."""
MOSCOW = ZoneInfo("Europe/Moscow")
KILOBYTE = 1024


def cut(text: str, width: int = WIDTH) -> str:
    """At most `width` characters, in one line; no word is cut unless it is as long as that."""
    line = SPACES.sub(" ", text).strip()
    if len(line) <= width:
        return line
    kept = line[:width].rpartition(" ")[0].rstrip(BEFORE_DOTS)
    return (kept if len(kept) > width // 2 else line[: width - 1].rstrip()) + "…"


def size_words(size: int, t: Translator) -> str:
    """«214 КБ», «1,4 МБ»; a file of a few bytes is said in bytes."""
    if size < KILOBYTE:
        return t.text("report-size-bytes", n=size)
    if size < KILOBYTE * KILOBYTE:
        return t.text("report-size-kilobytes", n=round(size / KILOBYTE))
    return t.text("report-size-megabytes", n=round(size / KILOBYTE / KILOBYTE, 1))


def evidence_words(evidence: Evidence, t: Translator) -> str:
    """«Приказ от 09.10.2026 № 118», «файл grafik.pdf (214 КБ)», «фото (1,2 МБ)»; plain text."""
    if evidence.kind is not EvidenceKind.FILE:
        return t.text(f"report-evidence-{evidence.kind}", text=cut(evidence.text or "", 200))
    name = t.text("report-evidence-file", name=cut(evidence.name)) if evidence.name else ""
    words = name or t.text(f"report-evidence-{evidence.origin}")
    if evidence.size:
        words = t.text("report-evidence-sized", words=words, size=size_words(evidence.size, t))
    if evidence.text:
        words = t.text("report-evidence-caption", words=words, caption=cut(evidence.text, CAPTION))
    return words


def evidence_list(evidence: Sequence[Evidence], t: Translator) -> str:
    """Names after a comma; beyond six, how many more. Plain text."""
    words = [evidence_words(one, t) for one in evidence[:LISTED]]
    if len(evidence) > LISTED:
        words.append(t.text("report-evidence-more", n=len(evidence) - LISTED))
    return ", ".join(words)


def failed_list(evidence: Sequence[Evidence], t: Translator) -> str:
    """Files that did not come, each with its reason. Plain text."""
    return ", ".join(
        t.text(
            "report-file-reason",
            words=evidence_words(one, t),
            reason=t.text(f"report-file-{one.error or 'gone'}"),
        )
        for one in evidence
    )


def moment(at: datetime, zone: ZoneInfo, t: Translator) -> str:
    """«12.10.2026 в 09:14 (МСК)»."""
    local = at.astimezone(zone)
    return t.text(
        "report-moment",
        day=local.date(),
        time=local.strftime("%H:%M"),
        zone=zone_words(at, zone, t),
    )


def zone_words(at: datetime, zone: ZoneInfo, t: Translator) -> str:
    """«МСК», «МСК+4», «МСК−1»: Russian officials count hours from Moscow."""
    offset, moscow = at.astimezone(zone).utcoffset(), at.astimezone(MOSCOW).utcoffset()
    if offset is None or moscow is None or offset == moscow:
        return t.text("report-zone-moscow")
    hours = (offset - moscow).total_seconds() / 3600
    shift = f"{abs(hours):g}"
    return t.text("report-zone-shifted", shift=("+" if hours > 0 else "−") + shift)


def subject(report: ReportView, t: Translator) -> str:
    """The duty's name, or «отчёт на 25.12.2026, мероприятий: 18». Plain text."""
    if len(report.duties) == 1:
        return cut(report.duties[0].name, 200)
    days = sorted({duty.working for duty in report.duties})
    if len(days) == 1:
        return t.text("report-package", day=days[0], n=len(report.duties))
    return t.text("report-rows", n=len(report.duties))


def rows_quote(duties: Sequence[ReportedDuty], t: Translator) -> str:
    """A package's rows in a quote that opens; "" for a single duty. HTML."""
    if len(duties) < 2:
        return ""
    lines = [t.html("report-row", name=cut(duty.name)) for duty in duties[:ROWS]]
    if len(duties) > ROWS:
        lines.append(t.html("report-evidence-more", n=len(duties) - ROWS))
    return quoted("\n".join(lines))


def due_words(receipt: Receipt, t: Translator) -> str:
    """The dates by which it was due, each once: «15.10», «15.10, 25.12.2027»."""
    days = sorted({duty.extended or duty.working for duty in receipt.report.duties})
    return ", ".join(day_short(day, t, today=receipt.today) for day in days)


def reviewer(report: ReportView, t: Translator) -> str:
    """«Синицына С.И.», or the role where the roadmap names nobody."""
    if report.reviewer_name:
        return short_name(report.reviewer_name)
    return t.text("report-coordinator")


def reason_words(stored: str, t: Translator) -> str:
    """Why a report was returned; the reviewer's own words where they wrote some."""
    reason = ReturnReason.of(stored)
    return reason.words or t.text(f"review-reason-{reason.code}")
