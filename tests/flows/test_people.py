"""The way in, with three people: the owner of a link, a colleague, a stranger."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from io import BytesIO

import python_calamine
import xlsxwriter
from sqlalchemy import select

from simulator.client import Message, Phone, Wanted
from storage.rows import ConsentRow, ContactRow, InvitationRow, PersonRow, PostHolderRow
from tests.flows.world import Member, World
from usecases.people.inviting import InviteToPosts, InviteToRole

HEAD = (
    "Организация",
    "Краткое название",
    "Тип",
    "Код в приказах",
    "Вышестоящая организация",
    "Должность",
    "Фамилия имя отчество",
    "Телефон",
    "E-mail",
)
AUTHORITY = "Управление образования Заречного района"


def sheet(*rows: tuple[str, ...]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for at, row in enumerate((HEAD, *rows)):
            page.write_row(at, 0, row)
    return out.getvalue()


def school(number: int, head: str, phone: str = "") -> tuple[str, ...]:
    name = f"МБОУ СОШ № {number}"
    return (name, f"СОШ № {number}", "школа", str(number), AUTHORITY, "директор", head, phone, "")


async def pressed(phone: Phone, label: str, wanted: Wanted) -> Message:
    press = await phone.press(label)
    message = await phone.wait_for(wanted)
    await phone.answer_to(press)
    return message


async def link_of_head(world: World) -> tuple[Member, str, int]:
    """A head who is in the directory only, invited by the coordinator; the token."""
    coordinator = await world.seed_coordinator()
    async with world.ground.uow() as uow:
        school_id = await uow.directory.add_organization(
            "МБОУ СОШ № 7", "school", parent_id=world.authority_id, short_name="СОШ № 7"
        )
        post = await uow.directory.add_post(school_id, "директор", "head")
        person = await uow.people.add_person("Орлова Ольга Петровна")
        await uow.directory.hold_post(post, person, since=world.today())
        await uow.commit()
    invite = InviteToPosts(world.ground.uow, world.ground.clock)
    issued = await invite([post], actor_id=coordinator.person_id)
    return coordinator, issued[0].token, person


async def test_the_owner_of_a_link_confirms_consents_and_is_bound(world: World) -> None:
    _, token, person = await link_of_head(world)
    owner = await world.box.add_person("Ольга")
    await owner.start(token)
    greeting = await owner.wait_for("Здравствуйте, Ольга Петровна!")
    assert greeting.says("Вы директор СОШ № 7. Всё верно?")
    assert greeting.says("координатор Синицына Светлана Игоревна, тел. 8 (000) 000-00-00")
    assert greeting.labels == ["Да, это я", "Это не я"]
    consent = await pressed(owner, "Да, это я", "Согласие на обработку персональных данных")
    assert consent.says(f"Оператор: {AUTHORITY}")
    await pressed(owner, "Полный текст", "свободно, своей волей")
    done = await pressed(owner, "Даю согласие", "Готово, Вы подключены.")
    assert done.says("Сроков пока нет")
    assert done.says("ближайших сроках, по вт, 20 октября включительно")
    assert await world.rows(select(ContactRow.address).where(ContactRow.person_id == person)) == [
        str(owner.id)
    ]
    assert await world.rows(select(ConsentRow.answer)) == ["given"]
    assert None not in await world.rows(select(PersonRow.joined_at))
    assert None not in await world.rows(select(InvitationRow.used_at))


async def test_a_used_link_opens_for_its_owner_only(world: World) -> None:
    _, token, _ = await link_of_head(world)
    owner = await world.box.add_person("Ольга")
    colleague = await world.box.add_person("Пётр")
    await owner.start(token)
    await owner.wait_for("Всё верно?")
    await pressed(owner, "Да, это я", "Согласие")
    await pressed(owner, "Даю согласие", "Готово")
    await colleague.start(token)
    assert (await colleague.wait_for("уже использована")).labels == []
    await owner.start(token)
    again = await owner.wait_for("Вы уже подключены.")
    assert again.says("Сроков пока нет")


async def test_of_two_accounts_with_one_link_the_first_to_consent_wins(world: World) -> None:
    _, token, _ = await link_of_head(world)
    phones = [await world.box.add_person(name) for name in ("Ольга", "Пётр")]
    for phone in phones:
        await phone.start(token)
        await phone.wait_for("Всё верно?")
        await pressed(phone, "Да, это я", "Согласие")
    await asyncio.gather(*(phone.press("Даю согласие") for phone in phones))
    await world.settled()
    said = [(await phone.last()).text for phone in phones]
    assert sorted("Готово" in text for text in said) == [False, True]
    assert sorted("уже использована" in text for text in said) == [False, True]
    live = select(ContactRow.id).where(ContactRow.address.in_([str(one.id) for one in phones]))
    assert len(await world.rows(live)) == 1


async def test_a_wrong_link_names_nobody(world: World) -> None:
    await world.seed_coordinator()
    stranger = await world.box.add_person("Пётр")
    await stranger.start("wrong")
    said = await stranger.wait_for("Ссылка не подходит")
    assert not said.says("Синицына")
    assert said.labels == []


async def test_a_stranger_gets_one_polite_line_ever(world: World) -> None:
    stranger = await world.box.add_person("Незнакомец")
    await stranger.send("Здравствуйте")
    await stranger.wait_for("Это служебный бот для сотрудников, получивших личную ссылку.")
    for text in ("Алло?", "/start", "/help", "/people"):
        await stranger.send(text)
    await world.settled()
    said = [message for message in await stranger.messages() if message.from_bot]
    assert len(said) == 1


async def test_groups_get_silence(world: World) -> None:
    coordinator = await world.seed_coordinator()
    group = await world.box.add_group("Коллеги", [coordinator.phone])
    group_id = group if isinstance(group, int) else group.id
    await coordinator.phone.send("/people", chat=group_id)
    await world.settled()
    assert not [
        message for message in await coordinator.phone.messages(chat=group_id) if message.from_bot
    ]


async def test_not_me_closes_the_link_and_tells_the_coordinator(world: World) -> None:
    coordinator, token, _ = await link_of_head(world)
    colleague = await world.box.add_person("Пётр")
    await colleague.start(token)
    await colleague.wait_for("Всё верно?")
    await pressed(colleague, "Это не я", "Ссылка закрыта, координатору об этом сообщено.")
    notice = await coordinator.phone.wait_for("«Это не я»", after=0)
    assert notice.says("Орлова Ольга Петровна")
    await colleague.start(token)
    await colleague.wait_for("Эта ссылка больше не действует")
    await pressed(coordinator.phone, "Выдать новую ссылку", "Личные ссылки: 1")


async def test_refusing_consent_has_no_consequence_and_the_same_link_brings_back(
    world: World,
) -> None:
    _, token, _ = await link_of_head(world)
    owner = await world.box.add_person("Ольга")
    await owner.start(token)
    await owner.wait_for("Всё верно?")
    await pressed(owner, "Да, это я", "Согласие")
    refused = await pressed(owner, "Не даю", "Последствий это не влечёт.")
    assert refused.says("Синицына Светлана Игоревна")
    assert refused.labels == []
    await owner.start(token)
    await owner.wait_for("Всё верно?")
    await pressed(owner, "Да, это я", "Согласие")
    await pressed(owner, "Даю согласие", "Готово")
    assert await world.rows(select(ConsentRow.answer).order_by(ConsentRow.id)) == [
        "refused",
        "given",
    ]


async def test_an_expired_link_says_so(world: World) -> None:
    _, token, _ = await link_of_head(world)
    await world.box.advance(timedelta(days=15).total_seconds())
    owner = await world.box.add_person("Ольга")
    await owner.start(token)
    await owner.wait_for("Срок действия ссылки (14 дней) истёк")


async def test_the_first_coordinator_is_told_what_to_do_next(world: World) -> None:
    invite = InviteToRole(world.ground.uow, world.ground.clock)
    issued = await invite("coordinator", "Синицына Светлана Игоревна", phone="8 (000) 1-11-11")
    phone = await world.box.add_person("Светлана")
    await phone.start(issued.token)
    greeting = await phone.wait_for("Здравствуйте, Светлана Игоревна!")
    assert greeting.says("Вы координатор")
    assert not greeting.says("тел.")
    await pressed(phone, "Да, это я", "Согласие")
    done = await pressed(phone, "Даю согласие", "Готово")
    assert done.says("Пришлите сюда файл приказа")
    assert "Справочник" in done.labels
    await phone.send("/people")
    await phone.wait_for("Справочник пуст")


async def test_a_link_for_another_is_not_spent_on_a_connected_account(world: World) -> None:
    coordinator, token, _ = await link_of_head(world)
    await coordinator.phone.start(token)
    said = await coordinator.phone.wait_for("Эта учётная запись уже подключена")
    assert said.says("Откройте её на его телефоне")
    owner = await world.box.add_person("Ольга")
    await owner.start(token)
    await owner.wait_for("Всё верно?")


async def test_somebody_entered_twice_is_one_after_opening_the_second_link(world: World) -> None:
    coordinator, _, _ = await link_of_head(world)
    async with world.ground.uow() as uow:
        twin = await uow.people.add_person("Синицына Светлана Игоревна")
        post = await uow.directory.add_post(world.authority_id, "методист", "specialist")
        await uow.directory.hold_post(post, twin, since=world.today())
        await uow.commit()
    invite = InviteToPosts(world.ground.uow, world.ground.clock)
    issued = await invite([post], actor_id=coordinator.person_id)
    await coordinator.phone.start(issued[0].token)
    await coordinator.phone.wait_for("Вы методист")
    await pressed(coordinator.phone, "Да, это я", "Согласие")
    await pressed(coordinator.phone, "Даю согласие", "Готово")
    holder = select(PostHolderRow.person_id).where(PostHolderRow.post_id == post)
    assert await world.rows(holder) == [coordinator.person_id]


async def test_the_coordinator_loads_the_directory_and_gets_every_link(world: World) -> None:
    coordinator = await world.seed_coordinator()
    phone = coordinator.phone
    await phone.send("/people")
    await phone.wait_for("Справочник")
    await pressed(phone, "Загрузить справочник", "Пришлите таблицу справочника")
    heads = [f"Чижова Елена {patronymic}вна" for patronymic in PATRONYMICS]
    table = sheet(*(school(at, head) for at, head in enumerate(heads, start=1)))
    await phone.send_document(table, "spravochnik.xlsx")
    loaded = await phone.wait_for("Справочник загружен")
    assert loaded.says("Новых организаций: 12, должностей: 12, сотрудников: 12.")
    press = await phone.press("Приглашения")
    title = await phone.wait_for("Личные ссылки: 12")
    await phone.answer_to(press)
    await world.settled()
    links = re.findall(r"https://t\.me/vekha_demo_bot\?start=([\w-]{20,64})", title.text)
    assert len(set(links)) == 12
    file = (await phone.last()).attachment
    assert file is not None
    rows = python_calamine.load_workbook(BytesIO(await world.box.data(file.url)))
    cells = rows.get_sheet_by_index(0).to_python()
    assert cells[3][2] == heads[0]
    assert cells[3][4].endswith(links[0])
    await phone.send("/people")
    await phone.wait_for("не подключено: 12")
    asked = await pressed(phone, "Приглашения", "прежние ссылки открываться перестанут")
    assert asked.says("уже есть у сотрудников: 12. Без ссылки: 0")
    listed = await pressed(phone, "К справочнику", "Подключено")
    assert listed.says("Организаций: 13")
    page = await pressed(phone, "Не подключены (12)", "1. Чижова Елена")
    assert page.says("ссылка выдана 12.10, не открыта")
    await pressed(phone, "Дальше →", "6. Чижова")


PATRONYMICS = [
    "Иванов",
    "Петров",
    "Сергеев",
    "Андреев",
    "Павлов",
    "Олегов",
    "Игорев",
    "Борисов",
    "Денисов",
    "Глебов",
    "Львов",
    "Антонов",
]


async def test_a_table_with_errors_names_its_rows_and_stores_nothing(world: World) -> None:
    coordinator = await world.seed_coordinator()
    phone = coordinator.phone
    await phone.send("/people")
    await phone.wait_for("Справочник")
    await pressed(phone, "Загрузить справочник", "Пришлите таблицу")
    table = sheet(school(1, "Чижова Е.С."), school(2, "Галкин Игорь Николаевич", "нет"))
    await phone.send_document(table, "spravochnik.xlsx")
    said = await phone.wait_for("Таблица не загружена. Ошибок: 2")
    assert said.says("Строка 2: «Чижова Е.С.» не похоже на фамилию, имя и отчество.")
    assert said.says("Строка 3: «нет» не похоже на номер телефона.")
    assert said.says("пришлите файл ещё раз")
    async with world.ground.read() as read:
        assert await read.chat.expected(coordinator.person_id, now=world.ground.clock.now())
    async with world.ground.read() as read:
        assert (await read.people.connections()).organizations == 1


async def test_a_table_sent_unasked_is_recognised_and_loaded_on_a_button(world: World) -> None:
    coordinator = await world.seed_coordinator()
    phone = coordinator.phone
    await phone.send_document(sheet(school(1, "Чижова Елена Сергеевна")), "список.xlsx")
    asked = await phone.wait_for("Это таблица справочника. Загрузить?")
    assert asked.says("Появится организаций: 1, должностей: 1, сотрудников: 1.")
    async with world.ground.read() as read:
        assert (await read.people.connections()).organizations == 1
    await pressed(phone, "Загрузить", "Справочник загружен")
    async with world.ground.read() as read:
        assert (await read.people.connections()).organizations == 2


async def test_the_sample_table_is_handed_out(world: World) -> None:
    coordinator = await world.seed_coordinator()
    phone = coordinator.phone
    await phone.send("/people")
    await phone.wait_for("Справочник")
    message = await pressed(phone, "Образец таблицы", "Заполните лист «Справочник»")
    assert message.document == "Справочник (образец).xlsx"


async def test_the_directory_is_closed_to_officials(world: World) -> None:
    head = await world.seed_head()
    await head.phone.send("/people")
    await head.phone.wait_for("Эта команда Вам недоступна")


async def test_privacy_gives_the_way_out(world: World) -> None:
    coordinator = await world.seed_coordinator()
    head = await world.seed_head()
    await head.phone.send("/privacy")
    await head.phone.wait_for("редакция 1")
    await pressed(head.phone, "Мои данные", "Орлова Ольга Петровна")
    await pressed(head.phone, "Отозвать согласие", "Отозвать согласие?")
    await pressed(head.phone, "Да, отозвать", "Согласие отозвано. Сюда больше не пишу.")
    await coordinator.phone.wait_for("согласие на обработку данных отозвано", after=0)
    await head.phone.send("/tasks")
    await head.phone.wait_for("получивших личную ссылку")


async def test_what_is_not_understood_gets_buttons_then_a_living_person(world: World) -> None:
    await world.seed_coordinator()
    head = await world.seed_head()
    await head.phone.send("абракадабра")
    first = await head.phone.wait_for("Не понял сообщение")
    assert not first.says("Синицына")
    await head.phone.send("абракадабра")
    second = await head.phone.wait_for("Снова не понял")
    assert second.says("Синицына Светлана Игоревна, тел.")
    await head.phone.send("/help")
    await head.phone.wait_for("Что здесь можно")


async def test_a_coordinator_is_not_sent_to_the_coordinator(world: World) -> None:
    coordinator = (await world.seed_coordinator()).phone
    for _ in range(2):
        await coordinator.send("абракадабра")
        said = await coordinator.wait_for("Не понял сообщение")
    labels = ["Мои сроки", "На проверке", "Сводка", "Справочник", "Изменить время"]
    assert said.labels == labels
    await pressed(coordinator, "Сводка", "Дорожных карт пока нет")


async def test_a_command_of_another_role_says_so(world: World) -> None:
    head = await world.seed_head()
    await head.phone.send("/people")
    said = await head.phone.wait_for("Эта команда Вам недоступна")
    assert said.labels == ["Мои сроки", "Изменить время"]


async def test_a_table_with_nothing_new_says_so(world: World) -> None:
    phone = (await world.seed_coordinator()).phone
    table = sheet(school(2, "Галкин Игорь Николаевич"))
    await phone.send_document(table, "spravochnik.xlsx")
    await phone.wait_for("Это таблица справочника. Загрузить?")
    await pressed(phone, "Загрузить", "Справочник загружен")
    await phone.send_document(table, "spravochnik.xlsx")
    said = await phone.wait_for("В этой таблице нет ничего нового")
    assert said.labels == ["К справочнику"]


async def test_a_wish_for_another_date_leads_to_who_decides(world: World) -> None:
    await world.seed_coordinator()
    head = await world.seed_head()
    await head.phone.send("Нельзя ли перенести срок?")
    told = await head.phone.wait_for("Попросить о переносе срока можно в карточке мероприятия")
    assert told.says("Синицына Светлана Игоревна, тел.")
    await head.phone.send("Спасибо большое!")
    await head.phone.wait_for("Пожалуйста!")
