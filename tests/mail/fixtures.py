"""A certificate and a mailbox of this machine's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mail.dovecot import Dovecot, dovecot
from tests.mail.office import certificate
from tests.programs import needs_dovecot, needs_openssl


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    needs_openssl()
    return certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def mailbox(signed: tuple[Path, Path]) -> Iterator[Dovecot]:
    needs_dovecot()
    with dovecot(signed) as made:
        yield made
