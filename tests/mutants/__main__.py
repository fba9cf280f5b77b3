"""``make mutants``: puts small faults in the code and counts how many the tests notice.

Prints what was tried, killed, survived and timed out, by room and in total, and every survivor with its place
and change.  Ends with 1 when fewer than 80% of the mutants of ``queries`` and ``loaders`` were noticed.
Broken off (Ctrl-C), it tells what is known: of what was not tried anew the verdict of before.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.country.small import READY_GRAPHS
from tests.mutants.changes import Mutant, sample
from tests.mutants.running import Judged, Mutating

ROOT = Path(__file__).parents[2]
ANSWERS = ("queries", "loaders")
PAGES = ("api/pages",)
MOST_ANSWERS, MOST_PAGES = 1600, 150
"""How many are tried: some three in a hundred, which is right within two points (95% certain)."""
LEAST = 0.80
"""Share to be noticed; the issue that asked for this says so."""
LEFT_OUT = (
    "tests/architecture",
    "tests/benchmarks",
    "tests/build/test_citations.py",
    "tests/linked/test_whole_graph.py",
    "tests/docs",
    "tests/neo4j",
    "tests/rest/test_fuzz.py",
    "tests/rest/test_description.py",
    "tests/rest/test_walkthrough.py",
    "tests/store",
    "tests/site/test_every_page.py",
    "tests/site/test_keyboard.py",
)
"""Tests of the house, of the engines, of speed and of all seeds: what they notice is not what an answer says,
or they take longer than a near test does."""


def main() -> int:
    """Try the sample; 0 when enough was noticed."""
    asked = _asked()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also in the background, where it is ignored
    mutants = [
        *sample([ROOT / name for name in ANSWERS], ROOT, asked.most),
        *sample([ROOT / name for name in PAGES], ROOT, min(asked.most, MOST_PAGES)),
    ]
    asked.state.mkdir(parents=True, exist_ok=True)
    found: dict[str, list[str]] = {}
    verdicts = asked.state / "verdicts.json"
    if asked.go_on and verdicts.exists():
        found = json.loads(verdicts.read_text())
    held = {k: v for k, v in found.items() if v[0] in asked.go_on.split(",")}
    # What was never tried goes first: work that is broken off then knows the most.
    mutants.sort(key=lambda m: m.key in found)
    judged = [Judged(m, *held[m.key]) for m in mutants if m.key in held]  # type: ignore[arg-type]
    begin = time.monotonic()

    def judge(one: Judged) -> None:
        judged.append(one)
        found[one.mutant.key] = [one.verdict, one.test]
        if len(judged) % 25 == 0:
            verdicts.write_text(json.dumps(found))
            counts = Counter(j.verdict for j in judged)
            print(
                f"  {len(judged)} of {len(mutants)}, {time.monotonic() - begin:.0f} s: {dict(counts)}",
                flush=True,
            )

    with tempfile.TemporaryDirectory() as folder:
        # numpy's threads begin at its import, and do not outlive a fork.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        _make_graphs(folder)
        os.environ[READY_GRAPHS] = folder
        plugin = Mutating(
            ROOT,
            [ROOT / name for name in (*ANSWERS, *PAGES)],
            [m for m in mutants if m.key not in held],
            asked.state / "traces.json",
            asked.at_once,
            judge,
        )
        quiet = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
        left_out = [f"--ignore={ROOT / name}" for name in LEFT_OUT]
        pytest.main([*quiet, *left_out, str(ROOT / "tests")], plugins=[plugin])
    verdicts.write_text(json.dumps(found))
    tried = {one.mutant.key for one in judged}
    before = [m for m in mutants if m.key in found and m.key not in tried]
    judged += [Judged(m, *found[m.key]) for m in before]  # type: ignore[arg-type]
    if left := len(mutants) - len(judged):
        print(f"Broken off: {left} were never tried.")
    print(f"{plugin.controls} runs without a change, of which {plugin.false_alarms} failed all the same")
    return _told(judged)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=MOST_ANSWERS, help="mutants of queries and loaders")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--state", type=Path, default=ROOT / ".mutants", help="folder for what was found")
    parser.add_argument(
        "--go-on", default="", help="verdicts of the last run to keep, such as killed; for work in parts"
    )
    return parser.parse_args()


def _make_graphs(folder: str) -> None:
    """The graphs that tests read, made once in a process of its own: its threads must not be forked."""
    program = (
        "import sys; from pathlib import Path; from graph.store import open_store; "
        "from loaders.build.load import prepare; from loaders.documents.folder import seeds_folder; "
        "from tests.country.small import small_country; folder = sys.argv[1]; "
        "open_store(f'file:{folder}/seeds.lbug').replace(prepare(seeds_folder()).data); "
        "small_country(Path(folder))"
    )
    subprocess.run([sys.executable, "-c", program, folder], cwd=ROOT, check=True)


def _told(judged: Iterable[Judged]) -> int:
    applied = [j for j in judged if j.verdict != "not applied"]
    rooms: dict[str, list[Judged]] = defaultdict(list)
    for one in applied:
        rooms[one.mutant.room].append(one)
    print(f"\n{'room':28}{'tried':>7}{'killed':>8}{'survived':>10}{'timed out':>11}{'score':>8}")
    for room in sorted(rooms):
        _row(room, rooms[room])
    answers = [j for j in applied if j.mutant.file.startswith(ANSWERS)]
    pages = [j for j in applied if not j.mutant.file.startswith(ANSWERS)]
    _row("queries and loaders", answers)
    _row("api/pages", pages)
    print("\nSurvivors:")
    left = sorted((j.mutant for j in applied if j.verdict == "survived"), key=_place)
    print("\n".join(map(str, left)))
    score = _score(answers)
    print(f"\nqueries and loaders: {score:.1%} of {len(answers)} noticed; at least {LEAST:.0%} is asked.")
    return 0 if score >= LEAST else 1


def _place(mutant: Mutant) -> tuple[str, int, str]:
    return mutant.file, mutant.line, mutant.key


def _score(judged: list[Judged]) -> float:
    """Share that was noticed: a test failed, or the tests came to no end."""
    return sum(j.verdict != "survived" for j in judged) / max(len(judged), 1)


def _row(name: str, judged: list[Judged]) -> None:
    counts = Counter(j.verdict for j in judged)
    figures = f"{counts['killed']:8}{counts['survived']:10}{counts['timed out']:11}{_score(judged):8.1%}"
    print(f"{name:28}{len(judged):7}{figures}")


if __name__ == "__main__":
    sys.exit(main())
