"""The order's text around the roadmap: its head, its points, its signature."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roadmap.intake.dates import find_date
from roadmap.intake.document import Paragraph, flat, join_text
from roadmap.intake.evidence import is_only_name, is_position
from roadmap.parties import find_names, nominative
from roadmap.parties.names import closing_name
from roadmap.reading import Official

_ACTS = ("ПРИКАЗ", "РАСПОРЯЖЕНИЕ", "ПОСТАНОВЛЕНИЕ", "РЕШЕНИЕ")
_ORDERING = re.compile(
    r"(?:п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?я\s?[юе]\s?т?|обязываю|предлагаю|решил[аи]?)\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:№|\bN[o°]?)\s*([0-9A-Za-zА-Яа-яЁё][\w\-/.]*)")
APPENDIX = re.compile(r"^\s*(?:Приложение|УТВЕРЖД[ЕА]Н\w*|УТВЕРЖДАЮ)\b", re.IGNORECASE)
_POINT = re.compile(
    r"^(?P<no>\d{1,2}(?:\.\d{1,2})*[.)]|[а-я]\)|[-–—•])\s*(?P<text>\S.*)$", re.DOTALL
)
_STAMP = re.compile(
    r"УТВЕРЖД[ЕА]Н\w*\s+(?P<act>приказом|распоряжением|постановлением)\s+(?P<issuer>.+?)\s+(?:от\b|№)",
    re.IGNORECASE | re.DOTALL,
)
_TO_ORDER = re.compile(
    r"к\s+(?P<act>приказу|распоряжению|постановлению)\s+(?P<issuer>.+?)\s+(?:от\b|№)", re.IGNORECASE
)
_NOT_ISSUER = re.compile(r"тел|факс|e-?mail|@|http|ОГРН|ИНН|\d{6}|^г\.\s|^\W*$", re.IGNORECASE)
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
        squeezed = re.sub(r"[\s*]", "", paragraph.text).upper()
        if any(squeezed == act or squeezed.startswith(f"{act}№") for act in _ACTS):
            return index
    return None


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
        return _read_stamp(paragraphs) or _read_appendix(paragraphs) or OrderText()
    end = order_end(paragraphs)
    body = paragraphs[act:end]
    preamble = next(
        (index for index, one in enumerate(body) if _ORDERING.search(flat(one.text))), len(body)
    )
    head = _until_subject(body[:preamble])
    number, day = _number_and_date([flat(one.text) for one in head])
    appendix = " ".join(flat(one.text) for one in paragraphs[end : end + 3])
    appendix_number, appendix_day = _number_and_date([_APPENDIX_NUMBER.sub("", appendix)])
    points, tail = _points(body[preamble + 1 :])
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
    issuer = ""
    for line in lines:
        issuer = join_text(issuer, line)
    return issuer or None


def _number_and_date(texts: list[str]) -> tuple[str | None, date | None]:
    number: str | None = None
    day: date | None = None
    for text in texts:
        found = find_date(text)
        if day is None and found:
            day = found[0]
        match = _NUMBER.search(text)
        if number is None and match:
            number = match.group(1).rstrip(".,")
    return number, day


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


def _read_appendix(paragraphs: list[Paragraph]) -> OrderText | None:
    """What "Приложение к приказу ... от ... № ..." says when the order itself is not there."""
    for index, paragraph in enumerate(paragraphs[:20]):
        if not re.match(r"Приложение", paragraph.text, re.IGNORECASE):
            continue
        text = " ".join(flat(one.text) for one in paragraphs[index : index + 3])
        stamp = _TO_ORDER.search(text)
        if stamp:
            number, day = _number_and_date([text[stamp.start() :]])
            return OrderText(nominative(stamp.group("issuer"), "gent"), number, day)
    return None


def _read_stamp(paragraphs: list[Paragraph]) -> OrderText | None:
    """What "УТВЕРЖДЕН приказом ... от ... № ..." or "УТВЕРЖДАЮ Директор ..." at the top says."""
    start = next(
        (
            index
            for index, one in enumerate(paragraphs[:20])
            if re.match(r"УТВЕРЖД", one.text, re.IGNORECASE)
        ),
        None,
    )
    if start is None:
        return None
    text = " ".join(flat(one.text) for one in paragraphs[start : start + 6])
    number, day = _number_and_date([text])
    stamp = _STAMP.search(text)
    if stamp:
        return OrderText(nominative(stamp.group("issuer"), "gent"), number, day)
    name = next(find_names(text), None)
    if not re.search(r"приказ", text, re.IGNORECASE):
        number = None
    if name is None:
        return OrderText(number=number, date=day)
    position = re.sub(r"^УТВЕРЖДАЮ\W*", "", text[: name.start()], flags=re.IGNORECASE).strip(
        ' _«»"/'
    )
    return OrderText(
        _employer(position), number, day, signatory=Official(name.group().strip(), position or None)
    )


def _employer(position: str) -> str | None:
    """The organisation of a post: "Директор МБОУ СОШ № 5"."""
    match = re.match(r"(?:Директор|Руководитель|Начальник|Заведующ\w+)\s+(.+)$", position)
    return nominative(match.group(1), "gent") if match else None
