"""Run every benchmark of this folder, or those named: `python -m benchmarks [name ...]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Each is a module with a `main()`, in a process of its own: memory is counted by process."""
    here = Path(__file__).parent
    names = sorted(p.stem for p in here.glob("*.py") if not p.stem.startswith("_"))
    for name in sys.argv[1:] or names:
        print(f"== {name}", flush=True)
        program = f"from benchmarks import {name}; {name}.main()"
        subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 # our own modules


if __name__ == "__main__":
    main()
