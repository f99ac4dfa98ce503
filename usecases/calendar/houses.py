"""Organisations as a calendar's table names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from roadmap.errors import InputRefusedError
from usecases.people.draft import phrase_key
from usecases.ports.people import OrganizationView


class Houses:
    """The stored organisations by everything that they are called: names, short names, codes."""

    def __init__(self, stored: Iterable[OrganizationView]) -> None:
        self._called: dict[str, dict[int, OrganizationView]] = defaultdict(dict)
        for one in stored:
            for name in (one.name, one.short_name, one.code, *one.aliases):
                if name:
                    self._called[phrase_key(name)][one.id] = one

    def called(self, text: str) -> tuple[OrganizationView, ...]:
        """Those that are called so."""
        return tuple(self._called.get(phrase_key(text), {}).values())

    def one(self, text: str | None) -> OrganizationView | None:
        """The one that is called so; None for everybody, where nothing was named.

        Raises:
            InputRefusedError: "calendar-organization-unknown", "calendar-organization-ambiguous".
        """
        if not text:
            return None
        found = self.called(text)
        if len(found) != 1:
            code = "ambiguous" if found else "unknown"
            raise InputRefusedError(f"calendar-organization-{code}", name=text)
        return found[0]
