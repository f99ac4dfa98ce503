"""The tour: the demo's whole path walked by itself, its chats printed as text."""

from __future__ import annotations

from bot.demo.processes import AUTHORITY, OFFICIAL, ORDER, Demo
from roadmap.errors import VekhaError
from simulator.client import SimulatorClient
from simulator.phone import Phone
from simulator.screen import Message

PHOTO = AUTHORITY / "foto-grafika.png"
PATIENCE = 30.0


class TourFailedError(VekhaError):
    """A step of the tour did not come; `reason` names it and shows the chat."""


async def walk(demo: Demo) -> str:
    """Import, invitation, digest, photo, receipt, acceptance, summary; both chats as text.

    Raises TourFailedError("demo-tour-failed") with the step that did not come.
    """
    async with SimulatorClient(demo.url) as box:
        coordinator, official = await box.phones()
        try:
            await _join(coordinator, demo.link)
            await _publish(coordinator)
            await _join(official, await _invitation(coordinator))
            await box.next_morning()
            await _report(official)
            await _accept(coordinator)
            await official.wait_for("Принято", PATIENCE)
            await coordinator.send("/summary")
            await coordinator.wait_for("Принято: 1", PATIENCE)
        except (TimeoutError, LookupError) as error:
            raise TourFailedError("demo-tour-failed", reason=str(error)) from error
        return "\n".join([await box.transcript(coordinator), await box.transcript(official)])


async def _press(phone: Phone, label: str, then: str) -> Message:
    """Press a button and wait for what it brings."""
    await phone.press(label)
    return await phone.wait_for(then, PATIENCE)


async def _offered(phone: Phone, label: str) -> Message:
    """The bot's next message, new or edited, that offers a button."""
    return await phone.wait_for(lambda message: label in message.labels, PATIENCE)


async def _join(phone: Phone, link: str) -> None:
    await phone.follow(link)
    await phone.wait_for("Всё верно?", PATIENCE)
    await _press(phone, "Да, это я", "Согласие на обработку")
    await _press(phone, "Даю согласие", "Вы подключены")


async def _publish(coordinator: Phone) -> None:
    """Send the order, take the first answer to each question, publish."""
    await coordinator.send_document(ORDER)
    await _offered(coordinator, "Проверить")
    await coordinator.press("Проверить")
    review = await coordinator.wait_for(lambda message: _asking(message) is not None, PATIENCE)
    asking = _asking(review)
    question = await _press(coordinator, asking or "", "Вопрос 1")
    while question.says("Вопрос "):
        await coordinator.press(question.labels[0])
        question = await coordinator.wait_for(lambda message: bool(message.labels), PATIENCE)
    await _press(coordinator, "Опубликовать…", "Кто сколько получит")
    await coordinator.press("Опубликовать")
    await _offered(coordinator, "Приглашения")


def _asking(message: Message) -> str | None:
    labels = (label for label in message.labels if label.startswith("Ответить на вопросы"))
    return next(labels, None)


async def _invitation(coordinator: Phone) -> str:
    """The official's personal link, as the coordinator sees it."""
    links = await _press(coordinator, "Приглашения", OFFICIAL)
    lines = links.text.splitlines()
    at = next(number for number, line in enumerate(lines) if OFFICIAL in line)
    return lines[at + 1].strip()


async def _report(official: Phone) -> None:
    """From the digest: a card, "Исполнено", a photo, "Отправить", the receipt."""
    digest = await official.wait_for("Вт, 13 октября. Требуют внимания", PATIENCE)
    await _press(official, _last_number(digest), "Представить")
    await _press(official, "Исполнено", "Пришлите одно из")
    await official.send_photo(PHOTO)
    await _offered(official, "Отправить (1)")
    await _press(official, "Отправить (1)", "Отчёт представлен")


def _last_number(digest: Message) -> str:
    """The last line of the digest that has a button."""
    return next(label for label in reversed(digest.labels) if label.isdecimal())


async def _accept(coordinator: Phone) -> None:
    await coordinator.wait_for("Поступил отчёт", PATIENCE)
    await coordinator.press("Проверить")
    await _offered(coordinator, "Принять")
    await _press(coordinator, "Принять", "Принято")
