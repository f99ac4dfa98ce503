"""Fixtures of those who write letters: named in pytest_plugins, never imported."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.flows.letters import GRAPH, Correspondence, begun, nine
from tests.flows.world import World
from tests.mail.dovecot import Dovecot
from tests.mail.office import PostOffice, post_office


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


@pytest.fixture
async def blank(quiet_world: World, office: PostOffice, mailbox: Dovecot) -> Correspondence:
    return await begun(quiet_world, office, mailbox)


@pytest.fixture
async def one(blank: Correspondence) -> Correspondence:
    """One duty due tomorrow, nine o'clock."""
    return await nine(blank, GRAPH)
