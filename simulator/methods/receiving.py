"""getUpdates with real long polling, and the webhook's settings."""

from __future__ import annotations

import re
import time
from typing import Any

from simulator.errors import bad_request, conflict
from simulator.params import Params
from simulator.world import World

MOST_UPDATES = 100
LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
BY_WEBHOOK = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(world: World, params: Params) -> Any:
    """GetUpdates. A second poller ends the first one with 409."""
    if world.webhook.url:
        raise conflict(BY_WEBHOOK)
    queue = world.updates
    queue.poller += 1
    me = queue.poller
    queue.wake()
    if "allowed_updates" in params.values:
        queue.allow([str(kind) for kind in params.sequence("allowed_updates")])
    offset = params.integer("offset", 0)
    if offset:
        queue.confirm(offset)
        world.feed.wake()
    limit = max(1, min(MOST_UPDATES, params.integer("limit", MOST_UPDATES)))
    seconds = max(0, min(LONGEST_POLL, params.integer("timeout", 0)))
    deadline = time.monotonic() + seconds
    while not queue.pending and (left := deadline - time.monotonic()) > 0:
        await queue.changed(left)
        if me != queue.poller:
            raise conflict(OTHER_POLLER)
    return queue.take(limit)


async def set_webhook(world: World, params: Params) -> Any:
    """SetWebhook; plain HTTP and any port are taken, as by a local Bot API server."""
    url = params.text("url").strip()
    secret = params.text("secret_token")
    if url and not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if "allowed_updates" in params.values:
        world.updates.allow([str(kind) for kind in params.sequence("allowed_updates")])
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook.set(url, secret, params.integer("max_connections", 40))
    world.updates.poller += 1
    world.updates.wake()
    return True


async def delete_webhook(world: World, params: Params) -> Any:
    """DeleteWebhook."""
    if params.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook.set("", "", world.webhook.max_connections)
    return True


async def get_webhook_info(world: World, params: Params) -> Any:  # noqa: ARG001 - one shape for all
    """GetWebhookInfo."""
    return world.webhook.info(world.updates.pending, sorted(world.updates.allowed or ()))


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
