"""The reports slice: use cases, the job that fetches files, the news, the ticks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot

from bot.assembly.slice import Slice
from handlers import report_questions, review_screens
from handlers.report_stage import ReportStage
from handlers.review import Reviewing
from handlers.whose_file import WhoseFile
from locales import Translator
from roadmap.submissions import SubmissionState
from usecases.ports.ground import Ground
from usecases.reports import evidence, sending, starting
from usecases.reports.fetching import FetchEvidence, RetryFile, SweepEvidence
from usecases.reports.placing import AwaitWords, PlaceReport
from usecases.reports.review import (
    AcceptReport,
    AcceptSilently,
    ListReviews,
    OpenReview,
    ReturnReport,
)
from usecases.reports.showing import (
    ComposeNews,
    ShowHistory,
    ShowReport,
    ShowSheet,
    SuggestTargets,
    compose_file_news,
)

SWEEP_SECONDS = 600.0
SILENCE_SECONDS = 900.0


def build(ground: Ground, bot: Bot, translator: Callable[[str], Translator]) -> Slice:
    """Everything about reports; `bot` shows the counters that jobs change."""
    zone = ZoneInfo(ground.timezone)
    uow, read, clock = ground.uow, ground.read, ground.clock
    show = ShowReport(read, clock, zone)
    stage = ReportStage(bot, read, show, PlaceReport(uow, clock), translator)
    fetch = FetchEvidence(uow, clock, ground.files, ground.downloads, stage.refresh)
    return Slice(
        handlers={
            **_sender(ground, zone),
            **_reviewer(ground, zone, bot, show),
            **_asking(ground, bot),
            "report_stage": stage,
        },
        jobs={"fetch-evidence": fetch},
        composers={
            "notice:report-received": ComposeNews(clock, zone, SubmissionState.REPORTED),
            "notice:report-added": ComposeNews(clock, zone, SubmissionState.REPORTED),
            "notice:report-accepted": ComposeNews(clock, zone, SubmissionState.ACCEPTED),
            "notice:report-returned": ComposeNews(clock, zone, SubmissionState.RETURNED),
            "notice:evidence-failed": compose_file_news,
        },
        renderers={
            "notice:report-received": review_screens.received,
            "notice:report-added": review_screens.added,
            "notice:report-accepted": review_screens.accepted,
            "notice:report-returned": review_screens.returned,
            "notice:evidence-failed": report_questions.file_news,
        },
        ticks={
            "sweep-evidence": (SWEEP_SECONDS, SweepEvidence(uow, clock)),
            "accept-silently": (SILENCE_SECONDS, AcceptSilently(uow, clock, zone)),
        },
    )


def _sender(ground: Ground, zone: ZoneInfo) -> dict[str, Any]:
    uow, read, clock = ground.uow, ground.read, ground.clock
    return {
        "start_report": starting.StartReport(uow, clock, zone),
        "start_package": starting.StartPackage(uow, clock, zone),
        "tick_row": starting.TickRow(uow, clock, zone),
        "send_ticked": starting.SendTicked(uow, clock),
        "ask_evidence": starting.AskEvidence(uow, clock, zone),
        "cancel_draft": starting.CancelDraft(uow, clock, zone),
        "send_report": sending.SendReport(uow, read, clock, zone),
        "send_without_documents": sending.SendWithoutDocuments(uow, clock, zone),
        "undo_report": sending.UndoReport(uow, clock, zone),
        "set_executed_on": sending.SetExecutedOn(uow, clock, zone),
        "find_target": evidence.FindTarget(read, clock),
        "find_album": evidence.FindAlbum(uow),
        "receive_file": evidence.ReceiveFile(uow, clock, zone),
        "receive_text": evidence.ReceiveText(uow, clock, zone),
        "attach_waiting": evidence.AttachWaiting(uow, clock, zone),
        "drop_evidence": evidence.DropEvidence(uow, clock, zone),
        "retry_file": RetryFile(uow, clock, zone),
        "show_sheet": ShowSheet(read),
        "show_history": ShowHistory(uow, read, zone),
    }


def _asking(ground: Ground, bot: Bot) -> dict[str, Any]:
    words = AwaitWords(ground.uow, ground.clock)
    drop_waiting = evidence.DropWaiting(ground.uow, ground.clock)
    suggest = SuggestTargets(ground.read, ground.clock)
    return {
        "await_words": words,
        "drop_waiting": drop_waiting,
        "whose_file": WhoseFile(bot, ground, suggest, drop_waiting, words),
    }


def _reviewer(ground: Ground, zone: ZoneInfo, bot: Bot, show: ShowReport) -> dict[str, Any]:
    uow, read, clock = ground.uow, ground.read, ground.clock
    opening = OpenReview(uow, clock, zone)
    return {
        "reviewing": Reviewing(bot, ground, ListReviews(read, clock), opening, show),
        "accept_report": AcceptReport(uow, clock, zone),
        "return_report": ReturnReport(uow, clock, zone),
    }
