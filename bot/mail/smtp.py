"""A letter to the server, step by step: what each refusal means for it."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from email.message import EmailMessage
from typing import Final

from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from bot.mail.settings import MailServer
from usecases.ports.messages import Later, Never

SECONDS: Final = 30.0
GOODBYE: Final = 5.0
GREYLISTED: Final = 300.0
"""Seconds after which a server is asked again that refused for now."""
REFUSED_US: Final = 900.0
"""Seconds after which a server is asked again that does not want us at all."""

POLICY: Final = re.compile(r"\b5\.7\.\d+\b")

logger = logging.getLogger(__name__)


@asynccontextmanager
async def logged_in(server: MailServer) -> AsyncIterator[SMTP]:
    """A conversation that may begin; SMTPException, OSError or TimeoutError otherwise."""
    client = SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.security == "tls",
        start_tls=server.security == "starttls",
        tls_context=server.context() if server.security != "none" else None,
        timeout=SECONDS,
    )
    await client.connect()
    try:
        if server.user:
            await client.login(server.user, server.password)
        yield client
    finally:
        with suppress(SMTPException, OSError, TimeoutError):
            await client.quit(timeout=GOODBYE)
        client.close()


async def give(
    server: MailServer, message: EmailMessage, sender: str, to: str
) -> Later | Never | None:
    """None when the server has taken it.

    Until the content goes, the letter has certainly not arrived; a break after that may have
    come when it had. Content that is refused for good raises SMTPResponseException: our fault.
    """
    going = False
    try:
        async with logged_in(server) as client:
            refused = await _addressed(client, sender, to)
            if refused is not None:
                return refused
            going = True
            await client.data(message.as_bytes())
    except SMTPResponseException as error:
        if going and error.code >= 500:
            raise
        logger.warning("the mail server refuses us: %s", _words(error))
        return Later(_words(error), REFUSED_US if error.code >= 500 else GREYLISTED)
    except (SMTPException, OSError, TimeoutError) as error:
        return Later(f"{type(error).__name__}: {error}", refused=not going)
    return None


async def _addressed(client: SMTP, sender: str, to: str) -> Later | Never | None:
    """From whom and to whom; a refusal of the address itself is for good."""
    await client.mail(sender)
    try:
        await client.rcpt(to)
    except SMTPResponseException as error:
        if error.code < 500 or _about_us(error):
            raise
        return Never("failing", _words(error))
    return None


def _about_us(error: SMTPResponseException) -> bool:
    """Whether it is not this address that is refused but our right to send anywhere."""
    return error.code in {530, 535, 538} or bool(POLICY.search(error.message))


def _words(error: SMTPResponseException) -> str:
    return f"{error.code} {error.message}"[:300]
