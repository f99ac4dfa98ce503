"""Letters as they go out: headers that let replies be recognised and automata be silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote

from bot.mail.tags import Tag, Tags

SEVEN_BITS: Final = SMTP.clone(cte_type="7bit")
"""Any server takes such letters, also one that knows no 8BITMIME."""


@dataclass(frozen=True, slots=True)
class Content:
    """A letter's own words."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a letter stands: its own id, what it answers, and what mail programs group it by."""

    message_id: str
    answers: str | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """This installation as a correspondent."""

    address: str
    name: str
    replies: bool
    """Whether somebody reads what is answered."""
    plus: bool
    """Whether the mailbox takes name+tag@domain too."""

    @property
    def domain(self) -> str:
        """The domain as it stands in headers."""
        return self.address.rpartition("@")[2].encode("idna").decode()

    def reply_address(self, tag: str) -> str:
        """Where replies about one thing go."""
        name, _, _ = self.address.rpartition("@")
        return f"{name}+{tag}@{self.domain}" if self.plus else f"{name}@{self.domain}"

    def mailto(self, tag: str, subject: str) -> str:
        """A link that begins a letter about one thing."""
        return f"mailto:{quote(self.reply_address(tag), safe='@+')}?subject={quote(subject)}"

    def thread(self, tags: Tags, letter: Tag, about: Tag | None) -> Thread:
        """Of the letter of a delivery; letters about one thing are one conversation.

        Its id is the same each time: a letter sent once more is recognised as the same one.
        """
        root = (f"<{tags.written(about)}@{self.domain}>",) if about else ()
        return Thread(f"<{tags.written(letter)}@{self.domain}>", references=root)


def marked(subject: str, tag: str) -> str:
    """The subject with the tag that a reply keeps, should its address be changed on the way."""
    return f"{subject} [{tag}]"


def letter(
    sender: Sender, to: str, content: Content, thread: Thread, tag: str | None, at: datetime
) -> EmailMessage:
    """The whole of it. `to` is an address as the directory has it."""
    made = EmailMessage(policy=SEVEN_BITS)
    made["From"] = Address(sender.name, addr_spec=ascii_address(sender.address))
    made["To"] = Address(addr_spec=ascii_address(to))
    made["Subject"] = " ".join(content.subject.split())
    made["Date"] = format_datetime(at)
    made["Message-ID"] = thread.message_id
    if thread.answers:
        made["In-Reply-To"] = thread.answers
    if thread.references:
        made["References"] = " ".join(thread.references)
    if tag is not None and sender.replies:
        made["Reply-To"] = Address(sender.name, addr_spec=sender.reply_address(tag))
    made["Auto-Submitted"] = "auto-replied" if thread.answers else "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    made["List-Id"] = f"<vekha.{sender.domain}>"
    made.set_content(content.text)
    made.add_alternative(content.html, subtype="html")
    return made


def ascii_address(address: str) -> str:
    """A Cyrillic domain as mail servers know it; UnicodeError for what is none."""
    name, _, domain = address.strip().rpartition("@")
    return f"{name}@{domain.encode('idna').decode()}"
