"""`vekha import` as a process: the draft, its questions, its publication."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDER = ROOT / "bot/demo/authority/prikaz-412.txt"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "VEKHA_" not in name}
    return kept | {"VEKHA_DATA_DIR": str(tmp_path / "data")}


def vekha(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "import", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_draft_is_stored_with_its_questions_and_published_once(
    environment: dict[str, str],
) -> None:
    stored = vekha(environment, str(ORDER))
    assert (stored.returncode, stored.stderr) == (0, "")
    assert "Мероприятий: 38, поручений из текста приказа: 4" in stored.stdout
    assert "  Касается мероприятий: " in stored.stdout
    assert "Вопрос: У части мероприятий сроки прошли до загрузки." in stored.stdout
    assert stored.stdout.endswith("Черновик сохранён, номер 1.\n")
    assert "<" not in stored.stdout

    again = vekha(environment, str(ORDER))
    assert (again.returncode, again.stdout) == (0, stored.stdout)
    assert "Состояние: черновик." in again.stderr

    open_past = vekha(environment, str(ORDER), "--publish", "--accept-doubts")
    assert open_past.returncode == 2
    assert "--past" in open_past.stderr
    doubts = vekha(environment, str(ORDER), "--publish", "--past", "done")
    assert doubts.returncode == 2
    assert "--accept-doubts" in doubts.stderr

    published = vekha(environment, str(ORDER), "--publish", "--past", "done", "--accept-doubts")
    assert published.returncode == 0
    assert published.stdout.startswith("Опубликовано: мероприятий 42")

    again = vekha(environment, str(ORDER), "--publish", "--past", "done", "--accept-doubts")
    assert (again.returncode, again.stdout) == (0, "")
    assert "уже загружен" in again.stderr
    assert "Состояние: опубликован." in again.stderr


@pytest.mark.parametrize(
    ("content", "arguments", "sentence"),
    [
        ("Просто письмо.", (), "нет таблицы мероприятий"),
        (None, (), "нет."),
        ("Просто письмо.", ("--period", "2026"), "записан"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    environment: dict[str, str],
    tmp_path: Path,
    content: str | None,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    path = tmp_path / "письмо.txt"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    refused = vekha(environment, str(path), *arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


def test_an_amending_order_is_decided_in_the_chat(environment: dict[str, str]) -> None:
    order = ROOT / "tests/roadmap/intake/corpus/word/amending_words.docx"
    stored = vekha(environment, str(order))
    assert stored.returncode == 0
    assert "вносит изменения в приказ от 28.08.2026 №\u00a0412: 3 предложения" in stored.stdout
    assert "Среди опубликованных карт нет карты" in stored.stdout
    assert "рассматривают в чате" in stored.stderr
    refused = vekha(environment, str(order), "--publish", "--past", "done", "--accept-doubts")
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
