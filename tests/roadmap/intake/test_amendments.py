"""Amending orders: wordings of our own, each with what has to be proposed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roadmap.amendments import Proposal
from roadmap.intake import read_document
from roadmap.reading import Reading
from roadmap.reading_json import from_json, to_json

WORD = Path(__file__).parent / "corpus" / "word"
HEAD = """УПРАВЛЕНИЕ ОБРАЗОВАНИЯ
АДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА

ПРИКАЗ

от 12.11.2026 № 88

О внесении изменений в приказ управления образования
администрации Заречного района от 28.08.2026 № 412

В связи с изменением сроков оценочных процедур приказываю:

1. Внести в приказ управления образования администрации Заречного района от 28.08.2026 № 412 «Об утверждении дорожной карты» следующие изменения:

"""
TAIL = """

2. Контроль за исполнением настоящего приказа оставляю за собой.

Начальник управления

М.В. Лебедева
"""


def read(text: str, head: str = HEAD, tail: str = TAIL) -> Reading:
    return read_document(f"{head}{text}{tail}".encode(), "приказ.txt")


def proposals(text: str) -> tuple[Proposal, ...]:
    amendments = read(text).amendments
    assert amendments is not None
    return amendments.proposals


def said(one: Proposal) -> dict[str, Any]:
    """Everything that is given, without the id and the raw text."""
    where = {name: value for name, value in asdict(one.where).items() if value and name != "text"}
    row = {name: value for name, value in asdict(one.row).items() if value} if one.row else {}
    found: dict[str, Any] = {"what": one.what.value, **where}
    found |= {
        name: getattr(one, name) for name in ("field", "old") if getattr(one, name) is not None
    }
    if one.what == "replace-words":
        found["new"] = one.new
    return found | ({"row": row} if row else {})


def words(old: str | None, new: str, **where: Any) -> dict[str, Any]:
    found = {"what": "replace-words", "new": new, **where}
    return found if old is None else {**found, "old": old}


THREE = {"points": ("3",)}
WORDINGS: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    (
        '1.1. В п. 3 слова "до 15 октября" заменить словами "до 1 ноября";',
        [words("до 15 октября", "до 1 ноября", **THREE)],
    ),
    (
        "1.1. В пункте 3 слова “до 15 октября” заменить на слова “до 1 ноября”.",
        [words("до 15 октября", "до 1 ноября", **THREE)],
    ),
    (
        "1.1. Заменить в пункте 3 слова «до 15 октября» словами «до 1 ноября».",
        [words("до 15 октября", "до 1 ноября", **THREE)],
    ),
    (
        "1.1. Вместо слов «до 15 октября» в пункте 3 читать «до 1 ноября».",
        [words("до 15 октября", "до 1 ноября", **THREE)],
    ),
    (
        "1.1. В пункте 3 слова «до 15 октября» и «до 20 октября» заменить соответственно словами «до 1 ноября» и «до 5 ноября».",
        [
            words("до 15 октября", "до 1 ноября", **THREE),
            words("до 20 октября", "до 5 ноября", **THREE),
        ],
    ),
    (
        "1.1. В пунктах 3 и 5 слова «до 15 октября», «до 20 октября» заменить словами «до 1 ноября», «до 5 ноября» соответственно.",
        [
            words("до 15 октября", "до 1 ноября", points=("3", "5")),
            words("до 20 октября", "до 5 ноября", points=("3", "5")),
        ],
    ),
    (
        "1.1. В пунктах 3–5 слова «ЦРО» заменить словами «ИМЦ».",
        [words("ЦРО", "ИМЦ", points=(no,)) for no in ("3", "4", "5")],
    ),
    (
        "1.1. В пункте 3 слова «до 15 октября» заменить словами «до 1 ноября», слова «справка» – словами «отчёт», пункт 7 исключить.",
        [
            words("до 15 октября", "до 1 ноября", **THREE),
            words("справка", "отчёт", **THREE),
            {"what": "exclude", "points": ("7",)},
        ],
    ),
    (
        '1.1. В графе "Срок исполнения" строки 5 слова «октябрь 2026 г.» заменить словами «до 1 декабря 2026 г.».',
        [
            words(
                "октябрь 2026 г.",
                "до 1 декабря 2026 г.",
                points=("5",),
                column="Срок исполнения",
                field="deadline",
            )
        ],
    ),
    (
        "1.1. Графу «Ответственные» строки 5 изложить в следующей редакции: «Дятлова Н.К.».",
        [words(None, "Дятлова Н.К.", points=("5",), column="Ответственные", field="responsible")],
    ),
    (
        "1.1. В столбце 7 строки 2 до 20 октября 2026 г. заменить на до 1 декабря 2026 г.",
        [words("до 20 октября 2026 г", "до 1 декабря 2026 г.", points=("2",), column="7")],
    ),
    (
        "1.1. Срок исполнения пункта 5 продлить до 1 декабря 2026 г.",
        [words(None, "до 1 декабря 2026 г.", points=("5",), field="deadline")],
    ),
    (
        "1.1. Перенести срок исполнения пункта 6 с 15 октября на 1 декабря 2026 года.",
        [words("15 октября", "до 1 декабря 2026 года", points=("6",), field="deadline")],
    ),
    (
        "1.1. Ответственным за исполнение пункта 5 назначить Дятлову Н.К.",
        [words(None, "Дятлова Н.К.", points=("5",), field="responsible")],
    ),
    (
        "1.1. Назначить ответственным за исполнение пункта 5 Дятлову Н.К.",
        [words(None, "Дятлова Н.К.", points=("5",), field="responsible")],
    ),
    (
        "1.1. Установить срок исполнения пункта 5 – до 1 декабря 2026 г.",
        [words(None, "до 1 декабря 2026 г.", points=("5",), field="deadline")],
    ),
    (
        "1.1. Изменить в пункте 3 срок исполнения с «до 15 октября» на «до 1 ноября».",
        [words("до 15 октября", "до 1 ноября", field="deadline", **THREE)],
    ),
    (
        "1.1. Исключить из графы «Ответственные» пункта 4 слова «ЦРО».",
        [words("ЦРО", "", points=("4",), column="Ответственные", field="responsible")],
    ),
    (
        "1.1. Мероприятие «Ярмарка вакансий» исключить.",
        [{"what": "exclude", "points": ("Ярмарка вакансий",)}],
    ),
    (
        "1.1. Дополнить пунктами 13 и 14 следующего содержания: «13. Справка; декабрь 2026 г.; ЦРО. 14. Круглый стол; март 2027 г.; УО.».",
        [
            {
                "what": "add",
                "row": {
                    "no": "13",
                    "title": "Справка",
                    "deadline": "декабрь 2026 г.",
                    "responsible": "ЦРО",
                },
            },
            {
                "what": "add",
                "row": {
                    "no": "14",
                    "title": "Круглый стол",
                    "deadline": "март 2027 г.",
                    "responsible": "УО",
                },
            },
        ],
    ),
    (
        "1.1. В пункте 4 после слов «руководители ОО» дополнить словами «, классные руководители».",
        [words("руководители ОО", "руководители ОО, классные руководители", points=("4",))],
    ),
    (
        "1.1. Пункт 4 дополнить словами «с приглашением родителей».",
        [words("", "с приглашением родителей", points=("4",))],
    ),
    ("1.1. В строке 5 слова «и родители» исключить.", [words("и родители", "", points=("5",))]),
    (
        '1.1. В пункте 3 заменить слова "МБОУ "СОШ № 5"" словами "МБОУ "СОШ № 6"".',
        [words('МБОУ "СОШ № 5"', 'МБОУ "СОШ № 6"', **THREE)],
    ),
    (
        "1.1. По всему тексту слова «Центр развития» заменить словами «Центр качества образования».",
        [words("Центр развития", "Центр качества образования", everywhere=True)],
    ),
    (
        "1.1. В абзаце втором пункта 3 слова «Синицына С.И.» заменить словами «Дятлова Н.К.».",
        [words("Синицына С.И.", "Дятлова Н.К.", part="абзаце втором", **THREE)],
    ),
    (
        "1.1. В подпункте 2.4 пункта 2 цифры «15.10.2026» заменить цифрами «01.11.2026».",
        [words("15.10.2026", "01.11.2026", points=("2.4",))],
    ),
    ("1.1. Пункт 7 признать утратившим силу.", [{"what": "exclude", "points": ("7",)}]),
    (
        "1.1. Исключить пункты 8, 9 и 11.",
        [{"what": "exclude", "points": (no,)} for no in ("8", "9", "11")],
    ),
    (
        "1.1. Строку четвёртую раздела III исключить.",
        [{"what": "exclude", "section": "III", "points": ("4",)}],
    ),
    (
        "1.1. Подпункт «а» пункта 4 исключить.",
        [{"what": "other", "points": ("4",), "part": "подпункт «а»"}],
    ),
    (
        "1.1. Пункт 2.4 изложить в следующей редакции: «2.4. Провести семинар. Срок – до 1 декабря 2026 г. Ответственный – Синицына С.И.»;",
        [
            {
                "what": "replace-row",
                "points": ("2.4",),
                "row": {
                    "no": "2.4",
                    "title": "Провести семинар",
                    "deadline": "до 1 декабря 2026 г.",
                    "responsible": "Синицына С.И.",
                },
            }
        ],
    ),
    (
        (
            "1.1. Строки 4 и 5 изложить в следующей редакции:\n"
            "| 4. | Мониторинг | справка | январь 2027 г. | Синицына С.И. |\n"
            "| 5. | Совещание | протокол | февраль 2027 г. | Воронцов П.А. |"
        ),
        [
            {
                "what": "replace-row",
                "points": ("4",),
                "row": {
                    "no": "4.",
                    "title": "Мониторинг",
                    "form": "справка",
                    "deadline": "январь 2027 г.",
                    "responsible": "Синицына С.И.",
                },
            },
            {
                "what": "replace-row",
                "points": ("5",),
                "row": {
                    "no": "5.",
                    "title": "Совещание",
                    "form": "протокол",
                    "deadline": "февраль 2027 г.",
                    "responsible": "Воронцов П.А.",
                },
            },
        ],
    ),
    (
        "1.1. Пункт 3.1 приказа изложить в следующей редакции: «3.1. Разработать карту школы в срок до 30.11.2026.».",
        [
            {
                "what": "replace-row",
                "points": ("3.1",),
                "own": True,
                "row": {
                    "no": "3.1",
                    "title": "Разработать карту школы в срок до 30.11.2026",
                    "deadline": "в срок до 30.11.2026",
                },
            }
        ],
    ),
    (
        (
            "1.1. После пункта 12 дополнить пунктом 12.1 следующего содержания:\n"
            "«12.1. Подготовка справки. Срок исполнения: декабрь 2026 г. Ответственные: руководители ОО»."
        ),
        [
            {
                "what": "add",
                "points": ("12",),
                "row": {
                    "no": "12.1",
                    "title": "Подготовка справки",
                    "deadline": "декабрь 2026 г.",
                    "responsible": "руководители ОО",
                },
            }
        ],
    ),
    (
        (
            "1.1. Раздел II дополнить строкой следующего содержания:\n"
            "9.\tДиагностика тревожности\tсправка\tдо 25 ноября 2026 г.\tЖуравлёв П.А."
        ),
        [
            {
                "what": "add",
                "section": "II",
                "row": {
                    "no": "9.",
                    "title": "Диагностика тревожности",
                    "form": "справка",
                    "deadline": "до 25 ноября 2026 г.",
                    "responsible": "Журавлёв П.А.",
                },
            }
        ],
    ),
    (
        "1.1. Включить в раздел I мероприятие следующего содержания: «Круглый стол; март 2027 г.; ЦРО».",
        [
            {
                "what": "add",
                "section": "I",
                "row": {"title": "Круглый стол", "deadline": "март 2027 г.", "responsible": "ЦРО"},
            }
        ],
    ),
    (
        "1.1. Приложение изложить в новой редакции (прилагается).",
        [{"what": "restate-appendix"}],
    ),
    (
        "1.1. В преамбуле слова «в целях» заменить словами «во исполнение».",
        [{"what": "other"}],
    ),
    (
        "1.1. Наименование приказа изложить в следующей редакции: «Об утверждении плана».",
        [{"what": "other"}],
    ),
    ("1.1. Уточнить показатели финансирования.", [{"what": "other"}]),
)


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[text[5:60] for text, _ in WORDINGS])
def test_a_wording_becomes_proposals(text: str, expected: list[dict[str, Any]]) -> None:
    assert [said(one) for one in proposals(text)] == expected


def test_an_announcing_point_gives_the_place_to_those_under_it() -> None:
    found = proposals(
        (
            "1.1. В приложении № 1:\n"
            "а) в пункте 3 слова «до 15 октября» заменить словами «до 1 ноября»;\n"
            "б) в разделе «Кадры»:\n"
            "- строку 2 исключить;\n"
            "- в строке 3 цифры «15.10.2026» заменить цифрами «01.11.2026».\n"
            "1.2. Пункт 9 исключить."
        ),
    )
    assert [said(one) for one in found] == [
        words("до 15 октября", "до 1 ноября", appendix="1", **THREE),
        {"what": "exclude", "appendix": "1", "section": "Кадры", "points": ("2",)},
        words("15.10.2026", "01.11.2026", appendix="1", section="Кадры", **THREE),
        {"what": "exclude", "points": ("9",)},
    ]


def test_both_orders_are_named() -> None:
    reading = read("1.1. Пункт 7 исключить.")
    assert (reading.number, reading.date) == ("88", date(2026, 11, 12))
    assert reading.amendments is not None
    amended = reading.amendments.order
    assert (amended.number, amended.date) == ("412", date(2026, 8, 28))
    assert amended.issuer == "управление образования администрации Заречного района"
    assert reading.signatory is not None
    assert reading.signatory.name == "М.В. Лебедева"


@pytest.mark.parametrize(
    "head",
    [
        "ПРИКАЗ\n\n12 ноября 2026 г. № 88\n\nОб изменении приказа от 28 августа 2026 г. № 412-од\n\nПРИКАЗЫВАЮ:\n\n",
        "ПРИКАЗ\n\nот 12.11.2026 № 88\n\nО внесении изменения в приказ № 412-од от 28.08.2026\n\nприказываю:\n\n",
        "ПРИКАЗ\n\nот 12.11.2026 № 88\n\nО дорожной карте\n\nприказываю:\n\n1. Внести в приказ от 28.08.2026 № 412-од следующие изменения:\n\n",
    ],
)
def test_the_amended_order_is_found_in_other_words(head: str) -> None:
    amendments = read("1.1. Пункт 7 исключить.", head=head).amendments
    assert amendments is not None
    assert amendments.order.number == "412-од"
    assert amendments.order.date == date(2026, 8, 28)


def test_one_sentence_is_enough() -> None:
    head = "ПРИКАЗ\n\nот 12.11.2026 № 88\n\nО внесении изменений в приказ от 28.08.2026 № 412\n\nприказываю:\n\n"
    text = "1. Внести в пункт 3 дорожной карты изменение, заменив слова «до 15 октября» словами «до 1 ноября»."
    amendments = read(text, head=head).amendments
    assert amendments is not None
    assert [said(one) for one in amendments.proposals] == [
        words("до 15 октября", "до 1 ноября", **THREE)
    ]


def test_reading_again_gives_the_same_ids() -> None:
    text = "1.1. Пункт 7 исключить.\n1.2. Пункт 7 исключить."
    once, again = ([one.id for one in proposals(text)] for _ in range(2))
    assert once == again
    assert len(set(once)) == 2


def test_the_json_comes_back_whole() -> None:
    reading = read_document((WORD / "amending_words.docx").read_bytes(), "приказ.docx")
    assert from_json(to_json(reading)) == reading


def test_rows_in_word_tables_are_proposed() -> None:
    reading = read_document((WORD / "amending_words.docx").read_bytes(), "приказ.docx")
    assert reading.activities == ()
    assert reading.amendments is not None
    found = [said(one) for one in reading.amendments.proposals]
    assert [one["what"] for one in found] == ["replace-words", "replace-row", "add"]
    assert found[0]["section"] == "ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ"
    assert found[1]["row"]["deadline"] == "январь 2027 г."
    assert found[2]["row"]["title"] == "Собрание родителей"


def test_a_whole_new_table_is_read_as_an_edition() -> None:
    reading = read_document((WORD / "amending_edition.docx").read_bytes(), "приказ.docx")
    assert [one.title for one in reading.activities] == [
        "Входной аудит",
        "Размещение карт на сайтах",
    ]
    assert reading.amendments is not None
    assert reading.amendments.whole
    assert [one.what for one in reading.amendments.proposals] == ["restate-appendix"]


def test_words_and_rows_of_an_appendix_are_both_proposed() -> None:
    reading = read_document((WORD / "amending_mixed.docx").read_bytes(), "приказ.docx")
    assert reading.amendments is not None
    found = [said(one) for one in reading.amendments.proposals]
    assert [one["what"] for one in found] == ["replace-words", "add", "add"]
    assert found[0]["new"] == "МКУ «Центр качества»"
    assert [one["row"]["title"] for one in found[1:]] == [
        "Школа наставника",
        "Неделя открытых уроков",
    ]


def test_an_order_that_approves_a_roadmap_amends_nothing() -> None:
    order = Path(__file__).parents[3] / "bot/demo/authority/prikaz-412.txt"
    assert read_document(order.read_bytes(), order.name).amendments is None


def test_what_is_not_understood_keeps_its_words() -> None:
    (one,) = proposals("1.1. Уточнить показатели финансирования.")
    assert one.raw == "Уточнить показатели финансирования."


def test_an_endless_point_is_kept_in_its_own_words() -> None:
    (one,) = proposals("1.1. " + "продлить в срок с " * 200)
    assert one.what == "other"
    assert one.raw.startswith("продлить в срок с")
