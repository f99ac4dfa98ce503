"""An amending order by chat: its proposals decided one by one, then published as an edition."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select, update

from simulator.client import Message, Phone
from storage.rows import ActivityRow, DutyRow, ImportRow, OrderRow
from tests.flows.test_import import coordinator, press, review, send_order
from tests.flows.world import Member, World
from tests.roadmap.intake.corpus.word_files import docx, paragraph, row, table

__all__ = ["coordinator"]

FIRST = "ОРГАНИЗАЦИОННАЯ ДЕЯТЕЛЬНОСТЬ"


def order(*points: str, amended: str = "от 28.08.2026 № 412") -> bytes:
    """An order № 88 of 12 October; `points` are blocks of a Word file."""
    return docx(
        paragraph("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nАДМИНИСТРАЦИИ ЗАРЕЧНОГО РАЙОНА", bold=True),
        paragraph("ПРИКАЗ", bold=True),
        paragraph("от 12.10.2026 № 88"),
        paragraph(f"О внесении изменений в приказ управления образования {amended}"),
        paragraph("В связи с изменением сроков ПРИКАЗЫВАЮ:"),
        paragraph(f"1. Внести в приказ {amended} следующие изменения:"),
        *points,
        paragraph("2. Контроль оставляю за собой."),
        paragraph("Начальник управления"),
        paragraph("М.В. Лебедева"),
    )


FIVE = order(
    paragraph(
        f"1.1. В разделе «{FIRST}» в строке 2 слова «до 20 октября» заменить словами «до 1 декабря»;"
    ),
    paragraph("1.2. Мероприятие 2 исключить;"),
    paragraph("1.3. В пункте 99 слова «справка» заменить словами «отчёт»;"),
    paragraph(f"1.4. Раздел «{FIRST}» дополнить строкой следующего содержания:"),
    table(row("5.", "Собрание родителей", "до 18 декабря 2026 г.", "руководители ОО")),
    paragraph("1.5. Уточнить показатели финансирования."),
)


async def publish(world: World, phone: Phone) -> None:
    await send_order(phone)
    await review(world, phone)
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Опубликовать")
    await phone.wait_for("Теперь раздайте приглашения")


async def send(
    world: World, phone: Phone, data: bytes, wanted: str = "вносит изменения"
) -> Message:
    """The notice about the order."""
    await phone.send_document(data, "prikaz-88.docx")
    asked = await phone.wait_for(
        lambda message: message.says("Что это за файл") or message.says(wanted)
    )
    if asked.says("Что это за файл"):
        await phone.answer_to(await phone.press("Приказ с дорожной картой", asked))
    return await phone.wait_for(wanted)


async def states(world: World, title: str) -> list[Any]:
    """The duties of an activity: state, printed date, ground of release."""
    found = await world.rows(
        select(DutyRow.state, DutyRow.due, DutyRow.release_reason)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .where(ActivityRow.title.startswith(title))
        .order_by(DutyRow.id)
    )
    return [tuple(one) for one in found]


async def report_one(world: World, title: str) -> None:
    """The first duty of an activity has been reported."""
    found = await world.rows(
        select(DutyRow.id)
        .join(ActivityRow, ActivityRow.id == DutyRow.activity_id)
        .where(ActivityRow.title.startswith(title))
        .order_by(DutyRow.id)
    )
    async with world.database.write() as session:
        await session.execute(
            update(DutyRow).where(DutyRow.id == found[0]).values(state="reported")
        )
        await session.commit()


async def decide_all(world: World, phone: Phone) -> Message:
    """Apply the first, choose a row for the second, skip the third, apply the fourth, skip."""
    card = await press(world, phone, "Начать рассмотрение")
    assert card.says("Предложение 1 из 5, ждёт решения")
    assert card.says("Срок: «до 20 октября 2026 г.» → «до 1 декабря 2026 г.»")
    assert card.says("Прочитано: до 01.12.2026")
    assert card.says("Даты сейчас: 20.10. После изменения: 01.12.")
    several = await press(world, phone, "Применить")
    assert several.says("Подходит несколько мероприятий")
    assert "Применить" not in several.labels
    await press(world, phone, "Выбрать мероприятие")
    await phone.send("ярмарка")
    await world.settled()
    chosen = await press(world, phone, "1")
    assert chosen.says("Ярмарка вакансий")
    assert chosen.says("Мероприятие будет исключено")
    await world.restart()  # left for tomorrow
    missing = await press(world, phone, "Применить")
    assert missing.says("Такого мероприятия в карте не нашлось")
    added = await press(world, phone, "Пропустить")
    assert added.says("Новое мероприятие")
    assert added.says("Срок: «до 18 декабря 2026 г.»")
    other = await press(world, phone, "Применить")
    assert other.says("Уточнить показатели финансирования")
    return await press(world, phone, "Пропустить")


async def test_proposals_are_decided_and_published(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await publish(world, phone)
    await report_one(world, "Размещение дорожных карт")
    before = await states(world, "Размещение дорожных карт")
    assert {one[1] for one in before} == {date(2026, 10, 20)}
    assert {one[0] for one in await states(world, "Ярмарка вакансий")} == {"none"}
    notice = await send(world, phone, FIVE)
    assert notice.says("Приказ от 12.10.2026 № 88 вносит изменения в приказ от 28.08.2026 № 412")
    assert notice.says("5 предложений")
    assert notice.says("Без решения: 5")
    listed = await press(world, phone, "Рассмотреть")
    assert listed.says("«до 20 октября 2026 г.» → «до 1 декабря 2026 г.» (ждёт решения)")
    done = await decide_all(world, phone)
    assert done.says("Решения приняты по всем предложениям")
    assert done.says("исключить (применено)")
    assert await states(world, "Размещение дорожных карт") == before  # nothing applies by itself
    shown = await press(world, phone, "Что изменится")
    assert shown.says("Изменения: приказ от 12.10.2026 № 88")
    assert shown.says("Добавлено: 1, изменено: 1, снято: 1")
    await answered(world, phone)
    await press(world, phone, "Опубликовать…")
    await press(world, phone, "Применить изменения")
    await phone.wait_for("По сравнению с прежней редакцией")
    await amended_as_decided(world)


async def amended_as_decided(world: World) -> None:
    """Dates moved, the report untouched, what was left out released by the amending order."""
    after = await states(world, "Размещение дорожных карт")
    assert after[0][:2] == ("reported", date(2026, 10, 20))
    assert {one[:2] for one in after[1:]} == {("none", date(2026, 12, 1))}
    assert {(one[0], one[2]) for one in await states(world, "Ярмарка вакансий")} == {
        ("released", "order:88:2026-10-12")
    }
    assert {one[1] for one in await states(world, "Собрание родителей")} == {date(2026, 12, 18)}
    orders = await world.rows(
        select(OrderRow.kind, OrderRow.number, OrderRow.order_date).order_by(OrderRow.id)
    )
    assert [tuple(one) for one in orders] == [
        ("approval", "412", date(2026, 8, 28)),
        ("amendment", "88", date(2026, 10, 12)),
    ]


async def answered(world: World, phone: Phone) -> None:
    """Answer what the draft asks, each by its first button."""
    shown = await phone.last()
    label = next((one for one in shown.labels if one.startswith("Ответить на вопросы")), None)
    if label is not None:
        shown = await press(world, phone, label)
        while shown.says("Вопрос "):
            shown = await press(world, phone, shown.labels[0])


async def test_an_order_that_no_roadmap_stands_under(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    notice = await send(
        world, phone, order(paragraph("1.1. Пункт 2 исключить."), amended="от 01.02.2026 № 7")
    )
    assert notice.says("нет карты, которую утвердил приказ от 01.02.2026 № 7")
    shown = await press(world, phone, "Рассмотреть")
    assert shown.labels == ["Отменить загрузку"]
    gone = await press(world, phone, "Отменить загрузку")
    assert gone.says("Загрузка отменена")
    assert await world.rows(select(ImportRow.state)) == ["cancelled"]


async def test_the_roadmap_is_chosen_where_the_number_does_not_say(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await publish(world, phone)
    data = order(
        paragraph(f"1.1. В разделе «{FIRST}» строку 2 исключить."), amended="от 28.08.2026 № 421"
    )
    await send(world, phone, data)
    asked = await press(world, phone, "Выбрать карту…")
    assert asked.says("Какую карту меняет этот приказ?")
    assert asked.says("приказ от 28.08.2026 № 412")
    shown = await press(world, phone, "1")
    assert shown.says("Размещение дорожных карт")
    assert shown.says("исключить (ждёт решения)")


async def test_a_deadline_that_cannot_be_read_is_changed_by_hand(
    world: World, coordinator: Member
) -> None:
    phone = coordinator.phone
    await publish(world, phone)
    data = order(
        paragraph(
            f"1.1. В разделе «{FIRST}» графу «Срок» строки 2 изложить в следующей редакции: «до 31 июня»."
        )
    )
    await send(world, phone, data)
    await press(world, phone, "Рассмотреть")
    card = await press(world, phone, "Начать рассмотрение")
    assert card.says("Новый срок прочитать не удалось")
    assert "Применить" not in card.labels
    row_card = await press(world, phone, "Изменить…")
    assert row_card.says("Размещение дорожных карт")
    await press(world, phone, "Срок")
    await phone.send("до 30 июня 2027")
    await world.settled()
    changed = await press(world, phone, "Поставить этот срок")
    assert changed.says("Указано Вами: до 30.06.2027")
    await press(world, phone, "Назад")
    await press(world, phone, "Назад")
    shown = await press(world, phone, "Назад")
    assert shown.says("Добавлено: 0, изменено: 1, снято: 0")
    back = await press(world, phone, "Предложения (1)")
    assert back.says("правка вручную")


async def test_the_same_order_twice_says_so(world: World, coordinator: Member) -> None:
    phone = coordinator.phone
    await publish(world, phone)
    await send(world, phone, FIVE)
    await world.settled()
    known = await send(world, phone, FIVE, "Этот файл уже загружен")
    assert known.says("Черновик ждёт Вашего решения")
    await phone.answer_to(await phone.press("Открыть", known))
    await phone.wait_for(lambda message: "Начать рассмотрение" in message.labels)
