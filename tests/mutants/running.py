"""The tests over every mutant: pytest collects once, and forks instead of running its loop."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from _pytest.runner import runtestprotocol

from graph.settings import variable
from tests.country.small import READY_GRAPHS
from tests.mutants.changes import Mutant
from tests.mutants.children import in_children
from tests.mutants.installing import Functions
from tests.mutants.tracing import Trace, Tracer

Verdict = Literal["killed", "survived", "timed out", "not applied"]

NEEDS_ELSEWHERE = {"browser", "neo4j", "neo4j_address", "neo4j_server", "fresh_database"}
"""Fixtures of tests that are left out: a browser and a server do not survive a fork."""
LONGEST_TEST = 6.0
"""Seconds; a test that takes longer is no first witness of a small change."""
NEAR_BUDGET, FAR_BUDGET = 5.0, 3.0
"""Seconds of near tests for a mutant that nothing notices, and of others."""
HOME = {"records": "documents", "excel": "cards"}
"""Rooms whose near tests are in a folder of another name."""
SLACK = 20.0
"""Seconds of work that a mutant may take beside twice what its tests take: the graph is made anew in it."""
IDLE_THREADS = ("jemalloc_bg", "polars-ooc")
"""Threads that clean up after polars and pyarrow, begun at their import: no work waits for them."""
MAKE_WHAT_IS_KEPT = frozenset(
    f"queries/{room}" for room in ("base", "dutch", "exchange", "index", "likeness", "themes")
)
"""Rooms that make what is kept on disk: what the code without the change put there must not be read."""
CONTROL_EVERY = 40
"""Of so many mutants one has its tests run without the change as well: else a kill says nothing."""


@dataclass(frozen=True)
class Judged:
    """What became of a mutant, and which test noticed it."""

    mutant: Mutant
    verdict: Verdict
    test: str = ""


class Mutating:
    """Takes pytest's loop over: traces the tests, then tries every mutant with the tests that run it."""

    def __init__(
        self,
        root: Path,
        folders: Sequence[Path],
        mutants: Sequence[Mutant],
        traces: Path,
        at_once: int,
        judge: Callable[[Judged], None],
    ) -> None:
        self._root, self._folders, self._mutants = root, folders, mutants
        self._traces, self._at_once, self._judge = traces, at_once, judge
        self.controls = self.false_alarms = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of running the tests once."""
        items = {
            i.nodeid: i for i in session.items if not NEEDS_ELSEWHERE & set(getattr(i, "fixturenames", ()))
        }
        working = [name for name in _threads() if not name.startswith(IDLE_THREADS)]
        if len(working) > 1:
            raise RuntimeError(f"a fork would wait for ever for these threads: {working}")
        functions = Functions(self._root)
        gc.freeze()  # what there is now stays: no child has to look through it for rubbish, or to copy it
        traces = [t for t in self._trace(items) if t.passed and t.seconds < LONGEST_TEST]
        seconds = {t.test: t.seconds for t in traces}
        by_line: dict[tuple[str, int], set[str]] = defaultdict(set)
        for trace in traces:
            for file, lines in trace.lines.items():
                for line in lines:
                    by_line[file, line].add(trace.test)
        chosen = {m.key: _chosen(m, by_line, seconds) for m in self._mutants}

        def work(trial: tuple[Mutant, bool]) -> tuple[Verdict, str]:
            mutant, change = trial
            if mutant.file.startswith("loaders/"):
                os.environ.pop(READY_GRAPHS, None)  # the graph is made by the changed code
            if mutant.room in MAKE_WHAT_IS_KEPT:
                _keep_apart()
            if change and not functions.install(mutant):
                return "not applied", ""
            failed = _first_failure([items[name] for name in chosen[mutant.key]])
            return ("killed", failed) if failed else ("survived", "")

        def limit(trial: tuple[Mutant, bool]) -> float:
            return SLACK + 2 * sum(seconds[test] for test in chosen[trial[0].key])

        for mutant in self._mutants:
            if not chosen[mutant.key]:
                self._judge(Judged(mutant, "survived"))
        tried: list[tuple[Mutant, bool]] = []
        for number, mutant in enumerate(m for m in self._mutants if chosen[m.key]):
            if number % CONTROL_EVERY == 0:
                tried.append((mutant, False))
                self.controls += 1
            tried.append((mutant, True))
        for done in in_children(tried, work, limit, self._at_once):
            mutant, change = done.task
            # The interpreter itself gave up when there is no result.
            ended: tuple[Verdict, str] = ("timed out" if done.timed_out else "killed", "")
            verdict, test = done.result or ended
            if change:
                self._judge(Judged(mutant, verdict, test))
            elif verdict != "survived":
                print(f"  without a change it is {verdict} as well, by {test}: {mutant}", flush=True)
                self.false_alarms += 1
        return True

    def _trace(self, items: dict[str, pytest.Item]) -> list[Trace]:
        """What every test runs, a file of tests at a time; what was found before is kept while the file is
        the same."""
        held = json.loads(self._traces.read_text()) if self._traces.exists() else {}
        files: dict[str, list[pytest.Item]] = defaultdict(list)
        for item in items.values():
            files[str(item.path)].append(item)
        kept = {f: held[f] for f in files if f in held and self._is_of(f, held[f])}

        def work(file: str) -> list[Trace]:
            _keep_apart()
            tracer = Tracer(self._root, self._folders)
            passed = {}
            for item, following in _with_next(files[file]):
                with tracer.following(item.nodeid):
                    passed[item.nodeid] = _passes(item, following)
            return tracer.traces(passed)

        begin, missing = time.monotonic(), [file for file in files if file not in kept]
        for number, done in enumerate(in_children(missing, work, lambda file: 400.0, self._at_once), 1):
            traces = [asdict(trace) for trace in done.result or ()]
            ran = sorted({name for trace in traces for name in trace["lines"]})
            of = {name: _stamp(self._root / name) for name in (done.task, *ran)}
            kept[done.task] = {"of": of, "data": _data_stamp(Path(done.task).parent), "traces": traces}
            self._traces.write_text(json.dumps(kept))
            print(
                f"  {number} of {len(missing)} files of tests traced, {time.monotonic() - begin:.0f} s: "
                f"{done.task} {len(traces)}",
                flush=True,
            )
        found = [Trace(**trace) for file in kept.values() for trace in file["traces"]]
        wrong = [trace.test for trace in found if not trace.passed]
        if wrong:
            print(f"  {len(wrong)} tests fail without a change and are left out: {', '.join(wrong[:5])} ...")
        return found

    def _is_of(self, file: str, held: Mapping[str, Any]) -> bool:
        """Whether a trace is of what there is now: the same file of tests, the same data beside it, and the
        same code that it ran."""
        of = held["of"]
        same_data = held["data"] == _data_stamp(Path(file).parent)
        return same_data and all(_stamp(self._root / name) == stamp for name, stamp in of.items())


@cache
def _stamp(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16] if file.exists() else ""


@cache
def _data_stamp(folder: Path) -> str:
    """What lies beside tests and is no code: questions with their answers, cards."""
    files = sorted(f for f in folder.rglob("*") if f.is_file() and f.suffix not in (".py", ".pyc"))
    return hashlib.sha256("".join(f"{f}{_stamp(f)}" for f in files).encode()).hexdigest()[:16]


def _keep_apart() -> None:
    """In a child: what is kept on disk is made by itself, in its own folder."""
    os.environ[variable("cache")] = tempfile.mkdtemp()


def _threads() -> list[str]:
    return [(task / "comm").read_text().strip() for task in Path("/proc/self/task").iterdir()]


def _chosen(
    mutant: Mutant, by_line: Mapping[tuple[str, int], set[str]], seconds: Mapping[str, float]
) -> list[str]:
    """The tests that run the change and the others of their files: what an earlier test worked out is
    remembered, and a later one reads it without running the line.

    Near tests go first, those of the room of the same name: they are there to notice.
    """
    first, last = mutant.lines
    running = set().union(*(by_line.get((mutant.file, n), set()) for n in range(first, last + 1)))
    files = {_file(test) for test in running}
    beside = {t for t in seconds if _file(t) in files} - running
    room = mutant.room.rpartition("/")[2]
    home = f"tests/{HOME.get(room, room)}/"
    near = {t for t in (*running, *beside) if t.startswith(home)}
    return [
        *_within(NEAR_BUDGET, running & near, beside & near, seconds),
        *_within(FAR_BUDGET, running - near, beside - near, seconds),
    ]


def _within(
    budget: float, running: Iterable[str], beside: Iterable[str], seconds: Mapping[str, float]
) -> list[str]:
    """As many tests as fit, at least one: the shortest of every file, and then the shortest of all.  They are
    in the order of their files, as what the tests of a file share is made once."""
    chosen: list[str] = []
    left = budget
    for test in (*_shortest(running, seconds), *_shortest(beside, seconds)):
        if seconds[test] <= left or not chosen:
            chosen.append(test)
            left -= seconds[test]
    order = {file: n for n, file in enumerate(dict.fromkeys(_file(test) for test in chosen))}
    return sorted(chosen, key=lambda test: order[_file(test)])


def _shortest(tests: Iterable[str], seconds: Mapping[str, float]) -> list[str]:
    order = sorted(tests, key=lambda t: (seconds[t], t))
    first = {_file(test): test for test in reversed(order)}
    return sorted(order, key=lambda test: first[_file(test)] != test)


def _file(test: str) -> str:
    return test.partition("::")[0]


def _first_failure(items: Sequence[pytest.Item]) -> str:
    """The first test that fails, or nothing."""
    return next((item.nodeid for item, following in _with_next(items) if not _passes(item, following)), "")


def _passes(item: pytest.Item, following: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=following))


def _with_next(items: Sequence[pytest.Item]) -> Iterable[tuple[pytest.Item, pytest.Item]]:
    """Each test with the one after it, for which what both use is kept; of the last nothing is cleared away,
    as the process ends."""
    return zip(items, [*items[1:], *items[-1:]], strict=True)
