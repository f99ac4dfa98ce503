"""Settings of the installation: environment variables VEKHA_*, or the file .env beside them."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from bot.mail.settings import MailSettings
from roadmap.errors import InputRefusedError

PREFIX = "VEKHA_"
FREE_PER_SECOND = 28
"""With a burst of 2 no second holds more than the 30 that Telegram takes."""


class Role(StrEnum):
    """What a process does; everything on SQLite, where there is only one."""

    ALL = "all"
    BOT = "bot"
    WORKER = "worker"
    SCHEDULER = "scheduler"

    @property
    def sends(self) -> bool:
        """Whether it works off the outbox and the jobs."""
        return self in {Role.ALL, Role.WORKER}


class Settings(MailSettings):
    """Each field is explained where administrators read it, in .env.example."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    api_local: bool = False
    proxy: str | None = None
    database_url: str = ""
    data_dir: Path = Path("data")
    timezone: str = "Europe/Moscow"
    clock_url: str | None = None
    role: Role = Role.ALL
    health_address: str = ""
    alarm_after: int = Field(default=10, ge=1)
    sends_per_second: float = Field(default=28.0, gt=0, le=1000)
    sends_per_chat_second: float = Field(default=1.0, gt=0, le=30)
    sends_per_group_minute: float = Field(default=20.0, ge=4, le=1000)
    paid_broadcast: bool = Field(default=False, validate_default=True)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("timezone")
    @classmethod
    def known_zone(cls, name: str) -> str:
        """Refuse what is no IANA zone."""
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = "no such time zone"
            raise ValueError(message) from error
        return name

    @field_validator("health_address")
    @classmethod
    def host_and_port(cls, address: str) -> str:
        """Refuse what is not host:port."""
        host, _, port = address.rpartition(":")
        if address and not (host and port.isdigit()):
            message = "looks like 127.0.0.1:8081"
            raise ValueError(message)
        return address

    @field_validator("paid_broadcast")
    @classmethod
    def paid_beyond_the_free_rate(cls, paid: bool, others: ValidationInfo) -> bool:  # noqa: FBT001 # pydantic gives it
        """Refuse a rate that Telegram grants only for pay."""
        if others.data.get("sends_per_second", 0) > FREE_PER_SECOND and not paid:
            message = f"VEKHA_SENDS_PER_SECOND over {FREE_PER_SECOND} needs it to be true"
            raise ValueError(message)
        return paid

    @field_validator("bot_token")
    @classmethod
    def token_with_id(cls, token: SecretStr | None) -> SecretStr | None:
        """Refuse what does not look like 123456:ABC."""
        number, colon, rest = (token.get_secret_value() if token else "0:x").partition(":")
        if not (number.isdigit() and colon and rest):
            message = "looks like 123456789:AA..."
            raise ValueError(message)
        return token

    @field_validator("api_url")
    @classmethod
    def without_slash(cls, url: str) -> str:
        """The base to which /bot<token>/<method> is added."""
        return url.rstrip("/")

    @cached_property
    def database(self) -> str:
        """The database's URL; a file in the data folder unless one is named."""
        return self.database_url or str(self.data_dir / "vekha.db")

    @property
    def token(self) -> str:
        """The bot's token; raises InputRefusedError when there is none."""
        if self.bot_token is None:
            raise InputRefusedError("error-no-token")
        return self.bot_token.get_secret_value()

    @property
    def bot_id(self) -> int:
        """The bot's id, which its token begins with."""
        return int(self.token.partition(":")[0])


def load() -> Settings:
    """Read the settings; raises InputRefusedError naming the first one that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:  # of several together: it begins with the name of one
            name, _, reason = reason.partition(" ")
        raise InputRefusedError("error-setting", name=name, reason=reason) from error
