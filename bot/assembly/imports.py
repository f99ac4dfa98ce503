"""The import slice: documents in, roadmaps published."""

from __future__ import annotations

from typing import Any

from bot.assembly.slice import Slice
from handlers.imports.notices import (
    Known,
    Published,
    Refused,
    known,
    published,
    refused,
    was_amending,
    was_read,
)
from handlers.imports.progress import ProgressWatch
from reports.draft_sheet import write_draft_sheet
from usecases.composing import Composer
from usecases.imports.amendments import Amending, ReviewAmendments, amending
from usecases.imports.candidates import PartyCandidates
from usecases.imports.deciding import ChooseAmended, DecideAmendment
from usecases.imports.editing import ChooseRowParty, RowParties
from usecases.imports.lists import MakeList
from usecases.imports.read import ReadImport
from usecases.imports.receive import DOUBTED, READ_JOB, ReceiveDocument
from usecases.imports.review import Review, ReviewImport, reviewed
from usecases.imports.settle import (
    AnswerQuestion,
    CancelImport,
    NameParty,
    NameSchool,
    PatchRows,
    RefreshPublication,
    StartPublishing,
)
from usecases.imports.sheet import ProposeSheet, SettleSheet
from usecases.ports.ground import Clock, Ground, ReadSession
from usecases.ports.messages import Delivery
from usecases.publishing.publish import PUBLISH_JOB, PublishImport
from usecases.publishing.rest import REST

LOOK = 2.0


async def _refused(read: ReadSession, delivery: Delivery) -> Refused | None:
    record = await read.imports.get(int(delivery.ref["import_id"]))
    if record is None or record.head.state != "refused":
        return None
    return Refused(record.head, doubted=DOUBTED in record.settings)


async def _known(read: ReadSession, delivery: Delivery) -> Known | None:
    head = await read.imports.head(int(delivery.ref["import_id"]))
    return Known(head) if head else None


async def _published(read: ReadSession, delivery: Delivery) -> Published | None:
    record = await read.imports.get(int(delivery.ref["import_id"]))
    if record is None or record.head.state != "published":
        return None
    progress = record.progress
    difference = progress["difference"] if progress["edition"] else {}
    return Published(record.head, progress["result"], difference, rest=REST in record.settings)


def _read(clock: Clock) -> Composer:
    async def compose(read: ReadSession, delivery: Delivery) -> Review | None:
        review = await reviewed(read, int(delivery.ref["import_id"]), clock.today())
        return review if review and review.head.state == "draft" else None

    return compose


def _amends(clock: Clock) -> Composer:
    async def compose(read: ReadSession, delivery: Delivery) -> Amending | None:
        found = await amending(read, int(delivery.ref["import_id"]), clock.today())
        return found if found and found.head.state == "draft" else None

    return compose


def build(ground: Ground) -> Slice:
    """What documents, their review and publishing ask for."""
    uow, read, clock = ground.uow, ground.read, ground.clock
    watch = ProgressWatch(read)
    return Slice(
        handlers={**_review(ground), "import_watch": watch},
        jobs={
            READ_JOB: ReadImport(uow, ground.files, ground.downloads, ground.documents, clock),
            PUBLISH_JOB: PublishImport(uow, read, clock),
        },
        composers={
            "notice:import-read": _read(clock),
            "notice:import-amends": _amends(clock),
            "notice:import-refused": _refused,
            "notice:import-known": _known,
            "notice:import-published": _published,
        },
        renderers={
            "notice:import-read": was_read,
            "notice:import-amends": was_amending,
            "notice:import-refused": refused,
            "notice:import-known": known,
            "notice:import-published": published,
        },
        ticks={"import-progress": (LOOK, watch.look)},
    )


def _review(ground: Ground) -> dict[str, Any]:
    uow, read, clock = ground.uow, ground.read, ground.clock
    return {
        "receive_document": ReceiveDocument(uow, clock),
        "review_import": ReviewImport(read, clock),
        "review_amendments": ReviewAmendments(read, clock),
        "choose_amended": ChooseAmended(uow),
        "decide_amendment": DecideAmendment(uow, read, clock),
        "party_candidates": PartyCandidates(read),
        "answer_question": AnswerQuestion(uow, read, clock),
        "name_school": NameSchool(uow),
        "name_party": NameParty(uow),
        "make_list": MakeList(uow, read, clock),
        "propose_sheet": ProposeSheet(uow),
        "settle_sheet": SettleSheet(uow),
        "write_draft_sheet": write_draft_sheet,
        "row_parties": RowParties(read),
        "choose_row_party": ChooseRowParty(uow),
        "patch_rows": PatchRows(uow),
        "cancel_import": CancelImport(uow, clock),
        "refresh_publication": RefreshPublication(uow, clock),
        "start_publishing": StartPublishing(uow, read, clock),
    }
