"""The words by which a directory's table tells kinds of organisations and posts: data only."""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    "region": ("министерство", "регион", "субъект", "департамент области"),
    "authority": ("управление", "комитет", "департамент", "орган управления", "администрация"),
    "department": ("отдел", "сектор", "подразделение", "служба", "кабинет"),
    "other": (
        "детский сад",
        "доу",
        "сад",
        "учреждение",
        "центр",
        "дополнительное образование",
        "допобразование",
        "удо",
        "колледж",
        "техникум",
        "другое",
        "прочее",
    ),
    "school": (
        "школа",
        "гимназия",
        "лицей",
        "кадетский корпус",
        "образовательная организация",
        "общеобразовательная организация",
        "оо",
        "сош",
        "оош",
        "нош",
    ),
}
"""A "тип" cell, in small letters, to the organisation's kind."""

WEEKS: dict[str, int] = {
    "5": 5,
    "пятидневная": 5,
    "пятидневка": 5,
    "5-дневная": 5,
    "5 дней": 5,
    "6": 6,
    "шестидневная": 6,
    "шестидневка": 6,
    "6-дневная": 6,
    "6 дней": 6,
}
"""A "рабочая неделя" cell, in small letters, to its days."""

NAME_KINDS: tuple[tuple[str, str], ...] = (
    (r"\bдетский сад\b|\bм?[бак]?доу\b|\bмдобу\b", "other"),
    (r"\bсош\b|\bоош\b|\bнош\b|\bшкола|\bгимнази|\bлице[йя]", "school"),
    (r"\bцентр\b|\bцро\b|\bтмс\b|методическ", "other"),
    (r"\bотдел\b|\bсектор\b", "department"),
    (r"министерство", "region"),
    (r"\bуправление\b|\bкомитет\b|\bдепартамент\b", "authority"),
)
"""Where the cell is empty: words of the organisation's own name, the first fit wins."""

HEADS = frozenset(
    [
        "директор",
        "заведующий",
        "заведующая",
        "начальник",
        "руководитель",
        "министр",
        "председатель",
        "глава",
    ]
)
"""A title of one such word is the organisation's head."""

HEADED: dict[str, frozenset[str]] = {
    "school": frozenset(
        ["школы", "гимназии", "лицея", "корпуса", "оо", "учреждения", "организации"]
    ),
    "authority": frozenset(["управления", "комитета", "департамента", "администрации"]),
    "region": frozenset(["министерства", "департамента", "комитета", "управления"]),
    "department": frozenset(["отдела", "сектора", "службы", "кабинета"]),
    "other": frozenset(["центра", "учреждения", "организации", "сада", "цро", "тмс"]),
}
"""What follows it in a head's title, by the organisation's kind: «начальник управления» heads an
authority, «начальник отдела» in it does not."""

ACTING = ("и.о.", "и. о.", "ио ", "исполняющий обязанности", "исполняющая обязанности", "врио")
"""Somebody acting is who answers now: the post is the one that they act in."""

NOMINATIVE = {
    "директора": "директор",
    "заведующего": "заведующий",
    "заведующей": "заведующий",
    "начальника": "начальник",
    "руководителя": "руководитель",
    "министра": "министр",
    "председателя": "председатель",
    "главы": "глава",
}
"""The first word after "и.о.": genitive to nominative."""
