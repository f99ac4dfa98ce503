"""`vekha read`: stdout is the result alone, sentences go to stderr, exit codes tell why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.read import read

DATA = Path(__file__).parents[1] / "roadmap" / "intake" / "data"
CORPUS = DATA.parent / "corpus"

app = typer.Typer()
app.command()(read)
runner = CliRunner()


def test_json_is_all_that_stands_on_stdout() -> None:
    result = runner.invoke(app, [str(DATA / "order.txt"), "--json"])
    assert result.exit_code == 0
    assert result.stderr == ""
    form = json.loads(result.stdout)
    assert form["number"] == "412/1"
    assert len(form["activities"]) == 9
    assert {doubt["blocking"] for doubt in form["doubts"]} == {True, False}


def test_a_person_gets_a_summary_in_russian() -> None:
    result = runner.invoke(app, [str(DATA / "order.txt")])
    assert result.exit_code == 0
    assert "Приказ от 28.08.2026 №\u00a0412/1" in result.stdout
    assert "Мероприятий: 9" in result.stdout
    assert "I. КАДРЫ: 4" in result.stdout
    assert "Вопросов: 3" in result.stdout
    assert "Срок не указан. Какой срок поставить?" in result.stdout
    assert "Весь период / К концу периода / Без срока" in result.stdout


def test_period_and_date_may_be_given() -> None:
    given = ["--period", "2026-01-01..2026-06-30", "--approved", "2026-02-01", "--json"]
    result = runner.invoke(app, [str(DATA / "pipes.txt"), *given])
    assert json.loads(result.stdout)["period"] == ["2026-01-01", "2026-06-30"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([str(DATA / "letter.txt")], "нет таблицы мероприятий"),
        ([str(DATA / "staff.txt"), "--json"], "дорожной карты среди них не нашлось"),
        ([str(CORPUS / "bad" / "locked.pdf")], "защищён паролем"),
        ([str(CORPUS / "bad" / "truncated.docx"), "--json"], "повреждён"),
        ([str(CORPUS / "bad" / "bomb.docx")], "слишком велик"),
        ([str(CORPUS / "bad" / "far_cell.xlsx")], "слишком велик"),
        ([str(CORPUS / "bad" / "laughs.docx")], "повреждён"),
        ([str(CORPUS / "bad" / "english.docx")], "не на русском языке"),
        ([str(CORPUS / "bad" / "empty.docx")], "Файл пустой"),
        (["нет-такого.txt"], "Файла нет-такого.txt нет"),
        ([str(DATA)], "Файла"),
        ([str(DATA / "order.txt"), "--period", "2026"], "Период «2026» записан неверно"),
        ([str(DATA / "order.txt"), "--period", "2026-05-01..2026-04-01"], "Период «"),
        ([str(DATA / "order.txt"), "--approved", "вчера"], "Дата «вчера» записана неверно"),
    ],
)
def test_refusals_are_one_sentence_and_code_2(arguments: list[str], words: str) -> None:
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_printed_order_tells_the_page_of_a_doubt() -> None:
    result = runner.invoke(app, [str(CORPUS / "pdf" / "broken_pages.pdf"), "--json"])
    form = json.loads(result.stdout)
    assert [one["where"]["page"] for one in form["doubts"] if one["field"] == "deadline"] == [3]


def test_an_amending_order_shows_its_proposals() -> None:
    order = str(CORPUS / "word" / "amending_words.docx")
    form = json.loads(runner.invoke(app, [order, "--json"]).stdout)
    assert form["activities"] == []
    assert form["amendments"]["order"]["number"] == "412"
    assert [one["what"] for one in form["amendments"]["proposals"]] == [
        "replace-words",
        "replace-row",
        "add",
    ]
    result = runner.invoke(app, [order])
    assert "Вносит изменения в приказ от 28.08.2026 №\u00a0412, предложений: 3" in result.stdout
    assert "«до 20 октября» → «до 1 декабря»" in result.stdout
    plain = json.loads(runner.invoke(app, [str(DATA / "order.txt"), "--json"]).stdout)
    assert plain["amendments"] is None
