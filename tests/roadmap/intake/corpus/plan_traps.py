"""Plans of schools and authorities in the shapes they are drawn in. Names and places are invented."""

from __future__ import annotations

SCHOOL_YEAR = "План работы МБОУ СОШ № 7 на 2026-2027 учебный год"


def _text(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _page(title: str, *rows: str) -> bytes:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<html><body><p>{title}</p><table>{body}</table></body></html>".encode()


def _cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def months_as_rows() -> bytes:
    """No column of deadlines: the month stands over its rows, once with subjects inside it."""
    return _text(
        SCHOOL_YEAR,
        "",
        "№\tМероприятие\tОтветственный",
        "СЕНТЯБРЬ",
        "Работа с кадрами",
        "1\tСовещание о планах\tДиректор",
        "Контроль",
        "2\tПроверка журналов\tЗавуч",
        "ОКТЯБРЬ «Месяц музыки»",
        "Работа с кадрами",
        "1\tПедсовет\tДиректор",
    )


def months_under_sections() -> bytes:
    """The other way round: subjects outside, months inside."""
    return _text(
        SCHOOL_YEAR,
        "",
        "№\tМероприятие\tСрок\tОтветственный",
        "Работа с кадрами",
        "Сентябрь",
        "1\tСовещание\t\tДиректор",
        "Октябрь",
        "2\tПедсовет\t\tДиректор",
        "Контроль",
        "Сентябрь",
        "3\tПроверка журналов\t\tЗавуч",
    )


def days_of_months() -> bytes:
    """Weeks and days that only the month above makes whole; headings stand under the titles."""
    return _text(
        "| № | Содержание работы | Сроки | Ответственные |",
        "|---|---|---|---|",
        "| | **Сентябрь 2026 г.** | | |",
        "| 1. | Паспорт школы | до 10 числа | соц. педагог |",
        "| 2. | Собрания | 3-я неделя | кл. рук. |",
        "| | **Ноябрь 2026 г.** | | |",
        "| 1. | Совещание | 5 | директор |",
        "| 2. | Смотр кабинетов | 10–14 | комиссия |",
        "| 3. | Пробный экзамен | в течение месяца | завуч |",
        "| 4. | Итоги | 12 января | завуч |",
    )


def one_month() -> bytes:
    """The plan's own month makes its days whole."""
    return _text(
        "План месячника безопасности",
        "с 1 по 31 октября 2026 года",
        "",
        "Дата\tМероприятие\tОтветственный",
        "5-9\tКонкурс плакатов\tУчителя нач. классов",
        "до 30.10\tОформление уголка\tВожатая",
    )


def headings_in_titles() -> bytes:
    """Sections printed in the titles' column, the number's cell empty."""
    return _text(
        "План мероприятий на 2027 год",
        "",
        "№\tНаименование мероприятий\tСроки проведения\tОтветственный",
        "\t1. Меры по развитию правовой основы",
        "1.1\tМониторинг изменений\tпостоянно\tДиректор",
        "\t2. Меры по просвещению",
        "2.1\tДень открытых дверей\tапрель\tАдминистрация школы",
        "\tРабота с родителями",
        "1\tСобрание\tмай\tДиректор",
    )


def week_columns() -> bytes:
    """A matrix: weeks across, what is done in the cells."""
    return _text(
        "План работы школы на октябрь 2026 года",
        "",
        "Направление\t1 неделя\t2 неделя\t3 неделя\tОтветственный",
        "Работа с кадрами\tСовещание при директоре\tПедсовет об адаптации\t\tДиректор",
        "Контроль\tПроверка журналов\t\tСправка о посещаемости\tЗавуч",
    )


def year_columns() -> bytes:
    """Years across, marked where something is due; a dash is no mark."""
    return _text(
        "План мероприятий на 2026-2028 годы",
        "",
        "№\tНаименование мероприятия\t2026\t2027\t2028\tИсполнитель",
        "1\tПаспорта безопасности\t+\t-\t-\tОО",
        "2\tПешеходные переходы\t+\t+\t+\tУО",
    )


def groups() -> bytes:
    """A column of tasks merged down over the rows that belong to each."""
    return _page(
        "План мероприятий на 2027 год",
        _cells("Задача", "№", "Мероприятие", "Срок", "Ответственный"),
        '<td rowspan="2">Повысить квалификацию</td>' + _cells("1", "Опрос", "март", "Методист"),
        _cells("2", "Курсы", "апрель", "Методист"),
        _cells("Распространить опыт", "3", "Сборник", "май", "Методист"),
    )


def numbered_titles_in_groups() -> bytes:
    """The group carries a Roman number, its rows are numbered in the title."""
    return _text(
        "План мероприятий на 2027 год",
        "",
        "| № | Направление мероприятий | Мероприятия | Сроки | Ответственные |",
        "|---|---|---|---|---|",
        "| I | Нормативное обеспечение | 1. Правка устава | август | Директор |",
        "| | | 2. Должностные инструкции | сентябрь | Директор |",
        "| II | Финансы | 1. Закупка учебников | апрель | Библиотекарь |",
    )


def storeys_without_known_words() -> bytes:
    """The lower storey of the header says nothing that is known by itself."""
    span = '<td rowspan="2">{}</td>'
    return _page(
        "План основных мероприятий на 2027 год",
        span.format("№ п/п")
        + span.format("Наименование мероприятий")
        + span.format("Кто проводит")
        + '<td colspan="2">Кто привлекается</td>'
        + span.format("Срок проведения"),
        _cells("педагоги", "учащиеся"),
        _cells("1", "Тренировка", "Директор, штаб ГО", "все", "1-11 кл.", "28.04, 22.10"),
    )


def holder_in_heading() -> bytes:
    """The section names who answers for its rows."""
    return _text(
        "План мероприятий на 2027 год",
        "",
        "№\tМероприятие\tСрок\tОтветственный",
        "Учёба (ответственный – завуч Орлова М.П.)",
        "1\tПроверка программ\tавгуст\t",
        "Хозяйство",
        "2\tРемонт крыльца\tиюль\tЗавхоз",
    )


def control() -> bytes:
    """A school's control plan: no column is called an activity."""
    return _text(
        "План внутришкольного контроля на 2026-2027 учебный год",
        "",
        "№\tОбъект контроля\tЦель контроля\tВид контроля\tМетоды\tСроки\tКто проводит\tВыход",
        "1\tРабочие программы\tСоответствие\tТематический\tАнализ\tсентябрь\tЗавуч\tСправка",
    )


def council() -> bytes:
    """Questions and those who report on them."""
    return _text(
        "План работы комиссии на 2027 год",
        "",
        "№\tВопросы для рассмотрения\tДата\tДокладчик",
        "1\tО летней занятости\t25 марта\tЦЗН, отдел образования",
    )


def times() -> bytes:
    """The deadline's column is called a time."""
    return _text(
        "Календарный план воспитательной работы на 2026-2027 учебный год",
        "",
        "Дела, события, мероприятия\tКлассы\tОриентировочное время проведения\tОтветственные",
        "Модуль «Самоуправление»",
        "Выборы актива\t2-4\tпервая неделя сентября\tКл. руководители, советник",
    )


_ORDER = (
    "Российская Федерация",
    "Отдел образования администрации Ягодного района",
    "ПРИКАЗ",
    "18.08.2026 г.                                  № 97",
    "О мерах по объективности",
    "В целях обеспечения объективности оценивания ПРИКАЗЫВАЮ:",
)
_TABLE = (
    "Приложение 1",
    "",
    "План мероприятий на 2026-2027 учебный год",
    "",
    "№\tМероприятие\tСроки\tОтветственные",
    "1\tСовещание\tфевраль 2027\tОтдел образования",
)


def order_without_blank_lines() -> bytes:
    """An order whose lines follow each other without blank ones, the signature too."""
    return _text(
        *_ORDER,
        "1. Утвердить план мероприятий (приложение 1).",
        "2. Методисту Дубу А.А. разместить приказ на сайте в течение 3 рабочих дней.",
        "3. Контроль за исполнением приказа возлагаю на зам. начальника отдела Орлову М.П.",
        "И. о. начальника отдела                    Л.Т. Кара-оол",
        *_TABLE,
    )


def order_without_numbers() -> bytes:
    """Automatic numbers that a conversion lost."""
    return _text(
        *_ORDER,
        "Утвердить план мероприятий (приложение 1).",
        "Руководителям ОО представить отчёты до 1 июня 2027 г.",
        "Контроль за исполнением приказа оставляю за собой.",
        "Начальник отдела                    Л.Т. Кара-оол",
        *_TABLE,
    )


def numbered_school_in_stamp() -> bytes:
    """The number in the school's name is not the order's, which stands after its date."""
    return _text(
        "Приложение 2",
        "к приказу МОУ «Средняя школа № 8»",
        "от 02.09.2026 г. № 156",
        "",
        *_TABLE[2:],
    )


def head_of_two_posts() -> bytes:
    """A stamp with a second post, a quoted day and a surname with a hyphen."""
    return _text(
        "«УТВЕРЖДАЮ»",
        "Начальник штаба – директор МБОУ «СОШ № 30»",
        "______________ Дуб-Орлов П.Р.",
        "« 12 » января 2027 г.",
        "",
        "План мероприятий на 2027 год",
        "",
        *_TABLE[-2:],
    )


def order_without_ordering_word() -> bytes:
    """The points follow the subject at once."""
    return _text(
        "АДМИНИСТРАЦИЯ КЕДРОВОГО РАЙОНА",
        "РАСПОРЯЖЕНИЕ",
        "№ 77-ра от 17.02.2027",
        "О создании рабочей группы",
        "1. Утвердить план мероприятий (приложение 1).",
        "2. Управлению образования обеспечить исполнение плана.",
        "3. Контроль за исполнением распоряжения возложить на заместителя главы Скибу В.В.",
        "Глава района                        Т.И. Нечай",
        *_TABLE,
    )


def title_in_table() -> bytes:
    """The title and a blank row stand in the table over its header."""
    return _page(
        "",
        '<td colspan="4">План мероприятий по профилактике на 2027 год</td>',
        _cells("", "", "", ""),
        _cells("№", "Сроки", "Управленческие действия", "Ответственные"),
        _cells("1", "январь", "Сверка списков", "Отдел опеки, ПДН"),
    )


def escaped_markup() -> bytes:
    """Markdown with its dots escaped, a header of stars under a blank one, an unnamed number."""
    return _text(
        "**План мероприятий на 2027 год**",
        "",
        "|     |     |     |     |",
        "| --- | --- | --- | --- |",
        "|     | **Мероприятие** | **Сроки** | **Ответственные** |",
        "| **I\\. Содержание программ** |     |     |     |",
        "| 1\\. | Самодиагностика школ | до 20 ноября 2027 г\\. | Руководители ОО |",
        "| 2\\. | Стажировки | декабрь | МКУ «ИМЦ» |",
    )


def sections_inside_sections() -> bytes:
    """Two headings before a table, one inside the other; the stamp's number follows the name."""
    return _text(
        "Утверждён",
        "приказом МБДОУ «Детский сад № 5»",
        "№ 45-ОД от 01.09.2026",
        "",
        "Годовой план работы МБДОУ «Детский сад № 5» на 2026 – 2027 учебный год",
        "",
        "Содержание\tСрок\tОтветственный",
        "1. Организационная работа",
        "1.1. Педсоветы",
        "Педсовет № 1\tавгуст\tЗаведующий",
        "1.2. Семинары",
        "Семинар «Игра»\tянварь\tСт. воспитатель",
        "2. Работа с родителями",
        "Собрание\tмай\tВоспитатели",
    )


def organisers() -> bytes:
    """Who holds an event is its holder; a clinic's head approves the plan."""
    return _text(
        "УТВЕРЖДАЮ",
        "Главный врач ГБУЗ «Горная РБ»",
        "_____________ А.А. Дуб",
        "«20» декабря 2026 г.",
        "",
        "План мероприятий на 2027 год",
        "",
        "№\tНаименование мероприятия\tДата\tПроводящая организация",
        "1\tЛыжня\t14 февраля\tЦентр спорта при участии школ",
    )


def approved_by_decision() -> bytes:
    """A commission's decision, its minutes in brackets."""
    return _text(
        "УТВЕРЖДЕНО",
        "решением антитеррористической комиссии",
        "(протокол от 18.12.2026 № 6)",
        "",
        "План мероприятий на 2027 год",
        "",
        *_TABLE[-2:],
    )


def quarters_as_rows() -> bytes:
    """Quarters stand over their rows; a project committee's minutes approve the plan."""
    return _text(
        "УТВЕРЖДЁН",
        "протоколом заседания проектного комитета",
        "от 10.12.2026 № 4",
        "",
        "План работы совета на 2027 год",
        "",
        "№\tРассматриваемые вопросы\tОтветственные за подготовку",
        "I квартал",
        "1\tО готовности\tДиректор СОШ № 3 Гай И.И.",
        "III квартал 2027 года",
        "2\tО приёмке школ\tПриёмочная комиссия",
    )


def start_without_a_day() -> bytes:
    """A control point has no beginning: a dash stands there."""
    return _page(
        "План мероприятий на 2027 год",
        '<td rowspan="2">№</td><td rowspan="2">Наименование мероприятия</td>'
        '<td colspan="2">Сроки</td><td rowspan="2">Ответственный исполнитель</td>',
        _cells("Начало", "Окончание"),
        _cells("1", "Контракты", "–", "01.03.2027", "Сом Р.Р., начальник отдела"),
    )
