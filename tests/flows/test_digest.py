"""From the morning's digest to the card, the list and «Напомнить позже», over HTTP."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from roadmap.calendar import ProductionCalendar
from storage.rows import DeliveryRow, DutyRow, MessageLinkRow, RoadmapRow, SubmissionRow
from storage.unit_of_work import unit_of_work
from tests.town import Town
from usecases.reminders.plan import replan

NINE = datetime(2026, 10, 12, 6, 0, tzinfo=UTC)  # Monday, 09:00 in Moscow
FULL = "Составить и утвердить график контрольных работ, разместить его на <сайте> школы."


class Morning:
    """A school with things overdue, returned, due this week, and a package; the bot at 08:50."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.town = Town(world.database)

    async def lay(self) -> None:
        await self.town.found()
        self.head = await self.world.seed_head("Орлова Ольга Петровна", "7")
        self.coordinator = await self.world.seed_coordinator()
        await self.town.change(
            RoadmapRow, self.town.roadmap, coordinator_id=self.coordinator.person_id
        )
        self.town.authority = self.world.authority_id

    async def owe(self, title: str, due: date, **values: Any) -> int:
        duty_values = {
            key: values.pop(key)
            for key in ("state", "rework_until", "submission_id", "package")
            if key in values
        }
        activity = await self.town.activity(title, **values)
        return await self.town.duty(activity, self.head.post_id, due, **duty_values)

    async def remind(self, *duties: int) -> None:
        async with unit_of_work(self.world.database) as uow:
            calendar = ProductionCalendar()
            await replan(uow, duties, today=date(2026, 9, 1), calendar=calendar)
            await uow.commit()
        await self.world.start()


@pytest.fixture
async def morning(quiet_world: Any) -> Morning:
    made = Morning(quiet_world)
    await made.lay()
    return made


async def returned(morning: Morning) -> int:
    submission = await morning.town.add(
        SubmissionRow,
        roadmap_id=morning.town.roadmap,
        post_id=morning.head.post_id,
        state="returned",
        entered_by=morning.head.person_id,
        source="chat",
        created_at=NINE,
        reason="other:нет подписи на первом листе",
    )
    return await morning.owe(
        "План повышения квалификации",
        date(2026, 10, 5),
        state="returned",
        rework_until=date(2026, 10, 14),
        submission_id=submission,
    )


async def test_the_digest_lists_by_urgency_and_every_number_opens_its_card(
    morning: Morning,
) -> None:
    late = await morning.owe("Локальные акты по ОВЗ", date(2026, 9, 30))
    back = await returned(morning)
    graph = await morning.owe(
        FULL,
        date(2026, 10, 15),
        short_name="График контрольных работ",
        needs_document=True,
        form="утверждённый график",
        deadline_raw="до 15 октября",
    )
    package = [
        await morning.owe(f"Мера {n}", date(2026, 10, 16), package=True, needs_document=n == 0)
        for n in range(6)
    ]
    await morning.remind(late, back, graph, *package)
    await morning.world.box.set_clock(NINE)
    phone = morning.head.phone
    digest = await phone.wait_for("Пн, 12 октября. Требуют внимания: 4")
    lines = digest.text.replace("\u00a0", " ").splitlines()
    assert lines == [
        "Пн, 12 октября. Требуют внимания: 4",
        "Просрочено",
        "1. Локальные акты по ОВЗ: срок был 30.09, 8 рабочих дней назад",
        "Возвращено на доработку",
        "2. План повышения…: нет подписи на первом листе, доработать до ср, 14.10",
        "На этой неделе",
        "3. График контрольных работ: до чт, 15.10",
        "4. Отчёт, 6 мероприятий: до пт, 16.10",
    ]
    assert digest.labels == ["1", "2", "3", "4", "Все мои сроки", "Я в отпуске"]

    await phone.press("3", digest)
    card = await phone.wait_for("Срок: чт, 15 октября, через 3 дня")
    assert card.says("Приказ от 28.08.2026 № 412, раздел «ВСОКО», уровень ОО, п. 3")
    assert card.says("В приказе: «до 15 октября».")
    assert card.says("Представить: утверждённый график.")
    assert card.says("Принимает: Синицына С.И.")
    assert FULL.replace("<", "&lt;").replace(">", "&gt;") in card.html
    assert "<blockquote expandable>" in card.html
    assert card.labels[:3] == ["Исполнено", "Уже направляли", "Напомнить позже"]
    await morning.world.settled()
    links = await morning.world.rows(
        select(MessageLinkRow.kind, MessageLinkRow.ref).where(MessageLinkRow.message_id == card.id)
    )
    assert [tuple(link) for link in links] == [("duty", {"id": graph})]

    await phone.press("2", digest)
    rework = await phone.wait_for("Доработать до: ср, 14 октября, через 2 дня")
    assert rework.says("Возвращено на доработку: нет подписи на первом листе")

    await phone.press("4", digest)
    whole = await phone.wait_for("Отчёт на пт, 16 октября: 6 мероприятий")
    assert whole.says("Документ нужен по 1 мероприятию, по остальным достаточно отметки.")
    assert whole.labels[:3] == ["Выполняются все", "Отметить по строкам", "Одна справка на всё"]


async def test_one_thing_is_its_card_and_the_day_is_told_once(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 13))
    await morning.remind(duty)
    await morning.world.box.set_clock(NINE)
    phone = morning.head.phone
    card = await phone.wait_for("Срок: вт, 13 октября, завтра")
    assert "Исполнено" in card.labels
    await morning.world.box.advance(3600)
    await morning.world.restart()
    await morning.world.settled()
    digests = [one for one in await phone.messages() if one.says("График контрольных работ")]
    assert len(digests) == 1


async def test_a_reported_duty_is_silent_and_its_old_button_says_so(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 13))
    await morning.remind(duty)
    await morning.world.box.set_clock(NINE)
    phone = morning.head.phone
    card = await phone.wait_for("График контрольных работ")
    await phone.press("Исполнено", card)
    await phone.wait_for("Отчёт представлен")
    await morning.world.box.next_morning()
    await morning.world.settled()
    told = [one for one in await phone.messages() if one.from_bot and one.says("завтра")]
    assert [one.id for one in told if not one.edited] == []
    kinds = await morning.world.rows(
        select(DeliveryRow.kind).where(DeliveryRow.person_id == morning.head.person_id)
    )
    assert kinds.count("digest") == 1


async def test_snoozing_from_the_card_and_back(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 19))
    await morning.remind(duty)
    await morning.world.box.set_clock(NINE)
    phone = morning.head.phone
    card = await phone.wait_for("График контрольных работ")
    await phone.press("Напомнить позже", card)
    asked = await phone.wait_for("Когда напомнить?")
    assert [label.replace("\u00a0", " ") for label in asked.labels] == [
        "Завтра, вт, 13.10",
        "Через 3 рабочих дня, чт, 15.10",
        "Через неделю, пн, 19.10",
        "Назад",
    ]
    await phone.press("Назад", asked)
    await phone.wait_for("Срок: пн, 19 октября")
    await phone.press("Напомнить позже", card)
    await phone.wait_for(lambda one: "Назад" in one.labels)
    press = await phone.press(f"da:snooze-days:{duty}")
    answered = await phone.answer_to(press)
    assert answered.text.replace("\u00a0", " ") == "Напомню: чт, 15 октября"
    await phone.wait_for("Напоминание отложено до чт, 15 октября")


async def test_all_my_deadlines_by_page_and_what_is_done(morning: Morning) -> None:
    duties = [await morning.owe(f"Дело {n}", date(2026, 11, n)) for n in range(2, 9)]
    done = await morning.owe("Старое дело", date(2026, 10, 1), state="accepted")
    await morning.remind(*duties, done)
    phone = morning.head.phone
    await phone.send("Что у меня?")
    first = await phone.wait_for("Все мои сроки: 7 (страница 1 из 2)")
    assert first.labels == ["1", "2", "3", "4", "5", "Дальше ›", "Исполненные (1)"]
    await phone.press("Дальше ›")
    second = await phone.wait_for("страница 2 из 2")
    assert second.id == first.id
    await phone.press("2")
    await phone.wait_for("Дело 8")
    await phone.press("Исполненные (1)")
    finished = await phone.wait_for("Исполненные: 1")
    assert finished.says("1. Старое дело: принято")
    await phone.press("Все мои сроки", finished)
    await phone.wait_for("страница 1 из 2")
    await phone.send("/tasks")
    again = await phone.wait_for(lambda one: one.says("страница 1 из 2") and one.id != first.id)
    assert again.labels == first.labels


async def test_a_month_begins_with_its_plan(morning: Morning) -> None:
    town, world = morning.town, morning.world
    await morning.owe("График контрольных работ", date(2026, 11, 12))
    for n in range(3):
        await morning.owe(f"Мера {n}", date(2026, 11, 27), package=True)
    post = await town.school("СОШ № 8")
    await town.appoint(morning.head.person_id, post)
    other = await town.duty(await town.activity("Паспорт"), post, date(2026, 11, 27))
    await morning.remind(other)
    await world.box.set_clock(datetime(2026, 11, 2, 6, 0, tzinfo=UTC))
    plan = await morning.head.phone.wait_for("План на ноябрь")
    assert plan.text.replace("\u00a0", " ").splitlines() == [
        "Пн, 2 ноября. План на ноябрь: отчётов 3",
        "• до 12.11 СОШ № 7, График контрольных работ",
        "• до 27.11 отчётов: 2 (мероприятий в них: 4)",
    ]
    assert plan.labels == ["Все мои сроки", "Я в отпуске"]


async def test_anothers_button_is_refused_and_shows_nothing(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 13))
    other = await morning.world.seed_head("Зимин Пётр Ильич", "8")
    await morning.town.duty(
        await morning.town.activity("Своё дело"), other.post_id, date(2026, 10, 13)
    )
    await morning.remind(duty)
    await other.phone.send("/tasks")
    mine = await other.phone.wait_for("Своё дело")
    await morning.town.change(DutyRow, duty + 1, post_id=morning.head.post_id)
    press = await other.phone.press("1", mine)
    answered = await other.phone.answer_to(press)
    assert answered.text == "Эта кнопка относится к другому сотруднику."
    assert not any(one.says("Срок:") for one in await other.phone.messages())


async def test_the_coordinator_has_a_morning_of_their_own(morning: Morning) -> None:
    late = await morning.owe("График контрольных работ", date(2026, 9, 30))
    vacant = await morning.town.school("СОШ № 13")
    lost = await morning.town.duty(await morning.town.activity("План"), vacant, date(2026, 10, 13))
    await morning.remind(late, lost)
    await morning.world.box.set_clock(NINE)
    control = await morning.coordinator.phone.wait_for("Сводка координатора")
    assert control.says("просрочено: 1 организация, дольше всех СОШ № 7, 8 рабочих дней")
    assert control.says("не доставлено: 1 (сотрудник не назначен: СОШ № 13)")
    assert control.says("13.10 План: отчётов 0 из 1")
    await morning.coordinator.phone.press("Сводка", control)
    await morning.coordinator.phone.wait_for("Сводка на 12.10.2026")


async def test_a_day_of_outage_ends_in_one_message_with_the_true_state(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 12))
    await morning.remind(duty)
    await morning.world.box.outage("502")
    await morning.world.box.set_clock(NINE)

    async def refused() -> bool:
        errors = await morning.world.rows(select(DeliveryRow.last_error))
        return any(errors)

    await morning.world.until(refused, what="a digest that Telegram did not take")
    await morning.world.stop()
    await morning.world.box.next_morning()
    await morning.world.box.outage("off")
    await morning.world.start()
    phone = morning.head.phone
    card = await phone.wait_for("Срок был пн, 12 октября, 1 рабочий день назад")
    assert card.says("Просрочено")
    await morning.world.settled()
    assert len([one for one in await phone.messages() if one.says("График")]) == 1


async def test_the_coordinator_reminds_the_silent(morning: Morning) -> None:
    await morning.owe("График контрольных работ", date(2026, 10, 9))
    vacant = await morning.town.school("СОШ № 13")
    await morning.town.duty(await morning.town.activity("План"), vacant, date(2026, 10, 9))
    await morning.remind()
    await morning.world.box.set_clock(NINE)
    phone = morning.coordinator.phone
    await phone.send("/summary")
    await phone.press("Молчат (1)", await phone.wait_for("Сводка на 12.10.2026"))
    await phone.press("Напомнить молчащим", await phone.wait_for("Срок наступил, отчёта нет: 1"))
    asked = await phone.wait_for("Напомнить тем, кто не отчитался")
    assert asked.says("Получат сразу: 1 (СОШ № 7)")
    assert asked.says("Не получат: 1 (сотрудник не назначен: СОШ № 13)")
    await phone.press("Напомнить (1)", asked)
    await phone.wait_for("Напоминания направлены")
    nudge = await morning.head.phone.wait_for("Отчёта пока нет: 1")
    assert nudge.says("1. График контрольных работ: срок был 09.10, 1 рабочий день назад")
    assert nudge.says("Напоминание от координатора: Синицына С.И.")
    await morning.head.phone.press("1", nudge)
    await morning.head.phone.wait_for("Срок был пт, 9 октября")


async def test_the_controller_hears_on_friday_after_the_coordinators_word(
    morning: Morning,
) -> None:
    controller = await morning.world.seed_coordinator("Воронцов Пётр Андреевич", "controller")
    duty = await morning.owe("График контрольных работ", date(2026, 10, 1))
    await morning.remind(duty)
    await morning.world.box.set_clock(datetime(2026, 10, 15, 6, 0, tzinfo=UTC))
    phone = morning.coordinator.phone
    control = await phone.wait_for("контролирующему пт, 16.10 пойдёт: 1")
    await phone.press("Контролирующему (1)", control)
    listed = await phone.wait_for("Контролирующему пт, 16.10. Приказ № 412")
    await phone.press("1", listed)
    line = await phone.wait_for("Комментария нет.")
    await phone.press("Комментарий…", line)
    await phone.wait_for("Напишите комментарий")
    await phone.send("директор на больничном")
    await phone.wait_for("Комментарий: «директор на больничном»")
    await morning.world.box.next_morning()
    told = await controller.phone.wait_for("Контроль исполнения. Приказ № 412")
    assert told.says("На 16.10 просрочено более 10 рабочих дней: 1")
    assert told.says("1. СОШ № 7, График контрольных работ: срок 01.10, 11 рабочих дней назад")
    assert told.says("Координатор: «директор на больничном»")
    assert told.labels == ["Просрочено (1)", "Сводка"]
    await controller.phone.press("Просрочено (1)", told)
    await controller.phone.wait_for("срок был 01.10.2026")


async def test_a_leave_is_said_in_words_and_ended_by_a_button(morning: Morning) -> None:
    duty = await morning.owe("График контрольных работ", date(2026, 10, 13))
    await morning.remind(duty)
    phone = morning.head.phone
    await phone.send("Я в отпуске до 20.10")
    taken = await phone.wait_for("Отпуск до вт, 20 октября.")
    news = await morning.coordinator.phone.wait_for("в отпуске до вт, 20 октября")
    assert news.says("Орлова Ольга Петровна")
    await morning.world.box.set_clock(NINE)
    await morning.world.settled()
    assert not any(one.says("График контрольных работ") for one in await phone.messages())
    await phone.press("Отпуск окончен", taken)
    await phone.wait_for("Сводки снова приходят")
    await phone.wait_for("График контрольных работ")
