"""Probes over HTTP: /health for the supervisor, /metrics for Prometheus."""

from __future__ import annotations

from aiohttp import web

from bot.watch.metrics import Metrics
from roadmap.errors import InputRefusedError
from usecases.watching import Health, ReadHealth

TYPE = "text/plain; version=0.0.4; charset=utf-8"
SICK = 503


class Probes:
    """A small server on its own address, off when there is none.

    It names counts and instants only, no person and no text.
    """

    def __init__(self, address: str, read_health: ReadHealth, metrics: Metrics, role: str) -> None:
        """`address` is host:port."""
        self._address = address
        self._read_health = read_health
        self._metrics = metrics
        self._role = role
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """InputRefusedError when the address cannot be listened on."""
        if not self._address:
            return
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/metrics", self._exposition)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        host, _, port = self._address.rpartition(":")
        try:
            await web.TCPSite(self._runner, host.strip("[]"), int(port)).start()
        except OSError as error:
            await self.stop()
            raise InputRefusedError(
                "error-health-address", address=self._address, reason=error.strerror or ""
            ) from error

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Where it listens."""
        return [address[:2] for address in self._runner.addresses] if self._runner else []

    async def stop(self) -> None:
        """Close the address."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _health(self, _request: web.Request) -> web.Response:
        try:
            health = await self._read_health()
        except Exception as error:  # noqa: BLE001 # a probe is answered, whatever the database says
            body = {"status": "sick", "troubles": ["database"], "error": type(error).__name__}
            return web.json_response(body, status=SICK)
        troubles = [str(trouble) for trouble in health.troubles]
        body = {"status": "sick" if troubles else "well", "troubles": troubles}
        return web.json_response(
            {**body, "role": self._role, **health_fields(health)}, status=SICK if troubles else 200
        )

    async def _exposition(self, _request: web.Request) -> web.Response:
        body = self._metrics.exposition(await self._read_health())
        return web.Response(body=body, headers={"Content-Type": TYPE})


def health_fields(health: Health) -> dict[str, object]:
    """The heartbeat's facts: instants in UTC, ages in seconds."""
    work = health.work
    instants = {
        "last_beat": health.beat_at,
        "last_reminders_run": health.reminded_at,
        "last_mailbox_look": health.mailbox_at,
        "oldest_unsent": work.oldest_due,
        "oldest_update": work.oldest_inbox,
        "sends_failing_since": health.failing_since,
    }
    return {
        "messages_due": work.due,
        "messages_failing": work.failing,
        "messages_lost": work.lost,
        "updates_waiting": work.inbox,
        "jobs_due": work.jobs,
        "jobs_failed": work.jobs_failed,
        **{name: at.isoformat() if at else None for name, at in instants.items()},
    }
