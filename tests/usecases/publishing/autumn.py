"""A small plan of one autumn with printed dates, and what became of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from roadmap.intake import read_document
from roadmap.reading import Reading
from storage.rows import DutyRow, PackageRow
from tests.usecases.publishing.authority import Authority

SATURDAY, WEDNESDAY = date(2026, 10, 17), date(2026, 10, 21)
ORDER = """УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА

ПРИКАЗ

от 01.09.2026 № 77

Об утверждении плана мероприятий на 2026–2027 учебный год

1. Утвердить план мероприятий на 2026–2027 учебный год.

Начальник управления

М.В. Лебедева

ПЛАН МЕРОПРИЯТИЙ
на 2026–2027 учебный год

№ п/п	Мероприятие	Срок исполнения	Ответственные
1.	Разработка графика контрольных работ	до 17.10.2026	руководители ОО
2.	Сбор сведений о педагогах	до 21.10.2026	руководители ОО
3.	Представление сведений об успеваемости	раз в четверть	руководители ОО
"""


def autumn_plan() -> Reading:
    return read_document(ORDER.encode(), "prikaz.txt")


async def working(authority: Authority, due: date) -> list[date]:
    """The working dates of the heads, as duties and their packages have them."""
    rows = await authority.rows(
        select(DutyRow.post_id, DutyRow.working, PackageRow.due)
        .join(PackageRow, PackageRow.id == DutyRow.package_id)
        .where(DutyRow.due == due)
    )
    assert all(row.working == row.due for row in rows)
    found = {row.post_id: row.working for row in rows}
    return [found[post] for post in authority.heads]
