"""Reports by letter: a head without Telegram gets letters and answers them; real servers."""

from __future__ import annotations

import time
from datetime import date

import pytest
from sqlalchemy import select

from bot.watch.server import health_fields
from storage.rows import (
    EvidenceRow,
    SubmissionRow,
)
from tests.flows.letters import GRAPH, HEAD, PDF, Correspondence, begun, nine, words
from tests.flows.world import World
from tests.mail.dovecot import Dovecot
from tests.mail.office import USER, PostOffice
from usecases.watching import ReadHealth

pytest_plugins = ("tests.mail.fixtures", "tests.flows.letter_fixtures")


async def test_a_head_without_telegram_reports_by_letter(blank: Correspondence) -> None:
    mail = await nine(blank, GRAPH, needs_document=True)
    world, coordinator = mail.world, mail.morning.coordinator.phone
    letter = await mail.letter()
    assert mail.office.recipients == [HEAD]
    assert GRAPH in words(letter)
    await mail.reply(letter, "Направляю. Утверждён 09.10.2026", ("график.pdf", PDF))
    assert await mail.verdict() == "recorded"
    receipt = await mail.letter(2)
    assert "Отчёт представлен" in words(receipt)
    assert "график.pdf" in words(receipt)
    assert receipt["Auto-Submitted"] == "auto-replied"
    assert receipt["Subject"].startswith("Re: ")
    news = await coordinator.wait_for("Поступил отчёт")
    columns = (SubmissionRow.state, SubmissionRow.executed_on, SubmissionRow.source)
    assert await world.rows(select(*columns)) == [("reported", date(2026, 10, 9), "email")]
    assert await world.rows(select(EvidenceRow.name, EvidenceRow.state)) == [
        ("график.pdf", "stored")
    ]
    (sha256,) = await world.rows(select(EvidenceRow.sha256))
    assert (await world.ground.files.path(sha256)).read_bytes() == PDF
    await coordinator.press("Проверить", news)
    await coordinator.press("Принять", await coordinator.wait_for(lambda m: "Принять" in m.labels))
    accepted = await mail.letter(3)
    assert "Принято" in words(accepted)
    await world.settled()
    assert await mail.duty() == "accepted"
    assert await mail.morning.head.phone.messages() == []
    assert await mail.mailbox.seen() == [True]


async def test_answers_keep_the_pace_of_all_letters(
    quiet_world: World, office: PostOffice, mailbox: Dovecot
) -> None:
    mail = await nine(await begun(quiet_world, office, mailbox, rate=12), GRAPH)
    letter = await mail.letter()
    came = time.monotonic()
    await mail.reply(letter, "Исполнено.")
    await mail.letter(2)
    assert time.monotonic() - came >= 4.5


async def test_health_says_when_replies_were_looked_for(one: Correspondence) -> None:
    await one.letter()
    health = ReadHealth(one.world.ground.read, one.world.ground.clock)

    async def looked() -> bool:
        return (await health()).mailbox_at is not None

    await one.world.until(looked)
    fields = health_fields(await health())
    assert str(fields["last_mailbox_look"]).startswith("2026-10-12T06:0")


async def test_requisites_in_a_line_are_a_report(one: Correspondence) -> None:
    letter = await one.letter()
    text = (
        "Добрый день!\nПриказ от 12.10.2026 № 45-ОД\n\nС уважением, Орлова, исх. № 7 от 01.02.2020"
    )
    await one.reply(letter, text)
    assert await one.verdict() == "recorded"
    assert "Отчёт представлен" in words(await one.letter(2))
    rows = await one.world.rows(select(EvidenceRow.kind, EvidenceRow.text))
    assert rows == [("requisites", "Приказ от 12.10.2026 № 45-ОД")]


async def test_what_was_sent_before_is_an_answer_too(one: Correspondence) -> None:
    await one.reply(await one.letter(), "Уже направляли, исх. № 123 от 05.10.2026")
    assert await one.verdict() == "recorded"
    assert await one.duty() == "reported"


async def test_where_no_document_is_needed_a_word_is_enough(one: Correspondence) -> None:
    await one.reply(await one.letter(), "Исполнено.")
    assert await one.verdict() == "recorded"
    assert await one.duty() == "reported"


async def test_a_second_letter_adds_to_the_report(one: Correspondence) -> None:
    letter = await one.letter()
    await one.reply(letter, "", ("a.pdf", PDF))
    assert await one.verdict() == "recorded"
    receipt = await one.letter(2)
    await one.reply(
        receipt, "", ("b.pdf", PDF + b"2"), number="<second@school7>", to=USER, thread="no"
    )
    assert await one.verdict(2) == "added"
    await one.reply(receipt, "", ("c.pdf", PDF), number="<third@school7>")
    assert await one.verdict(3) == "twin"
    assert "второй раз он не записан" in words(await one.letter(4))
    assert len(await one.world.rows(select(EvidenceRow.id))) == 2


async def test_each_line_of_a_digest_can_be_answered(blank: Correspondence) -> None:
    mail = await nine(blank, GRAPH, "Мониторинг питания")
    letter = await mail.letter()
    text = words(letter)
    assert "Требуют внимания: 2" in text
    links = [line for line in text.split("\n") if "vekha+d" in line]
    assert len(links) == 2
    html = letter.get_body(("html",))
    assert html is not None
    assert html.get_content().count('<a href="mailto:vekha+d') == 2
    await mail.reply(letter, "", ("x.pdf", PDF))
    assert await mail.verdict() == "which"
    asked = await mail.letter(2)
    assert "К чему относится" in words(asked)
    assert words(asked).count("vekha+d") == 2
    await mail.reply(asked, "2. Приказ от 12.10.2026 № 3", number="<numbered@school7>")
    assert await mail.verdict(2) == "recorded"
    address = links[0].rpartition(" ")[2]
    await mail.reply(
        letter,
        "",
        ("y.pdf", PDF),
        to=address,
        subject="Отчёт",
        thread="no",
        number="<link@school7>",
    )
    assert await mail.verdict(3) == "recorded"
    assert [await mail.duty(0), await mail.duty(1)] == ["reported", "reported"]


@pytest.mark.parametrize("kept", ["subject", "thread"])
async def test_the_tag_is_found_where_a_server_has_left_it(one: Correspondence, kept: str) -> None:
    letter = await one.letter()
    lost: dict[str, str] = {"to": USER}
    if kept == "subject":
        lost["thread"] = "no"
    else:
        lost["subject"] = "отчёт"
    await one.reply(letter, "", ("x.pdf", PDF), **lost)
    assert await one.verdict() == "recorded"


async def test_the_package_of_a_day_is_reported_by_one_letter(blank: Correspondence) -> None:
    mail = await nine(blank, GRAPH, "Мониторинг питания", package=True)
    letter = await mail.letter()
    assert "Исполнено" in words(letter)
    await mail.reply(letter, "Справка", ("справка.pdf", PDF))
    assert await mail.verdict() == "recorded"
    assert [await mail.duty(0), await mail.duty(1)] == ["reported", "reported"]
