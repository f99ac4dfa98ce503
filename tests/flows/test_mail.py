"""Mail beside Telegram: a head who has none gets letters and answers them; real servers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.watch.server import health_fields
from storage.rows import (
    ContactRow,
    DeliveryRow,
    DutyRow,
    EvidenceRow,
    LetterRow,
    PersonRow,
    SubmissionRow,
)
from tests.flows.test_digest import NINE, Morning
from tests.flows.world import JOINED, World
from tests.mail.dovecot import Dovecot
from tests.mail.office import PASSWORD, USER, PostOffice, post_office
from usecases.watching import ReadHealth

pytest_plugins = ("tests.mail.fixtures",)

PDF = b"%PDF-1.4 grafik"
HEAD = "orlova@school7.example"
GRAPH = "График контрольных работ"


@dataclass
class Correspondence:
    """The head's side: letters that came, replies that go."""

    morning: Morning
    office: PostOffice
    mailbox: Dovecot
    duties: list[int] = field(default_factory=list)

    @property
    def world(self) -> World:
        world: World = self.morning.world
        return world

    async def letter(self, number: int = 1) -> EmailMessage:
        """The letter of this number, when it has come."""

        async def came() -> bool:
            return len(self.office.letters) >= number

        await self.world.until(came, seconds=20, what=f"letter {number}")
        return self.office.letters[number - 1]

    async def reply(
        self, letter: EmailMessage, text: str = "", *files: tuple[str, bytes], **headers: str
    ) -> EmailMessage:
        """As a mail program does it."""
        made = EmailMessage(policy=SMTP)
        made["From"] = headers.pop("sender", HEAD)
        made["To"] = headers.pop("to", str(letter["Reply-To"] or letter["From"]))
        made["Subject"] = headers.pop("subject", f"Re: {letter['Subject']}")
        made["Message-ID"] = headers.pop("number", f"<reply-{len(text)}-{len(files)}@school7>")
        if headers.pop("thread", "yes") == "yes":
            made["In-Reply-To"] = letter["Message-ID"]
        for name, value in headers.items():
            made[name.replace("_", "-")] = value
        quoted = "> " + (letter.get_body(("plain",)) or letter).get_content().replace("\n", "\n> ")
        made.set_content(f"{text}\n\n12.10.2026, 09:00, Веха <{USER}>:\n{quoted}")
        for name, content in files:
            made.add_attachment(content, maintype="application", subtype="pdf", filename=name)
        await self.mailbox.put(made.as_bytes())
        return made

    async def verdict(self, number: int = 1) -> str:
        """What became of the reply of this number."""

        async def judged() -> list[str]:
            rows = await self.world.rows(select(LetterRow.verdict).order_by(LetterRow.id))
            done = [row for row in rows if row is not None]
            return done if len(done) >= number else []

        found = await self.world.until(judged, seconds=20, what="a verdict")
        await self.world.settled()
        return str(found[number - 1])

    async def duty(self, number: int = 0) -> str:
        state = select(DutyRow.state).where(DutyRow.id == self.duties[number])
        return str((await self.world.rows(state))[0])


def words(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


async def begun(world: World, office: PostOffice, mailbox: Dovecot) -> Correspondence:
    """A head without Telegram and with an address; the bot at 08:50."""
    world.settings = world.settings.model_copy(
        update={
            "smtp_host": "127.0.0.1",
            "smtp_port": office.port,
            "smtp_tls": "none",
            "smtp_from": USER,
            "imap_host": "127.0.0.1",
            "imap_port": mailbox.port,
            "imap_tls": "none",
            "imap_user": USER,
            "imap_password": type(world.settings.imap_password)(PASSWORD),
            "mail_rate": 6000,
        }
    )
    morning = Morning(world)
    await morning.lay()
    async with world.database.write() as session:
        person = morning.head.person_id
        await session.execute(
            update(PersonRow)
            .where(PersonRow.id == person)
            .values(email=f" {HEAD.title()} ", joined_at=None, consent_at=None)
        )
        await session.execute(
            update(ContactRow).where(ContactRow.person_id == person).values(state="revoked")
        )
        await session.commit()
    return Correspondence(morning, office, mailbox)


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


@pytest.fixture
async def blank(quiet_world: World, office: PostOffice, mailbox: Dovecot) -> Correspondence:
    return await begun(quiet_world, office, mailbox)


@pytest.fixture
async def one(blank: Correspondence) -> Correspondence:
    """One duty due tomorrow, nine o'clock."""
    return await nine(blank, GRAPH)


async def nine(blank: Correspondence, *titles: str, **values: Any) -> Correspondence:
    for title in titles:
        blank.duties.append(await blank.morning.owe(title, date(2026, 10, 13), **values))
    await blank.morning.remind(*blank.duties)
    await blank.world.box.set_clock(NINE)
    return blank


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


async def test_letters_end_where_telegram_begins(one: Correspondence) -> None:
    """The person connects: the next message comes in the chat alone."""
    await one.letter()
    world, head = one.world, one.morning.head
    async with world.database.write() as session:
        mine = (ContactRow.person_id == head.person_id) & (ContactRow.channel == "telegram")
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.commit()
    await world.settled()
    await world.box.next_morning()
    await head.phone.wait_for(GRAPH)
    await world.settled()
    assert len(one.office.letters) == 1


async def test_the_list_of_those_who_are_not_connected_says_who_is_reached_by_mail(
    one: Correspondence,
) -> None:
    await one.letter()
    coordinator = one.morning.coordinator.phone
    await coordinator.send("/summary")
    summary = await coordinator.wait_for("не подключены: 1")
    await coordinator.press("Не подключены (1)", summary)
    listed = await coordinator.wait_for("СОШ № 7")
    assert listed.says("по e-mail")


async def test_while_telegram_fails_letters_go_out_and_the_chat_is_not_told_again(
    blank: Correspondence,
) -> None:
    """A head who is connected; Telegram is down from before nine until after the setting."""
    world, head = blank.world, blank.morning.head
    async with world.database.write() as session:
        mine = ContactRow.person_id == head.person_id
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.execute(
            update(PersonRow).where(PersonRow.id == head.person_id).values(joined_at=JOINED)
        )
        await session.commit()
    blank.duties.append(await blank.morning.owe(GRAPH, date(2026, 10, 13)))
    await blank.morning.remind(*blank.duties)
    await world.settled()
    await world.box.outage("502")
    await world.box.set_clock(NINE)

    async def refused() -> bool:
        failing = DeliveryRow.failing_since.is_not(None) & (DeliveryRow.kind == "digest")
        return bool(await world.rows(select(DeliveryRow.id).where(failing)))

    await world.until(refused, seconds=20)
    await world.box.advance(2 * 3600)
    await asyncio.sleep(1)
    assert blank.office.letters == []
    await world.box.advance(2 * 3600 + 60)
    letter = await blank.letter()
    assert GRAPH in words(letter)
    await world.box.outage("off")
    await world.settled(30)
    mine = (DeliveryRow.person_id == head.person_id) & (DeliveryRow.kind == "digest")
    columns = (DeliveryRow.channel, DeliveryRow.slot, DeliveryRow.state)
    assert await world.rows(select(*columns).where(mine)) == [("email", "morning", "sent")]
    assert [m for m in await head.phone.messages() if m.says(GRAPH)] == []


async def test_who_blocks_the_bot_gets_a_letter_instead(blank: Correspondence) -> None:
    world, head = blank.world, blank.morning.head
    async with world.database.write() as session:
        mine = ContactRow.person_id == head.person_id
        await session.execute(update(ContactRow).where(mine).values(state="active"))
        await session.commit()
    blocked = "Forbidden: bot was blocked by the user"
    await world.box.fault("sendMessage", "403", chat_id=head.phone.id, description=blocked)
    mail = await nine(blank, GRAPH)
    assert GRAPH in words(await mail.letter())
    told = await mail.morning.coordinator.phone.wait_for("Сообщения не доходят: Орлова")
    assert told.says(f"Пока письма идут на {HEAD}")


async def test_people_who_share_a_mailbox_report_each_for_themselves(blank: Correspondence) -> None:
    mail = blank
    deputy = await mail.world.insert(
        PersonRow, full_name="Зайцева Анна Ивановна", email=HEAD, locale="ru", active=True
    )
    mail = await nine(mail, GRAPH)
    letter = await mail.letter()
    tag = str(letter["Reply-To"]).partition("+")[2].partition("@")[0]
    person = tag.split("-")[1]
    assert int(person) == mail.morning.head.person_id != deputy
    await mail.reply(letter, "Исполнено")
    assert await mail.verdict() == "recorded"
    assert await mail.world.rows(select(SubmissionRow.entered_by)) == [int(person)]


async def test_a_letter_over_the_limit_is_answered(
    one: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.mail.mailbox.LIMIT", 5000)
    await one.reply(await one.letter(), "", ("x.pdf", PDF * 1000))
    assert await one.verdict() == "too-large"
    assert "слишком большое" in words(await one.letter(2))


async def test_contents_of_letters_are_deleted_after_a_month_and_evidence_is_kept(
    one: Correspondence,
) -> None:
    await one.reply(await one.letter(), "", ("x.pdf", PDF))
    assert await one.verdict() == "recorded"
    await one.letter(2)
    (content,) = await one.world.rows(select(LetterRow.sha256))
    (evidence,) = await one.world.rows(select(EvidenceRow.sha256))
    spam = {"sender": "spam@x.example", "to": USER, "subject": "x", "thread": "no"}
    await one.reply(await one.letter(), "x", number="<spam@x>", **spam)
    assert await one.verdict(2) == "stranger"
    kept = select(LetterRow.sha256).order_by(LetterRow.id)
    await one.world.box.advance(3 * 86400)

    async def spam_forgotten() -> bool:
        return await one.world.rows(kept) == [content, None]

    await one.world.until(spam_forgotten, seconds=20)
    await one.world.box.advance(28 * 86400)

    async def forgotten() -> bool:
        return await one.world.rows(kept) == [None, None]

    await one.world.until(forgotten, seconds=20)
    with pytest.raises(FileNotFoundError):
        await one.world.ground.files.path(content)
    assert (await one.world.ground.files.path(evidence)).read_bytes() == PDF


async def test_the_package_of_a_day_is_reported_by_one_letter(blank: Correspondence) -> None:
    mail = await nine(blank, GRAPH, "Мониторинг питания", package=True)
    letter = await mail.letter()
    assert "Исполнено" in words(letter)
    await mail.reply(letter, "Справка", ("справка.pdf", PDF))
    assert await mail.verdict() == "recorded"
    assert [await mail.duty(0), await mail.duty(1)] == ["reported", "reported"]


async def test_with_mail_turned_off_its_messages_go_back(one: Correspondence) -> None:
    """A letter that waits for a server that is no more is told of as undeliverable."""
    await one.letter()
    world = one.world
    await world.stop()
    number = await world.insert(
        DeliveryRow,
        person_id=one.morning.head.person_id,
        channel="email",
        kind="notice:job-failed",
        local_day=NINE.date(),
        slot="job-failed:7",
        ref={"job": 7},
        not_before=NINE,
        state="planned",
        created_at=NINE,
    )
    world.settings = world.settings.model_copy(update={"smtp_host": "", "imap_host": ""})
    await world.start()

    async def ended() -> bool:
        columns = (DeliveryRow.channel, DeliveryRow.state)
        found = await world.rows(select(*columns).where(DeliveryRow.id == number))
        return found == [("telegram", "undeliverable")]

    await world.until(ended, seconds=20)
