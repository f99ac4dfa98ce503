"""How much of the corpus is read right and how fast, beside dateparser in the same run.

The design asks for 2,000 phrases a second and 10 ms at most. dateparser finds dates, not deadlines,
so it is judged by dates alone: it is right where it finds exactly the bounds of what a phrase
states, and, kinder, where it finds a day in every stated window and none elsewhere. Of
search_dates and parse, each preferring a month's first and then its last day, the best answer
counts. A phrase without dates ("ежемесячно") is right where it finds none. It is slow, so it gets
every n-th phrase of each family, and we the same.
"""

from __future__ import annotations

import re
import statistics
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import product
from typing import Any, Final

import dateparser
from dateparser.search import search_dates

from roadmap.deadlines import read_deadline, to_json
from roadmap.model import Deadline, Window
from tests.roadmap.deadlines.notation import Line, lines, noted

ROUNDS: Final = 5
EVERY_NTH: Final = 10
LANGUAGES: Final = ["ru"]
_NAME: Final = re.compile(r"«[^»]*»")
_WINDOW: Final = re.compile(r"(?:(до|с) )?(\d\d\.\d\d\.\d{4})(?:-(\d\d\.\d\d\.\d{4}))?")


def main() -> None:
    warnings.filterwarnings("ignore", module="dateparser")
    corpus = lines()
    read = {line: _read(line) for line in corpus}
    _print_ours(corpus, read)
    sample = _sample(corpus)
    _print_beside(sample, read)


def _read(line: Line) -> Deadline:
    return read_deadline(line.text, line.period, line.approved)


def _print_ours(corpus: Sequence[Line], read: dict[Line, Deadline]) -> None:
    right = sum(noted(one) == line.expected for line, one in read.items())
    doubted = sum(one.doubt is not None for one in read.values())
    shortest, speeds = dict.fromkeys(corpus, 1.0), []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for line in corpus:
            before = time.perf_counter()
            to_json(_read(line))
            shortest[line] = min(shortest[line], time.perf_counter() - before)
        speeds.append(len(corpus) / (time.perf_counter() - started))
    # The best of the rounds: what other processes take of the processor is not its time.
    slowest = max(shortest.values())
    print(f"phrases: {len(corpus)}, families: {len({line.family for line in corpus})}")
    print(f"read right: {right / len(corpus):.1%}, with a doubt: {doubted}")
    print(f"a second: {statistics.median(speeds):,.0f}, slowest: {slowest * 1000:.2f} ms")


def _sample(corpus: Sequence[Line]) -> list[Line]:
    families: dict[str, list[Line]] = defaultdict(list)
    for line in corpus:
        families[line.family].append(line)
    return [line for found in families.values() for line in found[::EVERY_NTH]]


def _print_beside(sample: Sequence[Line], read: dict[Line, Deadline]) -> None:
    ours = {line: noted(read[line]) == line.expected for line in sample}
    found = {line: _answers(line) for line in sample}
    stated = {line: _stated(line.expected) for line in sample}
    exact = {line: any(_exact(stated[line], days) for days in found[line]) for line in sample}
    kind = {line: any(_kind(stated[line], days) for days in found[line]) for line in sample}
    dated = [line for line in sample if stated[line]]
    our_speed = _speed(sample, lambda line: to_json(_read(line)))
    their_speed = _speed(sample, lambda line: _search(line, "first"))
    print(f"\nbeside dateparser {dateparser.__version__}, {len(sample)} phrases of all families")
    print("(where a phrase states no dates, dateparser is right when it finds none)")
    print(f"{'':36}{'ours':>8}{'bounds':>9}{'in window':>11}{'ours/bounds':>13}")
    _print_shares("all", sample, ours, exact, kind)
    _print_shares("those with dates", dated, ours, exact, kind)
    families = dict.fromkeys(line.family for line in sample)
    for family in families:
        _print_shares(family, [x for x in sample if x.family == family], ours, exact, kind)
    ratio = our_speed / their_speed
    print(f"a second: ours {our_speed:,.0f}, dateparser {their_speed:,.0f}: {ratio:,.0f} times")


def _print_shares(name: str, chosen: Sequence[Line], *results: dict[Line, bool]) -> None:
    ours, exact, kind = (sum(one[line] for line in chosen) / len(chosen) for one in results)
    ratio = f"{ours / exact:.1f}" if exact else "-"
    print(f"{name:36}{ours:8.0%}{exact:9.0%}{kind:11.0%}{ratio:>13}")


def _speed(sample: Sequence[Line], read: Callable[[Line], Any]) -> float:
    """Phrases a second, the median of several rounds."""
    speeds = []
    for _ in range(3):
        started = time.perf_counter()
        for line in sample:
            read(line)
        speeds.append(len(sample) / (time.perf_counter() - started))
    return statistics.median(speeds)


def _settings(line: Line, day: str) -> dict[str, Any]:
    base = line.approved or line.period.start
    return {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),  # noqa: DTZ001 # as it asks
        "PREFER_DATES_FROM": "future",
        "PREFER_DAY_OF_MONTH": day,
        "DATE_ORDER": "DMY",
    }


def _search(line: Line, day: str) -> set[date]:
    found = search_dates(line.text, languages=LANGUAGES, settings=_settings(line, day))
    return {one.date() for _, one in found or ()}


def _parse(line: Line, day: str) -> set[date]:
    found = dateparser.parse(line.text, languages=LANGUAGES, settings=_settings(line, day))
    return set() if found is None else {found.date()}


def _answers(line: Line) -> list[set[date]]:
    """All its answers; both ends of a month together are one answer more."""
    found = [ask(line, day) for ask, day in product((_search, _parse), ("first", "last"))]
    return [*found, found[0] | found[1]]


def _stated(expected: str) -> list[Window]:
    """The windows that the notation of a reading states."""
    found = _WINDOW.findall(_NAME.sub("", expected))
    windows: list[Window] = []
    for side, first, last in found:
        start, end = _day(first), _day(last or first)
        windows.append((None if side == "до" else start, None if side == "с" else end))
    return windows


def _day(text: str) -> date:
    day, month, year = map(int, text.split("."))
    return date(year, month, day)


def _exact(stated: list[Window], days: set[date]) -> bool:
    return days == {bound for window in stated for bound in window if bound is not None}


def _kind(stated: list[Window], days: set[date]) -> bool:
    """Whether each window holds a day that was found; an open one is its bound."""
    within = [
        {day for day in days if (start or end) <= day <= (end or start)} for start, end in stated
    ]
    return all(within) and set().union(*within) == days


if __name__ == "__main__":
    main()
