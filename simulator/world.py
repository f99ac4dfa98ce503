"""The state of the box and the few changes that everything else is made of."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from simulator.clock import SimulatedClock
from simulator.errors import ControlError, bad_request
from simulator.faults import FaultPlan
from simulator.feed import Feed
from simulator.files import FileStore
from simulator.limits import FloodLimits
from simulator.model import (
    BotProfile,
    Chat,
    Deed,
    Group,
    Json,
    Message,
    Person,
    Query,
    Record,
    Settings,
)
from simulator.tally import Tally
from simulator.updates import UpdateQueue
from simulator.webhook import Webhook
from simulator.wire import callback_query_json, chat_json, message_json, person_json

FIRST_PERSON = 700_000_001


@dataclass(slots=True)
class World:
    """Everything that the box knows. One event loop, no locks: changes are never half done."""

    bot: BotProfile
    clock: SimulatedClock = field(default_factory=SimulatedClock)
    settings: Settings = field(default_factory=Settings)
    feed: Feed = field(default_factory=Feed)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook = field(default_factory=Webhook)
    files: FileStore = field(default_factory=FileStore)
    faults: FaultPlan = field(default_factory=FaultPlan)
    limits: FloodLimits = field(default_factory=FloodLimits)
    tally: Tally = field(default_factory=Tally)
    people: dict[int, Person] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    keyboards: dict[int, Json] = field(default_factory=dict)
    pinned: dict[int, int] = field(default_factory=dict)
    queries: dict[str, Query] = field(default_factory=dict)
    records: list[Record] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _own_numbers: dict[int, Iterator[int]] = field(default_factory=dict)

    def person(self, person_id: int) -> Person:
        """Somebody by id; raises ControlError 404."""
        if person_id not in self.people:
            raise ControlError(404, f"no such person: {person_id}")
        return self.people[person_id]

    def group(self, group_id: int) -> Group:
        """A group by id; raises ControlError 404."""
        if group_id not in self.groups:
            raise ControlError(404, f"no such group: {group_id}")
        return self.groups[group_id]

    def chat(self, chat_id: int) -> Chat:
        """A person's private chat or a group; raises ControlError 404."""
        return self.person(chat_id) if chat_id > 0 else self.group(chat_id)

    def history(self, chat_id: int) -> list[Message]:
        """All messages of a chat, deleted ones too, in order."""
        return list(self.messages.get(chat_id, {}).values())

    def find(self, chat_id: int, message_id: int) -> Message | None:
        """A message that is there and not deleted."""
        message = self.messages.get(chat_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def next_number(self, chat_id: int) -> int:
        """The next message id: one row for the bot's private chats and groups, one a supergroup."""
        group = self.groups.get(chat_id)
        if group is None or not group.supergroup:
            return next(self._numbers)
        return next(self._own_numbers.setdefault(chat_id, itertools.count(1)))

    def add_person(self, first_name: str, last_name: str = "", **more: Any) -> Person:
        """A new person with a phone and their own id."""
        number = FIRST_PERSON + len(self.people)
        person = Person(number, first_name, last_name, **more)
        self.people[person.id] = person
        self.feed.announce("people", person=person.id)
        return person

    def store(self, message: Message) -> Message:
        """Put a new message into its chat and tell the watchers."""
        self.messages.setdefault(message.chat_id, {})[message.id] = message
        self.touch(message, Deed.SENT)
        message.born = message.revision
        return message

    def touch(self, message: Message, deed: Deed | None = None) -> None:
        """Note that a message has changed; a `deed` goes into the log of the chat."""
        if deed is not None:
            self.records.append(Record(deed, self.clock.timestamp(), replace(message)))
        message.revision = self.feed.announce("message", chat=message.chat_id, message=message.id)

    def post(self, chat_id: int, sender: int, **content: Any) -> Message:
        """A new message with the next number and the box's time."""
        return self.store(
            Message(
                id=self.next_number(chat_id),
                chat_id=chat_id,
                sender=sender,
                from_bot=sender == self.bot.id,
                date=self.clock.timestamp(),
                **content,
            )
        )

    def tell_bot(self, kind: str, message: Message) -> None:
        """Queue a message or edited_message update if the bot may see this message."""
        if self._sees(message):
            self.updates.add(kind, message_json(self, message))
            self.webhook.wake()

    def _sees(self, message: Message) -> bool:
        group = self.groups.get(message.chat_id)
        if group is None:
            return True
        if group.bot_status not in {"member", "administrator"}:
            return False
        if not self.settings.privacy or group.bot_status == "administrator" or message.service:
            return True
        answered = self.find(message.chat_id, message.reply_to or 0)
        spoken_to = message.text.startswith("/") or f"@{self.bot.username}" in message.text
        return spoken_to or (answered is not None and answered.from_bot)

    def tell_membership(self, chat: Chat, by: Person, old: str, new: str) -> None:
        """Queue my_chat_member: the bot was blocked, unblocked, added or removed."""
        me = person_json(self.bot)
        body = {
            "chat": chat_json(chat),
            "from": person_json(by),
            "date": self.clock.timestamp(),
            "old_chat_member": _membership(me, old),
            "new_chat_member": _membership(me, new),
        }
        self.updates.add("my_chat_member", body)
        self.webhook.wake()

    def press(self, person: Person, message: Message, button: Json, *, reachable: bool) -> Query:
        """A press of a button: a query that waits for its answer for `callback_ttl` seconds."""
        data = str(button["callback_data"])
        number = str(4_000_000_000_000_000 + len(self.queries))
        query = Query(number, person.id, message.chat_id, message.id, data, time.monotonic())
        self.queries[query.id] = query
        label = str(button["text"])
        now = self.clock.timestamp()
        self.records.append(Record(Deed.PRESSED, now, replace(message), query, label))
        query.revision = self.feed.announce("press", chat=message.chat_id, query=query.id)
        body = callback_query_json(self, query, message, reachable=reachable)
        self.updates.add("callback_query", body)
        self.webhook.wake()
        return query

    def answer(self, query_id: str, answer: Json) -> None:
        """Answer a press once and in time; raises ApiError otherwise."""
        query = self.queries.get(query_id)
        late = query is None or time.monotonic() - query.at > self.settings.callback_ttl
        if query is None or late or query.answer is not None:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        query.answer = answer
        query.revision = self.feed.announce("toast", chat=query.chat_id, query=query.id)


def _membership(me: Json, status: str) -> Json:
    member: Json = {"user": me, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return member
