"""What a cell looks like, whatever column it stands in."""

from __future__ import annotations

import re

from roadmap.parties.kinds import is_role_word, words_of
from roadmap.parties.morphology import is_abbreviation
from roadmap.parties.names import find_names

_MONTH = r"(?:январ|феврал|март|апрел|ма[йяе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_WHEN = re.compile(
    rf"\b{_MONTH}|\b(?:еже\w+|постоянно|регулярно|систематическ\w+|незамедлительно)\b|\b\d{{1,2}}\.\d{{1,2}}\.(?:20)?\d\d"
    r"|\bв течени[еи]\b|\bквартал|\bполугоди|\bвесь (?:период|год|срок)|\bраз в\b|\bпо (?:мере|итогам|результатам|запросу|плану|графику|отдельн\w+|согласованию|необходимости|окончании)\b"
    r"|\bучебн\w+ год|\bдо \d|\bне позднее\b|\b20\d\d\s*(?:г\b|год|[-–—]|$)|\bканикул|\bнедел",
    re.IGNORECASE,
)
NUMBER = re.compile(r"^(?:п\.?\s*)?\d{1,3}(?:\.\d{1,3})*\s*[.)]?$")
TITLE_NUMBER = re.compile(r"^(?P<no>\d{1,3}(?:\.\d{1,3})*[.)])\s*(?=[«\"“(]?[А-ЯЁA-Z])")
_CODE = r"\d{1,2}\.\d{1,2}\.?"
_CODES = re.compile(rf"^(?:{_CODE}\s*[,;–-]?\s*)+$")
_ALL_CODES = re.compile(
    r"^все(?:\s+(?:выявленные|указанные|имеющиеся))?(?:\s+(?:параметры|коды|факторы))?\.?$",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"^(?:и\.\s?о\.|врио|исполняющ|первый\s+заместител|заместител|начальник|руководител|директор|министр|глава|председател|заведующ"
    r"|главн\w+\s+врач|главврач|губернатор|мэр|ректор|управляющ)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:[,–—-]|\b(?:и|или|а|в|во|на|по|для|с|со|к|ко|о|об|от|из|до|при|у|за|над|под|через|не|как|в\s+том\s+числе))$",
    re.IGNORECASE,
)
_CAPS_SHARE = 0.85


def is_when(text: str) -> bool:
    """Whether the text looks like a deadline."""
    return bool(_WHEN.search(text))


def is_number(text: str) -> bool:
    """Whether the text is a row's number and nothing else."""
    return bool(NUMBER.match(text))


def is_codes(text: str) -> bool:
    """Whether the text is a list of parameter codes, or says that all are meant."""
    return bool(_CODES.match(text) or _ALL_CODES.match(text))


def means_all_codes(text: str) -> bool:
    """Whether the text says "all parameters"."""
    return bool(_ALL_CODES.match(text))


def is_who(text: str) -> bool:
    """Whether the text names people or organisations from its first words."""
    if next(find_names(text), None):
        return True
    words = words_of(text)[:2]
    return any(is_abbreviation(word) or is_role_word(word) for word in words)


def is_caps(text: str) -> bool:
    """Whether a text of more than a word or two is printed in capitals."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(1 for char in letters if char.isupper())
    return len(letters) >= 8 and capitals > _CAPS_SHARE * len(letters)


def starts_low(text: str) -> bool:
    """Whether the text begins in the middle of a sentence."""
    first = next((char for char in text if char.isalpha()), "")
    return first.islower() and not re.match(r"^[\d(«\"“]", text)


def is_unfinished(text: str) -> bool:
    """Whether the text breaks off: at a comma, a dash, a preposition."""
    return bool(_UNFINISHED.search(text.rstrip()))


def is_position(text: str) -> bool:
    """Whether the text opens with a post that signs orders."""
    return bool(_POSITION.match(text))


def is_only_name(text: str) -> bool:
    """Whether the text is one person's name and nothing else."""
    match = next(find_names(text), None)
    return match is not None and match.group().strip() == text.strip(" .,_")
