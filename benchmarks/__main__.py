"""Run every benchmark of this folder, or those named: `python -m benchmarks [name ...]`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> None:
    """Each benchmark is a module with a `main()` that prints its figures."""
    here = Path(__file__).parent
    names = sorted(p.stem for p in here.glob("*.py") if not p.stem.startswith("_"))
    for name in sys.argv[1:] or names:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
