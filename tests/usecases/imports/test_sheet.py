"""The draft as a workbook: what goes out comes back the same, what is mended becomes patches."""

from __future__ import annotations

from io import BytesIO

import pytest

from handlers.imports.sheets import CODED, coded, sheet_lines, written_words
from locales import Translator
from reports.draft_sheet import write_draft_sheet
from roadmap.errors import ConflictError, InputRefusedError
from roadmap.intake import draft_sheet
from roadmap.intake.draft_sheet import FIELDS, DraftSheet, SheetLine, SheetRow, read_draft_sheet
from roadmap.model import Tracking
from storage.engine import Database
from tests.conftest import StandingClock
from tests.usecases.publishing.authority import (
    Authority,
    found_authority,
    marks,
    own_order,
    real_order,
)
from usecases.imports.review import Review, ReviewImport
from usecases.imports.sheet import ProposeSheet, SettleSheet, Wrong, compared

T = Translator("ru")


@pytest.fixture
async def authority(database: Database, clock: StandingClock) -> Authority:
    return await found_authority(database, clock, [str(n) for n in range(1, 13)])


async def reviewed(authority: Authority, import_id: int) -> Review:
    return await ReviewImport(authority.read, authority.clock)(import_id)


def written(import_id: int, lines: list[SheetLine]) -> bytes:
    out = BytesIO()
    write_draft_sheet(import_id, lines, written_words(T), out, T)
    return out.getvalue()


def sent_back(review: Review, changes: dict[int, dict[str, str]]) -> DraftSheet:
    """The workbook written, its cells changed by line and field, read again."""
    lines = sheet_lines(review, T)
    for at, cells in changes.items():
        texts = tuple(
            cells.get(field, text) for field, text in zip(FIELDS, lines[at].cells, strict=True)
        )
        lines[at] = SheetLine(lines[at].key, texts, lines[at].doubted, lines[at].doubts)
    sheet = read_draft_sheet(written(review.head.id, lines))
    assert sheet is not None
    return coded(sheet, T)


async def test_what_goes_out_comes_back_the_same(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    sheet = sent_back(review, {})
    assert sheet.import_id == review.head.id
    assert len(sheet.rows) == len(review.material.draft.activities)
    mended = compared(sheet, review)
    assert mended.patches == ()
    assert not mended.wrong
    assert not mended.missing


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
    assert mended.missing == 0


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
    assert set(mended.wrong) == {Wrong(4, field) for field in cells}


async def test_rows_left_out_and_put_in_change_nothing(authority: Authority) -> None:
    review = await reviewed(authority, await authority.draft(own_order(), past="done"))
    sheet = sent_back(review, {})
    strange = SheetRow(50, "", dict.fromkeys(FIELDS, "") | {"title": "Лишнее"})
    mended = compared(DraftSheet(sheet.import_id, (*sheet.rows[1:], strange)), review)
    assert mended.patches == ()
    assert mended.added == (50,)
    assert mended.missing == 1


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
