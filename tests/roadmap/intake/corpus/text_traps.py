"""Text as it comes out of scanners and old programs. Names and places are invented."""

from __future__ import annotations

HEAD = "План мероприятий на 2027 год\n\n"
HEADER = "№ п/п\tМероприятие\tСрок\tОтветственный"


def _text(*lines: str) -> bytes:
    return (HEAD + "\n".join(lines) + "\n").encode()


def page_number_in_cell() -> bytes:
    """A page's number fell into a cell where the row was broken, and stands in a row of its own."""
    return _text(
        HEADER,
        "1.\tАудит школ района и\tмарт 2027 г.,\tЛаптев В.С.",
        "\t12 подготовка справки\tмай 2027 г.\t",
        "\t\t13\t",
        "2.\tСовещание\tиюнь 2027 г.\tУО",
        "3.\tПодготовка классов, всего 14 кабинетов\tавгуст 2027 г.\tУО",
    )


def quarters() -> bytes:
    """Quarters as columns, marked where something is due."""
    return _text(
        "№\tМероприятие\tСроки\t\t\t\tОтветственный",
        "\t\tI кв.\tII кв.\tIII кв.\tIV кв.\t",
        "1\tСбор данных\t+\t+\t+\t+\tУО",
        "2\tАнализ\t\tмай\t\tноябрь\tЦРО",
        "3\tОтчёт\t\t\t\tX\tУО",
        "4\tРассылка\t\t\t\t\tУО",
    )


def quarters_without_header() -> bytes:
    """The quarters stand in the only header row; one cell names a day."""
    return _text(
        "№\tМероприятие\t1 квартал\t2 квартал\t3 квартал\t4 квартал\tИсполнитель",
        "1\tАттестация\tv\t\tдо 15 сентября\t\tУО",
    )


def box_drawn() -> bytes:
    """A table drawn with the signs of old printers; cells go on over lines."""
    return _text(
        "┌─────┬──────────────┬──────────────┬─────────────┐",
        "│ №   │ Мероприятие  │ Срок         │ Исполнители │",
        "├─────┼──────────────┼──────────────┼─────────────┤",
        "│ 1   │ Аудит школ   │ март 2027 г. │ Лаптев В.С. │",
        "│     │ района       │              │             │",
        "├─────┼──────────────┼──────────────┼─────────────┤",
        "│ 2   │ Подго-       │ май 2027 г.  │ УО,         │",
        "│     │ товка отчёта │              │ ЦРО         │",
        "└─────┴──────────────┴──────────────┴─────────────┘",
    )


def plus_drawn() -> bytes:
    """The same drawn with plus signs, minuses and pipes."""
    return _text(
        "+----+-------------+--------------+-------------+",
        "| №  | Мероприятие | Срок         | Исполнители |",
        "+====+=============+==============+=============+",
        "| 1  | Аудит школ  | март 2027 г. | Лаптев В.С. |",
        "|    | района      |              |             |",
        "+----+-------------+--------------+-------------+",
        "| 2  | Отчёт       | май 2027 г.  | УО          |",
        "+----+-------------+--------------+-------------+",
    )


def scanned() -> bytes:
    """Hyphens at page breaks, a lost number, cells moved by one, a continuation in lower case."""
    return _text(
        HEADER,
        "1.\tПодготовка школ к новому учеб-\tиюль 2027 г.\tЛаптев В.С.,",
        "\tному году\t\tУО",
        HEADER,
        "\t2.\tСовещание руководителей школ района\tавгуст 2027 г.\tУО",
        "\tСбор отчётов о готовности школ района\tавгуст 2027 г.\tУО",
        "4.\tИтоговая справка для управления\tсентябрь 2027 г. –\tУО",
        "\t\tоктябрь 2027 г.\t",
    )
