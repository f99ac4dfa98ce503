"""One order as LibreOffice writes it in every format: each reads the same."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from bot.documents import Limits, SubprocessDocuments
from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.reading import Reading
from tests.programs import needs_office

FILES = Path(__file__).parent / "by_office"
WRITTEN = ("order.docx", "order.odt", "order.pdf", "owned.pdf")
CONVERTED = ("order.doc", "order.rtf")
SHEETS = ("order.xls", "order.xlsx", "order.ods")


def reading(name: str) -> Reading:
    return read_document((FILES / name).read_bytes(), name)


@pytest.fixture(scope="module")
def page() -> Reading:
    return reading("order.html")


def test_the_page_is_read_whole(page: Reading) -> None:
    assert page.title == "ПЛАН МЕРОПРИЯТИЙ ПО ПОДДЕРЖКЕ ШКОЛ НА 2026 – 2027 УЧЕБНЫЙ ГОД"
    assert [row.no for row in page.activities] == ["1.", "2.", "3.", "4.", "5."]
    second, third = page.activities[1:3]
    assert second.title == (
        "Школа молодого учителя: • занятия для начинающих педагогов; • открытые уроки наставников"
    )
    assert second.responsible == third.responsible
    assert [one.text for one in third.responsible] == ["Рябинин П.О.", "руководители ОО"]
    assert [one.deadline.raw for one in page.orders] == ["в срок до 15.09.2026 г."]


@pytest.mark.parametrize("name", WRITTEN)
def test_each_format_says_the_same(page: Reading, name: str) -> None:
    assert_same(reading(name), page)


@pytest.mark.parametrize("name", SHEETS)
def test_each_spreadsheet_says_the_same(page: Reading, name: str) -> None:
    found = reading(name)
    assert [row.deadline for row in found.activities] == [row.deadline for row in page.activities]
    assert [row.responsible for row in found.activities] == [
        row.responsible for row in page.activities
    ]
    assert [row.section for row in found.activities] == [row.section for row in page.activities]


@pytest.mark.parametrize("name", CONVERTED)
async def test_old_word_and_rich_text_say_the_same(page: Reading, name: str) -> None:
    """In the child with its narrow memory, as the bot reads it."""
    needs_office()
    assert_same(await SubprocessDocuments().read(FILES / name, name), page)


async def test_two_old_documents_are_converted_at_once(
    page: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_office()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    documents = SubprocessDocuments()
    found = await asyncio.gather(*(documents.read(FILES / name, name) for name in CONVERTED))
    for one in found:
        assert_same(one, page)
    assert left_in(tmp_path) == []


async def test_a_conversion_that_is_stopped_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs_office()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    documents = SubprocessDocuments(Limits(total=1.0))
    with pytest.raises(InputRefusedError) as refusal:
        await documents.read(FILES / "order.doc", "order.doc")
    assert refusal.value.key == "read-timeout"
    assert left_in(tmp_path) == []
    assert _running_in(tmp_path) == []


@pytest.mark.parametrize("path", sorted(FILES.glob("locked.*")), ids=lambda path: path.name)
def test_a_password_is_seen_in_every_format(path: Path) -> None:
    with pytest.raises(InputRefusedError) as refusal:
        read_document(path.read_bytes(), path.name)
    assert refusal.value.key == "read-password"


def assert_same(found: Reading, page: Reading) -> None:
    assert found.activities == page.activities
    assert (found.title, found.number, found.date) == (page.title, page.number, page.date)
    assert (found.signatory, found.controller) == (page.signatory, page.controller)
    assert found.orders == page.orders


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _running_in(folder: Path) -> list[str]:
    """Command lines of processes that name this folder."""
    found = []
    for process in Path("/proc").iterdir():
        if not process.name.isdecimal() or int(process.name) == os.getpid():
            continue
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if str(folder) in command:
            found.append(command)
    return found
