"""Whatever is sent, the reader answers with a reading or a refusal."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap.errors import VekhaError
from roadmap.intake import read_document
from roadmap.reading_json import from_json, to_json

CELLS = st.sampled_from(
    [
        "", " ", "1.", "2", "I.", "№ п/п", "Мероприятие", "Срок", "Ответственные", "Код параметра",
        "Перечень школ", "Фактор", "все параметры", "1.1, 1.2", "сентябрь", "до 31 июня 2026 г.",
        "май 2026 г.,", "сентябрь 2026 г. –", "УО, ТМС", "Лаптев В.С.", "руководители ОО", "00",
        "<b>РАЗДЕЛ</b>", "МУНИЦИПАЛЬНЫЙ УРОВЕНЬ", "3. Семинар", "продолжение строки", "–", "---",
        "Начальник управления", "«", "(", "|", "ФИО", "Должность", "2026", "Показатель",
    ]
)  # fmt: skip
LINES = st.one_of(
    st.lists(CELLS, min_size=1, max_size=6).map("\t".join),
    st.lists(CELLS, min_size=1, max_size=5).map(lambda cells: f"| {' | '.join(cells)} |"),
    CELLS,
    st.sampled_from(["ПРИКАЗ", "приказываю:", "1. Утвердить план.", "2. Отделу (Лаптев В.С.):"]),
)
BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@BOUNDED
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with suppress(VekhaError):
        read_document(data, "файл")


@BOUNDED
@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_table_breaks_the_reader(text: str) -> None:
    with suppress(VekhaError):
        found = read_document(text.encode(), "файл")
        assert from_json(to_json(found)) == found
