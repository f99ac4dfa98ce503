"""Documents that wait for their coordinator, below the list of roadmaps."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.callbacks import ImportAct
from handlers.imports.texts import title_of_head
from handlers.screen import Button, Screen, pairs
from locales import Translator
from usecases.ports.imports import ImportHead

SHOWN = 3
BUTTONS = 8
TITLE = 80


def with_drafts(screen: Screen, heads: Sequence[ImportHead], t: Translator) -> Screen:
    """The screen with the newest drafts and «Загрузить приказ» added."""
    room = BUTTONS - 1 - sum(len(row) for row in screen.rows)
    drafts = [head for head in heads if head.state == "draft"][: max(0, min(SHOWN, room))]
    lines, buttons = [screen.text], []
    if drafts:
        lines += ["", t.html("import-drafts", n=len(drafts))]
    for at, head in enumerate(drafts, start=1):
        title = title_of_head(head, t, TITLE)
        lines.append(t.html("import-draft-line", at=at, title=title))
        act = ImportAct(act="review", id=head.id)
        buttons.append(Button(t.text("import-draft-button", at=at), act))
    buttons.append(Button(t.text("import-load"), ImportAct(act="load", id=0)))
    return Screen("\n".join(lines), (*screen.rows, *pairs(buttons)))
