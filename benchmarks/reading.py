"""What reading a document costs and how much of it is right, beside the bare extraction.

Each sample is read in a process of its own, so that its peak memory is its own. Beside it stands
what the library alone takes to give the cells: pdfplumber for .pdf, calamine for .xls and .xlsx;
the other formats have no library, so there it is our own reader of the format, without
understanding. The design asks for less than twice the extraction for .pdf and for less than a
second per 100 rows for the rest.

Last come documents of 300 pages, 7,200 rows, in one round each.

Real orders stand in VEKHA_SAMPLES (default ../shared/roadmaps); our own documents come with them.
"""

from __future__ import annotations

import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from roadmap.intake import read_document
from roadmap.intake.formats import open_document
from roadmap.reading_json import to_json
from tests.roadmap.intake.corpus import pdf_traps, word_files
from tests.samples import SAMPLES

ROUNDS = 3
LONG = 7200
OWN = Path(__file__).parents[1] / "tests" / "roadmap" / "intake"
OWN_SAMPLES = (
    "data/order.txt",
    "corpus/pdf/broken_pages.pdf",
    "corpus/sheets/conditions.xlsx",
    "by_office/order.doc",
    "by_office/scan.pdf",
)
FORMATS = {".pdf", ".docx", ".odt", ".xlsx", ".xls", ".ods", ".txt"}


def main() -> None:
    """A line for each sample; with a file's name, its figures as JSON."""
    if len(sys.argv) == 4 and sys.argv[1] == "--one":
        print(json.dumps(_measured(Path(sys.argv[2]), sys.argv[3])))
        return
    print(
        f"{'sample':28}{'rows':>6}{'deadlines':>11}{'holders':>9}{'s':>7}{'s/100':>7}"
        f"{'MB':>6}{'alone, s':>10}{'ratio':>7}"
    )
    for path in _samples():
        _print(path, _apart(path, "read"), _apart(path, "extract"))
    with tempfile.TemporaryDirectory() as folder:
        for path in _long_documents(Path(folder)):
            _print(path, _apart(path, "read"), _apart(path, "extract"))


def _long_documents(folder: Path) -> list[Path]:
    """One table of 300 printed pages in each format."""
    header = ["№", "Мероприятие", "Код параметра", "Срок", "Ответственные"]
    rows = [
        [f"{one}.", f"Совещание {one}", "1.1", "май 2027 г.", "УО"] for one in range(1, LONG + 1)
    ]
    title = "План мероприятий на 2027 год"
    table = word_files.table(*(word_files.row(*row) for row in (header, *rows)))
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(([title], header, *rows)):
            sheet.write_row(number, 0, row)
    text = "\n".join([f"{title}\n", *("\t".join(row) for row in (header, *rows))])
    made = {
        "long.docx": word_files.docx(word_files.paragraph(title, bold=True), table),
        "long.xlsx": file.getvalue(),
        "long.txt": text.encode(),
        "long.pdf": pdf_traps.long_table(LONG),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def _samples() -> list[Path]:
    real = SAMPLES.iterdir() if SAMPLES.is_dir() else ()
    return [
        *sorted(one for one in real if one.suffix in FORMATS),
        *(OWN / one for one in OWN_SAMPLES),
    ]


def _apart(path: Path, what: str) -> dict[str, Any]:
    """The figures of a process of its own."""
    command = (sys.executable, "-m", "benchmarks.reading", "--one", str(path), what)
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - ourselves
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _measured(path: Path, what: str) -> dict[str, Any]:
    data = path.read_bytes()
    work = (lambda: read_document(data, path.name)) if what == "read" else _extraction(path, data)
    seconds, result = [], None
    for _ in range(1 if path.stem == "long" else ROUNDS):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"seconds": statistics.median(seconds), "megabytes": peak}
    return figures | (_rightness(path, to_json(result)) if what == "read" else {})


def _extraction(path: Path, data: bytes) -> Callable[[], Any]:
    """What gives the cells alone."""
    if path.suffix == ".pdf":
        return lambda: _pdf_cells(data)
    if path.suffix in {".xls", ".xlsx"}:
        return lambda: _sheet_cells(data)
    return lambda: open_document(data, lambda: None)


def _pdf_cells(data: bytes) -> None:
    import pdfplumber  # noqa: PLC0415 - its memory belongs to this measure alone

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def _sheet_cells(data: bytes) -> None:
    import python_calamine  # noqa: PLC0415 - as above

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _rightness(path: Path, found: dict[str, Any]) -> dict[str, Any]:
    """How many rows there are, and how many deadlines and lists of holders are as expected."""
    rows = found["activities"]
    expected = path.with_name(f"{path.stem}.expected.json")
    if not expected.exists():
        return {"rows": len(rows)}
    wanted = json.loads(expected.read_text(encoding="utf-8"))["activities"]
    pairs = list(zip(wanted, rows, strict=False))
    deadlines = sum(_dates(one["deadline"]) == _dates(two["deadline"]) for one, two in pairs)
    holders = sum(one["responsible"] == two["responsible"] for one, two in pairs)
    return {
        "rows": len(rows),
        "wanted": len(wanted),
        "deadlines": deadlines / len(wanted),
        "holders": holders / len(wanted),
    }


def _dates(deadline: dict[str, Any]) -> dict[str, Any]:
    """A deadline without its printed words: office files print other dashes than the text."""
    return {key: value for key, value in deadline.items() if key != "raw"}


def _print(path: Path, read: dict[str, Any], alone: dict[str, Any]) -> None:
    rows = f"{read['rows']}/{read['wanted']}" if "wanted" in read else str(read["rows"])
    right = [f"{read[key]:.1%}" if key in read else "–" for key in ("deadlines", "holders")]
    print(
        f"{path.name:28}{rows:>6}{right[0]:>11}{right[1]:>9}{read['seconds']:>7.2f}"
        f"{100 * read['seconds'] / read['rows']:>7.2f}{read['megabytes']:>6.0f}"
        f"{alone['seconds']:>10.3f}{read['seconds'] / alone['seconds']:>7.1f}"
    )


if __name__ == "__main__":
    main()
