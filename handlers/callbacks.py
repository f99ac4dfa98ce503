"""Every button's data: a short prefix and ids, at most 64 bytes; never a text, never a state."""

from __future__ import annotations

from aiogram.filters.callback_data import CallbackData


class OpenDuty(CallbackData, prefix="d"):
    """Open a duty's card."""

    id: int


class OpenPackage(CallbackData, prefix="p"):
    """Open a package's card."""

    id: int


class MyTasks(CallbackData, prefix="my"):
    """A page of everything that is mine: what is owed, or what is done.

    `here` stands on the list's own buttons: the page takes the place of the pressed one.
    """

    page: int = 0
    done: bool = False
    here: bool = False


class DutyAct(CallbackData, prefix="da"):
    """Act on a duty: done, sent-before, snooze, history, ... (the act is a short code)."""

    act: str
    id: int


class PickDay(CallbackData, prefix="pd"):
    """A day of a calendar: ask, ext or own say what it is for; day as 20261015."""

    use: str
    id: int
    day: str


class PickMonth(CallbackData, prefix="pm"):
    """A calendar's arrow; month as 202610."""

    use: str
    id: int
    month: str


class PickNothing(CallbackData, prefix="pn"):
    """A calendar's cell without a day."""


class ExtensionReason(CallbackData, prefix="er"):
    """Why a duty is to be extended to a day; id is the duty's."""

    use: str
    id: int
    day: str
    why: str


class ExtensionAct(CallbackData, prefix="ex"):
    """Act on a request for an extension: grant, refuse, no, show, withdraw; why = reason code."""

    act: str
    id: int
    why: str = ""


class DatesAct(CallbackData, prefix="nd"):
    """Act on a request for dates: open, set (in place of those named), add.

    `days` are the dates in three characters each; see handlers.day_picker.
    """

    act: str
    id: int
    days: str = ""


class WaitingList(CallbackData, prefix="wl"):
    """What waits in the roadmaps that I coordinate: extensions, dates."""

    what: str


class MyDates(CallbackData, prefix="md"):
    """What I am asked to name dates for."""


class PackageAct(CallbackData, prefix="pa"):
    """Act on a package: all-done, rows, one-document, ... ; `row` is a duty inside it."""

    act: str
    id: int
    row: int = 0


class SubmissionAct(CallbackData, prefix="sa"):
    """Act on a submission as its sender: send, cancel, undo, add, date, show, files."""

    act: str
    id: int


class EvidenceAct(CallbackData, prefix="ev"):
    """What a file belongs to: act "to" with kind duty, package or submission; drop; retry; remove.

    For "retry" and "remove" the id is the evidence's own.
    """

    act: str
    kind: str = ""
    id: int = 0


class ReviewAct(CallbackData, prefix="ra"):
    """Act on a submission as its reviewer: open, files, accept, return, skip.

    `why` is the reason's code; `seen` the version of the report that the card shows.
    """

    act: str
    id: int
    why: str = ""
    seen: int = 0


class ReviewQueue(CallbackData, prefix="rq"):
    """The queue of submissions that need eyes."""

    after: int = 0


class SummaryPage(CallbackData, prefix="su"):
    """The summary of a roadmap: view = total, sections, schools, overdue, silent, unconnected.

    roadmap 0 is the one there is, or the list to choose from.
    """

    roadmap: int
    view: str = "total"
    page: int = 0


class OpenSummary(CallbackData, prefix="os"):
    """A view of a roadmap's summary as a message of its own: what it was pressed on stays."""

    roadmap: int
    view: str = "total"


class RoadmapAct(CallbackData, prefix="rm"):
    """Act on a roadmap in force: activities."""

    act: str
    id: int


class EscalationAct(CallbackData, prefix="es"):
    """What goes to the controller: list (of a roadmap); open, comment, spare, restore (a duty)."""

    act: str
    id: int


class NudgeAct(CallbackData, prefix="nu"):
    """«Напомнить молчащим» of a roadmap: ask, send."""

    act: str
    id: int


class JoinAct(CallbackData, prefix="j"):
    """Answers on the way in: me, not-me, acting, agree, refuse, full; id is the invitation."""

    act: str
    id: int


class PeopleAct(CallbackData, prefix="pe"):
    """The coordinator's directory buttons: links, unconnected, ..."""

    act: str
    id: int = 0


class ImportAct(CallbackData, prefix="im"):
    """Buttons on an import outside its dialog: review, publish, cancel, ..."""

    act: str
    id: int
    arg: str = ""


class SettingsAct(CallbackData, prefix="se"):
    """A person's own settings."""

    act: str
    value: str = ""
