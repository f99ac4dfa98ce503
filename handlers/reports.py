"""A report begins: the buttons of a duty's card and of a package's."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers import report_questions as questions
from handlers.callbacks import DutyAct, PackageAct
from handlers.report_stage import ReportStage
from handlers.screen import toast, turn
from locales import Translator
from roadmap.errors import ConflictError
from usecases.ports.ground import Ground
from usecases.ports.people import Identity
from usecases.reports.showing import ShowHistory, ShowSheet
from usecases.reports.starting import (
    SendTicked,
    StartPackage,
    StartReport,
    TickRow,
)


def router() -> Router:
    """Buttons of cards, packages and ticks."""
    made = Router(name="reports")
    press = made.callback_query.register
    press(done, DutyAct.filter(F.act.in_({"done", "sent"})))
    press(history, DutyAct.filter(F.act == "history"))
    press(package, PackageAct.filter(F.act.in_({"all", "one"})))
    press(rows, PackageAct.filter(F.act.in_({"rows", "page"})))
    press(tick, PackageAct.filter(F.act.in_({"tick", "untick"})))
    press(ticked, PackageAct.filter(F.act == "ticked"))
    return made


async def done(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    t: Translator,
    start_report: StartReport,
    report_stage: ReportStage,
    ground: Ground,
) -> None:
    """«Исполнено»: at once, or what is to be sent first. «Уже направляли» asks for requisites."""
    before = callback_data.act == "sent"
    try:
        started = await start_report(person, callback_data.id, ask=before)
    except ConflictError as refusal:
        await toast(callback, t.text(refusal.key, **refusal.arguments), alert=True)
        await _show_standing(callback, callback_data.id, person, t, report_stage, ground)
        return
    await report_stage.turn_to(callback, person, started.submission_id, t, sent_before=before)
    await toast(callback)


async def _show_standing(
    callback: CallbackQuery,
    duty_id: int,
    person: Identity,
    t: Translator,
    report_stage: ReportStage,
    ground: Ground,
) -> None:
    """The report that was there first, where there is one."""
    async with ground.uow() as uow:
        found = await uow.duties.get([duty_id])
    if found and found[0].submission_id and not found[0].waits:
        await report_stage.turn_to(callback, person, found[0].submission_id, t)


async def history(
    callback: CallbackQuery,
    callback_data: DutyAct,
    person: Identity,
    t: Translator,
    show_history: ShowHistory,
) -> None:
    """«История»."""
    told = await show_history(person, callback_data.id)
    await turn(callback, questions.history(told, t))
    await toast(callback)


async def package(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    t: Translator,
    start_package: StartPackage,
    report_stage: ReportStage,
) -> None:
    """«Выполняются все» and «Одна справка на всё»."""
    started = await start_package(person, callback_data.id, ask=callback_data.act == "one")
    await report_stage.turn_to(callback, person, started.submission_id, t)
    await toast(callback)


async def rows(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    t: Translator,
    show_sheet: ShowSheet,
) -> None:
    """«Отметить по строкам», and its pages."""
    page = callback_data.row if callback_data.act == "page" else 0
    await turn(callback, questions.sheet(await show_sheet(person, callback_data.id), page, t))
    await toast(callback)


async def tick(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    t: Translator,
    tick_row: TickRow,
    show_sheet: ShowSheet,
) -> None:
    """A row is ticked or not any more; the page stays."""
    await tick_row(person, callback_data.id, callback_data.row, ticked=callback_data.act == "tick")
    sheet = await show_sheet(person, callback_data.id)
    order = [row.duty_id for row in sheet.rows]
    at = order.index(callback_data.row) if callback_data.row in order else 0
    await turn(callback, questions.sheet(sheet, at // questions.PAGE, t))
    await toast(callback)


async def ticked(
    callback: CallbackQuery,
    callback_data: PackageAct,
    person: Identity,
    t: Translator,
    send_ticked: SendTicked,
    report_stage: ReportStage,
) -> None:
    """«Далее» under the ticks."""
    started = await send_ticked(person, callback_data.id)
    await report_stage.turn_to(callback, person, started.submission_id, t)
    await toast(callback)
