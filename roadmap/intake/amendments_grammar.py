"""The wordings of changes in an amending order, its quotations masked as ⟦0⟧, ⟦1⟧.

The groups of an operation: `old` and `new` are lists of quotations, `kind` the word before them
("слова", "срок"), `place`, `spot` and `tail` text that names where, `thing` what is added, `was` an
unquoted old phrase.
"""

from __future__ import annotations

import re

_Q = r"⟦\d+⟧"
_WORDS = (
    r"(?P<{0}>слов\w*|цифр\w*|дат\w*|срок\w*(?:\s+\w+ния)?|фраз\w*|текст\w*|числ\w*|наименовани\w*|фамили\w*|выражени\w*"
    r"|аббревиатур\w*|ответственн\w+)"
)
_ANY = _WORDS.replace("?P<{0}>", "?:")
_QL = rf"{_Q}(?:\s*(?:,\s*и|,|;|и)\s*(?:{_ANY}\s+)?{_Q})*"
_LAST = r"(?!\s*[-–—]\s|\s*,?\s*(?:соответственно\s+)?(?:замен|исключ|читать))"
_NEW_QL = rf"{_Q}(?:\s*(?:,\s*и|,|;|и)\s*(?:{_ANY}\s+)?{_Q}{_LAST})*"
_REPLACE = r"(?:замен(?:ить|ив|яются|яется)|читать(?:\s+как)?|считать)"
_AMONG = r"(?:соответственно\s*)?(?:на\s+)?(?:соответственно\s*)?"
_WHEN = r"(?:до|не\s+позднее|не\s+позже|к)\s+[^⟦⟧;,]+?"
_GAIN = r"(?:дополн(?:ить|ив|яется)|включить|добавить|ввести)"
_NEW_THING = (
    r"(?:нов\w+\s+)?(?P<thing>пункт(?:ом|ами)|подпункт(?:ом|ами)|строк(?:ой|ами)|позици(?:ей|ями)|мероприяти(?:ем|ями)"
    r"|раздел(?:ом|ами)|подраздел(?:ом|ами)|абзац(?:ем|ами))"
)
_NEW_ACCUSED = r"(?:нов\w+\s+)?(?P<thing>пункты?|строк[уи]|позици[юи]|мероприяти[ея])"

# The earliest one in the text is taken; of two at one place the first of the list.
OPERATIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for name, pattern in (
        (
            "replace",
            (
                rf"(?:{_WORDS.format('kind')}\s+)?(?P<old>{_QL})\s*,?\s*(?:соответственно\s*,?\s*)?{_REPLACE}\s*:?\s*{_AMONG}(?:{_ANY}\s*:?\s*)?"
                rf"(?:соответственно\s*)?(?P<new>{_NEW_QL})(?:\s*,?\s*соответственно)?"
            ),
        ),
        (
            "replace",
            rf"{_WORDS.format('kind')}\s+(?P<old>{_QL})\s*[-–—]\s*{_AMONG}{_ANY}\s+(?P<new>{_NEW_QL})",
        ),
        (
            "replace",
            rf"замен(?:ить|ив)\s+(?:в\s+[^⟦⟧;]*?\s+)?(?:{_WORDS.format('kind')}\s+)?(?P<old>{_QL})\s*{_AMONG}(?:{_ANY}\s+)?(?P<new>{_NEW_QL})",
        ),
        (
            "replace",
            rf"вместо\s+(?:{_WORDS.format('kind')}\s+)?(?P<old>{_Q})(?:\s+в\s+[^⟦⟧;]*?)?\s*,?\s*(?:следует\s+)?(?:читать|считать|указать)\s*:?\s*(?:{_ANY}\s+)?(?P<new>{_Q})",
        ),
        ("after", rf"после\s+{_ANY}\s+(?P<old>{_Q})\s*,?\s*{_GAIN}\s+{_ANY}\s+(?P<new>{_Q})"),
        (
            "after",
            rf"{_GAIN}\s+после\s+{_ANY}\s+(?P<old>{_Q})\s+{_ANY}\s+(?P<new>{_Q})",
        ),
        ("append", rf"{_GAIN}\s+{_ANY}\s*:?\s*(?P<new>{_Q})"),
        ("strike", rf"{_ANY}\s+(?P<old>{_QL})\s*,?\s*исключ\w+"),
        ("strike", rf"исключ(?:ить|ив)\s+(?:из\s+(?P<place>[^;]*?)\s+)?{_ANY}\s+(?P<old>{_QL})"),
        (
            "restate",
            rf"излож(?:ить|ив)\s+(?P<place>[^⟦⟧;:]*?)\s*в\s+(?:(?:следующей|новой|прилагаемой|иной|другой)\s+)?редакции(?P<tail>[^⟦⟧;:]*)(?:\s*[:–—-]?\s*(?P<new>{_NEW_QL}))?",
        ),
        (
            "add",
            rf"{_GAIN}\s+(?P<place>(?:[^:;](?!следующ))*?)(?<![а-яё]){_NEW_THING}(?P<tail>[^⟦⟧:;]*):?\s*(?P<new>{_NEW_QL})?",
        ),
        (
            "add",
            rf"(?:включить|добавить|ввести)\s+(?P<place>[^:;]*?)(?<![а-яё]){_NEW_ACCUSED}(?P<tail>[^⟦⟧:;]*):?\s*(?P<new>{_NEW_QL})?",
        ),
        (
            "exclude",
            (
                r"исключ(?:ить|ив|ается|аются)|призна(?:ть|в)\s+(?P<place>[^⟦⟧;:]*?)\s*утратившим\w*\s+силу|утрат\w+\s+силу|снять\s+с\s+контроля"
                r"|отменить|удалить"
            ),
        ),
        (
            "charge",
            rf"ответственн\w+(?:\s+исполнител\w+)?(?P<place>[^⟦⟧;]*?)\s*(?:назначить|определить|считать|указать)\s*:?\s*(?P<new>{_Q}|[^;⟦⟧]+)",
        ),
        (
            "charge",
            rf"(?:назначить|определить)\s+ответственн\w+(?:\s+исполнител\w+)?\s+(?P<place>(?:за|по)\s+[^⟦⟧;]*?\d+(?:\.\d+)*)\.?\s+(?P<new>{_Q}|[^;⟦⟧]+)",
        ),
        (
            "replace",
            rf"(?:продлить|перенести|изменить)\s+(?P<place>[^⟦⟧;]*?)(?P<kind>срок\w*)(?P<spot>[^⟦⟧;]*?)\s+с\s+(?P<old>{_Q})\s+на\s+(?P<new>{_Q})",
        ),
        (
            "date",
            (
                rf"(?:(?:продлить|перенести|установить|изменить)\s+)?срок\w*(?P<place>[^⟦⟧;]*?)\s*(?:(?:продлить|перенести|установить|изменить|определить|считать|указать)\s*:?\s*)"
                rf"(?:с\s+(?P<was>[^;⟦⟧]+?)\s+(?=на\s|по\s))?(?:на\s+)?(?P<new>{_Q}|[^;⟦⟧]+)"
            ),
        ),
        (
            "date",
            rf"(?:продлить|перенести|изменить|установить|определить|считать)\s+(?P<spot>(?:в\s|по\s)[^⟦⟧;]*?)?срок\w*(?P<place>[^⟦⟧;]*?)\s+(?:с\s+(?P<was>[^;⟦⟧]+?)\s+)?(?P<new>{_Q}|(?:на|до|не\s+позднее|к)\s+\d[^;⟦⟧]*)",
        ),
        (
            "when",
            rf"(?P<was>{_WHEN})\s+{_REPLACE}\s+(?:на\s+|словами\s+)?(?P<new>{_WHEN}(?=[.;,]|$)|{_Q})",
        ),
        ("cell", rf"(?:указать|читать|записать|установить)\s*:?\s*(?P<new>{_Q})"),
    )
)
