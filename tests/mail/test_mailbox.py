"""The mailbox on a real server: read, marked, and each letter taken exactly once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.mail import mailbox as mailbox_module
from bot.mail.mailbox import ImapMailbox
from bot.mail.settings import MailServer, Security
from roadmap.errors import TryLaterError
from storage.engine import Database
from storage.files import LocalFiles
from storage.rows import JobRow, LetterRow
from storage.unit_of_work import unit_of_work
from tests.conftest import StandingClock
from tests.mail.dovecot import Dovecot
from tests.mail.office import PASSWORD, USER
from usecases.mail.taking import TakeLetters
from usecases.ports.mail import FetchedLetter

pytest_plugins = ("tests.mail.fixtures",)

LETTER = b"From: Orlova <orlova@school7.example>\r\nSubject: x\r\nMessage-ID: <%d@x>\r\n\r\nhi\r\n"


def server(box: Dovecot, security: Security = "none", **values: Any) -> MailServer:
    port = box.tls_port if security == "tls" else box.port
    parts = {"user": USER, "password": PASSWORD, "authority": None, **values}
    return MailServer("127.0.0.1", port, security, **parts)


class DyingError(Exception):
    """The process ends here."""


class Mortal:
    """The mailbox of a process that ends before or after one of its steps."""

    def __init__(self, real: ImapMailbox, step: str, *, after: bool) -> None:
        self._real, self._step, self._after = real, step, after
        self.name = real.name

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Any]:
        async with self._real.open() as opened:
            self._opened = opened
            self.uid_validity = opened.uid_validity
            yield self

    async def _do(self, name: str, call: Callable[[], Any]) -> Any:
        if name == self._step and not self._after:
            raise DyingError
        done = await call()
        if name == self._step:
            raise DyingError
        return done

    async def waiting(self, after: int | None) -> Sequence[int]:
        found: Sequence[int] = await self._do("waiting", lambda: self._opened.waiting(after))
        return found

    async def fetch(self, uid: int) -> FetchedLetter | None:
        found: FetchedLetter | None = await self._do("fetch", lambda: self._opened.fetch(uid))
        return found

    async def mark(self, uid: int) -> None:
        await self._do("mark", lambda: self._opened.mark(uid))


@pytest.fixture
def take(database: Database, clock: StandingClock, tmp_path: Path) -> Callable[[Any], TakeLetters]:
    files = LocalFiles(tmp_path / "files")
    return lambda box: TakeLetters(partial(unit_of_work, database), clock, files, box)  # type: ignore[arg-type]


async def taken(database: Database) -> tuple[int, int]:
    """Letters, and jobs that read them."""
    async with database.read() as session:
        letters = await session.scalar(select(func.count()).select_from(LetterRow))
        jobs = await session.scalar(select(func.count()).select_from(JobRow))
    return letters or 0, jobs or 0


async def test_a_letter_is_taken_and_marked(
    mailbox: Dovecot, database: Database, take: Callable[[Any], TakeLetters]
) -> None:
    await mailbox.put(LETTER % 1)
    await mailbox.put(LETTER % 2)
    box = ImapMailbox(server(mailbox), "INBOX")
    for _ in range(2):
        await take(box)()
    assert await taken(database) == (2, 2)
    assert await mailbox.seen() == [True, True]
    async with unit_of_work(database) as uow:
        first = await uow.letters.get(1)
    assert first is not None
    assert (first.key, first.sender, first.whole) == ("<1@x>", "orlova@school7.example", True)


@pytest.mark.parametrize("step", ["waiting", "fetch", "mark"])
@pytest.mark.parametrize("after", [False, True])
async def test_a_process_that_ends_anywhere_loses_and_doubles_nothing(
    mailbox: Dovecot,
    database: Database,
    take: Callable[[Any], TakeLetters],
    step: str,
    after: bool,
) -> None:
    await mailbox.put(LETTER % 1)
    await mailbox.put(LETTER % 2)
    box = ImapMailbox(server(mailbox), "INBOX")
    with pytest.raises(DyingError):
        await take(Mortal(box, step, after=after))()
    await take(box)()
    await take(box)()
    assert await taken(database) == (2, 2)
    assert await mailbox.seen() == [True, True]


async def test_a_mailbox_that_is_numbered_anew_brings_nothing_twice(
    mailbox: Dovecot, database: Database, take: Callable[[Any], TakeLetters]
) -> None:
    await mailbox.put(LETTER % 1)
    await mailbox.put(LETTER.replace(b"Message-ID: <%d@x>\r\n", b""))
    box = ImapMailbox(server(mailbox), "INBOX")
    await take(box)()
    async with box.open() as opened:
        before = opened.uid_validity
    mailbox.renumber()
    await take(box)()
    async with box.open() as opened:
        assert opened.uid_validity != before
    assert await taken(database) == (2, 2)
    assert await mailbox.seen() == [True, True]


async def test_what_a_person_has_looked_at_first_is_taken_too(
    mailbox: Dovecot, database: Database, take: Callable[[Any], TakeLetters]
) -> None:
    box = ImapMailbox(server(mailbox), "INBOX")
    await mailbox.put(LETTER % 1)
    await take(box)()
    await mailbox.put(LETTER % 2)
    async with box.open() as opened:
        await opened.mark(2)
    await take(box)()
    assert await taken(database) == (2, 2)


async def test_of_a_letter_over_the_limit_the_head_is_taken(
    mailbox: Dovecot,
    database: Database,
    take: Callable[[Any], TakeLetters],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailbox_module, "LIMIT", 500)
    await mailbox.put(LETTER % 1 + b"x" * 2000)
    await take(ImapMailbox(server(mailbox), "INBOX"))()
    async with unit_of_work(database) as uow:
        letter = await uow.letters.get(1)
    assert letter is not None
    assert (letter.whole, letter.key) == (False, "<1@x>")
    assert letter.size > 2000


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_it_logs_in_over_tls_with_a_certificate_of_ones_own(
    mailbox: Dovecot, signed: tuple[Path, Path], security: Security
) -> None:
    await mailbox.put(LETTER % 1)
    trusted = server(mailbox, security, authority=signed[0])
    async with ImapMailbox(trusted, "INBOX").open() as opened:
        assert list(await opened.waiting(None)) == [1]
    with pytest.raises(TryLaterError, match="certificate"):
        async with ImapMailbox(server(mailbox, security), "INBOX").open():
            pass


@pytest.mark.parametrize(
    ("values", "folder"),
    [({"password": "wrong"}, "INBOX"), ({}, "Нет такой"), ({"user": 'o"x'}, "INBOX")],
)
async def test_a_mailbox_that_does_not_open_is_tried_later(
    mailbox: Dovecot, values: dict[str, str], folder: str
) -> None:
    with pytest.raises(TryLaterError):
        async with ImapMailbox(server(mailbox, **values), folder).open():
            pass


async def test_a_server_that_is_not_there_is_tried_later(mailbox: Dovecot) -> None:
    nowhere = MailServer("127.0.0.1", 9, "none", USER, PASSWORD, None)
    with pytest.raises(TryLaterError):
        async with ImapMailbox(nowhere, "INBOX").open():
            pass
