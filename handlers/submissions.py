"""The buttons of a draft and of a receipt: send, take back, add to, put the day right."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, Message

from handlers import report_screens as screens
from handlers.awaiting import Awaited
from handlers.callbacks import EvidenceAct, SubmissionAct
from handlers.evidence_files import show_files
from handlers.report_stage import COUNTED, ReportStage
from handlers.report_words import evidence_words
from handlers.screen import Screen, say, toast, turn
from locales import Translator
from roadmap.submissions import day_said
from usecases.ports.ground import Clock, Ground
from usecases.ports.messages import Expected
from usecases.ports.people import Identity
from usecases.reports.evidence import DropEvidence
from usecases.reports.placing import AwaitWords
from usecases.reports.sending import (
    Sending,
    SendReport,
    SendWithoutDocuments,
    SetExecutedOn,
    UndoReport,
)
from usecases.reports.starting import AskEvidence, CancelDraft

DAY = "executed-on"


def router() -> Router:
    """Buttons of drafts and receipts."""
    made = Router(name="submissions")
    press = made.callback_query.register
    press(send, SubmissionAct.filter(F.act.in_({"send", "unfinished"})))
    press(send_rest, SubmissionAct.filter(F.act == "rest"))
    press(remove, EvidenceAct.filter(F.act == "remove"))
    press(cancel, SubmissionAct.filter(F.act == "cancel"))
    press(undo, SubmissionAct.filter(F.act == "undo"))
    press(add, SubmissionAct.filter(F.act == "add"))
    press(show, SubmissionAct.filter(F.act == "show"))
    press(files, SubmissionAct.filter(F.act == "files"))
    press(days, SubmissionAct.filter(F.act == "date"))
    press(other_day, SubmissionAct.filter(F.act == "date-other"))
    press(set_day, SubmissionAct.filter(F.act.in_({"date-today", "date-yesterday"})))
    made.message.register(written_day, Awaited(DAY), F.text, ~F.text.startswith("/"))
    return made


async def send(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    send_report: SendReport,
    report_stage: ReportStage,
) -> None:
    """«Отправить»: waits for files, but answers the press before that."""
    now = callback_data.act == "unfinished"
    receipt = await report_stage.receipt(person, callback_data.id)
    if receipt.report.awaited and not now:
        await toast(callback, t.text("report-waiting", n=len(receipt.report.awaited)))
    outcome = await send_report(person, callback_data.id, unfinished=now)
    if outcome is Sending.EVIDENCE_MISSING:
        await toast(callback, t.text("report-evidence-missing"), alert=True)
        return
    if outcome is Sending.FILES_ON_THEIR_WAY:
        receipt = await report_stage.receipt(person, callback_data.id)
        await turn(callback, screens.on_their_way(receipt, t))
    else:
        await report_stage.turn_to(callback, person, callback_data.id, t)
    await toast(callback)


async def send_rest(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    send_without_documents: SendWithoutDocuments,
    report_stage: ReportStage,
) -> None:
    """«Без документов»: what needs none goes now, the rest stays open."""
    await send_without_documents(person, callback_data.id)
    await report_stage.turn_to(callback, person, callback_data.id, t)
    await toast(callback)


async def remove(
    callback: CallbackQuery,
    callback_data: EvidenceAct,
    person: Identity,
    t: Translator,
    drop_evidence: DropEvidence,
    report_stage: ReportStage,
) -> None:
    """«Убрать последний»."""
    submission_id, dropped = await drop_evidence(person, callback_data.id)
    await report_stage.turn_to(callback, person, submission_id, t)
    if dropped is None:
        await toast(callback, t.text("report-nothing-dropped"))
    else:
        await toast(callback, t.text("report-dropped", what=evidence_words(dropped, t)))


async def cancel(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    cancel_draft: CancelDraft,
    report_stage: ReportStage,
) -> None:
    """«Отмена»: the draft is no more; what was returned stays returned."""
    await cancel_draft(person, callback_data.id)
    receipt = await report_stage.receipt(person, callback_data.id)
    await turn(callback, screens.cancelled(receipt.report, t))
    await toast(callback)


async def undo(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    undo_report: UndoReport,
    report_stage: ReportStage,
) -> None:
    """«Отменить отправку»."""
    await undo_report(person, callback_data.id)
    await report_stage.turn_to(callback, person, callback_data.id, t)
    await toast(callback, t.text("report-undone"))


async def add(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    ask_evidence: AskEvidence,
    report_stage: ReportStage,
) -> None:
    """«Дополнить»: a message of its own, so that the receipt stays in the chat."""
    await ask_evidence(person, callback_data.id)
    await report_stage.count(person, callback.from_user.id, callback_data.id, t, anew=True)
    await toast(callback)


async def show(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    ask_evidence: AskEvidence,
    report_stage: ReportStage,
) -> None:
    """The report as it stands now; one that is not sent awaits evidence again."""
    receipt = await report_stage.receipt(person, callback_data.id)
    if receipt.report.state in COUNTED:
        await ask_evidence(person, callback_data.id)
    await report_stage.turn_to(callback, person, callback_data.id, t)
    await toast(callback)


async def files(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    bot: Bot,
    person: Identity,
    t: Translator,
    report_stage: ReportStage,
    ground: Ground,
) -> None:
    """«Показать отправленное»."""
    receipt = await report_stage.receipt(person, callback_data.id)
    await toast(callback)
    chat_id = callback.from_user.id
    await say(bot, chat_id, screens.was_sent(receipt, t))
    await show_files(bot, chat_id, receipt.report.stored, ground.files, t)


async def days(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    report_stage: ReportStage,
) -> None:
    """«Исполнено раньше»: when was it?"""
    receipt = await report_stage.receipt(person, callback_data.id)
    if not screens.day_can_change(receipt.report):
        await report_stage.turn_to(callback, person, callback_data.id, t)
        await toast(callback, t.text("report-day-stands"), alert=True)
        return
    await turn(callback, screens.days(receipt, t))
    await toast(callback)


async def set_day(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    clock: Clock,
    set_executed_on: SetExecutedOn,
    report_stage: ReportStage,
) -> None:
    """Today or yesterday."""
    back = timedelta(days=1 if callback_data.act == "date-yesterday" else 0)
    await set_executed_on(person, callback_data.id, clock.today() - back)
    await report_stage.turn_to(callback, person, callback_data.id, t)
    await toast(callback, t.text("report-dated"))


async def other_day(
    callback: CallbackQuery,
    callback_data: SubmissionAct,
    person: Identity,
    t: Translator,
    await_words: AwaitWords,
    report_stage: ReportStage,
) -> None:
    """Another day is written in words."""
    await report_stage.receipt(person, callback_data.id)
    await await_words(person, DAY, {"submission": callback_data.id})
    back = screens.act(t.text("report-button-back"), "show", callback_data.id)
    await turn(callback, Screen(t.html("report-write-day"), ((back,),)))
    await toast(callback)


async def written_day(
    message: Message,
    bot: Bot,
    person: Identity,
    t: Translator,
    clock: Clock,
    expected: Expected,
    set_executed_on: SetExecutedOn,
    report_stage: ReportStage,
) -> None:
    """The day as it was written."""
    day = day_said(message.text or "", today=clock.today())
    if day is None:
        await say(bot, message.chat.id, Screen(t.html("report-no-day")))
        return
    submission_id = int(expected.ref["submission"])
    await set_executed_on(person, submission_id, day)
    await report_stage.tell(person, message.chat.id, submission_id, t)
