"""Settings: every one explained, a wrong one named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, load
from roadmap.errors import InputRefusedError

EXAMPLE = Path(__file__).parents[2] / ".env.example"
TOKEN = "123456:ABC-def"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither the machine's variables nor its .env take part."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def explained() -> dict[str, str]:
    """The settings of .env.example with their values; each has a comment above it."""
    text = EXAMPLE.read_text("utf-8")
    found = re.findall(r"^#[^\n]*\n(VEKHA_\w+)=(.*)$", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^VEKHA_", text, re.MULTILINE)), "one has no comment"
    return dict(found)


def test_the_example_explains_exactly_the_settings_there_are() -> None:
    assert set(explained()) == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults = load()
    for name, value in explained().items():
        monkeypatch.setenv(name, value)
    assert load() == defaults


def test_the_database_lies_in_the_data_folder_unless_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VEKHA_DATA_DIR", "/srv/vekha")
    assert load().database == "/srv/vekha/vekha.db"
    monkeypatch.setenv("VEKHA_DATABASE_URL", "postgresql://host/vekha")
    assert load().database == "postgresql://host/vekha"


def test_a_file_beside_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"VEKHA_BOT_TOKEN={TOKEN}\n", "utf-8")
    assert (load().token, load().bot_id) == (TOKEN, 123456)


def test_without_a_token_the_bot_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refused:
        _ = load().token
    assert refused.value.key == "error-no-token"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VEKHA_BOT_TOKEN", "no token at all"),
        ("VEKHA_TIMEZONE", "Europe/Zarechny"),
        ("VEKHA_LOG_LEVEL", "LOUD"),
        ("VEKHA_API_LOCAL", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(InputRefusedError) as refused:
        load()
    assert refused.value.key == "error-setting"
    assert refused.value.arguments["name"] == name


def test_a_token_does_not_show_in_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEKHA_BOT_TOKEN", TOKEN)
    assert TOKEN not in repr(load())


def test_more_than_the_free_rate_is_to_be_paid_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEKHA_SENDS_PER_SECOND", "200")
    with pytest.raises(InputRefusedError) as refused:
        load()
    assert refused.value.arguments["name"] == "VEKHA_PAID_BROADCAST"
    monkeypatch.setenv("VEKHA_PAID_BROADCAST", "true")
    assert load().sends_per_second == 200


def test_settings_that_need_each_other_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEKHA_SMTP_HOST", "mail.example")
    with pytest.raises(InputRefusedError) as refused:
        load()
    assert refused.value.arguments["name"] == "VEKHA_SMTP_HOST"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"VEKHA_SMTP_HOST": "smtp.example"}, "VEKHA_SMTP_FROM"),
        ({"VEKHA_SMTP_HOST": "smtp.example", "VEKHA_SMTP_FROM": "vekha"}, "VEKHA_SMTP_FROM"),
        ({"VEKHA_IMAP_HOST": "imap.example"}, "VEKHA_SMTP_HOST"),
    ],
)
def test_half_of_mail_is_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], reason: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InputRefusedError) as refused:
        load()
    assert reason in str(refused.value.arguments["reason"])


@pytest.mark.parametrize(
    ("security", "smtp", "imap"), [("tls", 465, 993), ("starttls", 587, 143), ("none", 25, 143)]
)
def test_ports_and_logins_of_mail_follow_from_the_rest(
    monkeypatch: pytest.MonkeyPatch, security: str, smtp: int, imap: int
) -> None:
    for name, value in {
        "SMTP_HOST": "smtp.example",
        "SMTP_FROM": "vekha@uo.example",
        "SMTP_USER": "vekha",
        "SMTP_PASSWORD": "secret",
        "SMTP_TLS": security,
        "IMAP_HOST": "imap.example",
        "IMAP_TLS": security,
    }.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    settings = load()
    assert settings.smtp is not None
    assert settings.imap is not None
    assert (settings.smtp.port, settings.imap.port) == (smtp, imap)
    assert (settings.imap.user, settings.imap.password) == ("vekha", "secret")
    assert "secret" not in repr(settings) + repr(settings.smtp)
