"""Leased work: claimed, run with its lease kept, tried again, given up aloud."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from roadmap.errors import TryLaterError
from usecases.patience import until_next_try
from usecases.ports.ground import Clock, UnitOfWorkFactory
from usecases.ports.messages import ClaimedJob

LEASE = timedelta(seconds=60)
RENEWED_EVERY = 20.0
ATTEMPTS = 5
PATIENCE = timedelta(hours=24)

logger = logging.getLogger(__name__)

Job = Callable[..., Awaitable[None]]
"""Called with the job's args as keyword arguments; may run twice."""


@dataclass(frozen=True, slots=True)
class ClaimJobs:
    """Take due jobs under a lease of a minute."""

    uow: UnitOfWorkFactory
    clock: Clock
    owner: str

    async def __call__(self, limit: int, busy: Collection[int]) -> tuple[ClaimedJob, ...]:
        """At most `limit`; never one of `busy`, the caller's own that still run."""
        async with self.uow() as uow:
            claimed = await uow.jobs.claim(
                self.owner, busy=busy, now=self.clock.now(), lease=LEASE, limit=limit
            )
            await uow.commit()
        return claimed


@dataclass(frozen=True, slots=True)
class RunJob:
    """Run one claimed job and record how that ended.

    TryLaterError is tried again for a day; any other error five times in all. Then the job is
    failed and the administrators (or coordinators) are told.
    """

    uow: UnitOfWorkFactory
    clock: Clock
    owner: str
    jobs: Mapping[str, Job]

    async def __call__(self, job: ClaimedJob) -> None:
        """Run it; errors are recorded, not raised."""
        try:
            async with self._leased(job):
                await self.jobs[job.name](**job.args)
        except TryLaterError as error:
            cause = error.__cause__ or error
            late = self.clock.now() - job.planned_for > PATIENCE
            await self._retry(job, f"{type(cause).__name__}: {cause}", last=late, fault=False)
        except Exception as error:
            logger.exception("job failed", extra={"job": job.id, "job_name": job.name})
            last = job.attempts + 1 >= ATTEMPTS
            await self._retry(job, f"{type(error).__name__}: {error}", last=last, fault=True)
        else:
            async with self.uow() as uow:
                await uow.jobs.done(job.id, now=self.clock.now())
                await uow.commit()

    @asynccontextmanager
    async def _leased(self, job: ClaimedJob) -> AsyncIterator[None]:
        keeper = asyncio.create_task(self._keep(job))
        try:
            yield
        finally:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper

    async def _keep(self, job: ClaimedJob) -> None:
        while True:
            await asyncio.sleep(RENEWED_EVERY)
            try:
                async with self.uow() as uow:
                    await uow.jobs.renew([job.id], self.owner, until=self.clock.now() + LEASE)
                    await uow.commit()
            except Exception:
                logger.exception("lease not renewed", extra={"job": job.id})

    async def _retry(self, job: ClaimedJob, error: str, *, last: bool, fault: bool) -> None:
        now = self.clock.now()
        async with self.uow() as uow:
            if last:
                await uow.jobs.failed(job.id, error, now=now)
                await uow.deliveries.tell(
                    ("administrator", "coordinator"),
                    "job-failed",
                    str(job.id),
                    {"job": job.id, "name": job.name},
                    now=now,
                )
            else:
                run_at = now + until_next_try(job.planned_for, now)
                await uow.jobs.postpone(job.id, error, run_at=run_at, fault=fault)
            await uow.commit()
