"""«Укажите даты»: dates that only their holder knows, by calendar or in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message

from handlers.awaiting import Awaited
from handlers.callbacks import DatesAct, MyDates, MyTasks, OpenDuty, PickDay, PickMonth
from handlers.day_picker import day_of, month_of, month_rows, packed, unpacked
from handlers.report_words import cut
from handlers.screen import Button, Screen, pairs, say, toast, turn
from locales import Translator
from locales.dates import day_near
from roadmap.calendar import ProductionCalendar
from roadmap.terms import awaited, done_by
from usecases.calendar import load_calendar
from usecases.changing.asking import DatesNews, DatesWanted, WantedOf
from usecases.changing.naming import DatesView, NameDates, OpenDates, ReadDates
from usecases.ports.ground import Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.placing import AwaitWords

OWN = "own"
WORDS = "own-dates"
LINES = 7
NAME = 60
RAW = 60


def router() -> Router:
    """Presses and words; rights are asked where something is done."""
    made = Router(name="own-dates")
    made.message.register(typed, Awaited(WORDS), F.text & ~F.text.startswith("/"))
    press = made.callback_query.register
    press(wanted, MyDates.filter())
    press(opened, DatesAct.filter(F.act == "open"))
    press(turn_month, PickMonth.filter(F.use == OWN))
    press(picked, PickDay.filter(F.use == OWN))
    press(named, DatesAct.filter(F.act.in_({"set", "add"})))
    return made


def wanted_screen(content: DatesWanted, t: Translator) -> Screen:
    """What is asked for, at most seven with a button each."""
    shown = content.requests[:LINES]
    lines = [t.html("dates-wanted", n=len(content.requests))]
    lines += [
        t.html(
            "dates-wanted-line",
            number=number,
            name=cut(one.name, NAME),
            raw=cut(one.deadline, RAW),
        )
        for number, one in enumerate(shown, start=1)
    ]
    if len(content.requests) > LINES:
        lines.append(t.html("moved-more", n=len(content.requests) - LINES))
    buttons = [
        Button(str(number), DatesAct(act="open", id=one.id))
        for number, one in enumerate(shown, start=1)
    ]
    return Screen("\n".join(lines), (tuple(buttons),) if buttons else ())


def _named(view: DatesView, t: Translator) -> str:
    days = [done_by(one.terms) for one in view.dates]
    return ", ".join(day_near(day, t, today=view.today) for day in days)


def dates_screen(
    view: DatesView, month: date, calendar: ProductionCalendar, t: Translator
) -> Screen:
    """One request: the order's words, what is named, a month to choose from."""
    request = view.request
    lines = [
        t.html("dates-title", name=cut(request.name, 2 * NAME)),
        "" if view.mine else t.html("dates-whose", organization=request.organization),
        t.html("dates-printed", raw=cut(request.deadline, 2 * RAW)),
        t.html("dates-named", dates=_named(view, t)) if view.dates else "",
        t.html("dates-how"),
    ]
    rows = month_rows(OWN, request.id, month, view.today, calendar, t)
    back = (Button(t.text("tasks-button"), MyTasks()),) if view.mine else ()
    text = "\n".join(line for line in lines if line)
    return Screen(text, (*rows, back) if back else rows)


def read_screen(view: DatesView, days: Sequence[date], t: Translator) -> Screen:
    """The days as they were read; they count once a button is pressed."""
    shown = ", ".join(day_near(day, t, today=view.today) for day in days)
    lines = [
        t.html("dates-title", name=cut(view.request.name, 2 * NAME)),
        t.html("dates-read", n=len(days), dates=shown),
    ]
    if view.dates:
        lines.append(t.html("dates-named", dates=_named(view, t)))
    kept, request_id = packed(days), view.request.id
    buttons = []
    if any(awaited(one.terms) for one in view.dates):
        add = DatesAct(act="add", id=request_id, days=kept)
        buttons.append(Button(t.text("dates-add"), add))
    put = DatesAct(act="set", id=request_id, days=kept)
    label = t.text("dates-instead") if buttons else t.text("dates-set", n=len(days))
    buttons.append(Button(label, put))
    buttons.append(Button(t.text("dates-other"), DatesAct(act="open", id=request_id)))
    return Screen("\n".join(lines), pairs(buttons))


def done_screen(view: DatesView, t: Translator) -> Screen:
    """They count: each with its card, and the way to one more."""
    text = t.html(
        "dates-done",
        name=cut(view.request.name, 2 * NAME),
        dates=_named(view, t),
        n=len(view.dates),
    )
    cards = tuple(
        Button(str(number), OpenDuty(id=one.id)) for number, one in enumerate(view.dates, start=1)
    )
    more = Button(t.text("dates-more"), DatesAct(act="open", id=view.request.id))
    return Screen(text, (cards[:LINES], (more,)) if cards else ((more,),))


def news(content: DatesNews, t: Translator) -> Screen:
    """To the other side: who has named which dates; they may be changed."""
    view = content.view
    text = t.html(
        "dates-news-holder" if view.mine else "dates-news",
        name=cut(view.request.name, 2 * NAME),
        organization=view.request.organization,
        who=content.who.short_name if content.who else "",
        dates=_named(view, t),
    )
    change = Button(t.text("dates-change"), DatesAct(act="open", id=view.request.id))
    return Screen(text, ((change,),))


async def wanted(
    callback: CallbackQuery, person: Identity, wanted_of: WantedOf, t: Translator
) -> None:
    """«Указать даты» under the list of what is mine."""
    found = await wanted_of(person)
    if found.requests and callback.bot:
        await say(callback.bot, callback.from_user.id, wanted_screen(found, t))
    await toast(callback, "" if found.requests else t.text("dates-closed"))


async def _choosing(  # what every calendar of a request needs
    person: Identity,
    request_id: int,
    month: date | None,
    open_dates: OpenDates,
    await_words: AwaitWords,
    ground: Ground,
    t: Translator,
) -> Screen:
    view = await open_dates(person, request_id)
    async with ground.read() as read:
        calendar = (await load_calendar(read.calendar)).of_post(view.request.post_id)
    first = month or view.today.replace(day=1)
    await await_words(person, WORDS, {"request": request_id, "month": f"{first:%Y%m}"})
    return dates_screen(view, first, calendar, t)


async def opened(
    callback: CallbackQuery,
    callback_data: DatesAct,
    person: Identity,
    open_dates: OpenDates,
    await_words: AwaitWords,
    ground: Ground,
    t: Translator,
) -> None:
    """One request."""
    screen = await _choosing(person, callback_data.id, None, open_dates, await_words, ground, t)
    await turn(callback, screen)
    await toast(callback)


async def turn_month(
    callback: CallbackQuery,
    callback_data: PickMonth,
    person: Identity,
    open_dates: OpenDates,
    await_words: AwaitWords,
    ground: Ground,
    t: Translator,
) -> None:
    """An arrow."""
    month = month_of(callback_data.month)
    screen = await _choosing(person, callback_data.id, month, open_dates, await_words, ground, t)
    await turn(callback, screen)
    await toast(callback)


async def picked(
    callback: CallbackQuery,
    callback_data: PickDay,
    person: Identity,
    open_dates: OpenDates,
    t: Translator,
) -> None:
    """A day by its button."""
    view = await open_dates(person, callback_data.id)
    await turn(callback, read_screen(view, [day_of(callback_data.day)], t))
    await toast(callback)


async def typed(
    message: Message,
    bot: Bot,
    person: Identity,
    expected: Expected,
    read_dates: ReadDates,
    open_dates: OpenDates,
    t: Translator,
) -> None:
    """Days in words: how they are read, or that they are not; the words stay awaited."""
    request_id = int(expected.ref["request"])
    days = await read_dates(request_id, message.text or "")
    if days:
        screen = read_screen(await open_dates(person, request_id), days, t)
    else:
        screen = Screen(t.html("dates-unread"))
    await say(bot, message.chat.id, screen, message.message_id)


async def named(
    callback: CallbackQuery,
    callback_data: DatesAct,
    person: Identity,
    name_dates: NameDates,
    open_dates: OpenDates,
    t: Translator,
) -> None:
    """«Поставить», «Добавить», «Вместо прежних»."""
    days, more = unpacked(callback_data.days), callback_data.act == "add"
    await name_dates(person, callback_data.id, days, more=more)
    await turn(callback, done_screen(await open_dates(person, callback_data.id), t))
    await toast(callback)
