"""The details of a command's fault: into a file, not onto the terminal."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

NAME = "errors.log"


def record(error: Exception) -> Path:
    """Append the traceback to <VEKHA_DATA_DIR>/errors.log, or to the temporary folder's."""
    text = f"--- {datetime.now(UTC).isoformat()}\n{''.join(traceback.format_exception(error))}"
    folder = Path(os.environ.get("VEKHA_DATA_DIR", "data"))
    for path in (folder / NAME, Path(tempfile.gettempdir()) / f"vekha-{NAME}"):
        try:
            with path.open("a", encoding="utf-8") as log:
                log.write(text)
        except OSError:
            continue
        return path
    return Path(os.devnull)
