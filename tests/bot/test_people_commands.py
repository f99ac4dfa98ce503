"""`vekha invite` and `vekha import-people`, as processes."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.server import Simulator

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "bot" / "demo" / "authority" / "lyudi.csv"
NAME = "Синицына Светлана Игоревна"


class Shell:
    """The commands over one data folder; `api` is where Telegram is looked for."""

    def __init__(self, folder: Path, api: str, token: str) -> None:
        kept = {name: value for name, value in os.environ.items() if "VEKHA_" not in name}
        self.environment = kept | {
            "VEKHA_DATA_DIR": str(folder),
            "VEKHA_API_URL": api,
            "VEKHA_BOT_TOKEN": token,
        }

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )


@pytest.fixture
def deaf(tmp_path: Path) -> Shell:
    """A shell where nothing answers at Telegram's address."""
    return Shell(tmp_path / "data", "http://127.0.0.1:9", "7:none")


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    made = Simulator()
    await made.start()
    yield made
    await made.stop()


async def test_invite_prints_one_link_and_remembers_the_bots_name(
    simulator: Simulator, tmp_path: Path
) -> None:
    shell = Shell(tmp_path / "data", simulator.url, simulator.token)
    words = ("invite", "--role", "coordinator", "--name", NAME)
    done = await asyncio.to_thread(shell, *words)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"https://t\.me/vekha_demo_bot\?start=[A-Za-z0-9_-]{20,64}\n", done.stdout)
    await simulator.stop()
    again = await asyncio.to_thread(shell, *words)
    assert again.returncode == 0, again.stderr
    assert again.stdout != done.stdout
    bad = await asyncio.to_thread(
        shell, "invite", "--role", "controller", "--name", "Синицына С.И."
    )
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "не похоже на фамилию, имя и отчество" in bad.stderr


def test_invite_says_so_when_telegram_does_not_answer(deaf: Shell) -> None:
    done = deaf("invite", "--role", "coordinator", "--name", NAME)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_role_is_refused(deaf: Shell) -> None:
    assert deaf("invite", "--role", "boss", "--name", NAME).returncode == 2


def test_the_demos_people_are_loaded_once(deaf: Shell) -> None:
    tried = deaf("import-people", str(DEMO), "--dry-run")
    assert tried.stdout.startswith("Проверка без записи.")
    first = deaf("import-people", str(DEMO))
    assert first.returncode == 0, first.stderr
    assert "Новых организаций: 15, должностей: 18, сотрудников: 18" in first.stdout
    second = deaf("import-people", str(DEMO))
    assert "Новых организаций: 0, должностей: 0, сотрудников: 0" in second.stdout
    assert "Обновлено записей: 0" in second.stdout


def test_faulty_rows_are_told_by_number(deaf: Shell, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(
        "Организация;Должность;ФИО\nСОШ № 7;директор;Орлова О.П.\n;директор;Ким Анна\n", "cp1251"
    )
    done = deaf("import-people", str(table))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Строка 2: «Орлова О.П.»" in done.stderr
    assert "Строка 3: не указана организация." in done.stderr


def test_the_template_is_written(deaf: Shell, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    assert deaf("import-people", "--template", str(path)).returncode == 0
    assert path.read_bytes().startswith(b"PK")
    empty = deaf("import-people", str(path))
    assert empty.returncode == 2
    assert "нет ни одной заполненной строки" in empty.stderr
    assert deaf("import-people", str(tmp_path / "none.xlsx")).returncode == 2
    assert deaf("import-people").returncode == 2
