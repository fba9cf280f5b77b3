"""Requests that nobody would think of, made by schemathesis from the description (``make schemathesis``).

``python -m tests.rest.fuzz 20000`` serves the seed graph and makes at least so many requests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import httpx

from graph.store import Store, open_store
from loaders.build.load import load
from loaders.documents.folder import seeds_folder
from tests.serving import served

CONFIGURATION = Path(__file__).parent / "schemathesis.toml"
PROJECT = Path(__file__).parents[2]
SEED = 20260522


@dataclass(frozen=True)
class Outcome:
    """How many requests were made, and what schemathesis said when something was wrong."""

    requests: int
    passed: bool
    report: str


def fuzz(store: Store, requests: int) -> Outcome:
    """Make at least ``requests`` requests, all checks on, to the API over ``store``; tells how far it is.

    A second run, a quarter as long, asks only what the description allows and names things that are there.
    """
    with served(store) as address:
        paths = httpx.get(f"{address}/v1/openapi.json", timeout=120).json()["paths"]
        examples = -(-requests // sum(len(item) for item in paths.values()))
        anything = _schemathesis(address, examples)
        allowed = ("--mode", "positive", "--phases", "fuzzing")
        sensible = _schemathesis(address, -(-examples // 4), *allowed, hooks="tests.rest.real_words")
    return Outcome(
        anything.requests + sensible.requests,
        anything.passed and sensible.passed,
        anything.report + sensible.report,
    )


def _schemathesis(address: str, examples: int, *options: str, hooks: str = "") -> Outcome:
    """One run, with so many examples of every operation."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        *("--no-color", "--config-file", str(CONFIGURATION)),
        *("run", f"{address}/v1/openapi.json", *options),
        *("--checks", "all", "--continue-on-failure"),
        *("--seed", str(SEED), "--max-examples", str(examples)),
    ]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)} | ({"SCHEMATHESIS_HOOKS": hooks} if hooks else {})
    report = ""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=folder,
            env=environment,
        ) as run,
    ):
        assert run.stdout is not None
        for line in run.stdout:
            print(line, end="", flush=True)
            report += line
    made = re.search(r"([\d,]+) generated", report)
    return Outcome(int(made[1].replace(",", "")) if made else 0, run.returncode == 0, report)


def main() -> int:
    """Fuzz the API on the seed graph."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"file:{folder}/graph.lbug")
        load(seeds_folder(), store)
        outcome = fuzz(store, wanted)
    print(f"{outcome.requests} requests, {'nothing wrong' if outcome.passed else 'SOMETHING WRONG'}")
    return 0 if outcome.passed and outcome.requests >= wanted else 1


if __name__ == "__main__":
    sys.exit(main())
