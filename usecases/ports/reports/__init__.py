"""Ports of reports: duties, submissions, evidence and the questions of their screens."""

from usecases.ports.reports.duties import DutyFacts, DutyRepository, PackageFacts
from usecases.ports.reports.evidence import Evidence, EvidenceRepository, IncomingFile
from usecases.ports.reports.queries import (
    Candidate,
    PackageRow,
    PackageSheet,
    ReportedDuty,
    ReportView,
    ReviewQueries,
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
    "PackageRow",
    "PackageSheet",
    "ReportView",
    "ReportedDuty",
    "ReviewQueries",
    "SubmissionFacts",
    "SubmissionRepository",
]
