"""The faults that ``make mutants`` puts in: which there are, that they are in, and what becomes of them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.changes import changes_of, sample
from tests.mutants.children import ChildError, in_children
from tests.mutants.installing import Functions
from tests.mutants.running import Mutating, _chosen, _data_stamp, _stamp

CODE = '''"""A module."""

LIMIT = 3


class Counting:
    """A class."""

    def within(self, value: int = 1) -> bool:
        """Whether a value is within the limit."""
        return value < LIMIT


def greeting(name: str) -> str:
    def shown() -> str:
        return "dag " + name

    return shown()
'''


@pytest.fixture
def code(tmp_path: Path) -> Path:
    file = tmp_path / "room" / "counting.py"
    file.parent.mkdir()
    file.write_text(CODE, encoding="utf-8")
    return file


@pytest.fixture
def module(code: Path) -> ModuleType:
    spec = spec_from_file_location("counting", code)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_only_what_functions_do_is_changed(code: Path) -> None:
    found = changes_of(code, code.parents[1])
    assert {(m.function, m.line) for m in found} == {("Counting.within", 11), ("greeting", 16)}
    assert ("< LIMIT", "<= LIMIT") in {(m.before.strip(), m.after.strip()) for m in found}
    assert {m.room for m in found} == {"room/counting.py"}


def test_the_same_changes_are_tried_every_time(code: Path) -> None:
    root = code.parents[1]
    every = sample([root], root, 100)
    some = sample([root], root, 2)
    assert some == sample([root], root, 2)
    assert len(some) == 2
    assert set(some) < set(every)
    code.write_text(CODE.replace("LIMIT = 3\n", "LIMIT = 3\nOTHER = 4\n\n"), encoding="utf-8")
    assert {m.key for m in sample([root], root, 100)} == {m.key for m in every}, "wherever a function stands"


def test_a_change_is_shown_with_what_stands_around_it(code: Path) -> None:
    shown = [str(mutant) for mutant in changes_of(code, code.parents[1])]
    assert "room/counting.py:11: Counting.within: <[ -> =] LIMIT" in shown
    assert 'room/counting.py:16: greeting: "[dag  -> XXdag XX]"' in shown


def test_near_tests_go_first_and_of_every_file_one_is_heard(code: Path) -> None:
    mutant = next(m for m in changes_of(code, code.parents[1]) if m.function == "greeting")
    seconds = {
        "tests/counting.py/test_a.py::one": 1.0,
        "tests/counting.py/test_a.py::two": 4.0,
        "tests/counting.py/test_b.py::slow": 3.0,
        "tests/counting.py/test_b.py::beside": 0.5,
        "tests/far/test_c.py::one": 2.5,
        "tests/far/test_c.py::two": 2.0,
        "tests/far/test_d.py::elsewhere": 0.1,
    }
    running = {name for name in seconds if not name.endswith(("beside", "elsewhere"))}
    chosen = _chosen(mutant, {(mutant.file, line): running for line in (15, 16)}, seconds)
    assert chosen == [
        "tests/counting.py/test_a.py::one",
        "tests/counting.py/test_b.py::slow",
        "tests/counting.py/test_b.py::beside",
        "tests/far/test_c.py::two",
    ]


def test_a_change_is_in_the_code_that_was_imported_already(code: Path, module: ModuleType) -> None:
    root = code.parents[1]
    within = module.Counting().within
    greeting = module.greeting
    assert (within(2), within(3), greeting("u")) == (True, False, "dag u")
    for mutant in changes_of(code, root):
        if mutant.after.strip() in ("<= LIMIT", '"XXdag XX"'):
            assert Functions(root).install(mutant)
    assert (within(2), within(3), greeting("u")) == (True, True, "XXdag XXu")


TRACED = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

root = Path(sys.argv[1])
sys.path[:0] = [str(root / "room"), sys.argv[2]]
import counting
from tests.mutants.tracing import Tracer

tracer = Tracer(root, [root / "room"])
with ThreadPoolExecutor(1) as server:
    with tracer.following("first"):
        server.submit(counting.greeting, "u").result()
    with tracer.following("second"):
        server.submit(counting.Counting().within, 2).result()
for trace in tracer.traces({"first": True, "second": False}):
    print(trace.test, trace.passed, sorted(trace.lines["room/counting.py"]))
"""


def test_a_thread_that_lives_on_is_followed_from_test_to_test(code: Path) -> None:
    program = [sys.executable, "-c", TRACED, str(code.parents[1]), str(Path(__file__).parents[2])]
    told = subprocess.run(program, check=True, capture_output=True, text=True).stdout
    assert told == "first True [15, 16, 18]\nsecond False [11]\n"


def test_a_trace_is_of_the_tests_the_data_beside_them_and_the_code_that_they_ran(code: Path) -> None:
    root = code.parents[1]
    tests = root / "tests" / "test_counting.py"
    tests.parent.mkdir()
    tests.write_text("one", encoding="utf-8")
    data = tests.with_name("questions.yaml")
    data.write_text("asked", encoding="utf-8")

    def of() -> dict[str, object]:
        _stamp.cache_clear()
        _data_stamp.cache_clear()
        return {"of": {str(f): _stamp(f) for f in (tests, code)}, "data": _data_stamp(tests.parent)}

    held = of()
    for changed in (tests, data, code, data.with_name("more.yaml")):
        assert held == of()
        mutating = Mutating(root, [], [], root / "traces.json", 1, lambda one: None)
        assert mutating._is_of(str(tests), held)
        changed.write_text("other", encoding="utf-8")
        assert held != of()
        assert not mutating._is_of(str(tests), held)
        held = of()


def _work(task: str) -> str:
    if task == "endless":
        while True:
            pass
    if task == "wrong":
        raise ValueError("not so")
    return task.upper()


def test_work_in_children_ends_with_its_result_or_out_of_time() -> None:
    begin = time.monotonic()
    done = {d.task: d for d in in_children(["good", "endless"], _work, lambda task: 0.1, 2)}
    assert (done["good"].result, done["good"].timed_out) == ("GOOD", False)
    assert (done["endless"].result, done["endless"].timed_out) == (None, True)
    assert time.monotonic() - begin < 60


def test_one_at_a_time_every_task_is_done_in_its_order() -> None:
    done = [d.result for d in in_children(["a", "b", "c"], _work, lambda task: 5, 1)]
    assert done == ["A", "B", "C"]


def test_who_stops_asking_stops_what_still_runs(tmp_path: Path) -> None:
    def work(task: str) -> None:
        for number in range(500 if task == "slow" else 0):
            (tmp_path / task).write_text(str(number))
            time.sleep(0.02)

    done = in_children(["slow", "quick"], work, lambda task: 60, 2)
    assert next(done).task == "quick"
    done.close()
    written = (tmp_path / "slow").read_text() if (tmp_path / "slow").exists() else ""
    time.sleep(0.3)
    assert ((tmp_path / "slow").read_text() if written else "") == written


def test_a_child_that_goes_wrong_itself_is_no_verdict() -> None:
    results: Iterator[object] = in_children(["wrong"], _work, lambda task: 5, 1)
    with pytest.raises(ChildError, match="not so"):
        next(results)
