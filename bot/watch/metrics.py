"""Prometheus metrics of one process; their names begin with vekha_."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from datetime import datetime

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from scheduler.ticks import Tick
from usecases.watching import Health, Trouble

SECONDS = (0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30)


class Metrics:
    """Counted as things happen; what stands in the database is asked for at each scrape."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.deliveries = self._counter(
            "deliveries", "Messages by channel and outcome", "channel", "outcome"
        )
        self.calls = self._counter(
            "api_calls", "Bot API calls by method and result", "method", "result"
        )
        self.call_seconds = Histogram(
            "vekha_api_seconds",
            "Bot API calls, waiting for the limiter not counted",
            buckets=SECONDS,
            registry=self._registry,
        )
        self.tick_seconds = Histogram(
            "vekha_tick_seconds", "Ticks", ["tick"], buckets=SECONDS, registry=self._registry
        )
        self.tick_failures = self._counter("tick_failures", "Ticks that failed", "tick")
        self.waiting = self._gauge("waiting", "Work that is due", "what")
        self.oldest = self._gauge("oldest_seconds", "Age of the oldest work that is due", "what")
        self.lost = self._gauge("lost", "Work given up", "what")
        self.ran = self._gauge("ran_at_seconds", "Epoch second of the last run", "what")
        self.trouble = self._gauge("trouble", "1 while it lasts", "what")

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"vekha_{name}", text, labels, registry=self._registry)

    def _gauge(self, name: str, text: str, label: str) -> Gauge:
        return Gauge(f"vekha_{name}", text, [label], registry=self._registry)

    def exposition(self, health: Health) -> bytes:
        """Everything in the text format, with the database's facts as `health` has them."""
        work = health.work
        for what, number, oldest in (
            ("messages", work.due, work.oldest_due),
            ("updates", work.inbox, work.oldest_inbox),
            ("jobs", work.jobs, work.oldest_job),
        ):
            self.waiting.labels(what).set(number)
            self.oldest.labels(what).set(_age(oldest, health.now))
        self.lost.labels("messages").set(work.lost)
        self.lost.labels("jobs").set(work.jobs_failed)
        for what, at in (
            ("heartbeat", health.beat_at),
            ("reminders", health.reminded_at),
            ("mailbox", health.mailbox_at),
        ):
            if at is not None:
                self.ran.labels(what).set(at.timestamp())
        for trouble in Trouble:
            self.trouble.labels(trouble.value).set(trouble in health.troubles)
        return generate_latest(self._registry)

    def timed(self, name: str, tick: Tick) -> Tick:
        """The tick, with its duration and its failures counted."""

        async def run() -> None:
            with self.tick_seconds.labels(name).time(), self._failures(name):
                await tick()

        return run

    def _failures(self, name: str) -> AbstractContextManager[object]:
        return self.tick_failures.labels(name).count_exceptions()


def _age(at: datetime | None, now: datetime) -> float:
    return max(0.0, (now - at).total_seconds()) if at else 0.0


class Counted(BaseRequestMiddleware):
    """Every call to the Bot API by method and result."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Ask, and count how it ended."""
        name, begun = type(method).__name__, time.monotonic()
        try:
            answer = await make_request(bot, method)
        except TelegramAPIError as error:
            self._metrics.calls.labels(name, type(error).__name__).inc()
            raise
        else:
            self._metrics.calls.labels(name, "ok").inc()
            return answer
        finally:
            if name != "RawUpdates":  # long polling waits on purpose
                self._metrics.call_seconds.observe(time.monotonic() - begun)
