"""Fictional documents, each with traps of its own; see data/."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roadmap.errors import InputRefusedError, NotARoadmapError
from roadmap.intake import LARGEST, read_document
from roadmap.intake.doubts import MOST_QUESTIONS, answers, group_doubts
from roadmap.model import DeadlineKind, Level, PartyKind, Period
from roadmap.reading import Reading, Row
from roadmap.reading_json import from_json, to_json

DATA = Path(__file__).parent / "data"


def reading(name: str) -> Reading:
    return read_document((DATA / name).read_bytes(), name)


def row(found: Reading, title: str) -> Row:
    return next(one for one in found.activities if one.title == title)


def doubted(found: Reading, what: str) -> list[str]:
    return [doubt.raw for doubt in found.doubts if doubt.what == what]


@pytest.fixture(scope="module")
def order() -> Reading:
    return reading("order.txt")


@pytest.fixture(scope="module")
def pipes() -> Reading:
    return reading("pipes.txt")


def test_head_of_the_order_is_read(order: Reading) -> None:
    assert order.issuer == "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА"
    assert (order.number, order.date) == ("412/1", date(2026, 8, 28))
    assert order.period == Period(date(2026, 9, 1), date(2027, 8, 31))
    assert order.signatory is not None
    assert order.signatory.name == "Л.М. Ветрова"
    assert order.abbreviations == (("ОО", "образовательные организации"),)


def test_controller_stands_in_the_nominative(order: Reading) -> None:
    assert order.controller is not None
    assert order.controller.name == "Журавлева О.П."
    assert order.controller.position == "заместитель начальника управления"
    assert not order.controller.own


def test_points_have_their_addressees(order: Reading) -> None:
    shown = {one.no: [who.name for who in one.assignees] for one in order.orders}
    both = ["Отдел общего образования управления", "МКУ «Методический центр»"]
    heads = ["Руководители общеобразовательных организаций"]
    assert shown == {"2.1.": both, "2.2.": both, "3.1)": heads, "3.2)": heads, "3.3)": heads}


def test_deadlines_are_found_inside_points(order: Reading) -> None:
    raws = {one.no: one.deadline.raw for one in order.orders}
    assert raws["2.2."] == "в период с 10 октября по 12 октября 2026 г."
    assert raws["3.1)"] == "в срок до 15.09.2026 г."
    assert raws["3.2)"] == "ежеквартально"
    assert raws["3.3)"] == ""


def test_who_coordinates_is_taken_from_the_point_that_says_so(order: Reading) -> None:
    assert order.coordinator is not None
    assert order.coordinator.person == "Синицына С.И."
    assert order.coordinator.source == "2.1."


def test_headings_signatures_and_page_numbers_are_no_rows(order: Reading) -> None:
    assert [(one.no, one.level) for one in order.activities] == [
        ("1.", None),
        ("2.", None),
        ("1.", Level.MUNICIPALITY),
        ("2.", Level.MUNICIPALITY),
        ("3.", Level.MUNICIPALITY),
        ("1.", Level.SCHOOL),
        ("1.", Level.SCHOOL),
        ("2.", Level.SCHOOL),
        ("3.", Level.SCHOOL),
    ]


def test_sections_are_as_printed_without_levels(order: Reading) -> None:
    assert list(dict.fromkeys(one.section for one in order.activities)) == [
        "ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ",
        "I. КАДРЫ",
        "II. КОНТИНГЕНТ",
    ]


def test_a_row_broken_by_a_page_is_one_row(order: Reading) -> None:
    joined = row(order, "Конкурс молодых учителей района")
    assert joined.codes == ("1.1", "1.2")
    assert joined.audience == "педагоги ОО"
    assert joined.deadline.raw == "ноябрь – декабрь 2026 г., апрель 2027 г."
    assert [party.text for party in joined.responsible] == ["Рябинин П.О.", "Журавлева О.П."]


def test_a_number_inside_the_title_is_moved(order: Reading) -> None:
    assert row(order, "Семинар для наставников").no == "2."
    assert doubted(order, "no-in-title") == ["2. Семинар для наставников"]


def test_a_shifted_row_is_put_back(order: Reading) -> None:
    shifted = row(order, "Встреча с выпускниками педагогических вузов")
    assert (shifted.no, shifted.form, shifted.codes) == ("3.", "встреча", ("1.1",))
    assert [party.text for party in shifted.responsible] == ["Рябинин П.О."]
    assert doubted(order, "row-shifted") == [shifted.title]


def test_what_is_missing_is_asked(order: Reading) -> None:
    asked = {doubt.what for doubt in order.doubts if doubt.blocking}
    assert asked == {"deadline-missing", "responsible-missing", "codes-unknown"}
    assert doubted(order, "codes-unknown") == ["9.9"]


def test_zeros_for_letters_are_noted(order: Reading) -> None:
    assert doubted(order, "zeros-for-letters") == ["00"]


def test_the_audit_table_is_read_with_lost_commas_and_page_breaks(order: Reading) -> None:
    assert [(one.code, one.factor, one.schools) for one in order.factors] == [
        ("1.1", "Кадры", ("1", "2", "3", "г4", "НОШ № 5")),
        ("1.2", "Кадры", ("СОШ № 1", "ООШ № 6", "СОШ № 2", "СОШ № 3")),
        ("2.1", "Контингент", ("2", "7")),
    ]
    assert order.factors[0].parameter == "Нехватка учителей математики"


def test_rows_without_numbers_are_told_from_their_continuations(pipes: Reading) -> None:
    assert [one.title for one in pipes.activities] == [
        "Обновление фонда библиотек",
        "Обновление мебели в кабинетах в рамках капитального ремонта",
        "Семинары: для учителей",
        "Работа с семьями учеников",
        "Собрания",
        "Совещание по итогам года, определение задач на следующий год",
    ]
    assert row(pipes, "Работа с семьями учеников").result == "проведены беседы и встречи"


def test_a_party_broken_by_a_page_is_one_party(pipes: Reading) -> None:
    last = pipes.activities[-1]
    assert [party.text for party in last.responsible] == [
        "комитет образования администрации города Светлого",
        "МБУ ГМЦ",
    ]


def test_a_scanner_s_roman_one_begins_the_series(pipes: Reading) -> None:
    assert list(dict.fromkeys(one.section for one in pipes.activities)) == [
        "I. Мероприятия с кадрами",
        "2. Мероприятия с семьями",
        "Механизмы реализации дорожной карты",
    ]


def test_an_appointed_coordinator_is_declined(pipes: Reading) -> None:
    assert pipes.coordinator is not None
    assert pipes.coordinator.person == "Орлова Мария Павловна"
    assert pipes.orders[0].assignees[0].person == "Орлова М.П."


def test_members_come_from_lists_and_tables(pipes: Reading) -> None:
    assert [(one.name, one.role) for one in pipes.members] == [
        ("Голубева Анна Петровна", "председатель"),
        ("Дроздов Пётр Ильич", "член рабочей группы"),
        ("Чижова Ольга Львовна", "член рабочей группы"),
    ]
    assert pipes.members[1].post == "директор муниципального учреждения «Методический центр»"


def test_indicators_have_values_by_year(pipes: Reading) -> None:
    assert pipes.indicators[0].targets == (("2026", "15%"), ("2027", "30%"))
    assert pipes.indicators[1].targets == (("", "100%"),)
    assert pipes.indicators[2].targets == (("август 2026 год", "15%"),)


def test_one_answer_settles_every_month_without_a_year(pipes: Reading) -> None:
    group = next(one for one in group_doubts(pipes.doubts) if one.what == "two-fits")
    assert group.raws == ("март, ноябрь", "август")
    assert group.labels[:2] == ("nearest", "every-year")
    values = answers(group, "every-year", pipes.doubts)
    assert sorted(values) == sorted(group.ids)
    assert [len(value["windows"]) for value in values.values()] == [4, 2]


def test_numbers_that_differ_are_noted(pipes: Reading) -> None:
    assert pipes.number == "15-од"
    assert doubted(pipes, "number-differs") == ["16-од"]


def test_a_school_s_plan_with_months_for_headings() -> None:
    found = reading("school_plan.txt")
    assert found.issuer == "МБОУ СОШ № 7"
    assert found.period == Period(date(2026, 9, 1), date(2027, 8, 31))
    assert row(found, "Педсовет «Итоги года»").deadline.windows == (
        (date(2026, 9, 1), date(2026, 9, 30)),
    )
    assert row(found, "Диагностика пятиклассников").deadline.windows == (
        (date(2026, 10, 5), date(2026, 10, 16)),
    )
    assert doubted(found, "deadline-by-heading") == ["Сентябрь"]


def test_a_plan_approved_by_a_stamp() -> None:
    found = reading("anticorruption.txt")
    assert found.issuer == "управление образования Заречного района"
    assert (found.number, found.date) == ("8", date(2025, 1, 14))
    assert [one.no for one in found.activities] == ["1.1", "1.2", "2.1", "2.2"]
    assert found.activities[3].section == "Раздел 2. Обучение"
    assert found.activities[3].deadline.kind is DeadlineKind.EVENT
    assert found.activities[1].responsible[0].kind is PartyKind.ROLE


def test_a_table_without_a_header_is_told_by_its_content() -> None:
    found = reading("headerless.txt")
    assert [one.no for one in found.activities] == ["1.", "2.", "3.", "4."]
    assert found.activities[3].deadline.kind is DeadlineKind.RECURRING
    assert doubted(found, "columns-guessed")


@pytest.mark.parametrize(
    ("name", "key"), [("letter.txt", "read-no-table"), ("staff.txt", "read-no-roadmap")]
)
def test_what_is_no_roadmap_is_refused(name: str, key: str) -> None:
    with pytest.raises(NotARoadmapError) as refusal:
        reading(name)
    assert refusal.value.key == key


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "read-empty"),
        (b" \n\t", "read-empty"),
        (bytes(range(256)) * 4, "read-unknown-format"),
        (b"%PDF-1.7 ...", "read-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "read-old-office"),
        (b"\xff\xd8\xff\xe0", "read-damaged"),
    ],
)
def test_unreadable_files_are_refused_with_a_way_out(data: bytes, key: str) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_document(data, "файл")
    assert refusal.value.key == key


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_document(bytes(LARGEST + 1), "файл")
    assert refusal.value.key == "read-too-large"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_every_encoding_says_the_same(encoding: str, order: Reading) -> None:
    text = (DATA / "order.txt").read_text(encoding="utf-8")
    assert read_document(text.encode(encoding), "order.txt") == order


def test_line_ends_and_trailing_spaces_do_not_matter(order: Reading) -> None:
    text = (DATA / "order.txt").read_text(encoding="utf-8")
    assert read_document(text.replace("\n", "  \r\n").encode(), "order.txt") == order


def test_given_period_and_date_override_the_document() -> None:
    data = (DATA / "pipes.txt").read_bytes()
    period = Period(date(2026, 1, 1), date(2026, 12, 31))
    found = read_document(data, "pipes.txt", period=period, approved=date(2026, 1, 12))
    assert found.period == period
    assert not doubted(found, "two-fits")


def test_a_title_without_years_makes_the_period_a_question() -> None:
    text = (DATA / "anticorruption.txt").read_text(encoding="utf-8")
    found = read_document(text.replace("на 2025-2026 годы", "").encode(), "план.txt")
    assert found.period == Period(date(2025, 1, 14), date(2025, 12, 31))
    doubt = next(one for one in found.doubts if one.what == "period-unknown")
    assert doubt.blocking
    assert [choice.label for choice in doubt.choices] == ["to-year-end", "to-school-year-end"]


def test_doubts_keep_their_ids_over_rereading(order: Reading) -> None:
    again = reading("order.txt")
    assert [one.id for one in again.doubts] == [one.id for one in order.doubts]
    assert len({one.id for one in order.doubts}) == len(order.doubts)


@pytest.mark.parametrize("name", ["order.txt", "pipes.txt", "school_plan.txt"])
def test_json_gives_the_reading_back(name: str) -> None:
    found = reading(name)
    assert from_json(to_json(found)) == found


def test_questions_are_never_more_than_a_person_answers() -> None:
    phrases = [f"по слову {chr(1072 + number)}" * 2 for number in range(12)]
    lines = ["План мероприятий на 2026 год", "", "№\tМероприятие\tСрок\tОтветственный"]
    codes = [
        f"{n}.\tДело номер {n}\tс 5.{n}.2026 по 1.{n}.2025\tУО" for n, _ in enumerate(phrases, 1)
    ]
    found = read_document("\n".join(lines + codes).encode(), "план.txt")
    blocking = [group for group in group_doubts(found.doubts) if group.blocking]
    assert len(found.activities) == len(phrases)
    assert len(blocking) <= MOST_QUESTIONS
