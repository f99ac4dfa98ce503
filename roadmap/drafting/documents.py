"""Which activities ask for a document: told by the form, the expected result or the title."""

from __future__ import annotations

import re

# What a form names when it names a paper. The corpus is in tests/roadmap/drafting.
_PAPERS = (
    r"план\w*|график\w*|приказ\w*|распоряжени\w+|справк\w+|отч[её]т\w*|договор\w*|соглашени\w+"
    r"|положени\w+|переч(?:ень|н\w+)|реестр\w*|спис(?:ок|к\w+)|протокол\w*|программ\w*"
    r"|(?:локальн\w+\s+)?акт\w*|дорожн\w+\s+карт\w*|иом|иуп|адаптированн\w+ программ\w*|документаци\w+"
    r"|документ\w*|заявк\w+|анализ|аналитическ\w+|информаци\w+|сведени\w+|письм\w+|база|базы"
    r"|банк данных|паспорт\w*|маршрут\w*|рекомендаци\w+|материал\w+|доклад\w*|регламент\w*"
    r"|модел\w+|схем\w+|сертификат\w*|пакет документов|ссылк\w+|скриншот\w*|фото\w*"
)
_PAPER = re.compile(rf"(?<!\w)(?:{_PAPERS})(?!\w)", re.IGNORECASE)
# "реализация программы" is done, not shown; so is taking part in somebody's programme.
_DONE = re.compile(
    r"(?:реализаци\w+|выполнени\w+|участи\w+|исполнени\w+|обсуждени\w+|изучени\w+)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"^(?:о?формировани\w+|формиров\w+|разраб\w+|состав\w+|утвержд\w+|утверд\w+|подготов\w+|представ\w+"
    r"|предостав\w+|направ\w+|издан\w+|издать|заключ\w+|корректиров\w+|согласован\w+|размещ\w+|разместить)"
    r"(?:\s+и\s+\w+)?\s+(?P<what>(?:\S+\s+){0,3}?\S+)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^[\s\-–—_.хx]*$", re.IGNORECASE)


def needs_document(form: str | None, result: str | None, title: str) -> bool:
    """Whether a tick is not enough.

    The form column decides when it says anything ("справка" yes, "совещание" no), then the
    expected result; without both, a title that makes a paper ("Разработка плана ...").
    """
    for cell in (form, result):
        if cell is not None and not _EMPTY.match(cell):
            return _names_paper(cell)
    made = _MAKES.match(title.strip())
    return made is not None and _PAPER.search(made["what"]) is not None


def _names_paper(cell: str) -> bool:
    return any(not _DONE.search(cell[: match.start()]) for match in _PAPER.finditer(cell))
