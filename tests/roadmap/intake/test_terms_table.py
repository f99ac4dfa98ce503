"""The table of school terms: headings, numbers in every notation, and what cannot be used."""

from __future__ import annotations

from datetime import date

import pytest

from roadmap.dating import SchoolTerm, TermSystem
from roadmap.errors import InputRefusedError
from roadmap.intake.terms_table import TermsFile, read_terms_file

HEAD = "Учебный год;Четверть;Начало;Окончание\n"


def read(text: str) -> TermsFile:
    return read_terms_file(text.encode())


@pytest.mark.parametrize("term", ["I четверть", "1", "1-я", "первая четверть", "1 четв."])
@pytest.mark.parametrize("year", ["2026/27", "2026-2027", "2026–2027 учебный год", "2026", ""])
def test_a_term_is_read_in_every_notation(term: str, year: str) -> None:
    (line,) = read(f"{HEAD}{year};{term};01.09.2026;25 октября 2026 г.\n").lines

    assert (line.system, line.year) == (TermSystem.QUARTERS, 2026)
    assert line.term == SchoolTerm(1, date(2026, 9, 1), date(2026, 10, 25))


def test_the_cell_says_which_system_it_is_and_dates_may_be_one_cell() -> None:
    found = read(
        "Период;Даты;Школа\nIII триместр;с 01.03.2027 по 26.05.2027;СОШ № 7\n"
        "IV четверть;01.04.2027 – 26.05.2027;\n"
    )

    assert not found.problems
    assert [(one.system, one.term.number, one.year, one.organization) for one in found.lines] == [
        (TermSystem.TRIMESTERS, 3, 2026, "СОШ № 7"),
        (TermSystem.QUARTERS, 4, 2026, ""),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (";;01.09.2026;25.10.2026", "term-number"),
        (";5;01.09.2026;25.10.2026", "term-number"),
        (";4 триместр;01.03.2027;25.05.2027", "term-number"),
        (";1;01.09.2026;", "no-date"),
        (";1;31.09.2026;25.10.2026", "impossible"),
        (";1;25.10.2026;01.09.2026", "backwards"),
        ("2025/26;1;01.09.2026;25.10.2026", "term-year"),
        ("2026/29;1;01.09.2026;25.10.2026", "term-year"),
    ],
)
def test_a_bad_line_is_named(line: str, code: str) -> None:
    (problem,) = read(HEAD + line + "\n").problems

    assert (problem.row, problem.code) == (2, code)


def test_a_term_of_no_known_system_is_a_problem() -> None:
    (problem,) = read("Период;Начало;Окончание\n1;01.09.2026;25.10.2026\n").problems

    assert problem.code == "term-system"


def test_another_table_is_refused() -> None:
    with pytest.raises(InputRefusedError, match="calendar-terms-no-header"):
        read("Дата;Вид дня\n09.11.2026;выходной\n")
