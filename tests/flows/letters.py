"""A head without Telegram, the letters that came and the replies that go; real servers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

from sqlalchemy import select, update

from storage.rows import (
    ContactRow,
    DutyRow,
    LetterRow,
    PersonRow,
)
from tests.flows.test_digest import NINE, Morning
from tests.flows.world import World
from tests.mail.dovecot import Dovecot
from tests.mail.office import PASSWORD, USER, PostOffice

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


async def begun(
    world: World, office: PostOffice, mailbox: Dovecot, rate: int = 6000
) -> Correspondence:
    """A head without Telegram and with an address; the bot at 08:50, `rate` letters a minute."""
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
            "mail_rate": rate,
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


async def nine(blank: Correspondence, *titles: str, **values: Any) -> Correspondence:
    for title in titles:
        blank.duties.append(await blank.morning.owe(title, date(2026, 10, 13), **values))
    await blank.morning.remind(*blank.duties)
    await blank.world.box.set_clock(NINE)
    return blank
