"""What the outbox says of an import: read, refused, already known, published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers.callbacks import ImportAct, PeopleAct, SummaryPage
from handlers.imports.amendments import heading, state_of
from handlers.imports.texts import summary, title_of_head
from handlers.screen import Button, Screen, pairs
from locales import Translator
from usecases.imports.amendments import Amending
from usecases.imports.receive import DOUBTED
from usecases.imports.review import Review
from usecases.ports.imports import ImportHead

TITLE = 200
EVIDENCE = "proof"


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that cannot be used, and why; `doubted`: it may be meant for a report."""

    head: ImportHead
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The same content was imported before."""

    head: ImportHead


@dataclass(frozen=True, slots=True)
class Published:
    """A publication's result, as `imports.progress` keeps it; `rest` waits in a draft."""

    head: ImportHead
    result: dict[str, Any]
    difference: dict[str, int]
    rest: bool = False


def was_read(content: Review, t: Translator) -> Screen:
    """The summary, with the way into the review."""
    buttons = [
        Button(t.text("import-to-review"), ImportAct(act="review", id=content.head.id)),
        Button(t.text("import-to-cancel"), ImportAct(act="cancel", id=content.head.id)),
    ]
    draft, settings = content.material.draft, content.material.record.settings
    if DOUBTED in settings and not (draft.number and draft.date):
        buttons.append(_evidence(content.head, t))
    return Screen(summary(content, t), pairs(buttons))


def _evidence(head: ImportHead, t: Translator) -> Button:
    return Button(t.text("import-which-evidence"), ImportAct(act=EVIDENCE, id=head.id))


def was_amending(content: Amending, t: Translator) -> Screen:
    """The notice: the orders, the roadmap, the way to the proposals."""
    known = content.review is not None or not content.roadmaps
    label = "amendments-to-list" if known else "amendments-to-roadmaps"
    buttons = [
        Button(t.text(label), ImportAct(act="review", id=content.head.id)),
        Button(t.text("import-to-cancel"), ImportAct(act="cancel", id=content.head.id)),
    ]
    return Screen("\n".join([heading(content, t), *state_of(content, t)]), pairs(buttons))


def refused(content: Refused, t: Translator) -> Screen:
    """Why not, in one sentence."""
    refusal = content.head.refusal or {"key": "read-failed", "args": {}}
    reason = t.text(refusal["key"], **refusal["args"])
    if content.doubted:
        text = t.html("import-which", name=content.head.file_name, reason=reason)
        return Screen(text, ((_evidence(content.head, t),),))
    return Screen(t.html("import-refused", name=content.head.file_name, reason=reason))


def known(content: Known, t: Translator) -> Screen:
    """What stands already, with a button to it."""
    head = content.head
    text = t.html(
        "import-known",
        date=head.created_at.date(),
        title=title_of_head(head, t, TITLE),
        state=head.state,
    )
    target, buttons = opened(head), []
    if target is not None:
        buttons.append(Button(t.text("import-known-open"), target))
    if head.state == "published":
        act = ImportAct(act="refresh", id=head.id)
        buttons.append(Button(t.text("import-known-refresh"), act))
    return Screen(text, pairs(buttons))


def opened(head: ImportHead) -> ImportAct | SummaryPage | None:
    """What a button opens: the draft's review, or the published roadmap's summary."""
    if head.state == "draft":
        return ImportAct(act="review", id=head.id)
    if head.state == "published" and head.roadmap_id is not None:
        return SummaryPage(roadmap=head.roadmap_id)
    return None


def published(content: Published, t: Translator) -> Screen:
    """Counts, and what to do next."""
    result, difference = content.result, content.difference
    lines = [
        t.html(
            "import-published",
            title=title_of_head(content.head, t, TITLE),
            activities=result["activities"],
            duties=result["duties"],
        )
    ]
    if result["a_year"]:
        lines.append(t.html("import-published-heads", n=result["a_year"]))
    if any(difference.values()):
        lines.append(t.html("import-published-edition", **difference))
    if content.rest:
        lines.append(t.html("import-published-rest"))
    lines.append(t.html("import-published-next"))
    roadmap_id = content.head.roadmap_id or 0
    buttons = [
        Button(t.text("import-to-summary"), SummaryPage(roadmap=roadmap_id)),
        Button(t.text("import-to-invitations"), PeopleAct(act="links")),
    ]
    return Screen("\n".join(lines), pairs(buttons))
