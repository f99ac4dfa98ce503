"""`vekha calendar`, as processes: what is printed, and with which exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Shell:
    """The command over one data folder, without a token."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if "VEKHA_" not in name}
        self.environment = kept | {"VEKHA_DATA_DIR": str(folder)}

    def __call__(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "calendar", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


def test_a_table_is_loaded_once_and_shown(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "days.csv"
    table.write_text("Дата;Вид дня;Основание\n09.11.2026;выходной;распоряжение главы\n")

    loaded, again = shell("load", str(table)), shell("load", str(table))
    shown = shell("show", "2026")

    assert loaded.stdout == "Добавлено дней: 1, изменено: 0, убрано: 0, без изменений: 0\n"
    assert again.stdout == "Ничего не изменилось.\n"
    assert shown.stdout.splitlines() == [
        "Календарь 2026 года, пятидневная рабочая неделя",
        "Рабочих дней: 246 (по кварталам: 55, 62, 66, 63)",
        "Отличается от общего календаря:",
        "09.11.2026, понедельник: выходной. Основание: распоряжение главы",
    ]


def test_a_bad_table_is_refused_line_by_line(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "days.csv"
    table.write_text("Дата;Вид дня;Организация\n31.06.2026;выходной;\n09.11.2026;выходной;Лицей\n")

    refused = shell("load", str(table))

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        "Календарь не загружен. Ошибок: 2",
        "Строка 2: такой даты нет: «31.06.2026».",
        "Строка 3: организации «Лицей» нет в справочнике.",
    ]


def test_a_day_is_set_and_a_year_without_a_decree_is_named(shell: Shell) -> None:
    done = shell("set", "1–5 ноября 2027", "off", "--note", "каникулы")
    refused = shell("set", "завтра", "off")
    shown = shell("show", "2029")

    assert done.stdout == "Изменено дней: 5, с 01.11.2027 по 05.11.2027\n"
    assert refused.returncode == 2
    assert refused.stderr.startswith("«завтра» не похоже на день.")
    assert "Календарь 2029 года ещё не утверждён" in shown.stdout


def test_the_summer_pause_is_set_shown_and_taken_back(shell: Shell) -> None:
    shown = shell("summer", "show")
    moved = shell("summer", "set", "01.07", "31.08")
    after = shell("summer", "show")
    off = shell("summer", "off")
    back = shell("summer", "unset")
    assert shown.stdout == "Для всех: пауза с 15.06 по 20.08\n"
    assert moved.stdout.startswith("Летняя пауза изменена: пауза с 01.07 по 31.08.")
    assert after.stdout == "Для всех: пауза с 01.07 по 31.08\n"
    assert off.stdout.startswith("Летняя пауза изменена: паузы нет.")
    assert back.stdout == "Своей летней паузы больше нет: действует общая.\n"


@pytest.mark.parametrize("days", [("31.06", "20.08"), ("лето", "20.08"), ("20.08", "15.06")])
def test_what_is_no_pause_is_refused(shell: Shell, days: tuple[str, str]) -> None:
    refused = shell("summer", "set", *days)
    assert refused.returncode == 2
    assert "не похоже на паузу" in refused.stderr
