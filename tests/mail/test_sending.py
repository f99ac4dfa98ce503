"""Letters to a real SMTP server: what each answer of it means, and what a letter looks like."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtplib import SMTPResponseException

from bot.mail.notifier import LetterPace, MailNotifier, Signing
from bot.mail.settings import MailServer
from bot.mail.tags import Tag, Tags
from bot.settings import Settings
from handlers.callbacks import MyTasks
from handlers.screen import Button, Screen
from locales import Translator
from tests.conftest import StandingClock
from tests.mail.office import (
    PASSWORD,
    USER,
    PostOffice,
    certificate,
    post_office,
    server_context,
)
from tests.programs import needs_openssl
from usecases.ports.messages import Delivery, Later, Never, Outcome, Sent

SECRET = b"x" * 32
TO = "orlova@school7.example"
DELIVERY = Delivery(41, 7, "email", "test", date(2026, 10, 12), "test:1", {}, 0)
TEXT = (
    "📌 <b>График &lt;контрольных&gt; работ</b>\nСрок: 13 октября, завтра\n"
    "<blockquote expandable>Полный текст &amp; подробности</blockquote>"
)


@dataclass
class Card:
    link: tuple[str, dict[str, Any]] | None = ("duty", {"id": 5})


def shown(_content: Any, _t: Translator) -> Screen:
    mine = Button("Мои сроки", MyTasks())
    return Screen(TEXT, ((mine, Button("Сайт", url="https://vekha.example/a?b=1&c=2")),))


def notifier(office: PostOffice, **values: Any) -> MailNotifier:
    settings = Settings(
        _env_file=None,
        **{
            "smtp_host": "127.0.0.1",
            "smtp_port": office.port,
            "smtp_tls": "none",
            "smtp_from": USER,
            "imap_host": "127.0.0.1",
            **values,
        },
    )

    async def secret() -> bytes:
        return SECRET

    server = settings.smtp
    assert isinstance(server, MailServer)
    clock = StandingClock(datetime(2026, 10, 12, 6, 0, tzinfo=UTC))
    return MailNotifier(
        server,
        settings.sender,
        Signing(secret),
        {"test": shown},
        Translator,
        clock,
        LetterPace(settings.mail_rate),
    )


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


async def sent(office: PostOffice, content: Any = None, **values: Any) -> Outcome:
    return await notifier(office, **values).send(TO, DELIVERY, content or Card(), "ru")


def parts(letter: EmailMessage) -> tuple[str, str]:
    text = letter.get_body(("plain",))
    html = letter.get_body(("html",))
    assert text is not None
    assert html is not None
    both = (text.get_content(), html.get_content())
    return both[0].replace("\r\n", "\n"), both[1].replace("\r\n", "\n")


async def test_a_letter_says_what_the_chat_says_and_how_to_answer(office: PostOffice) -> None:
    assert await sent(office) == Sent(41, TO, 7)
    (letter,) = office.letters
    tag = Tags(SECRET).written(Tag("duty", 5, 7))
    assert office.recipients == [TO]
    assert letter["Subject"] == f"Веха: График <контрольных> работ [{tag}]"
    assert letter["Reply-To"].addresses[0].addr_spec == f"vekha+{tag}@uo.example"
    assert letter["From"].addresses[0].display_name == "Веха"
    text, html = parts(letter)
    assert text.startswith("📌 График <контрольных> работ\nСрок: 13 октября, завтра")
    assert "вложите файл или напишите реквизиты" in text
    assert "https://vekha.example/a?b=1&c=2" in text
    assert "Мои сроки" not in text + html
    assert "<b>График &lt;контрольных&gt; работ</b><br>" in html
    assert "expandable" not in html


async def test_automata_are_asked_to_be_silent(office: PostOffice) -> None:
    await sent(office)
    (letter,) = office.letters
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["X-Auto-Response-Suppress"] == "All"
    assert letter["List-Id"] == "<vekha.uo.example>"


async def test_a_letter_sent_once_more_has_the_same_id_and_stands_in_the_same_thread(
    office: PostOffice,
) -> None:
    await sent(office)
    await sent(office)
    one, other = office.letters
    assert one["Message-ID"] == other["Message-ID"]
    assert Tags(SECRET).found(one["Message-ID"]) == Tag("letter", 41, 7)
    assert Tags(SECRET).found(one["References"]) == Tag("duty", 5, 7)


async def test_without_plus_addresses_the_subject_carries_the_tag(office: PostOffice) -> None:
    await sent(office, imap_plus=False)
    (letter,) = office.letters
    assert letter["Reply-To"].addresses[0].addr_spec == USER
    assert Tags(SECRET).found(letter["Subject"]) == Tag("duty", 5, 7)


async def test_where_nobody_reads_replies_none_is_asked_for(office: PostOffice) -> None:
    await sent(office, imap_host="")
    (letter,) = office.letters
    assert letter["Reply-To"] is None
    assert "Ответы на это письмо не читаются" in parts(letter)[0]
    assert "[" not in letter["Subject"]


async def test_what_speaks_of_nothing_needs_no_answer(office: PostOffice) -> None:
    await sent(office, Card(link=None))
    (letter,) = office.letters
    assert "отвечать не нужно" in parts(letter)[0]
    assert letter["Reply-To"] is None


def refused(code: str) -> Callable[[Outcome], bool]:
    def check(outcome: Outcome) -> bool:
        return isinstance(outcome, Later) and code in outcome.error and outcome.seconds is not None

    return check


@pytest.mark.parametrize(
    ("step", "answer", "expected"),
    [
        ("RCPT", "450 4.2.0 greylisted", refused("450")),
        ("RCPT", "550 5.1.1 no such user", lambda outcome: isinstance(outcome, Never)),
        ("RCPT", "550 5.7.1 relaying denied", refused("relaying")),
        ("RCPT", "530 authentication required", refused("530")),
        ("MAIL", "451 try again", refused("451")),
        ("MAIL", "553 sender rejected", refused("553")),
        ("DATA", "452 no room", refused("452")),
    ],
)
async def test_a_refusal_is_taken_for_what_it_is(
    office: PostOffice, step: str, answer: str, expected: Callable[[Outcome], bool]
) -> None:
    office.say(step, answer)
    outcome = await sent(office)
    assert expected(outcome), outcome
    assert office.letters == []


async def test_a_bad_address_is_marked_as_failing(office: PostOffice) -> None:
    office.say("RCPT", "550 5.1.1 no such user")
    outcome = await sent(office)
    assert isinstance(outcome, Never)
    assert outcome.state == "failing"


async def test_content_that_is_refused_is_our_fault(office: PostOffice) -> None:
    office.say("DATA", "554 5.6.0 cannot read this")
    with pytest.raises(SMTPResponseException):
        await sent(office)


@pytest.mark.parametrize("moment", ["drop", "drop-after"])
async def test_a_break_while_the_content_goes_may_have_sent_it(
    office: PostOffice, moment: str
) -> None:
    office.say("DATA", moment)
    outcome = await sent(office)
    assert isinstance(outcome, Later)
    assert (outcome.seconds, outcome.refused) == (None, False)


async def test_a_closed_door_has_certainly_sent_nothing(office: PostOffice) -> None:
    outcome = await sent(office, smtp_port=9)
    assert isinstance(outcome, Later)
    assert outcome.refused


@pytest.mark.parametrize("address", ["орлова@школа.example", "nobody@" + "я" * 80 + ".example"])
async def test_an_address_that_cannot_be_written_is_never_reached(
    office: PostOffice, address: str
) -> None:
    outcome = await notifier(office).send(address, DELIVERY, Card(), "ru")
    assert isinstance(outcome, Never)


async def test_a_cyrillic_domain_is_written_as_servers_know_it(office: PostOffice) -> None:
    outcome = await notifier(office).send("orlova@школа7.рф", DELIVERY, Card(), "ru")
    assert isinstance(outcome, Sent)
    assert office.recipients == ["orlova@xn--7-7sb3aeo2d.xn--p1ai"]


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_it_logs_in_over_tls_with_a_certificate_of_ones_own(
    tmp_path: Path, security: str
) -> None:
    needs_openssl()
    pem, key = certificate(tmp_path)
    async with post_office(security, server_context(pem, key)) as office:
        login = {"smtp_tls": security, "smtp_user": USER, "smtp_password": PASSWORD}
        assert isinstance(await sent(office, mail_ca=pem, **login), Sent)
        assert office.logged_in == [USER]
        distrusted = await sent(office, **login)
        assert isinstance(distrusted, Later)
        assert "certificate" in distrusted.error.lower()
        wrong = await sent(office, mail_ca=pem, **{**login, "smtp_password": "another"})
        assert isinstance(wrong, Later)
        assert wrong.seconds is not None
    assert len(office.letters) == 1


async def test_letters_keep_a_pace() -> None:
    now = [0.0]
    pace = LetterPace(6000, lambda: now[0])
    began = asyncio.get_running_loop().time()
    for _ in range(11):
        await pace.turn()
    assert asyncio.get_running_loop().time() - began >= 0.1
