"""What an approval stamp or an appendix's heading says of the act behind a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roadmap.intake.dates import find_date, number_and_date
from roadmap.intake.document import Paragraph, flat
from roadmap.parties import find_names, nominative
from roadmap.reading import Official

_BY_ACT = re.compile(
    r"УТВЕРЖД[ЕЁА]Н\w*\W+(?:приказом|распоряжением|постановлением|решением|протоколом(?:\s+заседания)?)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_TO_ACT = re.compile(
    r"к\s+(?:приказу|распоряжению|постановлению)\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL
)
_APPROVES = re.compile(r"^[«\"]?УТВЕРЖД", re.IGNORECASE)
_SIGNER = re.compile(r"^[«\"]?УТВЕРЖДАЮ[»\"]?[\W_]*", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\s*№\s*[\w\-/.]+\s*$")
_NUMBER_AFTER = re.compile(r"\s*(?:г\.|года)?[\s,]*(?:№|N)\s*\S+")
_EMPLOYED = re.compile(
    r"(?:директор|руководитель|начальник|заведующ\w+|председатель|министр|глава|главный\s+врач|главврач|ректор)\s+",
    re.IGNORECASE,
)
# "приказом директора МБУ «Рассвет»": the order is the institution's.
_HEAD_OF = re.compile(
    r"^(?:директора|руководителя|начальника|заведующ(?:его|ей)|главного\s+врача|ректора)\s+(?=\S)",
    re.IGNORECASE,
)
_OWN_ACT = re.compile(r"\bприказ", re.IGNORECASE)
_TOP = 20


@dataclass(frozen=True, slots=True)
class Approval:
    """Issuer, number and date of the act; the signer of a stamp "УТВЕРЖДАЮ"."""

    issuer: str | None
    number: str | None
    date: date | None
    signatory: Official | None = None


def approval_of(paragraphs: list[Paragraph]) -> Approval | None:
    """What stands at the top of a plan whose order is not there."""
    return _stamp(paragraphs) or _appendix(paragraphs)


def _act(text: str) -> Approval:
    """Take apart "МОУ «Школа № 8» от 02.09.2024 № 156": the issuer ends where the act's own date begins."""
    found = re.search(r"\s+от\s+[«\"“]?\s*\d", text) or re.search(r"\s+№\s*\S+", text)
    issuer, rest = (text[: found.start()], text[found.start() :]) if found else (text, "")
    found_day = find_date(rest)
    day = found_day[0] if found_day else None
    after = _NUMBER_AFTER.match(rest, found_day[1] if found_day else 0)
    number = number_and_date([after.group()])[0] if after else None
    before = _NUMBER_BEFORE.search(issuer)
    if number is None and before and issuer.count("«") == issuer.count("»"):
        number = number_and_date([before.group()])[0]
        issuer = issuer[: before.start()]
    issuer = re.sub(r"\s*\(?(?:протокол\w*|приказ\w*)?$", "", issuer).strip(" ,.")
    issuer = _HEAD_OF.sub("", issuer)
    return Approval(nominative(issuer, "gent") if issuer else None, number, day)


def _appendix(paragraphs: list[Paragraph]) -> Approval | None:
    for index, paragraph in enumerate(paragraphs[:_TOP]):
        if not re.match(r"Приложение", paragraph.text, re.IGNORECASE):
            continue
        text = " ".join(flat(one.text) for one in paragraphs[index : index + 3])
        match = _TO_ACT.search(text)
        if match and find_date(match.group("rest")):
            return _act(match.group("rest"))
    return None


def _stamp(paragraphs: list[Paragraph]) -> Approval | None:
    starts = (at for at, one in enumerate(paragraphs[:_TOP]) if _APPROVES.match(one.text))
    start = next(starts, None)
    if start is None:
        return None
    text = " ".join(flat(one.text) for one in paragraphs[start : start + 6])
    by_act = _BY_ACT.search(text)
    if by_act:
        return _act(by_act.group("rest"))
    number, day = number_and_date([text])
    name = _signer(text)
    act = _OWN_ACT.search(text)
    # A school's own number stands before its order's: "МБОУ «СОШ № 14»".
    number = (number_and_date([text[act.start() :]])[0] or number) if act else None
    if name is None:
        return Approval(None, number, day)
    before = _SIGNER.sub("", text[: name.start()]).strip(" _/")
    position = re.sub(r"[\s_/]+$|_{2,}.*$", "", before)
    return Approval(
        _employer(position), number, day, Official(name.group().strip(), position or None)
    )


def _signer(text: str) -> re.Match[str] | None:
    """The signer's name: the one after a line to sign on, else the first of the text."""
    lines = [match.end() for match in re.finditer(r"_{3,}[\s/]*", text)]
    names = list(find_names(text))
    signed = (name for name in names if name.start() in lines)
    return next(signed, None) or next(iter(names), None)


def _employer(position: str) -> str | None:
    """The organisation of a post: "Директор МБОУ СОШ № 5", "Начальник штаба – директор школы № 5"."""
    ends = [match.end() for match in _EMPLOYED.finditer(position)]
    rest = position[ends[-1] :].strip() if ends else ""
    return nominative(rest, "gent") if rest else None
