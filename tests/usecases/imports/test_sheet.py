"""The draft as a workbook: what goes out comes back the same, what is mended becomes patches."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from handlers.imports.sheets import CODED, coded, sheet_lines, written_words
from locales import Translator
from reports.draft_sheet import write_draft_sheet
from roadmap.drafting.model import Draft
from roadmap.errors import ConflictError, InputRefusedError
from roadmap.intake import draft_sheet
from roadmap.intake.draft_sheet import FIELDS, DraftSheet, SheetLine, read_draft_sheet
from roadmap.model import DeadlineKind, Tracking
from storage.engine import Database
from tests.conftest import StandingClock
from tests.usecases.imports.office import Book
from tests.usecases.publishing.authority import (
    Authority,
    found_authority,
    marks,
    own_order,
    real_order,
)
from usecases.imports.review import Review, ReviewImport
from usecases.imports.settle import PatchRows
from usecases.imports.sheet import ProposeSheet, SettleSheet, Wrong, compared

T = Translator("ru")


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    return await found_authority(database, clock, [str(n) for n in range(1, 13)])


async def reviewed(authority: Authority, import_id: int) -> Review:
    return await ReviewImport(authority.read, authority.clock)(import_id)


def written(import_id: int, lines: list[SheetLine]) -> bytes:
    out = BytesIO()
    write_draft_sheet(import_id, "mark", lines, written_words(T), out, T)
    return out.getvalue()


def opened(review: Review) -> Book:
    """The workbook as an office program opens it."""
    return Book(written(review.head.id, sheet_lines(review, T)))


def closed(book: Book) -> DraftSheet:
    """The workbook saved, and read again."""
    sheet = read_draft_sheet(book.save())
    assert sheet is not None
    return coded(sheet, T)


def sent_back(review: Review, changes: dict[int, dict[str, str]]) -> DraftSheet:
    """The workbook written, its cells changed by line and field, read again."""
    book = opened(review)
    for at, cells in changes.items():
        for field, text in cells.items():
            book.put(at + 1, FIELDS.index(field), text)
    return closed(book)


async def test_what_goes_out_comes_back_the_same(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    sheet = sent_back(review, {})
    assert sheet.import_id == review.head.id
    assert len(sheet.rows) == len(review.material.draft.activities)
    mended = compared(sheet, review)
    assert mended.patches == ()
    assert not mended.wrong
    assert not mended.removed


@pytest.mark.parametrize("name", ["sochi.txt", "stavropol.txt", "primorsko-akhtarsk.txt"])
async def test_real_roadmaps_come_back_the_same(
    database: Database, clock: StandingClock, name: str
) -> None:
    reading = real_order(name)
    authority = await found_authority(database, clock, marks(reading))
    review = await reviewed(authority, await authority.draft(reading, past="done"))
    mended = compared(sent_back(review, {}), review)
    assert mended.patches == ()
    assert mended.wrong == ()
    assert mended.removed == ()


async def test_every_field_can_be_mended_and_counts_once_taken(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    cells = {
        "section": "Новый раздел",
        "level": "региональный",
        "no": "99.",
        "title": "Провести совещание",
        "deadline": "до 1 декабря 2026",
        "responsible": "Орлова О.П., Синицына С.И.",
        "form": "протокол",
        "codes": "1.2, 2.1",
        "tracking": "К дате",
        "short_name": "Совещание",
    }
    mended = compared(sent_back(review, {0: cells}), review)
    assert len(mended.patches) == 1
    assert not mended.wrong
    await ProposeSheet(authority.uow)(import_id, mended.patches)
    before = (await reviewed(authority, import_id)).material.draft.activities[0]
    assert before == review.material.draft.activities[0]
    await SettleSheet(authority.uow)(import_id, take=True)
    review = await reviewed(authority, import_id)
    after = review.material.draft.activities[0]
    assert (after.section, after.level, after.no) == ("Новый раздел", "region", "99.")
    assert (after.title, after.form, after.short_name) == (
        "Провести совещание",
        "протокол",
        "Совещание",
    )
    assert after.deadline.raw == "до 1 декабря 2026"
    assert [one.text for one in after.responsible] == ["Орлова О.П.", "Синицына С.И."]
    assert after.codes == ("1.2", "2.1")
    assert after.tracking is Tracking.POINT
    assert after.key == before.key
    assert compared(sent_back(review, {}), review).patches == ()
    with pytest.raises(ConflictError):
        await SettleSheet(authority.uow)(import_id, take=True)


async def test_wrong_cells_are_named_by_row_and_change_nothing(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    cells = {
        "level": "городской",
        "title": "",
        "deadline": "как получится",
        "codes": "один",
        "tracking": "строго",
        "short_name": "х" * 65,
    }
    mended = compared(sent_back(review, {2: cells}), review)
    assert mended.patches == ()
    assert {(one.cell, one.field) for one in mended.wrong} == {
        ("B4", "level"),
        ("D4", "title"),
        ("E4", "deadline"),
        ("H4", "codes"),
        ("I4", "tracking"),
        ("J4", "short_name"),
    }
    assert Wrong("E4", "deadline", "как получится") in mended.wrong


NEW = {"section": "Новый раздел", "title": "Семинар наставников", "deadline": "до 1 декабря 2026"}


async def take(authority: Authority, review: Review, sheet: DraftSheet, **ways: bool) -> Draft:
    """The draft after everything the sheet says was taken."""
    import_id, mended = review.head.id, compared(sheet, review)
    await ProposeSheet(authority.uow)(import_id, mended.patches, mended.removed)
    await SettleSheet(authority.uow)(import_id, take=True, **ways)
    return (await reviewed(authority, import_id)).material.draft


async def test_a_row_put_in_becomes_an_activity_once(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    rows = len(review.material.draft.activities)
    cells = NEW | {"responsible": "руководители ОО", "no": "7."}
    sheet = sent_back(review, {rows: cells})
    mended = compared(sheet, review)
    assert (mended.added, mended.changed, mended.wrong) == (1, 0, ())
    draft = await take(authority, review, sheet)
    new = next(one for one in draft.activities if one.title == "Семинар наставников")
    assert len(draft.activities) == rows + 1
    assert (new.section, new.no, new.title) == ("Новый раздел", "7.", "Семинар наставников")
    assert new.deadline.kind is DeadlineKind.DUE
    assert [one.text for one in new.responsible] == ["руководители ОО"]
    assert new.tracking is Tracking.POINT
    review = await reviewed(authority, review.head.id)
    assert next(one for one in review.material.every_row() if one.activity.key == new.key).owed
    again = compared(sheet, review)
    assert (again.patches, again.added, again.removed) == ((), 0, ())


async def test_a_row_put_in_stands_where_it_was_put(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    book.rows.insert(3, [""] * len(book.rows[0]))
    for field, text in {**NEW, "tracking": "ведётся", "codes": "1.2", "short_name": "С"}.items():
        book.put(3, FIELDS.index(field), text)
    draft = await take(authority, review, closed(book))
    new = draft.activities[2]
    assert (new.title, new.tracking, new.codes) == ("Семинар наставников", "ongoing", ("1.2",))
    assert new.short_name == "С"
    assert [one.key for one in draft.activities if one.key != new.key] == [
        one.key for one in review.material.draft.activities
    ]


async def test_a_row_put_in_with_a_wrong_cell_is_not_added(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    rows = len(review.material.draft.activities)
    mended = compared(sent_back(review, {rows: NEW | {"deadline": "как получится"}}), review)
    assert mended.added == 0
    assert [one.cell for one in mended.wrong] == [f"E{rows + 2}"]
    untitled = compared(sent_back(review, {rows: NEW | {"title": ""}}), review)
    assert [one.field for one in untitled.wrong] == ["title"]


async def test_deleted_rows_are_left_out_only_if_that_is_wished(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    del book.rows[2:4]
    sheet = closed(book)
    mended = compared(sheet, review)
    gone = tuple(one.key for one in review.material.draft.activities[1:3])
    assert (mended.patches, mended.removed) == ((), gone)
    kept = await take(authority, review, sheet)
    assert not any(one.skipped for one in kept.activities)
    left = await take(authority, review, sheet, leave_out=True)
    assert tuple(one.key for one in left.activities if one.skipped) == gone
    review = await reviewed(authority, review.head.id)
    assert compared(sheet, review).removed == ()


async def test_what_changed_in_the_chat_since_is_not_taken_back(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    book = opened(review)
    keys = [one.key for one in review.material.draft.activities]
    patch = PatchRows(authority.uow)
    await patch(import_id, {"at": {"row": keys[0]}, "short_name": "Новое"})
    await patch(import_id, {"at": {"row": keys[1]}, "short_name": "Другое"})
    review = await reviewed(authority, import_id)
    assert compared(closed(book), review).patches == ()
    book.put(2, FIELDS.index("short_name"), "Третье")
    mended = compared(closed(book), review)
    assert mended.patches == ({"at": {"row": keys[1]}, "short_name": "Третье"},)
    assert mended.clashes == (Wrong("J3", "short_name", "Третье"),)


async def test_sorted_rows_and_columns_are_known_by_what_stands_in_them(
    authority: Authority,
) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    book.rename("Исправленный")
    keys = [row.pop() for row in book.rows]
    book.rows[1:] = reversed(book.rows[1:])
    for row, key in zip(book.rows, keys, strict=True):
        row.append(key)  # the hidden key stayed behind
    mended = compared(closed(book), review)
    assert (mended.patches, mended.removed, mended.added) == ((), (), 0)
    for row in book.rows:
        row.insert(2, "проверить")
    book.rows.insert(0, ["Черновик на проверку"])
    book.hidden.add(5)
    mended = compared(closed(book), review)
    assert (mended.patches, mended.removed, mended.added) == ((), (), 0)


async def test_a_date_and_a_merged_cell_are_read(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    form = FIELDS.index("form")
    book.put(1, FIELDS.index("deadline"), date(2026, 11, 20))
    book.put(3, form, "протокол")
    book.put(4, form, "")
    book.merged.append((3, form, 4, form))
    mended = compared(closed(book), review)
    assert not mended.wrong
    first, second, third = mended.patches
    assert first["deadline"]["windows"] == [["2026-11-20", "2026-11-20"]]
    assert (second["form"], third["form"]) == ("протокол", "протокол")


async def test_a_copied_row_is_another_one(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    book.rows.append(list(book.rows[1]))
    book.put(len(book.rows) - 1, FIELDS.index("title"), "Второй семинар")
    mended = compared(closed(book), review)
    assert (mended.added, mended.changed, mended.removed) == (1, 0, ())


async def test_a_lost_column_is_refused(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    book = opened(review)
    for row in book.rows:
        del row[4]
    with pytest.raises(InputRefusedError) as refused:
        closed(book)
    assert refused.value.key == "draft-sheet-columns"


async def test_a_row_is_left_out_in_the_table(authority: Authority) -> None:
    import_id = await authority.draft(own_order(), past="done")
    review = await reviewed(authority, import_id)
    mended = compared(sent_back(review, {1: {"tracking": "исключено"}}), review)
    await ProposeSheet(authority.uow)(import_id, mended.patches)
    await SettleSheet(authority.uow)(import_id, take=True)
    assert (await reviewed(authority, import_id)).material.draft.activities[1].skipped


def test_other_files_are_not_ours() -> None:
    assert read_draft_sheet(b"") is None
    assert read_draft_sheet("Просто письмо.".encode()) is None
    assert read_draft_sheet(b"PK\x03\x04 broken") is None


def test_a_sheet_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_sheet, "LONGEST", 2)
    line = SheetLine("key", ("",) * len(FIELDS), frozenset(), "")
    with pytest.raises(InputRefusedError) as refused:
        read_draft_sheet(written(1, [line, line]))
    assert refused.value.key == "draft-sheet-long"


def test_a_sheet_that_unpacks_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_sheet, "LARGEST", 100)
    line = SheetLine("key", ("",) * len(FIELDS), frozenset(), "")
    assert read_draft_sheet(written(1, [line])) is None


def test_every_coded_word_has_a_text() -> None:
    assert all(T.has(f"draft-sheet-{field}-{code}") for field in CODED for code in CODED[field])
