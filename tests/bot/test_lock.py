"""One process at a time on one data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.lock import Lock
from roadmap.errors import InputRefusedError


def test_the_second_is_refused_until_the_first_has_gone(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "new" / "lock"), Lock(tmp_path / "new" / "lock")
    first.take()
    with pytest.raises(InputRefusedError) as refused:
        second.take()
    assert refused.value.key == "error-already-running"
    first.give_back()
    second.take()
    second.give_back()
