"""`vekha doctor` as a process: a line for each finding, and what the exit code says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.doctor import Verdict, clock_finding, folder_finding
from simulator.server import Simulator
from storage.engine import Database
from storage.migrate import downgrade
from storage.rows import DeliveryRow, PersonRow, RoadmapRow
from storage.unit_of_work import unit_of_work
from tests.bot.test_cli import vekha
from tests.mail.dovecot import Dovecot
from tests.mail.office import PASSWORD, USER, post_office, server_context
from tests.town import LONG_AGO, Town
from usecases.watching import HEARTBEAT, REMINDED, SENDING

pytest_plugins = ("tests.mail.fixtures",)

NO_PROGRAMS = {"PATH": "/nonexistent"}


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    made = Simulator()
    await made.start()
    yield made
    await made.stop()


class Patient:
    """An installation over a migrated database and the box."""

    def __init__(self, simulator: Simulator, database: Database, folder: Path) -> None:
        self.town = Town(database)
        self.folder = folder
        self.settings = {
            "VEKHA_BOT_TOKEN": simulator.token,
            "VEKHA_API_URL": simulator.url,
            "VEKHA_DATABASE_URL": database.url,
        }

    async def __call__(self, **settings: str) -> tuple[int, list[str]]:
        """The exit code and the lines."""
        given = self.settings | settings
        done = await asyncio.to_thread(vekha, "doctor", folder=self.folder, **given)
        assert done.stderr == b""
        return done.returncode, done.stdout.decode("utf-8").splitlines()

    async def beats(self, ago: timedelta = timedelta(0), **facts: Any) -> None:
        async with unit_of_work(self.town.database) as uow:
            for key in (HEARTBEAT, REMINDED):
                await uow.installation.set(key, {}, now=datetime.now(UTC) - ago)
            for key, value in facts.items():
                await uow.installation.set(key, value, now=datetime.now(UTC))
            await uow.commit()


@pytest.fixture
async def patient(simulator: Simulator, sqlite_url: str, tmp_path: Path) -> AsyncIterator[Patient]:
    database = Database(sqlite_url)
    yield Patient(simulator, database, tmp_path)
    await database.close()


@pytest.fixture
def either_patient(simulator: Simulator, database: Database, tmp_path: Path) -> Patient:
    return Patient(simulator, database, tmp_path)


async def test_a_working_installation_is_well(either_patient: Patient) -> None:
    await either_patient.beats()
    code, lines = await either_patient()
    assert code == 0
    said = "\n".join(lines)
    assert "✓ Telegram принимает токен, бот: @" in said
    assert "✓ База данных отвечает" in said
    assert "✓ Бот работает, ждут отправки: 0" in said
    assert "✓ Производственный календарь есть" in said
    assert not [line for line in lines if line.startswith("✗")]


async def test_what_may_wait_is_a_note_and_no_failure(patient: Patient) -> None:
    person = await patient.town.add(PersonRow, full_name="Орлова О.П.", locale="ru", active=True)
    await patient.town.add(
        DeliveryRow,
        person_id=person,
        channel="telegram",
        kind="digest",
        local_day=date(2026, 10, 12),
        slot="morning",
        not_before=LONG_AGO,
        created_at=LONG_AGO,
        state="undeliverable",
    )
    await patient.town.add(
        RoadmapRow,
        title="План",
        period_start=date(2040, 9, 1),
        period_end=date(2041, 5, 31),
        state="active",
        settings={},
        created_at=LONG_AGO,
    )
    await patient.beats()
    code, lines = await patient(**NO_PROGRAMS)
    assert code == 0
    notes = [line for line in lines if line.startswith("!")]
    assert [line.split(":")[0] for line in notes] == [
        "! Почта не настроена",
        "! Не отправлено окончательно",
        "! Календаря 2040 года ещё нет, сроки в нём предварительные. Загрузите",
        "! Календаря 2041 года ещё нет, сроки в нём предварительные. Загрузите",
        "! LibreOffice не найден",
        "! Tesseract с русским языком не найден",
    ]


async def test_a_bot_that_is_silent_is_to_be_started(patient: Patient) -> None:
    _, lines = await patient()
    assert "! Бот на этой базе ещё не запускался. Запуск: vekha run" in lines
    await patient.beats(timedelta(hours=3))
    code, lines = await patient()
    assert code == 2
    assert any(line.startswith("✗ Бот не работает больше двух минут") for line in lines)


async def test_sending_that_fails_is_to_be_waited_out(patient: Patient) -> None:
    episode = {"since": LONG_AGO.isoformat(), "failures": 10, "error": "x"}
    await patient.beats(**{SENDING: episode})
    code, lines = await patient()
    assert code == 3
    assert [line for line in lines if line.startswith("✗ Попытки отправить не удаются")]


async def test_an_old_database_is_told_apart_and_left_as_it_is(either_patient: Patient) -> None:
    url = either_patient.town.database.url
    await asyncio.to_thread(downgrade, url, "0001")
    for _ in range(2):
        code, lines = await either_patient()
        assert code == 2
        assert [line for line in lines if line.startswith("✗ База данных версии 0001")]


async def test_telegram_that_does_not_answer_or_refuses(patient: Patient) -> None:
    await patient.beats()
    assert (await patient(VEKHA_API_URL="http://127.0.0.1:1"))[0] == 3
    code, lines = await patient(VEKHA_BOT_TOKEN="4200000000:another")
    assert code == 2
    assert [line for line in lines if line.startswith("✗ Telegram не принимает токен бота")]


def test_nothing_is_made_where_there_is_nothing(tmp_path: Path) -> None:
    done = vekha("doctor", folder=tmp_path, VEKHA_DATA_DIR=str(tmp_path / "data"))
    said = done.stdout.decode("utf-8")
    assert done.returncode == 2
    assert "✗ Не задан токен бота" in said
    assert "✗ База данных ещё не создана. Выполните: vekha migrate" in said
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_a_finding(tmp_path: Path) -> None:
    done = vekha("doctor", folder=tmp_path, VEKHA_TIMEZONE="Mars/Olympus")
    assert done.returncode == 2
    assert done.stdout.decode("utf-8").startswith("✗ Неверное значение VEKHA_TIMEZONE")


@pytest.mark.parametrize(("apart", "key"), [(1.5, "doctor-clock"), (-90, "doctor-clock-wrong")])
def test_clocks_that_part_are_told(apart: float, key: str) -> None:
    now = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)
    found = clock_finding("Europe/Moscow", now, now + timedelta(seconds=apart))
    assert (found.key, found.arguments["now"]) == (key, "12.10.2026 09:00")


@pytest.mark.parametrize(
    ("free", "writable", "key", "verdict"),
    [
        (50_000_000_000, True, "doctor-disk", Verdict.WELL),
        (900_000_000, True, "doctor-disk-full", Verdict.WRONG),
        (50_000_000_000, False, "doctor-folder-closed", Verdict.WRONG),
    ],
)
def test_the_disk(*, free: int, writable: bool, key: str, verdict: Verdict) -> None:
    found = folder_finding(Path("/srv/vekha/data"), free, writable=writable)
    assert (found.key, found.verdict) == (key, verdict)


async def test_it_logs_in_to_both_mail_servers(
    patient: Patient, mailbox: Dovecot, signed: tuple[Path, Path]
) -> None:
    await patient.beats()
    pem, key = signed
    async with post_office("starttls", server_context(pem, key)) as office:
        mail = {
            "VEKHA_SMTP_HOST": "127.0.0.1",
            "VEKHA_SMTP_PORT": str(office.port),
            "VEKHA_SMTP_USER": USER,
            "VEKHA_SMTP_PASSWORD": PASSWORD,
            "VEKHA_SMTP_FROM": USER,
            "VEKHA_IMAP_HOST": "127.0.0.1",
            "VEKHA_IMAP_PORT": str(mailbox.tls_port),
            "VEKHA_MAIL_CA": str(pem),
        }
        code, lines = await patient(**mail)
        said = "\n".join(lines)
        assert code == 0
        assert f"✓ Почтовый сервер 127.0.0.1:{office.port} принимает письма" in said
        assert f"✓ Почтовый ящик на 127.0.0.1:{mailbox.tls_port} открывается" in said
        code, lines = await patient(**{**mail, "VEKHA_SMTP_PASSWORD": "another"})
        said = "\n".join(lines)
        assert code == 2
        assert f"✗ Почтовый сервер 127.0.0.1:{office.port} не пускает" in said
        assert f"✗ Почтовый ящик на 127.0.0.1:{mailbox.tls_port} не открывается" in said
    assert office.letters == []
