"""The commands from the shell: exit codes, one sentence, nothing heavy loaded in vain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS
from storage.migrate import newest

ROOT = Path(__file__).parents[2]


def vekha(
    *arguments: str, folder: Path, code: str | None = None, **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a user would, with no settings but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEKHA_")}
    environment = kept | {"VEKHA_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)} | settings
    program = ["-m", "bot"] if code is None else ["-c", code]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_every_command_is_listed_with_a_line_of_help(tmp_path: Path) -> None:
    done = vekha("--help", folder=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.decode("utf-8").splitlines()
    for name in COMMANDS:
        assert any(line.split()[:1] == [name] and len(line.split()) > 1 for line in lines), name


def test_the_bot_without_a_token_is_refused(tmp_path: Path) -> None:
    done = vekha("run", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith("Не задан токен бота")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    done = vekha("migrate", folder=tmp_path, VEKHA_TIMEZONE="Mars/Olympus")
    said = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert "VEKHA_TIMEZONE" in said
    assert said.count("\n") == 1


def test_an_unknown_command_is_refused(tmp_path: Path) -> None:
    assert vekha("frobnicate", folder=tmp_path).returncode == 2


def test_a_fault_of_ours_is_one_sentence_and_stands_in_the_log(tmp_path: Path) -> None:
    (tmp_path / "vekha.db").write_bytes(b"no database" * 100)
    done = vekha("migrate", folder=tmp_path)
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert said.startswith("Внутренняя ошибка")
    assert "Traceback" not in said
    assert "Traceback" in (tmp_path / "errors.log").read_text("utf-8")


def test_migrate_prints_the_revision_alone(tmp_path: Path) -> None:
    done = vekha("migrate", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{newest()}\n".encode(), b"")
    assert (tmp_path / "vekha.db").is_file()


WATCH = """
import sys
from bot.cli import main
sys.argv = ["vekha", *sys.argv[1:]]
try:
    main()
finally:
    heavy = {"aiogram", "aiogram_dialog", "matplotlib"} & set(sys.modules)
    sys.stderr.write(f"heavy: {sorted(heavy)}")
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("deadline", "до 15 сентября", "--period", "2023-09-01..2024-08-31"),
        ("read", "nothing.txt"),
        ("migrate",),
        *((name, "--help") for name in COMMANDS),
    ],
    ids=" ".join,
)
def test_aiogram_is_loaded_by_nothing_but_the_bot(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = vekha(*arguments, folder=tmp_path, code=WATCH)
    assert done.stderr.decode("utf-8").endswith("heavy: []")


def test_text_is_utf8_whatever_the_terminal_says(tmp_path: Path) -> None:
    done = vekha("run", folder=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "токен" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("postgresql://postgres@127.0.0.1:1/x", 3, "База данных не отвечает"),
        ("mysql://x", 2, "Адрес базы данных неверен"),
        ("nonsense://x", 2, "Адрес базы данных неверен"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, url: str, code: int, said: str
) -> None:
    done = vekha("migrate", folder=tmp_path, VEKHA_DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr.decode("utf-8").startswith(said)
    assert "Traceback" not in done.stderr.decode("utf-8")
