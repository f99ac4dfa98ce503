"""The overview slice: summaries and reports."""

from __future__ import annotations

from io import BytesIO

from bot.assembly.slice import Slice
from locales import Translator
from reports import status, xlsx
from roadmap.status import Report
from usecases.overview import BuildReport, ReportFile, Summarize
from usecases.ports.ground import Ground


def build(ground: Ground) -> Slice:
    """What the overview's handlers ask for."""
    report = BuildReport(ground.read, ground.clock)
    return Slice(
        handlers={
            "summarize": Summarize(ground.read, ground.clock),
            "report_file": ReportFile(report, workbook),
        }
    )


def workbook(report: Report, locale: str) -> bytes:
    """The report's tables as .xlsx."""
    out = BytesIO()
    xlsx.render(status.tables(report, Translator(locale)), out)
    return out.getvalue()
