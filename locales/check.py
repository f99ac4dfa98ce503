"""The locale check: `python -m locales.check` exits 1 and names what is wrong.

Every locale has the same keys with the same variables; every key that the code asks for by a
literal exists; every key is asked for somewhere, by a literal or by a prefix (f"doubt-{code}").
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from typing import Any

from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as ftl

from locales.translator import FOLDER, LOCALES

ROOT = FOLDER.parent
ASKED_IN = (
    "bot",
    "handlers",
    "locales",
    "reports",
    "usecases",
    "roadmap",
    "storage",
    "scheduler",
)
CALLS = {"text", "html", "has"}
KEYWORDS = {"key"}


class Variables(visitor.Visitor):
    """Collects the variables of one message."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 # the visitor's own naming
        """A variable by name."""
        self.names.add(node.id.name)


def texts(locale: str) -> tuple[dict[str, set[str]], list[str]]:
    """Keys with their variables, and the faults found while parsing."""
    found: dict[str, set[str]] = {}
    faults: list[str] = []
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Junk):
                faults.append(f"{locale}/{path.name}: not parsed: {str(entry.content)[:60]!r}")
            elif isinstance(entry, ftl.Message):
                if entry.id.name in found:
                    faults.append(f"{locale}/{path.name}: {entry.id.name} stands twice")
                collector = Variables()
                collector.visit(entry)
                found[entry.id.name] = collector.names
    return found, faults


def asked() -> tuple[dict[str, str], set[str]]:
    """Literal keys with where they are asked for, and all other string pieces of the code."""
    literal: dict[str, str] = {}
    pieces: set[str] = set()
    for room in ASKED_IN:
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            where = str(path.relative_to(ROOT))
            for node in ast.walk(tree):
                pieces.update(_pieces(node))
                literal.update((key, f"{where}:{line}") for key, line in _literals(node))
    return literal, pieces


def _literals(node: ast.AST) -> Iterator[tuple[str, int]]:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    if node.func.attr in CALLS and _translator(node.func.value) and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value, node.lineno


def _translator(node: ast.AST) -> bool:
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return name in {"t", "translator", "texts", "_t"}


def _pieces(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        head = node.values[0] if node.values else None
        if isinstance(head, ast.Constant) and isinstance(head.value, str) and "-" in head.value:
            yield head.value + "*"


def faults() -> list[str]:
    """Everything that is wrong, one sentence each."""
    by_locale = {locale: texts(locale) for locale in LOCALES}
    found = [fault for _, wrong in by_locale.values() for fault in wrong]
    base = by_locale[LOCALES[0]][0]
    for locale in LOCALES[1:]:
        found += _differences(LOCALES[0], base, locale, by_locale[locale][0])
    literal, pieces = asked()
    found += [f"{where}: no text {key!r}" for key, where in literal.items() if key not in base]
    prefixes = tuple(piece[:-1] for piece in pieces if piece.endswith("*") and len(piece) > 3)
    found += [
        f"{LOCALES[0]}: {key} is asked for nowhere"
        for key in base
        if key not in pieces and not key.startswith(prefixes)
    ]
    return found + _torn()


def _torn() -> list[str]:
    """A number sign that may be torn from its number at a line's end."""
    paths = sorted((FOLDER / LOCALES[0]).glob("*.ftl"))
    return [
        f"{path.name}:{number}: a plain space after №"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "№ " in line
    ]


def _differences(
    one: str, base: dict[str, set[str]], other: str, texts_of: dict[str, set[str]]
) -> list[str]:
    found = [f"{other}: no text {key!r}, which {one} has" for key in base.keys() - texts_of.keys()]
    found += [f"{one}: no text {key!r}, which {other} has" for key in texts_of.keys() - base.keys()]
    found += [
        f"{key}: variables differ: {one} {sorted(base[key])}, {other} {sorted(texts_of[key])}"
        for key in base.keys() & texts_of.keys()
        if base[key] != texts_of[key]
    ]
    return sorted(found)


def main() -> int:
    """Print the faults; exit code 1 when there are any."""
    found = faults()
    for fault in found:
        sys.stderr.write(fault + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
