"""`vekha outbox` as a process: what was given up, why, and back into the queue."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.rows import ContactRow, DeliveryRow, PersonRow, ReminderRow
from tests.town import BOT, LONG_AGO, Town

ROOT = Path(__file__).parents[2]
TOKEN = f"{BOT}:token"


class Office:
    """A database with messages that were given up, and the command over it."""

    def __init__(self, database: Database) -> None:
        self.town = Town(database)
        kept = {name: value for name, value in os.environ.items() if "VEKHA_" not in name}
        self.environment = kept | {"VEKHA_DATABASE_URL": database.url, "VEKHA_BOT_TOKEN": TOKEN}

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "outbox", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    async def person(self, name: str, contact: str) -> int:
        made = await self.town.add(PersonRow, full_name=name, locale="ru", active=True)
        await self.town.add(
            ContactRow,
            person_id=made,
            channel="telegram",
            bot_id=BOT,
            address=str(made + 100),
            state=contact,
            since=LONG_AGO,
        )
        return made

    async def message(self, person: int, state: str, **values: Any) -> int:
        given = {
            "kind": "notice:job-failed",
            "slot": f"job-failed:{person}-{state}",
            "ref": {"job": 7},
            "attempts": 4 if state == "failed" else 0,
            "maybe_sent": False,
        }
        return await self.town.add(
            DeliveryRow,
            person_id=person,
            channel="telegram",
            local_day=date(2026, 10, 12),
            not_before=LONG_AGO,
            created_at=LONG_AGO,
            state=state,
            **(given | values),
        )

    async def rows(self, *columns: Any) -> list[Any]:
        async with self.town.database.read() as session:
            found = await session.execute(select(*columns).order_by(columns[0]))
            return [tuple(row) for row in found]


@pytest.fixture
async def office(database: Database) -> Office:
    made = Office(database)
    olga = await made.person("Орлова Ольга Петровна", "active")
    pyotr = await made.person("Лукин Пётр Ильич", "blocked")
    await made.message(olga, "failed", last_error="RuntimeError:\n broken", maybe_sent=True)
    await made.message(pyotr, "undeliverable", last_error="blocked")
    await made.message(olga, "planned", slot="job-failed:9")
    await made.message(olga, "sent", slot="job-failed:10")
    return made


async def test_what_was_given_up_is_listed_with_reasons(office: Office) -> None:
    lines = office().stdout.replace("\u00a0", " ").splitlines()
    failed = (
        "№ 1; не отправлено из-за ошибки; Орлова Ольга Петровна; уведомление от 12.10.2026 "
        "(job-failed); причина: RuntimeError: broken; возможно, уже пришло в чат"
    )
    unreached = (
        "№ 2; адресат недоступен; Лукин Пётр Ильич; уведомление от 12.10.2026 (job-failed); "
        "причина: бот заблокирован в Telegram"
    )
    assert lines == [unreached, failed]
    chosen = office("--failed", "--waiting").stdout.replace("\u00a0", " ").splitlines()
    assert [line.split(";")[:2] for line in chosen] == [
        ["№ 3", " ждёт отправки"],
        ["№ 1", " не отправлено из-за ошибки"],
    ]


async def test_all_goes_back_but_to_whom_nobody_is(office: Office) -> None:
    done = office("retry", "--all")
    assert (done.returncode, done.stdout) == (0, "Возвращено в очередь: 1\n")
    assert done.stderr.startswith("Не возвращено, адресат по-прежнему недоступен: 2.")
    states = await office.rows(DeliveryRow.id, DeliveryRow.state, DeliveryRow.attempts)
    assert states == [(1, "planned", 0), (2, "undeliverable", 0), (3, "planned", 0), (4, "sent", 0)]
    marked = await office.rows(DeliveryRow.id, DeliveryRow.maybe_sent)
    assert dict(marked)[1] is True, "that it may be in the chat is not forgotten"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Укажите номера сообщений или --all"),
        (("1", "--all"), "Укажите номера сообщений или --all"),
        (("2",), "Не возвращено, адресат по-прежнему недоступен: 2."),
        (("4", "77"), "Нет среди неотправленных: 4, 77."),
    ],
    ids=["nothing", "both", "unreached", "sent or unknown"],
)
def test_what_cannot_be_put_back_is_refused(
    office: Office, words: tuple[str, ...], said: str
) -> None:
    refused = office("retry", *words)
    assert refused.returncode == 2
    assert refused.stderr.startswith(said)


async def test_a_digest_comes_back_with_its_reminders(office: Office) -> None:
    town = await office.town.found()
    post = await town.school("СОШ № 7")
    duty = await town.duty(await town.activity("План"), post, date(2026, 10, 12))
    digest = await office.message(1, "failed", kind="digest", slot="morning")
    await town.add(
        ReminderRow,
        duty_id=duty,
        kind="today",
        day=date(2026, 10, 12),
        slot="morning",
        post_id=post,
        state="undelivered",
        delivery_id=digest,
    )
    assert "напоминания за 12.10.2026" in office("--failed").stdout
    assert office("retry", str(digest)).returncode == 0
    assert await office.rows(ReminderRow.id, ReminderRow.state) == [(1, "planned")]
