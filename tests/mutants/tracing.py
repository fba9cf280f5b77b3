"""Which tests run which lines, and how long each takes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import coverage


@dataclass(frozen=True)
class Trace:
    """What one test did: the lines that it ran by file, its seconds of work, and whether it ``passed``."""

    test: str
    passed: bool
    seconds: float
    lines: dict[str, list[int]]


class Tracer:
    """Follows which lines of some folders run, in all threads, test by test."""

    def __init__(self, root: Path, folders: Iterable[Path]) -> None:
        self._root = root
        self._seconds: dict[str, float] = {}
        self._coverage = coverage.Coverage(
            data_file=None, config_file=False, include=[f"{folder}/*" for folder in folders]
        )
        self._coverage.set_option("run:disable_warnings", ["no-data-collected"])

    @contextmanager
    def following(self, test: str) -> Iterator[None]:
        begin = time.process_time()
        if not self._seconds:
            # Once, and never stopped between tests: a thread that lives on (a server) would be lost.
            self._coverage.start()
        self._coverage.switch_context(test)
        try:
            yield
        finally:
            self._seconds[test] = time.process_time() - begin

    def traces(self, passed: dict[str, bool]) -> list[Trace]:
        self._coverage.stop()
        data = self._coverage.get_data()
        lines: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for file in data.measured_files():
            for line, tests in data.contexts_by_lineno(file).items():
                for test in tests:
                    lines[test][str(Path(file).relative_to(self._root))].append(line)
        return [Trace(test, passed[test], s, dict(lines[test])) for test, s in self._seconds.items()]
