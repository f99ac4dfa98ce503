"""The table of rooms: what each package may import, and which libraries it owns."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

ROOMS = {
    "roadmap": (),
    "locales": (),
    "simulator": (),
    "usecases": ("roadmap",),
    "storage": ("roadmap", "usecases.ports"),
    "reports": ("roadmap", "locales"),
    "scheduler": ("usecases",),
    "handlers": ("usecases", "roadmap", "locales"),
    "bot": (
        "handlers",
        "locales",
        "reports",
        "roadmap",
        "scheduler",
        "simulator",
        "storage",
        "usecases",
    ),
}
LIBRARIES = {
    "roadmap": ("holidays", "pymorphy3", "rapidfuzz"),
    "roadmap/intake": ("PIL", "pdfminer", "pdfplumber", "python_calamine"),
    "locales": ("fluent",),
    "simulator": ("aiohttp",),
    "usecases": (),
    "storage": ("aiosqlite", "alembic", "sqlalchemy"),
    "reports": ("xlsxwriter",),
    "scheduler": ("apscheduler",),
    "handlers": ("aiogram", "aiogram_dialog", "aiohttp"),
    "bot": (
        "aiogram",
        "aiogram_dialog",
        "aiohttp",
        "aiohttp_socks",
        "aiosmtplib",
        "prometheus_client",
        "pydantic",
        "pydantic_settings",
        "structlog",
        "typer",
    ),
}
VAGUE = {"utils", "helpers", "common", "base", "manager", "misc", "tools"}
STARTS = {
    "AsyncIOScheduler",
    "Bot",
    "Database",
    "Dispatcher",
    "Router",
    "Settings",
    "Translator",
    "basicConfig",
    "create_async_engine",
    "create_engine",
    "load",
    "open",
    "run",
    "setup_dialogs",
}
STARTED_BY_OTHERS = {Path("storage/migrations/env.py")}  # Alembic runs it as a program

MODULES = sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def tree(module: Path) -> ast.Module:
    return ast.parse((ROOT / module).read_text("utf-8"), str(module))


def imported(module: Path) -> Iterator[str]:
    """Every module that is imported anywhere in this one, also inside functions."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            yield node.module or ""


def lies_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def owned(module: Path) -> tuple[str, ...]:
    """The libraries of the room, and of the inner room."""
    return tuple(
        library
        for room, libraries in LIBRARIES.items()
        if module.as_posix().startswith(f"{room}/")
        for library in libraries
    )


def test_there_are_modules_to_look_at() -> None:
    assert {module.parts[0] for module in MODULES} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    allowed = (room, *ROOMS[room])
    wrong = [
        f"{module} imports {name}"
        for module in MODULES
        if module.parts[0] == room
        for name in imported(module)
        if name.split(".")[0] in ROOMS and not lies_in(name, allowed)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_library_is_used_where_it_lives(room: str) -> None:
    wrong = [
        f"{module} imports {name}"
        for module in MODULES
        if module.parts[0] == room
        for name in imported(module)
        if name.split(".")[0] not in ROOMS
        and name.split(".")[0] not in sys.stdlib_module_names
        and not lies_in(name, owned(module))
    ]
    assert wrong == []


def test_structlog_stays_in_the_process() -> None:
    users = [
        module for module in MODULES if any(lies_in(n, ("structlog",)) for n in imported(module))
    ]
    assert users == [Path("bot/logging.py")]


def test_modules_are_named_by_their_subject() -> None:
    assert [
        module for module in MODULES if module.stem in VAGUE or module.parent.name in VAGUE
    ] == []


def called(node: ast.AST) -> Iterator[str]:
    """Names of what a statement calls when the module is imported."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return
    if isinstance(node, ast.Call):
        target = node.func
        yield target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
    for child in ast.iter_child_nodes(node):
        yield from called(child)


def is_program(node: ast.stmt) -> bool:
    """`if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def test_nothing_is_started_at_import() -> None:
    wrong = [
        f"{module} calls {name}()"
        for module in MODULES
        if module not in STARTED_BY_OTHERS
        for node in tree(module).body
        if not is_program(node)
        for name in called(node)
        if name in STARTS
    ]
    assert wrong == []
