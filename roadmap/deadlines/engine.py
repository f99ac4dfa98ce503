"""A cascade of rules: each rewrites a run of symbols into one; the order of rules is the grammar.

A pattern is a regular expression over symbols: "N MON Y?" is a number, a month, maybe a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from roadmap.deadlines.symbols import Token

Build = Callable[[Sequence[Token]], Any]
"""Makes the value of the new symbol, or None to decline this run."""

_SYMBOL: Final = re.compile(r"[A-Z][A-Z_]*")
_FIRST: Final = "\ue000"
_BASE: Final = ord(_FIRST)
_codes: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """Rewrite `pattern` to the symbol `makes`; `example` is a phrase in which it acts."""

    makes: str
    pattern: str
    build: Build
    example: str


_Prepared = tuple[Rule, re.Pattern[str], int]
_tables: dict[int, tuple[Sequence[Rule], list[_Prepared]]] = {}


def rewrite(rules: Sequence[Rule], found: list[Token]) -> list[Token]:
    """Apply each rule in turn, from left to right, to the whole stream."""
    codes = "".join([_code(token.kind) for token in found])
    present = _mask(codes)
    for rule, expression, needed in _prepared(rules):
        if needed & present != needed:
            continue
        match = expression.search(codes)
        while match is not None:
            start, end = match.span()
            run = found[start:end]
            value = rule.build(run)
            if value is None:
                match = expression.search(codes, start + 1)
                continue
            found[start:end] = [Token(rule.makes, value, run[0].start, run[-1].end)]
            codes = codes[:start] + _code(rule.makes) + codes[end:]
            present = _mask(codes)
            # A longer run may have made the beginning of the next one: a list grows item by item.
            match = expression.search(codes, start + (len(run) == 1))
    return found


def _prepared(rules: Sequence[Rule]) -> list[_Prepared]:
    """Compile a table once; it is kept with its rules, so that its id stays its own."""
    known = _tables.get(id(rules))
    if known is None:
        known = _tables[id(rules)] = (rules, [(rule, *_compiled(rule.pattern)) for rule in rules])
    return known[1]


def _mask(codes: str) -> int:
    mask = 0
    # A long text repeats few symbols.
    for code in set(codes):
        mask |= 1 << (ord(code) - _BASE)
    return mask


@lru_cache(maxsize=1024)
def _code(symbol: str) -> str:
    # One private-use character per symbol, so that `re` can run over symbols.
    return _codes.setdefault(symbol, chr(_BASE + len(_codes)))


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> tuple[re.Pattern[str], int]:
    """Return the expression over codes, and a mask of the codes without which it cannot match."""
    coded = _SYMBOL.sub(lambda match: _code(match[0]), pattern).replace(" ", "")
    return re.compile(coded), _mask("".join(_needed(coded)))


def _needed(coded: str) -> Iterator[str]:
    """Symbols outside all groups that no quantifier makes optional."""
    if _alternatives(coded):
        return
    depth = 0
    for symbol, after in zip(coded, coded[1:] + " ", strict=True):
        depth += (symbol == "(") - (symbol == ")")
        if not depth and symbol >= _FIRST and after not in "?*{":
            yield symbol


def _alternatives(coded: str) -> bool:
    depth = 0
    for symbol in coded:
        depth += (symbol == "(") - (symbol == ")")
        if not depth and symbol == "|":
            return True
    return False
