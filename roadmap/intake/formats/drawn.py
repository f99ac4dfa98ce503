"""Tables drawn with box signs or with plus signs, brought to rows between pipes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BARS = str.maketrans("│┃║╎┆┊", "||||||")
_SIGNS = "─━═┄┈┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬"
_RULE = re.compile(rf"^\s*[+|\-=:\s{_SIGNS}]*(?:[+][-=]|[{_SIGNS}]{{2}})[+|\-=:\s{_SIGNS}]*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_LEAST_RULES = 2
_EACH_ROW_RULED = 4


def undrawn(text: str) -> str:
    """The text with each drawn table as lines of pipes, one a row; the rest is as it was."""
    lines = [line.translate(_BARS) for line in text.split("\n")]
    if sum(1 for line in lines if _RULE.match(line)) < _LEAST_RULES:
        return text
    kept: list[str] = []
    run: list[str] = []
    for line in lines:
        if _RULE.match(line) or _ROW.match(line):
            run.append(line)
        else:
            kept += [*_rows(run), line]
            run = []
    return "\n".join([*kept, *_rows(run)])


def _rows(run: list[str]) -> Iterator[str]:
    """The rows of one drawn table; a cell going on over lines keeps its breaks."""
    rules = sum(1 for line in run if _RULE.match(line))
    if rules < _LEAST_RULES:
        yield from run
        return
    row: list[list[str]] = []
    for line in run:
        cells = [] if _RULE.match(line) else _cells(line)
        if row and (not cells or (rules < _EACH_ROW_RULED and cells[0])):
            yield _line(row)
            row = []
        if cells:
            row.append(cells)
    if row:
        yield _line(row)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip()[1:-1].split("|")]


def _line(row: list[list[str]]) -> str:
    width = max(len(cells) for cells in row)
    columns = (
        "<br>".join(cells[place] for cells in row if place < len(cells) and cells[place])
        for place in range(width)
    )
    return f"| {' | '.join(columns)} |"
