"""How a summary looks: totals, by section, by organisation, overdue, silent, not connected."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.callbacks import NudgeAct, ReviewQueue, RoadmapAct, SummaryPage
from handlers.screen import Button, Screen, pairs
from locales import Translator
from roadmap.figures import Figures
from roadmap.status import RoadmapHead
from usecases.overview import Summary
from usecases.ports.overview import Holder, Named

PAGE = 12
NAME = 60


def roadmap_list(heads: Sequence[RoadmapHead], t: Translator, *, loads: bool) -> Screen:
    """Every roadmap with a button to its summary; seven at most, newest first.

    `loads`: whether the reader may send a roadmap in where there is none.
    """
    if not heads:
        return Screen(t.html("roadmaps-none" if loads else "summary-no-roadmaps"))
    lines = [t.html("roadmaps-title", n=len(heads))]
    lines += [f"{at}. {_head_line(head, t)}" for at, head in enumerate(heads[:7], start=1)]
    buttons = [
        Button(str(at), SummaryPage(roadmap=head.id)) for at, head in enumerate(heads[:7], start=1)
    ]
    return Screen("\n".join(lines), (tuple(buttons),))


def total(summary: Summary, t: Translator, *, edits: bool = False) -> Screen:
    """The first page: totals and the way to the rest; `edits` opens the activities too."""
    figures = summary.total
    lines = [
        t.html("summary-title", day=summary.today, number=summary.head.number or "—"),
        t.html("summary-total", n=figures.total, come=figures.come),
        t.html(
            "summary-states",
            accepted=figures.accepted,
            review=figures.on_review,
            returned=figures.returned,
            overdue=figures.overdue,
        ),
    ]
    if figures.silently:
        lines.append(t.html("summary-silently", n=figures.silently))
    if figures.released:
        lines.append(t.html("summary-released", n=figures.released))
    if figures.discipline is not None:
        lines.append(
            t.html(
                "summary-discipline",
                printed=figures.discipline,
                extended=figures.discipline_extended,
            )
        )
    lines.append(t.html("summary-people", silent=len(summary.silent), out=len(summary.unconnected)))
    return Screen("\n".join(lines), _total_buttons(summary, t, edits=edits))


def _total_buttons(
    summary: Summary, t: Translator, *, edits: bool
) -> tuple[tuple[Button, ...], ...]:
    to = summary.head.id
    buttons = [
        Button(t.text("summary-button-sections"), SummaryPage(roadmap=to, view="sections")),
        Button(t.text("summary-button-organizations"), SummaryPage(roadmap=to, view="schools")),
    ]
    counted = (
        ("overdue", len(summary.late)),
        ("silent", len(summary.silent)),
        ("unconnected", len(summary.unconnected)),
    )
    buttons += [
        Button(t.text(f"summary-button-{view}", n=n), SummaryPage(roadmap=to, view=view))
        for view, n in counted
        if n
    ]
    if summary.total.on_review:
        buttons.append(Button(t.text("summary-button-review"), ReviewQueue()))
    buttons.append(Button(t.text("summary-button-excel"), SummaryPage(roadmap=to, view="xlsx")))
    if edits:
        act = RoadmapAct(act="activities", id=to)
        buttons.append(Button(t.text("summary-button-activities"), act))
    return pairs(buttons)


def view(summary: Summary, name: str, page: int, t: Translator, *, edits: bool = False) -> Screen:
    """One of the lists, `page` from 0; an unknown name shows the totals."""
    lines = _lines(summary, name, t)
    if lines is None:
        return total(summary, t, edits=edits)
    last = max(0, (len(lines) - 1) // PAGE)
    page = min(max(page, 0), last)
    shown = lines[page * PAGE : (page + 1) * PAGE] or [t.html("summary-list-empty")]
    heading = t.html(f"summary-list-{name}", number=summary.head.number or "—", n=len(lines))
    rows = _paging(summary.head.id, name, page, last, t)
    if name == "silent" and lines and edits:
        act = NudgeAct(act="ask", id=summary.head.id)
        rows = ((Button(t.text("nudge-button-open"), act),), *rows)
    return Screen("\n".join((heading, *shown)), rows)


def _paging(
    roadmap: int, name: str, page: int, last: int, t: Translator
) -> tuple[tuple[Button, ...], ...]:
    turns = []
    if page > 0:
        turns.append(
            Button(
                t.text("summary-previous"), SummaryPage(roadmap=roadmap, view=name, page=page - 1)
            )
        )
    if page < last:
        turns.append(
            Button(t.text("summary-next"), SummaryPage(roadmap=roadmap, view=name, page=page + 1))
        )
    back = (Button(t.text("summary-back"), SummaryPage(roadmap=roadmap)),)
    return (tuple(turns), back) if turns else (back,)


def _lines(summary: Summary, name: str, t: Translator) -> list[str] | None:
    if name == "sections":
        return [_named(one, t) for one in summary.sections]
    if name == "schools":
        return [_named(one, t) for one in summary.organizations]
    if name == "overdue":
        return [
            t.html(
                "summary-late-line",
                organization=one.organization,
                activity=_cut(one.activity),
                due=one.due,
            )
            for one in summary.late
        ]
    if name == "silent":
        return [_holder(one, "silent", t) for one in summary.silent]
    if name == "unconnected":
        return [_holder(one, "unconnected", t) for one in summary.unconnected]
    return None


def _named(one: Named, t: Translator) -> str:
    name = _cut(one.name) if one.name else t.text("summary-order-points")
    return t.html("summary-named-line", name=name, **_parts(one.figures))


def _parts(figures: Figures) -> dict[str, int]:
    return {
        "accepted": figures.accepted,
        "total": figures.total,
        "review": figures.on_review,
        "overdue": figures.overdue,
    }


def _holder(one: Holder, name: str, t: Translator) -> str:
    return t.html(
        f"summary-{name}-line",
        organization=one.organization,
        post=one.post,
        person=one.person or t.text("summary-nobody"),
        n=one.duties,
        reason=t.text(f"summary-contact-{one.state or 'none'}"),
    )


def _head_line(head: RoadmapHead, t: Translator) -> str:
    return t.html(
        "roadmaps-line",
        number=head.number or "—",
        day=head.order_date,
        title=_cut(head.short_name or head.title),
        n=head.activities,
    )


def _cut(text: str) -> str:
    return text if len(text) <= NAME else text[: NAME - 1].rstrip() + "…"
