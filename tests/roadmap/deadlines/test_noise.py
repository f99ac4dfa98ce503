"""What a scanner, a narrow column or a hand adds to a phrase does not change what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from roadmap.deadlines import read_deadline
from tests.roadmap.deadlines.notation import lines, noted

# Families whose phrases hold such noise already, or say nothing.
EXCEPTED = {"Шум вокруг даты", "Пусто", "Сомнения", "Из чужих приказов: не прочесть"}
NOISE: dict[str, Callable[[str], str]] = {
    "a capital": lambda text: text[:1].upper() + text[1:],
    "a full stop": lambda text: f"{text}.",
    "a semicolon": lambda text: f"{text};",
    "a footnote": lambda text: f"{text}*",
    "quotes": lambda text: f"«{text}»",
    "line breaks": lambda text: text.replace(" ", "\n"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "a hyphen for a dash": lambda text: text.replace("–", "-"),
    "no space before «г.»": lambda text: text.replace(" г.", "г."),
    "what the column is called": lambda text: f"Срок: {text}",
    "a share of the work": lambda text: f"{text} – 15 %",
    "a note": lambda text: f"{text} (отчет)",
}
# An event's name is quoted as printed, with its noise.
_NAME = re.compile(r" ?«.*»")


@pytest.mark.parametrize("noise", NOISE)
def test_noise_around_a_phrase_does_not_change_its_reading(noise: str) -> None:
    wrong = []
    # Each sort of noise is put to another third of the corpus, so that all of it is tried.
    for line in lines()[list(NOISE).index(noise) % 3 :: 3]:
        text = NOISE[noise](line.text)
        read = noted(read_deadline(text, line.period, line.approved))
        if line.family not in EXCEPTED and _NAME.sub("", read) != _NAME.sub("", line.expected):
            wrong.append(f"{text!r}: {read!r}, not {line.expected!r}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("сен-\nтябрь", "сентябрь"),
        ("еже месячно", "ежемесячно"),
        ("с е н т я б р ь", "сентябрь"),
        ("апрельмай", "апрель – май"),
        ("ноя6рь", "ноябрь"),
        ("0ктябрь", "октябрь"),
        ("до 3О.О9.202З", "до 30.09.2023"),
        ("до l5 сентября", "до 15 сентября"),
        ("до 2 5 октября", "до 25 октября"),
        ("нюль", "июль"),
        ("по понедельнмкам", "по понедельникам"),
        ("ДО 25-ГО ЧИСЛА", "до 25 числа"),
        ("нe peжe 2-x paз в гoд", "не реже 2-х раз в год"),
        ("с 01.11.2023 но 10.11.2023", "с 01.11.2023 по 10.11.2023"),
    ],
)
def test_what_was_misread_is_mended(broken: str, whole: str) -> None:
    line = lines()[0]
    read, meant = (read_deadline(text, line.period, line.approved) for text in (broken, whole))

    assert noted(read) == noted(meant)
    assert read.kind.value != "none"


def test_a_letter_between_two_months_is_not_guessed() -> None:
    line = lines()[0]

    assert noted(read_deadline("июиь", line.period, line.approved)) == "none ?unreadable"
