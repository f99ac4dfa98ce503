"""/summary and /roadmaps: figures on request for coordinators and controllers."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers import overview_screens as screens
from handlers.callbacks import OpenSummary, SummaryPage
from handlers.imports.drafts import with_drafts
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from usecases.overview import ReportFile, Summarize
from usecases.ports.ground import Ground
from usecases.ports.people import Identity


def router() -> Router:
    """Coordinators' and controllers' figures."""
    made = Router(name="overview")
    made.message.filter(allowed)
    made.callback_query.filter(allowed)
    made.message.register(summary, Command("summary"))
    made.message.register(roadmaps, Command("roadmaps"))
    made.callback_query.register(first_page, SummaryPage.filter(F.roadmap == 0))
    made.callback_query.register(excel, SummaryPage.filter(F.view == "xlsx"))
    made.callback_query.register(page, SummaryPage.filter())
    made.callback_query.register(opened, OpenSummary.filter())
    return made


async def allowed(_event: Message | CallbackQuery, person: Identity | None = None) -> bool:
    """Figures are for those who coordinate or control."""
    return person is not None and bool(person.roles & {"coordinator", "controller"})


async def _first_page(
    person: Identity, summarize: Summarize, ground: Ground, t: Translator
) -> Screen:
    async with ground.read() as read:
        heads = await read.overview.roadmaps()
    if len(heads) == 1:
        return screens.total(await summarize(heads[0].id), t, edits=person.coordinates)
    return screens.roadmap_list(heads, t, loads=person.coordinates)


async def summary(
    message: Message,
    bot: Bot,
    person: Identity,
    summarize: Summarize,
    ground: Ground,
    t: Translator,
) -> None:
    """The summary of the one roadmap, or the list to choose from."""
    await say(bot, message.chat.id, await _first_page(person, summarize, ground, t))


async def first_page(
    callback: CallbackQuery, person: Identity, summarize: Summarize, ground: Ground, t: Translator
) -> None:
    """«Сводка» where no roadmap is named: a new message, so that what it was pressed on stays."""
    screen = await _first_page(person, summarize, ground, t)
    if callback.bot:
        await say(callback.bot, callback.from_user.id, screen)
    await toast(callback)


async def roadmaps(
    message: Message, bot: Bot, person: Identity, ground: Ground, t: Translator
) -> None:
    """Every roadmap, each with its summary behind a button; drafts for those who coordinate."""
    async with ground.read() as read:
        heads, drafts = await read.overview.roadmaps(), await read.imports.open()
    screen = screens.roadmap_list(heads, t, loads=person.coordinates)
    await say(
        bot, message.chat.id, with_drafts(screen, drafts, t) if person.coordinates else screen
    )


async def page(
    callback: CallbackQuery,
    callback_data: SummaryPage,
    person: Identity,
    summarize: Summarize,
    t: Translator,
) -> None:
    """A view of the summary in place of the pressed one."""
    made = await summarize(callback_data.roadmap)
    shown = screens.view(made, callback_data.view, callback_data.page, t, edits=person.coordinates)
    await turn(callback, shown)
    await toast(callback)


async def opened(
    callback: CallbackQuery,
    callback_data: OpenSummary,
    bot: Bot,
    person: Identity,
    summarize: Summarize,
    t: Translator,
) -> None:
    """A view of the summary, from a digest."""
    made = await summarize(callback_data.roadmap)
    shown = screens.view(made, callback_data.view, 0, t, edits=person.coordinates)
    await say(bot, callback.from_user.id, shown)
    await toast(callback)


async def excel(
    callback: CallbackQuery,
    callback_data: SummaryPage,
    bot: Bot,
    report_file: ReportFile,
    t: Translator,
) -> None:
    """The report as a workbook, sent as a document."""
    await toast(callback, t.text("summary-excel-soon"))
    await bot.send_chat_action(callback.from_user.id, ChatAction.UPLOAD_DOCUMENT)
    file = await report_file(callback_data.roadmap, t.locale)
    await bot.send_document(
        callback.from_user.id,
        BufferedInputFile(file.content, file.name),
        caption=t.html("summary-excel-caption", number=file.number or "—"),
    )
