"""Rows that an amending order or a person words anew or adds, as a draft keeps them."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Any

from roadmap.amendments import NewRow
from roadmap.deadlines import from_json, read_deadline, to_json
from roadmap.diff import keys_of
from roadmap.drafting.documents import needs_document
from roadmap.drafting.model import Draft, DraftActivity
from roadmap.drafting.patches import party_from
from roadmap.drafting.short_names import short_name
from roadmap.drafting.tracking import default_tracking
from roadmap.model import ActivityKind, Level

Json = dict[str, Any]
_TOLD = ("title", "deadline", "responsible", "form", "result", "place", "audience")


def restated(row: NewRow, activity: DraftActivity) -> dict[str, str]:
    """A row's new cells by field: those that the order gives.

    A point of the order's own text holds its deadline and its people in the sentence itself.
    """
    own = activity.kind is ActivityKind.ORDER
    fields = ("title", "deadline") if own else _TOLD
    return {name: text for name in fields if (text := getattr(row, name)) is not None}


@dataclass(frozen=True, slots=True)
class _Identity:
    """What a new row is known by."""

    kind: str
    level: str | None
    section: str | None
    no: str | None
    title: str


def new_key(  # what a row is known by, and the keys that others have
    level: str | None,
    section: str | None,
    no: str | None,
    title: str,
    taken: Container[str],
    kind: ActivityKind = ActivityKind.ROADMAP,
) -> str:
    """A key for a row put in, as the document's own rows have them."""
    (key,) = keys_of([_Identity(kind.value, level, section, no, title)])
    while key in taken:
        key = f"{key}+"
    return key


def added_row(row: NewRow, mate: DraftActivity | None, draft: Draft, *, own: bool = False) -> Json:
    """A new row beside `mate`: in its section, at its level, with a key of its own.

    `own` is a point of the order's own text. The deadline is left empty and the parties out: the
    caller reads them.
    """
    kind = ActivityKind.ORDER if own else ActivityKind.ROADMAP
    level = mate.level.value if mate and mate.level else None
    section = mate.section if mate else row.section
    taken = {one.key for one in draft.activities}
    return {
        "key": new_key(level, section, row.no, row.title or "", taken, kind),
        "kind": kind.value,
        "after": mate.key if mate else None,
        "level": level,
        "section": section,
        "no": row.no,
        "title": row.title,
        "form": row.form,
        "result": row.result,
        "place": row.place,
        "audience": row.audience,
        "deadline": to_json(read_deadline("", draft.period, draft.date)),
        "responsible": [],
    }


def with_added(
    activities: Iterable[DraftActivity], patches: Iterable[Json]
) -> tuple[DraftActivity, ...]:
    """The activities with those that were added, each after its mate.

    What an edition's own text has by now comes from there.
    """
    rows = list(activities)
    for patch in patches:
        keys = [one.key for one in rows]
        if "add" not in patch or patch["add"]["key"] in keys:
            continue
        made = _from_columns(patch["add"], len(rows))
        after = patch["add"]["after"]
        place = keys.index(after) + 1 if after in keys else len(rows)
        rows.insert(place, made)
    return tuple(rows)


def _from_columns(columns: Json, position: int) -> DraftActivity:
    deadline = from_json(columns["deadline"])
    parties = tuple(party_from(one) for one in columns["responsible"])
    kind = ActivityKind(columns.get("kind", ActivityKind.ROADMAP))
    form, result, title = columns["form"], columns["result"], columns["title"]
    return DraftActivity(
        key=columns["key"],
        kind=kind,
        position=position,
        level=Level(columns["level"]) if columns["level"] else None,
        section=columns["section"],
        no=columns["no"],
        title=title,
        short_name=short_name(title),
        form=form,
        codes=(),
        deadline=deadline,
        responsible=parties,
        result=result,
        place=columns["place"],
        audience=columns["audience"],
        tracking=default_tracking(kind, deadline, title, parties),
        needs_document=needs_document(form, result, title),
        put_in=True,
    )
