"""The overview slice: summaries and reports."""

from __future__ import annotations

from bot.assembly.slice import Slice
from bot.assembly.workbook import workbook
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
