"""Old Word (.doc) and .rtf, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from roadmap.errors import InputRefusedError
from roadmap.intake.document import Document
from roadmap.intake.formats import docx
from roadmap.intake.formats.compound import MARK, Compound
from roadmap.intake.formats.programs import program, run

_RTF = b"{\\rtf"
_SECONDS = 90.0
# Macros never run, links are never followed, whatever the machine's own settings say.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def matches(data: bytes) -> bool:
    """Whether the bytes are an old Word document or rich text."""
    return data.startswith(_RTF) or (
        data.startswith(MARK) and "WordDocument" in Compound(data).names
    )


def read(data: bytes, progress: Callable[[], None]) -> Document:
    """The blocks of the document as LibreOffice understands it.

    Raises:
        InputRefusedError: LibreOffice is not installed, took too long, or made nothing of it.
    """
    rich = data.startswith(_RTF)
    office = program("soffice", "libreoffice")
    if office is None:
        raise InputRefusedError("read-rtf" if rich else "read-old-word")
    with tempfile.TemporaryDirectory(prefix="vekha-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source = folder / ("document.rtf" if rich else "document.doc")
        source.write_bytes(data)
        asked = ("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx")
        own = f"-env:UserInstallation={profile.parent.as_uri()}"
        run((office, own, *asked, "--outdir", str(folder), str(source)), folder, _SECONDS, progress)
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise InputRefusedError("read-damaged")
        return docx.read(made.read_bytes())
