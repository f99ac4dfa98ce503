"""Plans in the shapes that schools and authorities draw them: each document is one trap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roadmap.errors import NotARoadmapError
from roadmap.intake import read_document
from roadmap.model import Period
from roadmap.reading import Official, Reading

CORPUS = Path(__file__).parent / "corpus" / "plans"


def reading(name: str) -> Reading:
    return read_document((CORPUS / name).read_bytes(), name)


def shown(found: Reading) -> list[tuple[str | None, str, str, str]]:
    return [
        (row.section, row.title, row.deadline.raw, ", ".join(one.text for one in row.responsible))
        for row in found.activities
    ]


def windows(found: Reading) -> list[tuple[date | None, date | None]]:
    return [row.deadline.windows[0] for row in found.activities]


def doubted(found: Reading, what: str) -> list[str]:
    return [one.raw for one in found.doubts if one.what == what]


def test_months_over_their_rows_are_their_deadlines() -> None:
    found = reading("months_as_rows.txt")
    assert shown(found) == [
        ("СЕНТЯБРЬ / Работа с кадрами", "Совещание о планах", "СЕНТЯБРЬ", "Директор"),
        ("СЕНТЯБРЬ / Контроль", "Проверка журналов", "СЕНТЯБРЬ", "Завуч"),
        ("ОКТЯБРЬ «Месяц музыки» / Работа с кадрами", "Педсовет", "ОКТЯБРЬ", "Директор"),
    ]
    assert windows(found)[2] == (date(2026, 10, 1), date(2026, 10, 31))
    assert doubted(found, "deadline-by-heading") == ["СЕНТЯБРЬ", "СЕНТЯБРЬ", "ОКТЯБРЬ"]


def test_months_inside_sections_end_with_the_section() -> None:
    assert [
        (row.section, row.deadline.raw) for row in reading("months_under_sections.txt").activities
    ] == [
        ("Работа с кадрами / Сентябрь", "Сентябрь"),
        ("Работа с кадрами / Октябрь", "Октябрь"),
        ("Контроль / Сентябрь", "Сентябрь"),
    ]


def test_days_and_weeks_are_made_whole_by_the_month_above_and_it_is_said() -> None:
    found = reading("days_of_months.txt")
    assert [row.deadline.raw for row in found.activities][:3] == ["до 10 числа", "3-я неделя", "5"]
    assert windows(found) == [
        (None, date(2026, 9, 10)),
        (date(2026, 9, 15), date(2026, 9, 21)),
        (date(2026, 11, 5), date(2026, 11, 5)),
        (date(2026, 11, 10), date(2026, 11, 14)),
        (date(2026, 11, 1), date(2026, 11, 30)),
        (date(2026, 1, 12), date(2026, 1, 12)),
    ]
    assert doubted(found, "deadline-by-heading") == [
        "до 10 сентября 2026 г.",
        "3-я неделя сентября 2026 г.",
        "5 ноября 2026 г.",
        "10–14 ноября 2026 г.",
        "Ноябрь 2026 г.",
    ]


def test_a_plan_of_one_month_makes_its_days_whole() -> None:
    found = reading("one_month.txt")
    assert found.period == Period(date(2026, 10, 1), date(2026, 10, 31))
    assert windows(found) == [
        (date(2026, 10, 5), date(2026, 10, 9)),
        (None, date(2026, 10, 30)),
    ]


def test_headings_may_stand_in_the_titles_column() -> None:
    assert [(row.section, row.title) for row in reading("headings_in_titles.txt").activities] == [
        ("1. Меры по развитию правовой основы", "Мониторинг изменений"),
        ("2. Меры по просвещению", "День открытых дверей"),
        ("Работа с родителями", "Собрание"),
    ]


def test_a_matrix_of_weeks_has_an_activity_in_each_cell() -> None:
    found = reading("week_columns.txt")
    assert shown(found) == [
        ("Работа с кадрами", "Совещание при директоре", "1 неделя", "Директор"),
        ("Работа с кадрами", "Педсовет об адаптации", "2 неделя", "Директор"),
        ("Контроль", "Проверка журналов", "1 неделя", "Завуч"),
        ("Контроль", "Справка о посещаемости", "3 неделя", "Завуч"),
    ]
    assert windows(found)[1] == (date(2026, 10, 8), date(2026, 10, 14))
    assert doubted(found, "deadline-by-heading")[0] == "1 неделя октября 2026 г."


def test_marked_years_are_deadlines() -> None:
    found = reading("year_columns.txt")
    assert [row.deadline.raw for row in found.activities] == ["2026", "2026, 2027, 2028"]
    assert windows(found)[0] == (date(2026, 1, 1), date(2026, 12, 31))


def test_a_column_of_tasks_makes_sections() -> None:
    assert [(row.no, row.section) for row in reading("groups.txt").activities] == [
        ("1", "Повысить квалификацию"),
        ("2", "Повысить квалификацию"),
        ("3", "Распространить опыт"),
    ]


def test_a_group_s_number_is_not_its_rows_number() -> None:
    found = reading("numbered_titles_in_groups.txt")
    assert [(row.no, row.title, row.section) for row in found.activities] == [
        ("1.", "Правка устава", "Нормативное обеспечение"),
        ("2.", "Должностные инструкции", "Нормативное обеспечение"),
        ("1.", "Закупка учебников", "Финансы"),
    ]


def test_a_header_of_two_storeys_is_told_by_its_merged_cells() -> None:
    found = reading("storeys_without_known_words.txt")
    assert shown(found) == [(None, "Тренировка", "28.04, 22.10", "Директор, штаб ГО")]


def test_a_heading_may_name_the_holders_and_it_is_said() -> None:
    found = reading("holder_in_heading.txt")
    assert [", ".join(one.text for one in row.responsible) for row in found.activities] == [
        "завуч Орлова М.П.",
        "Завхоз",
    ]
    assert doubted(found, "responsible-by-heading") == ["завуч Орлова М.П."]


def test_plans_without_a_column_of_activities() -> None:
    assert shown(reading("control.txt")) == [(None, "Рабочие программы", "сентябрь", "Завуч")]
    assert shown(reading("council.txt")) == [
        (None, "О летней занятости", "25 марта", "ЦЗН, отдел образования")
    ]
    assert shown(reading("times.txt")) == [
        (
            "Модуль «Самоуправление»",
            "Выборы актива",
            "первая неделя сентября",
            "Кл. руководители, советник",
        )
    ]


def test_an_order_needs_no_blank_lines() -> None:
    found = reading("order_without_blank_lines.txt")
    assert (found.issuer, found.number, found.date) == (
        "Отдел образования администрации Ягодного района",
        "97",
        date(2026, 8, 18),
    )
    assert found.signatory == Official("Л.Т. Кара-оол", "И. о. начальника отдела")
    assert found.controller is not None
    assert found.controller.name == "Орлова М.П."
    assert [(one.no, one.assignees[0].person) for one in found.orders] == [("2.", "Дуб А.А.")]


def test_points_that_lost_their_numbers_are_counted() -> None:
    found = reading("order_without_numbers.txt")
    assert [(one.no, one.assignees[0].name) for one in found.orders] == [("2.", "Руководители ОО")]
    assert found.controller is not None
    assert found.controller.own
    assert found.signatory == Official("Л.Т. Кара-оол", "Начальник отдела")


def test_a_school_s_number_is_not_the_order_s() -> None:
    found = reading("numbered_school_in_stamp.txt")
    assert (found.issuer, found.number, found.date) == (
        "МОУ «Средняя школа № 8»",
        "156",
        date(2026, 9, 2),
    )


def test_a_stamp_names_the_school_of_its_signer() -> None:
    found = reading("head_of_two_posts.txt")
    assert (found.issuer, found.number, found.date) == ("МБОУ «СОШ № 30»", None, date(2027, 1, 12))
    assert found.signatory is not None
    assert found.signatory.name == "Дуб-Орлов П.Р."


def test_an_order_may_lack_the_word_that_orders() -> None:
    found = reading("order_without_ordering_word.txt")
    assert (found.number, found.date) == ("77-ра", date(2027, 2, 17))
    assert found.signatory == Official("Т.И. Нечай", "Глава района")
    assert found.controller is not None
    assert found.controller.name == "Скиба В.В."
    assert [one.assignees[0].name for one in found.orders] == ["Управление образования"]


def test_a_title_may_stand_in_the_table() -> None:
    found = reading("title_in_table.txt")
    assert found.title == "План мероприятий по профилактике на 2027 год"
    assert shown(found) == [(None, "Сверка списков", "январь", "Отдел опеки, ПДН")]


def test_escaped_markup_and_a_nameless_number_are_read() -> None:
    found = reading("escaped_markup.txt")
    assert [(row.no, row.section) for row in found.activities] == [
        ("1.", "I. Содержание программ"),
        ("2.", "I. Содержание программ"),
    ]
    assert found.activities[0].deadline.raw == "до 20 ноября 2027 г."


def test_a_heading_inside_a_heading_stands_before_the_same_table() -> None:
    found = reading("sections_inside_sections.txt")
    assert [row.section for row in found.activities] == [
        "1. Организационная работа / 1.1. Педсоветы",
        "1. Организационная работа / 1.2. Семинары",
        "2. Работа с родителями",
    ]
    assert (found.issuer, found.number) == ("МБДОУ «Детский сад № 5»", "45-ОД")


def test_organisers_are_holders() -> None:
    found = reading("organisers.txt")
    assert found.issuer == "ГБУЗ «Горная РБ»"
    assert shown(found) == [(None, "Лыжня", "14 февраля", "Центр спорта, школ")]


def test_a_decision_approves_like_an_order() -> None:
    found = reading("approved_by_decision.txt")
    assert (found.issuer, found.number, found.date) == (
        "антитеррористическая комиссия",
        "6",
        date(2026, 12, 18),
    )


def test_quarters_over_their_rows_are_their_deadlines() -> None:
    found = reading("quarters_as_rows.txt")
    assert [row.deadline.raw for row in found.activities] == ["I квартал", "III квартал 2027 года"]
    assert windows(found)[1] == (date(2027, 7, 1), date(2027, 9, 30))
    assert (found.issuer, found.number) == ("проектный комитет", "4")


def test_a_dash_is_no_beginning() -> None:
    found = reading("start_without_a_day.txt")
    assert shown(found) == [
        (None, "Контракты", "до 01.03.2027", "Сом Р.Р., начальник отдела"),
    ]


def test_an_august_before_the_autumn_is_asked_about_once() -> None:
    found = reading("august_first.txt")
    assert found.period == Period(date(2026, 9, 1), date(2027, 8, 31))
    (doubt,) = [one for one in found.doubts if one.what == "august-first"]
    assert (doubt.where.index, doubt.blocking) == (0, True)
    assert {one.label: one.value["windows"] for one in doubt.choices} == {
        "before-school-year": [["2026-08-01", "2026-08-31"]],
        "within-period": [["2027-08-01", "2027-08-31"]],
    }


def test_a_government_s_order_is_read_whole() -> None:
    found = reading("government.txt")
    assert found.issuer == "ПРАВИТЕЛЬСТВО ЗАРЕЧНОЙ ОБЛАСТИ"
    assert found.signatory == Official("К.К. Черных", "Губернатор Заречной области")
    assert [(one.no, one.assignees[0].name) for one in found.orders] == [
        ("2.", "Министерство образования")
    ]
    assert [row.title for row in found.activities] == ["Ремонт кровли"]
    assert [(one.name, one.post, one.role) for one in found.members] == [
        ("Дуб Анна-Мария Ильинична", "министр", "председатель"),
        ("Ли Чен Гир", "начальник отдела", "секретарь"),
    ]


def test_stamps_side_by_side_are_told_apart() -> None:
    found = reading("stamps_side_by_side.txt")
    assert (found.issuer, found.number, found.date) == (
        "МБОУ «Лесная СОШ»",
        "118-од",
        date(2026, 9, 1),
    )
    assert found.signatory is not None
    assert found.signatory.name == "Э.А. Дуб"


def test_a_title_takes_the_lines_down_to_its_year() -> None:
    found = reading("title_over_its_school.txt")
    assert found.title == "ПЛАН РАБОТЫ МБОУ «СОШ № 14 п. Заречный» на 2026-2027 учебный год"
    assert (found.issuer, found.number, found.date) == (
        "МБОУ «СОШ № 14»",
        "143-о",
        date(2026, 8, 29),
    )
    assert {row.section for row in found.activities} == {None}


def test_an_institution_issues_its_order_not_its_founder() -> None:
    assert reading("founder_over_institution.txt").issuer == "ГБУЗ «Кедровая районная больница»"


def test_a_director_s_order_is_the_institution_s() -> None:
    found = reading("approved_by_director.txt")
    assert (found.issuer, found.number) == ("МБУ «Дом культуры»", "4/1")


def test_an_order_s_points_may_be_the_whole_plan() -> None:
    found = reading("points_alone.txt")
    assert found.title == "О мерах по итогам совещания руководителей"
    assert not found.activities
    assert [(one.no, one.assignees[0].name, one.deadline.raw) for one in found.orders] == [
        ("1.", "Руководители общеобразовательных организаций", "до 24.10.2026"),
        ("2.", "Дуб С.С.", "до 1 ноября 2026 года"),
        ("3.", "МКУ «Центр»", "ежемесячно"),
    ]
    assert [doubt.what for doubt in found.doubts] == ["period-unknown"]


def test_an_order_without_the_plan_it_approves_is_refused() -> None:
    with pytest.raises(NotARoadmapError) as refusal:
        reading("plan_in_another_file.txt")
    assert refusal.value.key == "read-no-table"


def test_holders_and_deadlines_may_share_a_column() -> None:
    found = reading("holders_with_deadlines.txt")
    assert found.title == "Муниципальная межведомственная дорожная карта на 2027 год"
    assert [
        (row.no, row.deadline.raw, [party.text for party in row.responsible])
        for row in found.activities
    ] == [
        ("1", "до 01.08.2027", ["Завхоз Дуб Л.Л."]),
        ("2", "август, сентябрь", ["Директора учреждений", "УО"]),
        ("3", "до 15.09.2027", ["Заведующие клубами"]),
        ("4", "Ежемесячно", ["бухгалтер"]),
        ("5", "", ["УО"]),
    ]
