"""The mailbox over IMAP: the standard library's client, in a thread."""

from __future__ import annotations

import asyncio
import imaplib
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from email.parser import BytesHeaderParser
from email.policy import default
from hashlib import sha256
from typing import Any, Final, TypeVar

from bot.mail.headers import message_id, only_sender
from bot.mail.settings import MailServer
from roadmap.errors import TryLaterError
from usecases.ports.mail import FetchedLetter

SECONDS: Final = 30.0
LIMIT: Final = 35 * 1024 * 1024
"""Bytes of a letter that is taken whole: 25 MB of files as mail writes them."""
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")

Result = TypeVar("Result")


class ImapMailbox:
    """See usecases.ports.mail.Mailbox."""

    def __init__(self, server: MailServer, folder: str) -> None:
        self._server = server
        self._folder = folder

    @property
    def name(self) -> str:
        """Whose mailbox it is and where."""
        return f"{self._server.user}@{self._server.host}/{self._folder}"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[OpenedImap]:
        """Log in and select; log out in the end."""
        client = await _asked(self._connect)
        try:
            yield OpenedImap(client, await _asked(lambda: self._select(client)))
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                await asyncio.to_thread(client.logout)

    def _connect(self) -> imaplib.IMAP4:
        server = self._server
        place: dict[str, Any] = {"host": server.host, "port": server.port, "timeout": SECONDS}
        client: imaplib.IMAP4
        if server.security == "tls":
            client = imaplib.IMAP4_SSL(**place, ssl_context=server.context())
        else:
            client = imaplib.IMAP4(**place)
        try:
            if server.security == "starttls":
                client.starttls(server.context())
            _log_in(client, server)
        except (imaplib.IMAP4.error, OSError):
            with suppress(imaplib.IMAP4.error, OSError):
                client.shutdown()
            raise
        return client

    def _select(self, client: imaplib.IMAP4) -> int:
        _expect(client.select(_quoted(self._folder)))
        _, found = client.response("UIDVALIDITY")
        return int(found[0])


def _log_in(client: imaplib.IMAP4, server: MailServer) -> None:
    """By PLAIN, which takes any password, where the server knows it."""
    if "AUTH=PLAIN" in client.capabilities:
        secret = f"\0{server.user}\0{server.password}".encode()
        client.authenticate("PLAIN", lambda _challenge: secret)
    else:
        client.login(_quoted(server.user), server.password)


class OpenedImap:
    """See usecases.ports.mail.OpenedMailbox."""

    def __init__(self, client: imaplib.IMAP4, uid_validity: int) -> None:
        self._client = client
        self.uid_validity = uid_validity

    async def waiting(self, after: int | None) -> Sequence[int]:
        """Numbers not marked yet; and above `after`, should a person have looked at them."""
        wanted = "(UNSEEN)" if after is None else f"(OR UNSEEN UID {after + 1}:*)"
        (found,) = await self._uid("SEARCH", None, wanted)
        return sorted(int(number) for number in (found or b"").split())

    async def fetch(self, uid: int) -> FetchedLetter | None:
        """A letter, not marked by this; of one over the limit the head."""
        told = await self._uid("FETCH", str(uid), "(RFC822.SIZE)")
        size = _SIZE.search(_joined(told))
        if size is None:
            return None
        whole = int(size.group(1)) <= LIMIT
        part = "(BODY.PEEK[])" if whole else "(BODY.PEEK[HEADER])"
        content = _literal(await self._uid("FETCH", str(uid), part))
        if content is None:
            return None
        head = BytesHeaderParser(policy=default).parsebytes(content)
        key = message_id(head) or f"sha256:{sha256(content).hexdigest()}"
        return FetchedLetter(key, only_sender(head), content, int(size.group(1)), whole)

    async def mark(self, uid: int) -> None:
        r"""Mark it as \Seen."""
        await self._uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    async def _uid(self, command: str, *arguments: str | None) -> list[Any]:
        return await _asked(lambda: _expect(self._client.uid(command, *arguments)))  # type: ignore[arg-type]


async def _asked(ask: Callable[[], Result]) -> Result:
    try:
        return await asyncio.to_thread(ask)
    except (imaplib.IMAP4.error, OSError, UnicodeError) as error:
        raise TryLaterError("error-no-mailbox", reason=_words(error)) from error


def _words(error: Exception) -> str:
    told = error.args[0] if error.args else ""
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else str(error)
    return text[:200]


def _expect(answer: tuple[str, list[Any]]) -> list[Any]:
    kind, data = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(str(data))
    return data


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _literal(data: list[Any]) -> bytes | None:
    """The content of a fetched part."""
    return next((part[1] for part in data if isinstance(part, tuple)), None)


def _joined(data: list[Any]) -> bytes:
    return b" ".join(part if isinstance(part, bytes) else part[0] for part in data if part)
