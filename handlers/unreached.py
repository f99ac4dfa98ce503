"""Who is not reached, by the reason: said once, with the names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from locales import Translator
from usecases.ports.reminders import Unreached
from usecases.reminders.nudging import Spared


def by_reason(unreached: Iterable[Unreached | Spared], t: Translator, *, named: int) -> str:
    """«бот заблокирован: СОШ № 4, СОШ № 9; личная ссылка не открыта: СОШ № 13 и ещё 2».

    Of each reason at most `named` organisations are named.
    """
    houses: dict[str, list[str]] = defaultdict(list)
    for one in unreached:
        if one.organization not in houses[one.reason]:
            houses[one.reason].append(one.organization)
    return "; ".join(_group(reason, names, named, t) for reason, names in houses.items())


def _group(reason: str, names: list[str], named: int, t: Translator) -> str:
    shown = ", ".join(names[:named])
    if len(names) > named:
        shown = t.text("unreached-more", names=shown, n=len(names) - named)
    return t.text("unreached-group", reason=t.text(f"unreached-{reason}"), names=shown)
