"""Members of working groups: from tables and from lists of names, posts and roles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.header import Row, filled
from roadmap.parties import find_names
from roadmap.reading import Member

_BODY = r"(?:\s+(?P<body>(?:рабочей\s+)?группы|комиссии|совета|штаба|оргкомитета))?"
_WORD = r"(?P<role>(?:заместитель\s+|со)?председател\w+|секретарь|член\w*)"
_ROLE_LAST = re.compile(rf"(?:^|,)\s*{_WORD}{_BODY}\s*[.;]?$", re.IGNORECASE)
_ROLE_FIRST = re.compile(rf"^{_WORD}{_BODY}\s*(?:[,:–—-]\s*|$)", re.IGNORECASE)
_LIST = re.compile(r"^состав\b.*(?:групп|комисси|совет|штаб|оргкомитет)", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,2}[.)]\s*")
_NAMED_SHARE = 2
# In a list a name needs no patronymic: "Ли Чен Гир – начальник отдела".
_LISTED_NAME = re.compile(r"(?P<name>[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+){1,2})(?=\s*[–—-]\s)")


@dataclass(slots=True)
class _Found:
    name: str
    post: str
    role: str | None


def opens_list(text: str) -> bool:
    """Whether a paragraph is the heading of a group's list."""
    return bool(_LIST.match(text))


@dataclass(slots=True)
class MemberRows:
    """Takes names and posts in order; a line without a name goes on with the post above."""

    _found: list[_Found] = field(default_factory=list)
    _members: str | None = None

    def fits(self, rows: tuple[Row, ...]) -> bool:
        """Whether a table without a header is a list of people: a name opens most rows.

        A role ("Председатель") or a number may stand before the name.
        """
        body = [row for row in rows if filled(row)]
        named = [row for row in body if _named_place(row) is not None]
        return bool(body) and len(body[0]) in (2, 3, 4) and len(named) * _NAMED_SHARE >= len(body)

    def feed(self, row: Row) -> None:
        """A row: number or role before the name, post and role after it."""
        texts = [flat(row[index]) for index in filled(row)]
        if texts and texts[0].strip(".").isdigit():
            texts = texts[1:]
        if not texts or (len(texts) == 1 and self._is_heading(texts[0])):
            return
        place = next((at for at, text in enumerate(texts[:2]) if _is_name(text)), None)
        if place == 1 and not self._is_heading(texts[0]):
            place = None
        if place is None:
            if self._found:
                self._found[-1].post = join_text(self._found[-1].post, " ".join(texts))
            return
        role = _role(texts[0]) if place else None
        posts = [text for text in texts[place + 1 :] if not _is_role(text)]
        told = next((_role(text) for text in texts[place + 1 :] if _is_role(text)), None)
        self._found.append(_Found(texts[place], " ".join(posts), told or role or self._members))

    def _is_heading(self, text: str) -> bool:
        """Whether the line only says whose names follow: "Члены комиссии:"."""
        match = _ROLE_FIRST.match(text)
        if match is None or match.end() < len(text):
            return False
        whole = match.group("role").lower().startswith("член")
        body = match.group("body")
        self._members = f"член {body.lower()}" if whole and body else "член" if whole else None
        return True

    def paragraph(self, paragraph: Paragraph) -> None:
        """A line of a list without a table."""
        text = _NUMBER.sub("", flat(paragraph.text))
        if self._is_heading(text):
            return
        first = _ROLE_FIRST.match(text)
        rest = text[first.end() :] if first else text
        name = next(find_names(rest), None) or _LISTED_NAME.match(rest)
        if name and name.start() == 0:
            post = re.sub(r"^[\s,–—-]+", "", rest[name.end() :])
            role = first.group("role").lower() if first else self._members
            self._found.append(_Found(name.group().strip(), post, role))
        elif self._found and not self._found[-1].post:
            self._found[-1].post = text

    def members(self) -> tuple[Member, ...]:
        """Everybody, the role in the group taken from either end of the post."""
        return tuple(_member(one) for one in self._found)


def _member(found: _Found) -> Member:
    post, role = found.post, found.role
    for pattern in (_ROLE_LAST, _ROLE_FIRST):
        match = pattern.search(post)
        if match:
            role = match.group("role").lower()
            post = post[: match.start()] + post[match.end() :]
            break
    return Member(found.name, post.strip(" .;,") or None, role)


def _is_role(text: str) -> bool:
    match = _ROLE_FIRST.match(text)
    return match is not None and match.end() == len(text)


def _role(text: str) -> str | None:
    match = _ROLE_FIRST.match(text)
    if match is None:
        return None
    word = match.group("role").lower()
    return (
        f"член {match.group('body').lower()}" if word == "члены" and match.group("body") else word
    )


def _named_place(row: Row) -> int | None:
    """Which of the first two cells is a name."""
    return next((at for at, cell in enumerate(row[:2]) if _is_name(flat(cell))), None)


def _is_name(text: str) -> bool:
    match = next(find_names(text), None)
    return match is not None and match.start() == 0 and match.end() >= len(text.rstrip(" ,"))
