"""What a process works off: the outbox and the jobs."""

from __future__ import annotations

from bot.watch.metrics import Metrics
from bot.watch.streak import Streak
from bot.worker import Worker
from usecases.jobs import ClaimJobs, RunJob
from usecases.outbox import ClaimDeliveries, Deliver
from usecases.ports.messages import ClaimedDelivery, ClaimedJob, Fault, Later

IN_FLIGHT = 8
JOBS_AT_ONCE = 4


def outbox_worker(
    claim: ClaimDeliveries,
    deliver: Deliver,
    streak: Streak | None,
    metrics: Metrics,
    interval: float,
    *,
    width: int = IN_FLIGHT,
) -> Worker[ClaimedDelivery]:
    """Sends at most `width` messages at once: so many may be doubled by a crash."""

    async def run(claimed: ClaimedDelivery) -> bool:
        outcome = await deliver(claimed)
        metrics.deliveries.labels(claim.channel, _name(outcome)).inc()
        if streak is not None:
            await streak.add(outcome)
        return not (isinstance(outcome, Later) and outcome.seconds is None)

    return Worker(
        claim,
        run,
        lambda claimed: claimed.delivery.id,
        width=width,
        interval=interval,
        least=max(1, width // 2),
    )


def _name(outcome: object) -> str:
    if isinstance(outcome, Later):
        return "flood" if outcome.seconds is not None else "later"
    if isinstance(outcome, Fault):
        return "fault"
    return "nothing" if outcome is None else type(outcome).__name__.lower()


def jobs_worker(claim: ClaimJobs, run_job: RunJob, interval: float) -> Worker[ClaimedJob]:
    """Runs at most four jobs at once."""

    async def run(job: ClaimedJob) -> bool:
        await run_job(job)
        return True

    return Worker(claim, run, lambda job: job.id, width=JOBS_AT_ONCE, interval=interval)
