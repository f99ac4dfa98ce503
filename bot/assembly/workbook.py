"""The report as a workbook: the Reports port's one implementation for chat and shell."""

from __future__ import annotations

from io import BytesIO

from locales import Translator
from reports import status, xlsx
from roadmap.status import Report


def workbook(report: Report, locale: str) -> bytes:
    """The report's tables as .xlsx."""
    out = BytesIO()
    xlsx.render(status.tables(report, Translator(locale)), out)
    return out.getvalue()
