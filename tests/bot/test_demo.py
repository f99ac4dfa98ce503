"""The demo as a visitor starts it: two processes, the whole path, nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

STEPS = (
    "<файл: prikaz-412.txt>",
    "Мероприятий: 38",
    "Опубликовано.",
    "Личные ссылки:",
    "Согласие на обработку",
    "Требуют внимания",
    "<фото: foto-grafika.png>",
    "Отчёт представлен",
    "Поступил отчёт",
    "Принято",
    "Сводка на 13.10.2026. Приказ № 412",
)


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEKHA_")}
    return kept | {"TMPDIR": str(folder)}


def test_the_tour_walks_the_whole_path(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--tour"],
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    text = done.stdout.replace("\u00a0", " ")
    for step in STEPS:
        assert step in text, step
    assert list(tmp_path.iterdir()) == []


def test_sigterm_ends_both_processes_and_their_folder(tmp_path: Path) -> None:
    demo = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", "0"],
        env=environment(tmp_path) | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert demo.stdout is not None
    url = re.search(r"http://127\.0\.0\.1:\d+", demo.stdout.readline())
    assert url is not None
    with urlopen(url[0], timeout=10) as page:  # noqa: S310 # our own page
        assert b"<html" in page.read()
    demo.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    demo.send_signal(signal.SIGTERM)  # as make and a supervisor do together
    assert demo.wait(30) == 0
    demo.stdout.close()
    with pytest.raises(OSError, match="refused"):
        urlopen(url[0], timeout=5)  # noqa: S310 # as above
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "bot", "demo", "--port", str(taken.getsockname()[1])],
            env=environment(tmp_path),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.startswith("Страница демонстрации не открылась: порт занят.")
    assert "Traceback" not in done.stderr
