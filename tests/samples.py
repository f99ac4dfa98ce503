"""Real roadmaps, where they stand: VEKHA_SAMPLES, by default ../shared/roadmaps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SAMPLES = Path(os.environ.get("VEKHA_SAMPLES") or Path(__file__).parents[2] / "shared/roadmaps")


def sample(name: str) -> Path:
    """A real document; the test is skipped where it is absent, fails where CI requires it."""
    path = SAMPLES / name
    if not path.exists():
        reason = f"{path} is absent: set VEKHA_SAMPLES to the folder of real roadmaps"
        if os.environ.get("VEKHA_REQUIRE_SAMPLES"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
