"""A post office on 127.0.0.1: a real SMTP server that keeps what it is given, or refuses."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, cast
from warnings import catch_warnings

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "vekha@uo.example", "zarechye-1"


@dataclass
class PostOffice:
    """Answers by step (MAIL, RCPT, DATA) what it is told to; keeps what it took."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)
    logged_in: list[str] = field(default_factory=list)

    def say(self, step: str, answer: str, times: int = 1) -> None:
        """The next answers at a step; "drop" hangs up, "drop-after" once the letter is kept."""
        self.answers.setdefault(step, []).extend([answer] * times)

    def _answer(self, step: str) -> str | None:
        waiting = self.answers.get(step)
        return waiting.pop(0) if waiting else None

    async def handle_MAIL(  # noqa: N802 # aiosmtpd's own naming
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        envelope.mail_from = address
        return self._answer("MAIL") or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        refused = self._answer("RCPT")
        if refused:
            return refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self._answer("DATA")
        if answer in {None, "drop-after"}:
            content = cast("bytes", envelope.content)
            message = message_from_bytes(content, policy=default)
            self.letters.append(cast("EmailMessage", message))
            self.recipients += envelope.rcpt_tos
        if answer in {"drop", "drop-after"}:
            server.transport.close()
        return answer or "250 OK"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        """One user with one password."""
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        self.logged_in.append(data.login.decode())
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == (USER, PASSWORD), handled=False)


@asynccontextmanager
async def post_office(
    security: str = "none", context: ssl.SSLContext | None = None
) -> AsyncIterator[PostOffice]:
    """Open on a port of its own."""
    office = PostOffice()
    loop = asyncio.get_running_loop()
    starttls = security == "starttls"

    def protocol() -> SMTP:
        with catch_warnings(action="ignore"):  # it does not see that all is TLS
            return SMTP(
                office,
                hostname="mail.uo.example",
                ident="post office",
                tls_context=context if starttls else None,
                require_starttls=starttls,
                auth_required=context is not None,
                auth_require_tls=starttls,
                authenticator=office.authenticate,
                loop=loop,
            )

    server = await loop.create_server(
        protocol, "127.0.0.1", 0, ssl=context if security == "tls" else None
    )
    office.port = server.sockets[0].getsockname()[1]
    yield office
    server.close()
    await server.wait_closed()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate of 127.0.0.1 and its key."""
    pem, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(pem)),
        ],
        check=True,
        capture_output=True,
    )
    return pem, key


def server_context(pem: Path, key: Path) -> ssl.SSLContext:
    """What the server shows."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(pem, key)
    return made
