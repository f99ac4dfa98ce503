"""The report: the order's own table with the mark, read back from the workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from python_calamine import CalamineWorkbook

from locales import Translator
from reports import status, xlsx
from roadmap.figures import Fact, Figures, count
from roadmap.model import DutyState
from roadmap.status import ActivityMark, DutyMark, Line, Report, RoadmapHead

TODAY = date(2026, 10, 16)
DUE = date(2026, 10, 15)


def fact(state: DutyState) -> Fact:
    done = state in (DutyState.ACCEPTED, DutyState.REPORTED)
    return Fact(state, DUE, DUE, None, None, date(2026, 10, 9) if done else None)


def line(title: str, states: list[DutyState], *, section: str, tracking: str = "point") -> Line:
    activity = ActivityMark(
        id=1,
        section=section,
        level="school",
        kind="roadmap",
        no="1.",
        title=title,
        form="план",
        codes=("*",),
        audience=None,
        place="ОО",
        deadline="до 15 октября",
        responsible="руководители ОО",
        tracking=tracking,
    )
    duties = tuple(
        DutyMark(1, f"СОШ № {at}", "директор", "responsible", fact(state), f"412/{at}-001")
        for at, state in enumerate(states, start=1)
    )
    return Line(activity, count(((duty.fact, 1) for duty in duties), TODAY), duties)


def report(*lines: Line) -> Report:
    head = RoadmapHead(
        1, "Дорожная карта", None, "412", date(2026, 8, 28), DUE, DUE, "active", len(lines)
    )
    return Report(head, TODAY, Figures(), lines)


def read_back(made: Report) -> tuple[list[list[object]], list[list[object]]]:
    out = BytesIO()
    xlsx.render(status.tables(made, Translator("ru")), out)
    book = CalamineWorkbook.from_filelike(BytesIO(out.getvalue()))
    first, second = book.sheet_names
    assert (first, second) == ("Отметка о выполнении", "Обязательства")
    return (
        book.get_sheet_by_name(first).to_python(),
        book.get_sheet_by_name(second).to_python(),
    )


def test_the_mark_is_written_for_one_and_for_many() -> None:
    accepted, reported, none = DutyState.ACCEPTED, DutyState.REPORTED, DutyState.NONE
    activities, duties = read_back(
        report(
            line("=План <A&B>", [accepted], section="Кадры"),
            line("График", [accepted, reported, none], section="Оценка"),
            line("Рекомендация", [], section="Оценка", tracking="info"),
            line("По графику", [], section="Оценка"),
        )
    )
    texts = [row[8] for row in activities if row[0] == "1."]
    assert texts == [
        "Исполнено 09.10.2026, принято (№ 412/1-001)",
        "Принято: 1 из 3; на проверке: 1; просрочено: 1",
        "Без отчёта",
        "Срок не определён",
    ]
    assert [row[0] for row in activities].count("Кадры") == 1
    assert [row[0] for row in activities].count("Уровень образовательной организации") == 2
    assert activities[5][1] == "=План <A&B>"
    assert [row[7] for row in duties[3:]] == [
        "Исполнено 09.10.2026, принято (№ 412/1-001)",
        "Исполнено 09.10.2026, принято (№ 412/1-001)",
        "Исполнено 09.10.2026, на проверке (№ 412/2-001)",
        "Просрочено",
    ]


def test_a_roadmap_without_activities_is_still_a_table() -> None:
    activities, duties = read_back(report())
    assert len(activities) == 3
    assert activities[2][8] == "Отметка о выполнении"
    assert len(duties) == 3


def test_an_activity_done_before_the_upload_is_not_undated() -> None:
    made = line("Входной аудит", [], section="Кадры")
    t = Translator("ru")
    done = replace(made, activity=replace(made.activity, settled="done_before"))
    released = replace(made, activity=replace(made.activity, settled="released"))
    assert status.mark(made, TODAY, t) == "Срок не определён"
    assert status.mark(done, TODAY, t) == "Исполнено до загрузки приказа"
    assert status.mark(released, TODAY, t) == "Снято с контроля"
