"""What is added to a report after its reviewer has looked must be looked at too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zlib import crc32

from roadmap.submissions import SubmissionState
from usecases.ports.ground import UnitOfWork
from usecases.ports.reports import Evidence, SubmissionFacts


def version(reported_at: datetime | None, evidence: Sequence[Evidence]) -> int:
    """Which state of a report somebody has seen: when it was sent and what confirms it.

    Any other report, resubmission or set of evidence has another number (32 bits).
    """
    ids = sorted(one.id for one in evidence if one.counts)
    sent = reported_at.timestamp() if reported_at else 0
    return crc32(f"{sent:.0f}:{ids}".encode())


async def announce_addition(uow: UnitOfWork, facts: SubmissionFacts, now: datetime) -> None:
    """A report that was opened counts as unopened again, and who opened it is told, once."""
    if facts.state is not SubmissionState.REPORTED or facts.opened_by is None:
        return
    if await uow.submissions.renew(facts.id):
        key = f"{facts.id}-{now.timestamp():.0f}"
        ref = {"submission": facts.id}
        await uow.deliveries.add_notice(facts.opened_by, "report-added", key, ref, now=now)
