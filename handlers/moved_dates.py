"""The notice that dates have moved."""

from __future__ import annotations

from handlers.callbacks import MyTasks, OpenDuty
from handlers.grounds import ground_words
from handlers.report_words import cut
from handlers.screen import Button, Screen
from locales import Translator
from locales.dates import day_short
from roadmap.terms import done_by
from usecases.changing.telling import MovedDates

LINES = 7
NAME = 50


def moved_dates(content: MovedDates, t: Translator) -> Screen:
    """At most seven lines with a button each; the ground where it is one for all."""
    lines = [t.html("moved-title", n=len(content.duties))]
    grounds = {one.ground for one in content.duties}
    if len(grounds) == 1:
        lines.append(t.html("moved-ground", ground=ground_words(grounds.pop(), t)))
    shown = content.duties[:LINES]
    for number, one in enumerate(shown, start=1):
        lines.append(
            t.html(
                "moved-line",
                number=number,
                name=cut(one.name, NAME),
                before=day_short(one.before, t, today=content.today),
                day=day_short(done_by(one.terms), t, today=content.today),
            )
        )
    if len(content.duties) > LINES:
        lines.append(t.html("moved-more", n=len(content.duties) - LINES))
    lines.append(t.html("moved-same"))
    numbers = tuple(Button(str(at), OpenDuty(id=one.id)) for at, one in enumerate(shown, start=1))
    return Screen("\n".join(lines), (numbers, (Button(t.text("tasks-button"), MyTasks()),)))
