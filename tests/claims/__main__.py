"""Checks everything that is said: ``python -m tests.claims [STEP] [NAME ...]`` asks one of STEP questions.

STEP is 1 (all) when it is left out; with names of ``QUESTIONS`` only those are asked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph.store import open_store
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from tests.claims.every import QUESTIONS, claims


def main(arguments: list[str]) -> int:
    """Load the seeds, ask, and print what was checked; 1 when something is false."""
    numbers = [int(a) for a in arguments if a.isdigit()]
    only = [a for a in arguments if not a.isdigit()]
    if unknown := set(only) - QUESTIONS.keys():
        print(f"unknown: {', '.join(sorted(unknown))}; choose of {', '.join(QUESTIONS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"file:{Path(folder) / 'graph.lbug'}")
        store.replace(prepare(seeds_folder()).data)
        tally = claims(
            store,
            step=numbers[0] if numbers else 1,
            only=only,
            told=lambda line: print(f"... {line}", file=sys.stderr),
        )
        store.close()
    print(tally.report())
    return 1 if tally.false.total() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
