"""The headings a row stands under: sections and levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.document import join_text
from roadmap.intake.timed_headings import says_when
from roadmap.model import Level

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_NUMBERING = re.compile(
    rf"^(?:(?P<word>раздел|глава|часть|блок|этап|направление|модуль)\s*(?:№\s*)?(?P<value>\d+|{_ROMAN})?"
    rf"|(?P<roman>{_ROMAN})(?=[.)\s])|(?P<digits>\d+(?:\.\d+)*)(?=[.)\s]))[.):]*\s*",
    re.IGNORECASE,
)
_SCHOOL = r"(?:(?:обще)?образовательн\w+\s+(?:организаци\w+|учреждени\w+)|оо|оу|школ\w*)"
_LEVEL_WORDS = (
    (
        Level.REGION,
        (
            r"(?:региональн|краев|областн|республиканск|окружн)\w*\s+уров(?:ень|не)"
            r"|уров(?:ень|не)\s+(?:региона|края|области|республики|субъекта.*)"
        ),
    ),
    (
        Level.MUNICIPALITY,
        (
            r"(?:муниципальн|районн|городск)\w*\s+уров(?:ень|не)"
            r"|уров(?:ень|не)\s+(?:муниципал\w+(?:\s+образовани\w+)?|района|города|округа|мо)"
        ),
    ),
    (
        Level.SCHOOL,
        rf"(?:школьн|институциональн)\w*\s+уров(?:ень|не)|уров(?:ень|не)\s+{_SCHOOL}",
    ),
)
_GENITIVE = (
    (Level.REGION, r"(?:региональн|краев|областн|республиканск)\w*\s+уровня"),
    (Level.MUNICIPALITY, r"(?:муниципальн|районн|городск)\w*\s+уровня"),
    (Level.SCHOOL, rf"(?:школьн|институциональн)\w*\s+уровня|уровня\s+{_SCHOOL}"),
)
_LEAD = (
    r"(?:(?:основные\s+)?(?:мероприятия|реализация мероприятий|работа|деятельность)\s+)?(?:на\s+)?"
)
_LEVELS = tuple(
    (level, re.compile(rf"^{_LEAD}(?:{pattern})\s*[.:]?$", re.IGNORECASE))
    for words in (_LEVEL_WORDS, _GENITIVE)
    for level, pattern in words
)
_PLAN_ITSELF = re.compile(
    r"дорожн\w+\s+карт|план\w*[\s-]+(?:график\w*\s+)?(?:реализации\s+)?мероприяти|план\w*-график"
    r"|^план(?:-сетка)?\s+(?:\w+\s+)?работы\b|^циклограмма|^план-сетка|^перечень\s+мероприятий|^мероприятия(?:\s+плана)?$",
    re.IGNORECASE,
)
_WORD_RANK, _ROMAN_RANK, _DIGITS_RANK, _PLAIN_RANK = 0, 1, 2, 9


def level_of(text: str) -> Level | None:
    """The level that a heading names when it is only that."""
    bare = _NUMBERING.sub("", " ".join(text.split()), count=1).strip(" *")
    return next((level for level, pattern in _LEVELS if pattern.match(bare)), None)


def is_numbered(text: str) -> bool:
    """Whether the text begins as a heading that counts: "I. ", "2. ", "Раздел 3"."""
    match = _NUMBERING.match(text)
    return bool(match) and match is not None and match.end() < len(text)


def is_parent(above: str, below: str) -> bool:
    """Whether one heading's number opens the other's: "1. Работа" and "1.1. Педсоветы"."""
    upper, lower = (_NUMBERING.match(text) for text in (above, below))
    if not (upper and lower and upper.group("digits") and lower.group("digits")):
        return False
    return lower.group("digits").startswith(f"{upper.group('digits')}.")


def has_roman_number(text: str) -> bool:
    """Whether it is a Roman number alone or opens with one."""
    return bool(re.match(rf"^{_ROMAN}\.?(?:\s|$)", text))


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    rank: int
    value: int | None


def _roman_value(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    digits = [values[char] for char in text.upper()]
    return sum(
        -one if index + 1 < len(digits) and one < digits[index + 1] else one
        for index, one in enumerate(digits)
    )


def _parse(text: str) -> _Heading:
    match = _NUMBERING.match(text)
    if match is None or not match.group().strip():
        return _Heading(text, _PLAIN_RANK, None)
    if match.group("word"):
        value = match.group("value")
        number = None if value is None else int(value) if value.isdigit() else _roman_value(value)
        return _Heading(text, _WORD_RANK, number)
    if match.group("roman"):
        return _Heading(text, _ROMAN_RANK, _roman_value(match.group("roman")))
    parts = match.group("digits").split(".")
    return _Heading(text, _DIGITS_RANK + len(parts) - 1, int(parts[-1]))


@dataclass(slots=True)
class Headings:
    """Where the reader is: the open headings, outermost first, and the level."""

    level: Level | None = None
    _open: list[_Heading] = field(default_factory=list)
    _plan: str | None = None
    _level_depth: int = 0
    _rows_since: bool = True
    # Whether this document divides its months by subject, not its subjects by month.
    _timed_outside: bool = False

    @property
    def section(self) -> str | None:
        """The headings of a row joined; the plan's own name only when there is no other."""
        return " / ".join(heading.text for heading in self._open) or self._plan

    @property
    def innermost(self) -> str | None:
        """The heading that was read last, without those around it."""
        return self._open[-1].text if self._open else None

    @property
    def when(self) -> str | None:
        """The innermost open heading that says when: "Сентябрь"."""
        return next((one.text for one in reversed(self._open) if says_when(one.text)), None)

    def row(self) -> None:
        """A row stands under what is open."""
        self._rows_since = True

    def enter(self, text: str) -> None:
        """A heading stands here: a level, a section, or one inside the section before it."""
        level = level_of(text)
        if level is None:
            self._push(_parse(text))
        else:
            if self.level is not None:
                del self._open[self._level_depth :]
            self.level, self._level_depth = level, len(self._open)
        self._rows_since = False

    def _push(self, heading: _Heading) -> None:
        heading = self._as_sibling(heading)
        timed = self._timed()
        if says_when(heading.text) and timed is not None:
            del self._open[timed:]
        elif timed == 0 and (heading.rank == _PLAIN_RANK or self._timed_outside):
            self._under_time(heading)
        elif heading.rank == _PLAIN_RANK:
            if self._rows_since and self._open:
                del self._open[len(self._open) - 1 if timed is None else max(0, timed - 1) :]
        else:
            while self._open and self._open[-1].rank >= heading.rank:
                self._open.pop()
        if len(self._open) < self._level_depth:
            self.level, self._level_depth = None, 0
        self._open.append(heading)

    def _timed(self) -> int | None:
        """Where among the open headings one says when."""
        places = (place for place, one in enumerate(self._open) if says_when(one.text))
        return next(places, None)

    def _under_time(self, heading: _Heading) -> None:
        """A heading inside a month takes the place of the one before it, the month stays."""
        self._timed_outside = True
        if heading.rank == _PLAIN_RANK:
            if self._rows_since:
                del self._open[max(1, len(self._open) - 1) :]
        else:
            while len(self._open) > 1 and self._open[-1].rank >= heading.rank:
                self._open.pop()

    def _as_sibling(self, heading: _Heading) -> _Heading:
        """A scanner's "I." before "2.": the next number in another style goes on the series."""
        styles = (_ROMAN_RANK, _DIGITS_RANK)
        for above in reversed(self._open):
            other_style = {above.rank, heading.rank} == {*styles}
            if other_style and above.value is not None and heading.value == above.value + 1:
                return _Heading(heading.text, above.rank, heading.value)
        return heading

    def begin(self, text: str) -> None:
        """A heading before a table of its own."""
        if _PLAN_ITSELF.search(text):
            self._open.clear()
            self.level, self._level_depth, self._rows_since = None, 0, True
            self._plan = text
        else:
            self.enter(text)

    def extend(self, text: str) -> None:
        """The last heading goes on after a page break."""
        if self._open:
            last = self._open[-1]
            self._open[-1] = _Heading(join_text(last.text, text), last.rank, last.value)
