"""Replies that are no report, bounces, automata: answered clearly, or not at all."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from sqlalchemy import select, update

from storage.rows import (
    ContactRow,
    DeliveryRow,
    DutyRow,
    EvidenceRow,
    SubmissionRow,
)
from tests.flows.letters import GRAPH, HEAD, PDF, Correspondence, nine, words
from tests.flows.test_digest import NINE
from tests.mail.office import USER

pytest_plugins = ("tests.mail.fixtures", "tests.flows.letter_fixtures")


def tampered(letter: EmailMessage) -> dict[str, str]:
    """The same tag for another person."""
    subject = str(letter["Subject"])
    head, _, rest = subject.rpartition("-")
    return {"to": USER, "thread": "no", "subject": f"{head}9-{rest}"}


@pytest.mark.parametrize(
    ("text", "files", "headers", "verdict", "answer"),
    [
        ("", (), {}, "empty", "Ваше письмо пустое"),
        ("Сделаем на следующей неделе", (), {}, "words", "не нашлось ни вложенного файла"),
        ("", (("virus.exe", PDF),), {}, "unfit", "Не приняты вложения: virus.exe"),
        ("", (("empty.pdf", b""),), {}, "unfit", "Не приняты вложения: empty.pdf"),
        ("x", (), {"sender": "zam@school7.example"}, "foreign", "не с того адреса"),
        ("x", (), {"to": USER, "subject": "x", "thread": "no"}, "no-tag", "В письме нет кода"),
        ("x", (("x.pdf", PDF),), {"Auto_Submitted": "auto-replied"}, "automatic", None),
        ("x", (("x.pdf", PDF),), {"Precedence": "bulk"}, "automatic", None),
        ("x", (("x.pdf", PDF),), {"sender": USER}, "automatic", None),
        (
            "",
            (("x.pdf", PDF),),
            {"Authentication_Results": "mx; dmarc=fail header.from=school7.example"},
            "forged",
            None,
        ),
        (
            "x",
            (),
            {"sender": "spam@x.example", "to": USER, "subject": "x", "thread": "no"},
            "stranger",
            None,
        ),
    ],
)
async def test_what_is_no_report_is_answered_clearly_or_not_at_all(
    one: Correspondence,
    text: str,
    files: tuple[tuple[str, bytes], ...],
    headers: dict[str, str],
    verdict: str,
    answer: str | None,
) -> None:
    letter = await one.letter()
    await one.reply(letter, text, *files, **headers)
    assert await one.verdict() == verdict
    assert await one.duty() == "none"
    if answer is None:
        assert len(one.office.letters) == 1
    else:
        told = await one.letter(2)
        assert answer in words(told)
        assert one.office.recipients[1] == headers.get("sender", HEAD)


async def test_a_tag_that_was_changed_opens_nothing(one: Correspondence) -> None:
    letter = await one.letter()
    await one.reply(letter, "", ("x.pdf", PDF), **tampered(letter))
    assert await one.verdict() == "bad-tag"
    assert "Код в теме" in words(await one.letter(2))
    assert await one.duty() == "none"
    changed = {**tampered(letter), "sender": "evil@x.example", "number": "<evil@x>"}
    await one.reply(letter, "", ("x.pdf", PDF), **changed)
    assert await one.verdict(2) == "stranger"
    assert len(one.office.letters) == 2


async def test_what_was_accepted_meanwhile_is_refused_in_words(one: Correspondence) -> None:
    letter = await one.letter()
    await one.reply(letter, "Исполнено")
    assert await one.verdict() == "recorded"
    await one.letter(2)
    async with one.world.database.write() as session:
        await session.execute(update(DutyRow).values(state="accepted", accepted_at=NINE))
        await session.execute(update(SubmissionRow).values(state="accepted", decided_at=NINE))
        await session.commit()
    await one.reply(letter, "", ("x.pdf", PDF), number="<late@school7>")
    assert await one.verdict(2) == "refused"
    assert "На вопросы отвечает координатор" in words(await one.letter(3))
    assert await one.world.rows(select(EvidenceRow.id)) == []


BOUNCE = """From: MAILER-DAEMON@mail.uo.example
To: vekha@uo.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce@mail.uo.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Sorry.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.uo.example

Final-Recipient: rfc822; orlova@school7.example
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--B
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: x

--B--
"""


async def test_a_letter_that_comes_back_closes_the_address(one: Correspondence) -> None:
    letter = await one.letter()
    bounce = BOUNCE.format(status="5.1.1", message_id=letter["Message-ID"])
    await one.mailbox.put(bounce.replace("\n", "\r\n").encode())
    assert await one.verdict() == "bounce"
    told = await one.morning.coordinator.phone.wait_for("Письма не доходят: Орлова Ольга Петровна")
    assert told.says(HEAD)
    mail = ContactRow.channel == "email"
    assert await one.world.rows(select(ContactRow.state).where(mail)) == ["failing"]
    digest = (DeliveryRow.kind == "digest") & (DeliveryRow.channel == "email")
    assert await one.world.rows(select(DeliveryRow.state).where(digest)) == ["undeliverable"]
    assert len(one.office.letters) == 1
    await one.reply(letter, "Исполнено", number="<alive@school7>")
    assert await one.verdict(2) == "recorded"
    assert await one.world.rows(select(ContactRow.state).where(mail)) == ["active"]


@pytest.mark.parametrize("changed", ["temporary", "unsigned"])
async def test_a_bounce_that_proves_nothing_changes_nothing(
    one: Correspondence, changed: str
) -> None:
    letter = await one.letter()
    number = str(letter["Message-ID"])
    status = "4.4.1" if changed == "temporary" else "5.1.1"
    own = number if changed == "temporary" else number.replace("l", "l1", 1)
    bounce = BOUNCE.format(status=status, message_id=own)
    await one.mailbox.put(bounce.replace("\n", "\r\n").encode())
    assert await one.verdict() == "bounce"
    mail = ContactRow.channel == "email"
    assert await one.world.rows(select(ContactRow.state).where(mail)) == ["active"]


async def test_an_address_that_the_server_refuses_is_told_of(blank: Correspondence) -> None:
    blank.office.say("RCPT", "550 5.1.1 no such user", times=3)
    mail = await nine(blank, GRAPH)
    await mail.morning.coordinator.phone.wait_for("Письма не доходят: Орлова Ольга Петровна")
    assert mail.office.letters == []


async def test_two_automata_end_their_talk(
    one: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("usecases.mail.judging.ANSWERS_A_DAY", 2)
    letter = await one.letter()
    for number in range(1, 5):
        await one.reply(letter, "Я в отпуске", number=f"<{number}@school7>")
        assert await one.verdict(number) == "words"
    assert len(one.office.letters) == 3
