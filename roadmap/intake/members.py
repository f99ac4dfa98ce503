"""Members of working groups: from tables and from lists of names and posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.header import Row, filled
from roadmap.parties import find_names
from roadmap.reading import Member

_ROLE = re.compile(
    r",\s*(?P<role>(?:заместитель\s+|со)?председател\w+|секретарь|член\w*)"
    r"(?:\s+(?:рабочей\s+группы|комиссии|совета|штаба|оргкомитета))?\s*[.;]?$",
    re.IGNORECASE,
)
_LIST = re.compile(r"^состав\b.*(?:групп|комисси|совет|штаб|оргкомитет)", re.IGNORECASE)
_MEMBERS = re.compile(
    r"^член\w*\s+(?P<body>рабочей\s+группы|комиссии|совета|штаба)\s*:?$", re.IGNORECASE
)


def opens_list(text: str) -> bool:
    """Whether a paragraph is the heading of a group's list."""
    return bool(_LIST.match(text))


@dataclass(slots=True)
class MemberRows:
    """Takes names and posts in order; a line without a name goes on with the post above."""

    _found: list[list[str]] = field(default_factory=list)
    _role: str | None = None

    def fits(self, rows: tuple[Row, ...]) -> bool:
        """Whether a table without a header is a list of people: a name opens most rows."""
        body = [row for row in rows if filled(row)]
        named = [row for row in body if _is_full_name(flat(row[0]))]
        return bool(body) and len(body[0]) in (2, 3) and len(named) * 2 >= len(body)

    def feed(self, row: Row) -> None:
        """A row of two or three cells: (number,) name, post."""
        texts = [flat(row[index]) for index in filled(row)]
        if texts and texts[0].strip(".").isdigit():
            texts = texts[1:]
        if not texts or self._is_heading(texts):
            return
        if _is_full_name(texts[0]):
            self._found.append([texts[0], " ".join(texts[1:]), self._role or ""])
        elif self._found:
            self._found[-1][1] = join_text(self._found[-1][1], " ".join(texts))

    def _is_heading(self, texts: list[str]) -> bool:
        """Whether the line only says that members follow."""
        heading = _MEMBERS.match(texts[0]) if len(texts) == 1 else None
        if heading:
            self._role = f"член {heading.group('body').lower()}"
        return heading is not None

    def paragraph(self, paragraph: Paragraph) -> None:
        """A line of a list without a table."""
        text = flat(paragraph.text)
        if self._is_heading([text]):
            return
        name = next(find_names(text), None)
        if name and name.start() == 0 and name.lastgroup in {"full", "full_last"}:
            post = re.sub(r"^[\s,–—-]+", "", text[name.end() :])
            self._found.append([name.group(), post, self._role or ""])
        elif self._found and not self._found[-1][1]:
            self._found[-1][1] = text

    def members(self) -> tuple[Member, ...]:
        """Everybody, the role in the group taken from the end of the post."""
        result: list[Member] = []
        for name, printed, default in self._found:
            match = _ROLE.search(printed)
            role = match.group("role").lower() if match else default or None
            post = printed[: match.start()] if match else printed
            result.append(Member(name, post.strip(" .;") or None, role))
        return tuple(result)


def _is_full_name(text: str) -> bool:
    match = next(find_names(text), None)
    return match is not None and match.start() == 0 and match.end() >= len(text.rstrip(" ,"))
