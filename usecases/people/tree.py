"""The stored organisations while a table is laid over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from usecases.people.draft import OrganizationDraft, phrase_key
from usecases.ports.people import OrganizationView


class Tree:
    """The stored organisations, found by name or by code; each is given away once."""

    def __init__(self, stored: Iterable[OrganizationView]) -> None:
        self._named: dict[str, list[OrganizationView]] = defaultdict(list)
        self._called: dict[str, list[OrganizationView]] = defaultdict(list)
        self._coded: dict[tuple[int | None, str, str], list[OrganizationView]] = defaultdict(list)
        self._taken: set[int] = set()
        self._ids: set[int] = set()
        for one in stored:
            self._ids.add(one.id)
            name = phrase_key(one.name)
            self._named[name].append(one)
            for called in {name, phrase_key(one.label)}:
                self._called[called].append(one)
            if one.code:
                self._coded[one.parent_id, one.kind, phrase_key(one.code)].append(one)

    def stores(self, organization_id: int) -> bool:
        """Whether it was there before the table."""
        return organization_id in self._ids

    def called(self, key: str) -> list[OrganizationView]:
        """Those with this name or short name."""
        return self._called.get(key, [])

    def standing(self, draft: OrganizationDraft, parent_id: int | None) -> OrganizationView | None:
        """The stored organisation that a draft means: by name, else by code among its sisters."""
        named = self._free(self._named.get(phrase_key(draft.name), []))
        sisters = [one for one in named if one.parent_id == parent_id]
        code = (parent_id, draft.kind, phrase_key(draft.code))
        coded = self._free(self._coded.get(code, [])) if draft.code else []
        fits = sisters or (named if len(named) == 1 else []) or coded
        if len(fits) != 1:
            return None
        self._taken.add(fits[0].id)
        return fits[0]

    def _free(self, found: list[OrganizationView]) -> list[OrganizationView]:
        return [one for one in found if one.id not in self._taken]
