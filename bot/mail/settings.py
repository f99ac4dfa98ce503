"""The settings of mail; without a server to send by there is no mail."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings

from bot.mail.envelope import Sender

Security = Literal["tls", "starttls", "none"]
SMTP_PORTS = {"tls": 465, "starttls": 587, "none": 25}
IMAP_PORTS = {"tls": 993, "starttls": 143, "none": 143}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server with how to log in; without a user nobody logs in."""

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    authority: Path | None
    """Certificates to trust besides the machine's own."""

    def context(self) -> ssl.SSLContext:
        """Certificates and names are always checked."""
        made = ssl.create_default_context()
        if self.authority is not None:
            made.load_verify_locations(self.authority)
        return made


class MailSettings(BaseSettings):
    """Each field is explained in .env.example."""

    smtp_host: str = ""
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    smtp_tls: Security = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = ""
    smtp_name: str = "Веха"
    imap_host: str = ""
    imap_port: int | None = Field(default=None, ge=1, le=65535)
    imap_tls: Security = "tls"
    imap_user: str = ""
    imap_password: SecretStr = SecretStr("")
    imap_folder: str = "INBOX"
    imap_plus: bool = True
    mail_ca: Path | None = None
    mail_rate: int = Field(default=30, ge=1)
    mail_after: float = Field(default=4.0, gt=0)

    @model_validator(mode="after")
    def sender_is_named(self) -> Self:
        """Refuse mail without an address to send from."""
        name, _, domain = self.smtp_from.rpartition("@")
        if self.smtp_host and not (name and "." in domain.strip(".")):
            message = "VEKHA_SMTP_HOST needs VEKHA_SMTP_FROM, like vekha@uo.example"
            raise ValueError(message)
        if self.imap_host and not self.smtp_host:
            message = "VEKHA_IMAP_HOST needs VEKHA_SMTP_HOST: replies are confirmed by mail"
            raise ValueError(message)
        return self

    @property
    def sender(self) -> Sender:
        """This installation as a correspondent."""
        return Sender(self.smtp_from, self.smtp_name, bool(self.imap_host), self.imap_plus)

    @property
    def smtp(self) -> MailServer | None:
        """Where letters are given; None = no mail."""
        if not self.smtp_host:
            return None
        port = self.smtp_port or SMTP_PORTS[self.smtp_tls]
        password = self.smtp_password.get_secret_value()
        return MailServer(
            self.smtp_host, port, self.smtp_tls, self.smtp_user, password, self.mail_ca
        )

    @property
    def imap(self) -> MailServer | None:
        """Where replies are read, as the sender unless somebody else is named; None = nowhere."""
        if not self.imap_host:
            return None
        port = self.imap_port or IMAP_PORTS[self.imap_tls]
        password = (self.imap_password if self.imap_user else self.smtp_password).get_secret_value()
        user = self.imap_user or self.smtp_user
        return MailServer(self.imap_host, port, self.imap_tls, user, password, self.mail_ca)
