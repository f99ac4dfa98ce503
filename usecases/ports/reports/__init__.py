"""Ports of reports: duties, submissions, evidence and the questions of their screens."""

from usecases.ports.reports.duties import DutyFacts, DutyRepository, PackageFacts
from usecases.ports.reports.evidence import Evidence, EvidenceRepository, IncomingFile
from usecases.ports.reports.queries import (
    Candidate,
    PackageSheet,
    ReportedDuty,
    ReportView,
    ReviewQueries,
    SheetRow,
)
from usecases.ports.reports.submissions import Naming, SubmissionFacts, SubmissionRepository

__all__ = [
    "Candidate",
    "DutyFacts",
    "DutyRepository",
    "Evidence",
    "EvidenceRepository",
    "IncomingFile",
    "Naming",
    "PackageFacts",
    "PackageSheet",
    "ReportView",
    "ReportedDuty",
    "ReviewQueries",
    "SheetRow",
    "SubmissionFacts",
    "SubmissionRepository",
]
