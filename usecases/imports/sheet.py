"""The draft's table sent back: what was changed in it, proposed first, then taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from roadmap.deadlines import read_deadline, to_json
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.model import DraftActivity, DraftParty
from roadmap.drafting.patches import added, corrected, party_form
from roadmap.drafting.short_names import LIMIT
from roadmap.errors import ConflictError
from roadmap.intake.draft_sheet import FIELDS, DraftSheet, SheetRow
from roadmap.model import DeadlineKind, Level, Period, Tracking
from roadmap.parties import split_parties
from usecases.imports.review import Review
from usecases.ports.ground import UnitOfWorkFactory

Json = dict[str, Any]
PROPOSED: Final = "proposed"
_CODE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*|\*")
_NONE = ("", "-", "–", "—")


def cells_of(activity: DraftActivity, review: Review) -> dict[str, str]:
    """An activity's texts by field; the level and the tracking are codes."""
    changed = corrected(review.material.record.patches, activity.key)
    deadline = activity.deadline
    return {
        "section": activity.section or "",
        "level": activity.level.value if activity.level else "",
        "no": activity.no or "",
        "title": activity.title,
        "deadline": phrase(deadline) if "deadline" in changed else deadline.raw,
        "responsible": ",\n".join(party.text for party in activity.responsible),
        "form": activity.form or "",
        "codes": ", ".join(activity.codes),
        "tracking": "skip" if activity.skipped else activity.tracking.value,
        "short_name": activity.short_name or "",
    }


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be used: the sheet's row, the field, why ("level", "deadline", ...)."""

    row: int
    field: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What a sheet would change: patches, how many cells of each field, what is wrong.

    `added` are rows of the sheet that no activity of the draft is, `missing` counts activities
    that the sheet does not have; neither changes anything.
    """

    patches: tuple[Json, ...]
    fields: Mapping[str, int]
    wrong: tuple[Wrong, ...]
    added: tuple[int, ...]
    missing: int


def compared(sheet: DraftSheet, review: Review) -> Mended:
    """Every cell against the draft as it stands now; `sheet` holds codes as `cells_of` gives."""
    draft = review.material.draft
    activities = {one.key: one for one in draft.activities}
    fields: Counter[str] = Counter()
    patches, wrong, strange = [], [], []
    for row in sheet.rows:
        activity = activities.pop(row.key, None)
        if activity is None:
            strange.append(row.no)
            continue
        patch: Json = {}
        for field in _changed(row, cells_of(activity, review)):
            change = _change(field, row.cells[field], review)
            if change is None:
                wrong.append(Wrong(row.no, field))
            else:
                patch |= change
                fields[field] += 1
        if patch:
            patches.append({"at": {"row": row.key}, **patch})
    return Mended(tuple(patches), fields, tuple(wrong), tuple(strange), len(activities))


def _changed(row: SheetRow, stands: Mapping[str, str]) -> list[str]:
    return [one for one in FIELDS if _plain(row.cells.get(one, "")) != _plain(stands[one])]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _change(field: str, text: str, review: Review) -> Json | None:
    """What a cell's new text says as a part of a patch; None when it cannot be used."""
    draft = review.material.draft
    change = _CHANGES.get(field)
    if change is not None:
        return change(text)
    if field == "deadline":
        return _deadline(text, draft.period, review)
    return {field: _plain(text)}


def _deadline(text: str, period: Period, review: Review) -> Json | None:
    deadline = read_deadline(_plain(text), period, review.material.draft.date)
    if deadline.kind is DeadlineKind.NONE and _plain(text) not in _NONE:
        return None
    return {"deadline": to_json(deadline), "printed": True}


def _level(text: str) -> Json | None:
    return {"level": text} if text in {"", *Level} else None


def _tracking(text: str) -> Json | None:
    if text == "skip":
        return {"skip": True}
    return {"tracking": text, "skip": False} if text in set(Tracking) else None


def _title(text: str) -> Json | None:
    return {"title": _plain(text)} if _plain(text) else None


def _short_name(text: str) -> Json | None:
    name = _plain(text)
    return {"short_name": name} if len(name) <= LIMIT else None


def _codes(text: str) -> Json | None:
    codes = [code for code in re.split(r"[,;\s]+", text) if code]
    return {"codes": codes} if all(_CODE.fullmatch(code) for code in codes) else None


def _responsible(text: str) -> Json:
    parties = (DraftParty(one.text, one.kind, one.text) for one in split_parties(text))
    return {"responsible": [party_form(one) for one in parties]}


_CHANGES: Final[Mapping[str, Callable[[str], Json | None]]] = {
    "level": _level,
    "tracking": _tracking,
    "title": _title,
    "short_name": _short_name,
    "codes": _codes,
    "responsible": _responsible,
}


@dataclass(frozen=True)
class ProposeSheet:
    """Keep what a sheet would change until it is taken or thrown away."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, patches: Iterable[Json]) -> None:
        """ConflictError when it is no draft."""
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            settings = {**record.settings, PROPOSED: list(patches)}
            await uow.imports.write(import_id, settings=settings)
            await uow.commit()


@dataclass(frozen=True)
class SettleSheet:
    """Take what the newest sheet proposed, or throw it away."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, *, take: bool) -> None:
        """ConflictError when it is no draft or nothing is proposed (any more)."""
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            if PROPOSED not in record.settings:
                raise ConflictError("import-changed")
            settings = {name: one for name, one in record.settings.items() if name != PROPOSED}
            patches = list(record.patches)
            for patch in record.settings[PROPOSED] if take else ():
                patches = added(patches, patch)
            await uow.imports.write(import_id, settings=settings, patches=patches)
            await uow.commit()
