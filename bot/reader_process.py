"""The process that reads one document: `python -m bot.reader_process PATH NAME`.

Prints the reading as JSON and ends with 0, or {"kind", "key", "arguments"} of the refusal and
ends with 2.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from roadmap.errors import InputRefusedError
from roadmap.intake import read_document
from roadmap.reading_json import to_json

MEMORY = 2 * 1024**3
CPU_SECONDS = 100


def main(path: str, name: str) -> int:
    """Read within the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        reading = read_document(Path(path).read_bytes(), name)
    except InputRefusedError as error:
        refusal = {
            "kind": type(error).__name__,
            "key": error.key,
            "arguments": error.arguments,
        }
        sys.stdout.write(json.dumps(refusal))
        return 2
    sys.stdout.write(json.dumps(to_json(reading)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
