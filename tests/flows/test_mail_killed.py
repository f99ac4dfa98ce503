"""The process is killed while replies come in: each becomes one report, each is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.rows import DutyRow, EvidenceRow, LetterRow, SubmissionRow
from tests.flows.letters import PDF, Correspondence, begun, words
from tests.flows.preloaded import ForkedBot, Parent
from tests.flows.test_digest import NINE
from tests.flows.world import World
from tests.mail.dovecot import Dovecot
from tests.mail.office import PASSWORD, USER, PostOffice

pytest_plugins = ("tests.mail.fixtures", "tests.flows.letter_fixtures")

DUTIES = 6
KILLS = 6


class Posting(ForkedBot):
    """The bot with mail set up."""

    def environment(self) -> dict[str, str]:
        settings = self._world.settings
        return super().environment() | {
            "VEKHA_SMTP_HOST": settings.smtp_host,
            "VEKHA_SMTP_PORT": str(settings.smtp_port),
            "VEKHA_SMTP_TLS": settings.smtp_tls,
            "VEKHA_SMTP_FROM": settings.smtp_from,
            "VEKHA_IMAP_HOST": settings.imap_host,
            "VEKHA_IMAP_PORT": str(settings.imap_port),
            "VEKHA_IMAP_TLS": settings.imap_tls,
            "VEKHA_IMAP_USER": USER,
            "VEKHA_IMAP_PASSWORD": PASSWORD,
            "VEKHA_MAIL_RATE": "6000",
        }


@pytest.fixture
async def killed(quiet_world: World, office: PostOffice, mailbox: Dovecot) -> Correspondence:
    return await begun(quiet_world, office, mailbox)


@pytest.fixture
def process(killed: Correspondence, tmp_path: Path, parent: Parent) -> Iterator[Posting]:
    made = Posting(killed.world, tmp_path / "bot.log", parent)
    yield made
    made.close()


async def test_each_reply_is_one_report_wherever_the_process_ends(
    killed: Correspondence, process: Posting
) -> None:
    world, mail = killed.world, killed
    for number in range(DUTIES):
        mail.duties.append(await mail.morning.owe(f"График {number}", date(2026, 10, 13)))
    await mail.morning.remind(*mail.duties)
    await world.stop()
    await world.box.set_clock(NINE)
    await process.start()
    letter = await mail.letter()
    for number in range(1, DUTIES + 1):
        file = (f"{number}.pdf", PDF + bytes([number]))
        await mail.reply(letter, f"{number}. Направляю", file, number=f"<{number}@school7>")
    for kill in range(KILLS):
        await asyncio.sleep(0.25 + 0.25 * kill)
        process.kill()
        await process.start()

    async def answered() -> bool:
        return len({one["In-Reply-To"] for one in mail.office.letters} - {None}) == DUTIES

    await world.until(answered, seconds=60, what="every reply's answer")
    await world.settled(30)
    assert await world.rows(select(LetterRow.verdict)) == ["recorded"] * DUTIES
    assert await world.rows(select(DutyRow.state)) == ["reported"] * DUTIES
    assert await world.rows(select(SubmissionRow.state)) == ["reported"] * DUTIES
    names = await world.rows(select(EvidenceRow.name).order_by(EvidenceRow.name))
    assert names == [f"{number}.pdf" for number in range(1, DUTIES + 1)]
    assert set(await world.rows(select(EvidenceRow.state))) == {"stored"}
    assert all(await mail.mailbox.seen())
    answers = [one for one in mail.office.letters if one["In-Reply-To"]]
    assert len({one["Message-ID"] for one in answers}) == DUTIES
    assert all("Отчёт представлен" in words(one) for one in answers)
