"""The draft's table sent back: what was changed in it, proposed first, then taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from roadmap.deadlines import read_deadline, to_json
from roadmap.deadlines.phrasing import phrase
from roadmap.drafting.amending_rows import new_key
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
PROPOSED: Final = "proposal"
_CODE: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*|\*")
_NONE = ("", "-", "–", "—")
_CHOSEN: Final = ("codes", "tracking", "short_name")


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
    """A cell that cannot be used, or that was changed in the chat too: its place and its words."""

    cell: str
    field: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """What a sheet would change: patches, how many cells of each field, what is wrong.

    `added` counts rows put in, which are among the patches; `removed` are keys of activities that
    the sheet lacks, left out only if that is wished; `clashes` are cells changed in the chat since
    the sheet was written, where the sheet wins.
    """

    patches: tuple[Json, ...]
    fields: Mapping[str, int]
    wrong: tuple[Wrong, ...]
    added: int
    removed: tuple[str, ...]
    clashes: tuple[Wrong, ...] = ()

    @property
    def changed(self) -> int:
        """Rows that stand already and would be changed."""
        new = {patch["at"].get("new") for patch in self.patches}
        rows = (patch["at"]["row"] for patch in self.patches if "row" in patch["at"])
        return sum(row not in new for row in rows)


def compared(sheet: DraftSheet, review: Review) -> Mended:
    """Every cell against what was written and the draft as it stands now.

    `sheet` holds codes as `cells_of` gives; only cells that a person changed count.
    """
    work = _Comparison(sheet, review)
    for row in sheet.rows:
        work.take(row)
    removed = tuple(key for key, one in work.left.items() if not one.skipped)
    return Mended(
        tuple(work.patches),
        work.fields,
        tuple(work.wrong),
        work.added,
        removed,
        tuple(work.clashes),
    )


class _Comparison:
    """A sheet's rows taken one by one; `left` are the activities that no row was."""

    def __init__(self, sheet: DraftSheet, review: Review) -> None:
        self.left = {one.key: one for one in review.material.draft.activities}
        self._taken = set(self.left)
        self._after: str | None = None
        self.patches: list[Json] = []
        self.fields: Counter[str] = Counter()
        self.wrong: list[Wrong] = []
        self.clashes: list[Wrong] = []
        self.added = 0
        self._sheet = sheet
        self._review = review
        self._titles = {_identity(cells_of(one, review)): one.key for one in self.left.values()}

    def take(self, row: SheetRow) -> None:
        """A row that stands is mended, any other is put in."""
        key = row.key if row.key in self.left else self._titles.get(_identity(row.cells), "")
        activity = self.left.pop(key, None)
        if activity is None:
            self._put_in(row)
            return
        self._after = activity.key
        if patch := self._mended(row, activity):
            self.patches.append(patch)

    def _mended(self, row: SheetRow, activity: DraftActivity) -> Json:
        stands, patch = cells_of(activity, self._review), Json()
        for name in FIELDS:
            text, was = _plain(row.cells[name]), _plain(row.written.get(name, stands[name]))
            if text in {was, _plain(stands[name])}:
                continue
            change = self._change(row, name)
            if change is not None:
                patch |= change
                self.fields[name] += 1
                if was != _plain(stands[name]):
                    self.clashes.append(self._cell(row, name))
        return {"at": {"row": activity.key}, **patch} if patch else {}

    def _put_in(self, row: SheetRow) -> None:
        """A row of its own after the one above it, unless one of its cells cannot be used."""
        faults = len(self.wrong)
        found: Json = {}
        for name in FIELDS:
            if row.cells[name] or name not in _CHOSEN:
                found |= self._change(row, name) or {}
        if len(self.wrong) > faults or found.get("skip"):
            return
        columns = {name: found[name] or None for name in ("section", "level", "no", "form")}
        place = (columns["level"], columns["section"], columns["no"], found["title"])
        key = new_key(*place, self._taken)
        columns |= {name: found[name] for name in ("title", "deadline", "responsible")}
        columns |= dict.fromkeys(("result", "place", "audience"))
        self.patches.append(
            {"at": {"new": key}, "add": {"key": key, "after": self._after, **columns}}
        )
        chosen: Json = {name: found[name] for name in _CHOSEN if name in found}
        if chosen:
            self.patches.append({"at": {"row": key}, **chosen})
        self._taken.add(key)
        self._after = key
        self.added += 1

    def _change(self, row: SheetRow, name: str) -> Json | None:
        change = _change(name, row.cells[name], self._review)
        if change is None:
            self.wrong.append(self._cell(row, name))
        return change

    def _cell(self, row: SheetRow, name: str) -> Wrong:
        return Wrong(f"{self._sheet.columns.get(name, '')}{row.no}", name, _plain(row.cells[name]))


def _identity(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_plain(cells[name]).casefold() for name in ("section", "no", "title"))


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

    async def __call__(
        self, import_id: int, patches: Iterable[Json], removed: Iterable[str] = ()
    ) -> None:
        """`removed` are left out only if that is wished; ConflictError when it is no draft."""
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            proposed = {"patches": list(patches), "removed": list(removed)}
            await uow.imports.write(import_id, settings={**record.settings, PROPOSED: proposed})
            await uow.commit()


@dataclass(frozen=True)
class SettleSheet:
    """Take what the newest sheet proposed, or throw it away."""

    uow: UnitOfWorkFactory

    async def __call__(self, import_id: int, *, take: bool, leave_out: bool = False) -> None:
        """`leave_out`: activities that the sheet lacks are left out too.

        ConflictError when it is no draft or nothing is proposed (any more).
        """
        async with self.uow() as uow:
            record = await uow.imports.get(import_id)
            if record is None or record.head.state != "draft":
                raise ConflictError("import-not-draft")
            if PROPOSED not in record.settings:
                raise ConflictError("import-changed")
            settings = {name: one for name, one in record.settings.items() if name != PROPOSED}
            proposed, patches = record.settings[PROPOSED], list(record.patches)
            chosen = list(proposed["patches"]) if take else []
            if take and leave_out:
                chosen += [{"at": {"row": key}, "skip": True} for key in proposed["removed"]]
            for patch in chosen:
                patches = added(patches, patch)
            await uow.imports.write(import_id, settings=settings, patches=patches)
            await uow.commit()
