"""An edition against what stands."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap.diff import Standing, difference, keys_of, matched


@dataclass(frozen=True)
class Row:
    title: str
    no: str | None = None
    section: str | None = "I"
    level: str | None = "school"
    kind: str = "roadmap"


def standing(*rows: Row) -> list[Standing]:
    return [
        Standing(key, row.kind, row.level, row.section, row.no, row.title)
        for key, row in zip(keys_of(rows), rows, strict=True)
    ]


def test_numbers_restart_in_each_section_and_level() -> None:
    rows = [Row("А", "1."), Row("А", "1.", level="municipality"), Row("А", "1.", section="II")]
    assert len(set(keys_of(rows))) == 3


def test_a_number_printed_twice_is_told_apart_by_its_title() -> None:
    one, other = keys_of([Row("Разместить карту", "5.2."), Row("Провести анализ", "5.2.")])
    assert one != other
    assert keys_of([Row("Разместить карту", "5.2."), Row("Провести анализ", "5.2.")]) == (
        one,
        other,
    )


def test_two_identical_rows_have_two_keys() -> None:
    assert len(set(keys_of([Row("Семинар"), Row("Семинар"), Row("Семинар")]))) == 3


def test_a_row_put_in_moves_numbers_but_not_identity() -> None:
    old = standing(Row("План", "1."), Row("График", "2."))
    new = matched(old, [Row("Совещание", "1."), Row("План", "2."), Row("График", "3.")])
    assert new[1:] == (old[0].key, old[1].key)
    assert new[0] not in {old[0].key, old[1].key}


def test_a_reworded_row_keeps_its_identity_by_number() -> None:
    old = standing(Row("Разработка плана повышения квалификации", "1."))
    new = matched(old, [Row("Разработка и утверждение плана повышения квалификации", "1.")])
    assert new == (old[0].key,)


def test_another_activity_under_the_same_number_is_new() -> None:
    old = standing(Row("Разработка плана повышения квалификации", "1."))
    new = matched(old, [Row("Ярмарка вакансий", "1.")])
    assert new[0] != old[0].key


def test_a_row_moved_to_another_section_is_the_same() -> None:
    old = standing(Row("Ярмарка вакансий", "1."))
    assert matched(old, [Row("Ярмарка вакансий", "4.", section="II")]) == (old[0].key,)


def test_the_difference_names_added_changed_same_and_removed() -> None:
    found = difference({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"})
    assert (found.added, found.changed, found.same, found.removed) == (
        ("d",),
        ("b",),
        ("a",),
        ("c",),
    )
    assert not found.empty
    assert difference({"a": "1"}, {"a": "1"}).empty
