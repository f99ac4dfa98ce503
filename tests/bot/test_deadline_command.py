"""`vekha deadline` as a shell sees it: the reading, the dates, the rule; a batch by lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def vekha(*arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "deadline", *arguments],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
        timeout=60,
    )


def test_a_phrase_is_shown_with_its_dates_and_the_rule() -> None:
    done = vekha("ежеквартально", "--period", "2026-10-01..2026-12-31", "--shift", "forward")

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Прочитано: ежеквартально",
        "Дат: 1",
        (
            "«ежеквартально» → IV квартал 2026, по 10-е число следующего месяца; "
            "10.01.2027 — воскресенье, перенос вперёд: 11.01.2027"
        ),
    ]
    assert done.stderr == ""


def test_json_is_the_canonical_form_with_occurrences() -> None:
    done = vekha(
        "ежегодно (до 15 сентября, до 15 января)",
        *("--period", "2023-09-01..2024-08-31", "--approved", "2023-08-30", "--json"),
    )

    form = json.loads(done.stdout)
    assert form["recurrence"]["by_day"] == [[9, 15], [1, 15]]
    assert [one["due"] for one in form["occurrences"]] == ["2023-09-15", "2024-01-15"]
    assert form["occurrences"][0]["rule"] == "до 15.09.2023"


def test_a_doubt_is_said_with_the_other_reading() -> None:
    done = vekha("декабрь – июнь 2024 г.", "--period", "2023-09-01..2024-08-31")

    assert "Конец срока раньше начала: проверьте год." in done.stdout
    assert "Другое прочтение: декабрь 2024 г. – июнь 2025 г." in done.stdout


def test_wrong_use_is_one_sentence_and_exit_code_2() -> None:
    for arguments in (
        ("сентябрь",),
        (),
        ("сентябрь", "--period", "2024-08-31..2023-09-01"),
        ("сентябрь", "--period", "2023-09-01..2024-08-31", "--shift", "sideways"),
        ("сентябрь", "--period", "2023-09-01..2024-08-31", "--undated", "40"),
        ("сентябрь", "--period", "2023-09-01..2024-08-31", "--approved", "вчера"),
    ):
        done = vekha(*arguments)

        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_batch_answers_each_line_in_order() -> None:
    good = {"text": "март", "period": ["2023-09-01", "2024-08-31"], "approved": None}
    lines = [json.dumps(good, ensure_ascii=False), "{bad", json.dumps({"text": "март"}), "[]"]

    done = vekha("--batch", lines="\n".join(lines) + "\n")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0]["windows"] == [["2024-03-01", "2024-03-31"]]
    assert [list(one) for one in answers[1:]] == [["error"]] * 3


def test_every_line_of_a_batch_is_answered_whatever_it_holds() -> None:
    bounds = ["2023-09-01", "2024-08-31"]
    asked = [
        json.dumps({"text": "", "period": bounds}),
        "",
        json.dumps({"text": None, "period": bounds}),
        json.dumps({"text": "март", "period": bounds[::-1]}),
        json.dumps({"text": "март", "period": bounds, "approved": "вчера"}),
        "[" * 100_000,
        json.dumps({"text": "\ud800 март", "period": bounds}),
        json.dumps({"text": "март " * 2000, "period": bounds}),
    ]

    done = vekha("--batch", lines="\n".join(asked) + "\n")

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one.get("kind", "error") for one in answers] == [
        *("none", "error", "error", "error", "error", "error", "windows", "windows"),
    ]
    assert answers[-1]["doubt"]["code"] == "too-long"
    assert done.stderr == ""


def test_an_endless_text_is_said_to_be_too_long_in_one_screen() -> None:
    done = vekha("март " * 2000, "--period", "2023-09-01..2024-08-31")

    assert done.returncode == 0
    assert "Текст слишком длинный: прочитано только его начало." in done.stdout
    assert "31.03.2024" in done.stdout
    assert len(done.stdout) < 1000
    assert done.stderr == ""
