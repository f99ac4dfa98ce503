"""The demo's path as steps: what a person does, and what then has to come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from dataclasses import dataclass

from bot.demo.processes import AUTHORITY, COORDINATOR, OFFICIAL, ORDER, PEOPLE, command
from simulator.phone import Phone
from simulator.screen import Message, Wanted
from tests.flows.world import World

PHOTO = AUTHORITY / "foto-grafika.png"
PATIENCE = 40.0
TUESDAY = "Вт, 13 октября. Требуют внимания"  # Monday's may have come late that day too

Act = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Step:
    """One act, and the message on a phone that answers it."""

    name: str
    act: Act
    phone: Phone
    wanted: Wanted

    async def answer(self) -> Message:
        """Raises TimeoutError with the chat."""
        return await self.phone.wait_for(self.wanted, PATIENCE)


Steps = Generator[Step, Message, None]
"""Each step is sent the message that answered it."""


@dataclass(slots=True)
class Path:
    """The two people of the demo, from the first link to the summary."""

    world: World
    coordinator: Phone
    official: Phone
    link: str

    def steps(self) -> Steps:
        """The whole of it."""
        yield from self._join(self.coordinator, self.link)
        yield from self._publish()
        links = yield self._press(self.coordinator, "Приглашения", OFFICIAL)
        yield from self._join(self.official, _link_of(links, OFFICIAL))
        digest = yield Step("the next morning", self.world.box.next_morning, self.official, TUESDAY)
        yield from self._report(digest)
        yield from self._review()
        yield Step(
            "/summary",
            lambda: self.coordinator.send("/summary"),
            self.coordinator,
            "Принято: 1",
        )

    def _press(self, phone: Phone, label: str, wanted: Wanted) -> Step:
        return Step(f"[{label}]", lambda: phone.press(label), phone, wanted)

    def _join(self, phone: Phone, link: str) -> Steps:
        yield Step("the link", lambda: phone.follow(link), phone, "Всё верно?")
        yield self._press(phone, "Да, это я", "Согласие на обработку")
        yield self._press(phone, "Даю согласие", joined)

    def _publish(self) -> Steps:
        phone = self.coordinator
        yield Step("the order", lambda: phone.send_document(ORDER), phone, offers("Проверить"))
        review = yield self._press(phone, "Проверить", offers("Ответить на вопросы"))
        asking = next(label for label in review.labels if label.startswith("Ответить на вопросы"))
        shown = yield self._press(phone, asking, "Вопрос 1")
        while shown.says("Вопрос "):
            shown = yield self._press(phone, shown.labels[0], next_question)
        yield self._press(phone, "Опубликовать…", "Кто сколько получит")
        yield self._press(phone, "Опубликовать", offers("Приглашения"))

    def _report(self, digest: Message) -> Steps:
        phone = self.official
        last = [label for label in digest.labels if label.isdecimal()][-1]
        yield self._press(phone, last, "Представить")
        yield self._press(phone, "Исполнено", "Пришлите одно из")
        yield Step("a photo", lambda: phone.send_photo(PHOTO), phone, offers("Отправить (1)"))
        yield self._press(phone, "Отправить (1)", "Отчёт представлен")

    def _review(self) -> Steps:
        phone = self.coordinator
        yield Step("the news", _nothing, phone, "Поступил отчёт")
        yield self._press(phone, "Проверить", offers("Принять"))
        yield self._press(phone, "Принять", "✅ Принято")
        yield Step("the acceptance", _nothing, self.official, "✅ Принято")


async def lay(world: World, environment: dict[str, str]) -> Path:
    """Load the directory and invite the first coordinator, as an administrator does."""

    async def told(*arguments: str) -> str:
        return await asyncio.to_thread(command, *arguments, environment=environment)

    async def phone(full_name: str) -> Phone:
        last, first, _ = full_name.split()
        return await world.box.add_person(first, last)

    await told("import-people", str(PEOPLE))
    link = await told("invite", "--role", "coordinator", "--name", COORDINATOR)
    return Path(world, await phone(COORDINATOR), await phone(OFFICIAL), link.strip())


def offers(label: str) -> Callable[[Message], bool]:
    """A message with a button that begins so."""
    return lambda message: any(one.startswith(label) for one in message.labels)


def joined(message: Message) -> bool:
    """What follows the consent; «уже» when the bot was stopped between binding and saying so."""
    return message.says("Вы подключены") or message.says("Вы уже подключены")


def next_question(message: Message) -> bool:
    """What follows an answer."""
    return message.says("Вопрос ") or offers("Опубликовать…")(message)


def _link_of(links: Message, full_name: str) -> str:
    lines = links.text.splitlines()
    at = next(number for number, line in enumerate(lines) if full_name in line)
    return lines[at + 1].strip()


async def _nothing() -> None:
    """Somebody waits."""
