"""The order's text around the roadmap: its head, its points, its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roadmap.intake.approvals import approval_of
from roadmap.intake.dates import number_and_date
from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.evidence import is_only_name, is_position, starts_low
from roadmap.parties import find_names
from roadmap.parties.names import closing_name
from roadmap.reading import Official

_ACTS = ("ПРИКАЗ", "РАСПОРЯЖЕНИЕ", "ПОСТАНОВЛЕНИЕ", "РЕШЕНИЕ")
_ORDERS = (
    "приказываю", "приказываем", "постановляю", "постановляет", "распоряжаюсь", "обязываю",
    "предлагаю", "предписываю", "решил", "решила", "решили", "решило",
)  # fmt: skip
APPENDIX = re.compile(r"^\s*(?:Приложение|УТВЕРЖД[ЕА]Н\w*|УТВЕРЖДАЮ)\b", re.IGNORECASE)
_POINT = re.compile(
    r"^(?P<no>\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\)|[-–—•])\s*(?P<text>\S.*)$", re.DOTALL
)
_NOT_ISSUER = re.compile(
    r"\bтел\b|факс|e-?mail|@|http|ОГРН|ИНН|\d{6}|^г\.\s|^\W*$|^Российская\s+Федерация$",
    re.IGNORECASE,
)
# An institution issues its own order; the founder is only named above it.
_INSTITUTION = re.compile(
    r"(?:[МГКФ][БКА]?(?:ДОУ|ОУ|УЗ|УК|УДО|УДПО|ПОУ|У)\b|(?:муниципальн|государственн)\w+"
    r"(?:\s+(?:бюджетн|казенн|казённ|автономн)\w+)?(?:\s+[\w-]+){0,3}\s+учреждение\b)",
    re.IGNORECASE,
)
_APPENDIX_NUMBER = re.compile(r"Приложение\s*(?:№\s*)?\d*", re.IGNORECASE)
_SHORT = 80


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the order: its printed number (with its parent's for "1)") and text."""

    no: str
    text: str


@dataclass(frozen=True, slots=True)
class OrderText:
    """The order as printed, before its assignments are understood."""

    issuer: str | None = None
    number: str | None = None
    date: date | None = None
    subject: str | None = None
    points: tuple[Point, ...] = ()
    signatory: Official | None = None
    appendix_number: str | None = None


def _act_index(paragraphs: list[Paragraph]) -> int | None:
    for index, paragraph in enumerate(paragraphs[:60]):
        if is_act(paragraph.text):
            return index
    return None


def is_act(text: str) -> bool:
    """Whether the text is an act's name, spaced or not, alone or with its number."""
    squeezed = re.sub(r"[\s*]", "", text).upper()
    return any(squeezed == act or squeezed.startswith(f"{act}№") for act in _ACTS)


def order_end(paragraphs: list[Paragraph]) -> int:
    """The index of the first paragraph after the order's own text (its appendix); 0 without one."""
    act = _act_index(paragraphs)
    if act is None:
        return 0
    for index in range(act + 1, len(paragraphs)):
        if APPENDIX.match(paragraphs[index].text) and not _POINT.match(paragraphs[index].text):
            return index
    return len(paragraphs)


def read_order(paragraphs: list[Paragraph]) -> OrderText:
    """The order that stands before the roadmap, or what the approval stamp says of it."""
    act = _act_index(paragraphs)
    if act is None:
        found = approval_of(paragraphs)
        return (
            OrderText(found.issuer, found.number, found.date, signatory=found.signatory)
            if found
            else OrderText()
        )
    end = order_end(paragraphs)
    body = paragraphs[act:end]
    preamble = _preamble_end(body)
    head = _until_subject(body[:preamble])
    number, day = number_and_date([flat(one.text) for one in head])
    appendix = " ".join(flat(one.text) for one in paragraphs[end : end + 3])
    appendix_number, appendix_day = number_and_date([_APPENDIX_NUMBER.sub("", appendix)])
    points, tail = _points(body[preamble + 1 :])
    if not points:
        points, tail = _unnumbered(body[preamble + 1 :])
    return OrderText(
        issuer=_issuer(paragraphs[:act]),
        number=number or appendix_number,
        date=day or appendix_day,
        subject=next((flat(one.text) for one in body if re.match(r"Об?\s", one.text)), None),
        points=tuple(points),
        signatory=_signatory(tail),
        appendix_number=appendix_number,
    )


def _until_subject(body: list[Paragraph]) -> list[Paragraph]:
    head: list[Paragraph] = []
    for paragraph in body:
        if re.match(r"(?:Об?|На основании|В соответствии|В целях)\s", paragraph.text):
            break
        head.append(paragraph)
    return head


def _issuer(paragraphs: list[Paragraph]) -> str | None:
    lines = [
        line
        for paragraph in paragraphs
        for line in paragraph.text.split("\n")
        if not _NOT_ISSUER.search(line)
    ]
    own = (at for at, line in enumerate(lines) if _INSTITUTION.match(line.strip()))
    issuer = ""
    for line in lines[next(own, 0) :]:
        issuer = join_text(issuer, line)
    return issuer or None


def _points(paragraphs: list[Paragraph]) -> tuple[list[Point], list[Paragraph]]:
    """Numbered points with what goes on under them, and what follows the last one."""
    points: list[Point] = []
    parent = ""
    for index, paragraph in enumerate(paragraphs):
        text = flat(paragraph.text)
        match = _POINT.match(text)
        if match is None:
            if points and _opens_signature(paragraphs[index:]):
                return points, paragraphs[index:]
            if points:
                points[-1] = Point(points[-1].no, join_text(points[-1].text, text))
            continue
        no = match.group("no")
        if re.match(r"\d+(?:\.\d+)*\.", no):
            parent = no
        elif parent:
            no = f"{parent}{no}" if no[-1] == ")" else parent
        points.append(Point(no, match.group("text")))
    return points, []


def _preamble_end(body: list[Paragraph]) -> int:
    """The index of the paragraph before the points: the word that orders, else the last one."""
    for index, one in enumerate(body):
        if _opens_points(one.text):
            return index
    for index, one in enumerate(body):
        if re.match(r"1[.)]\s", one.text):
            return index - 1
    return len(body)


def _opens_points(text: str) -> bool:
    """Whether a paragraph ends with the word that orders, spaced or not: "п р и к а з ы в а ю:"."""
    return re.sub(r"[\s:*.]", "", text).lower().endswith(_ORDERS)


def _unnumbered(paragraphs: list[Paragraph]) -> tuple[list[Point], list[Paragraph]]:
    """Points whose numbers were automatic and got lost: they are counted from 1."""
    points: list[Point] = []
    for index, paragraph in enumerate(paragraphs):
        text = flat(paragraph.text)
        following = flat(paragraphs[index + 1].text) if index + 1 < len(paragraphs) else ""
        if is_position(text) and (closing_name(text) or is_only_name(following)):
            return points, paragraphs[index:]
        if points and starts_low(text):
            points[-1] = Point(points[-1].no, join_text(points[-1].text, text))
        else:
            points.append(Point(f"{len(points) + 1}.", text))
    return points, []


def _opens_signature(paragraphs: list[Paragraph]) -> bool:
    text = flat(paragraphs[0].text)
    following = flat(paragraphs[1].text) if len(paragraphs) > 1 else ""
    if not is_position(text) or len(text) > 2 * _SHORT or text.endswith((":", ";")):
        return False
    return is_only_name(following) or next(find_names(text), None) is not None or len(text) < _SHORT


def _signatory(paragraphs: list[Paragraph]) -> Official | None:
    position = ""
    for paragraph in paragraphs[:5]:
        text = flat(paragraph.text)
        match = closing_name(text) or next(find_names(text), None)
        if match is None:
            position = join_text(position, text)
            continue
        before = text[: match.start()].strip(" _,/")
        return Official(match.group().strip(), join_text(position, before) or None)
    return Official(None, position) if position else None
