"""How programs of others fail us, by stand-ins; test_office_files and test_scans use the real ones."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.intake.formats import office, scan

CORPUS = Path(__file__).parent / "corpus"
OFFICE = """
import pathlib, shutil, sys
assert "--headless" in sys.argv and "-env:UserInstallation=file://" in " ".join(sys.argv)
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
profile = folder / "profile" / "user" / "registrymodifications.xcu"
assert "DisableMacrosExecution" in profile.read_text()
source = pathlib.Path(sys.argv[-1])
shutil.copy({made!r}, folder / (source.stem + ".docx"))
"""


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty PATH that the test fills, with Russian data for the recogniser."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "rus.traineddata").touch()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("TESSDATA_PREFIX", str(folder))
    return folder


def install(folder: Path, name: str, code: str) -> None:
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    program.chmod(0o755)


def refusal_of(name: str) -> InputRefusedError:
    with pytest.raises(InputRefusedError) as refusal:
        read_document((CORPUS / "bad" / name).read_bytes(), name)
    return refusal.value


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("old.doc", "read-old-word"),
        ("rich.rtf", "read-rtf"),
        ("scan.pdf", "read-scan"),
        ("picture.docx", "read-picture"),
    ],
)
def test_without_the_program_a_way_out_is_named(tools: Path, name: str, key: str) -> None:
    assert refusal_of(name).key == key


@pytest.mark.parametrize("name", ["old.doc", "rich.rtf"])
def test_old_word_is_turned_into_docx(tools: Path, name: str) -> None:
    made = CORPUS / "word" / "merged_down.docx"
    install(tools, "soffice", OFFICE.format(made=str(made)))
    beats: list[None] = []
    found = read_document(
        (CORPUS / "bad" / name).read_bytes(), name, progress=lambda: beats.append(None)
    )
    assert [row.no for row in found.activities] == ["1", "2", "3"]
    assert len(beats) > 2


def test_what_the_office_cannot_open_is_damaged(tools: Path) -> None:
    install(tools, "soffice", "raise SystemExit(1)")
    assert refusal_of("old.doc").key == "read-damaged"


def test_an_office_that_hangs_is_stopped(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tools, "soffice", "import time\ntime.sleep(60)")
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    started = time.monotonic()
    assert refusal_of("old.doc").key == "read-timeout"
    assert time.monotonic() - started < 20


def test_a_recogniser_without_russian_does_not_count(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tools, "tesseract", "raise SystemExit(1)")
    monkeypatch.delenv("TESSDATA_PREFIX")
    monkeypatch.setattr(scan, "_DATA_FOLDERS", ())
    assert refusal_of("scan.pdf").key == "read-scan"
