"""Checks everything that is said: ``python -m tests.claims [STEP]`` asks one of STEP questions (1: all)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph.store import open_store
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from tests.claims.every import claims


def main() -> int:
    """Load the seeds, ask, and print what was checked; 1 when something is false."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"file:{Path(folder) / 'graph.lbug'}")
        store.replace(prepare(seeds_folder()).data)
        tally = claims(store.at(), step=step, told=lambda line: print(f"... {line}", file=sys.stderr))
        store.close()
    print(tally.report())
    return 1 if tally.false.total() else 0


if __name__ == "__main__":
    sys.exit(main())
