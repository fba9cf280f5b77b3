"""Work in forked children: everything is imported once, and each child begins with nothing worked out."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")

WALL_PER_CPU = 20
"""Seconds on the clock that a second of work may take: others use the machine as well."""


class ChildError(Exception):
    """A child went wrong in the work around its task, or something outside stopped it: no result to trust."""


@dataclass(frozen=True)
class Done(Generic[Task]):
    """What came of one task.  ``result`` is None when it took too long (``timed_out``), or when it broke
    the interpreter off."""

    task: Task
    result: Any
    timed_out: bool


@dataclass
class _Child(Generic[Task]):
    task: Task
    folder: Path
    until: float
    stopped: bool = False


def in_children(
    tasks: Iterable[Task], work: Callable[[Task], Any], limit: Callable[[Task], float], at_once: int
) -> Generator[Done[Task]]:
    """Do every task in a child of its own, some at once, and give what came of each as it is done.

    ``limit`` is the processor time that a task may take, in seconds.  Raises ``ChildError``.
    """
    waiting = iter(tasks)
    running: dict[int, _Child[Task]] = {}
    more = True
    try:
        while more or running:
            while more and len(running) < at_once:
                task = next(waiting, None)
                if task is None:
                    more = False
                    break
                folder = Path(tempfile.mkdtemp(prefix="mutant-"))
                seconds = limit(task)
                pid = os.fork()
                if not pid:
                    _run(task, work, folder, seconds)
                running[pid] = _Child(task, folder, time.monotonic() + WALL_PER_CPU * seconds)
            if not running:
                break
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid in running:
                yield _ended(pid, running.pop(pid), status)
                continue
            for pid, child in running.items():
                if time.monotonic() > child.until:
                    child.stopped = True
                    _stop(pid)
            time.sleep(0.02)
    finally:
        for pid, child in running.items():
            _stop(pid)
            shutil.rmtree(child.folder, ignore_errors=True)


def _run(task: Any, work: Callable[[Any], Any], folder: Path, seconds: float) -> None:
    """In the child; never returns."""
    os.setsid()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    tempfile.tempdir = None
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(folder)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 3))
    try:
        (folder / "result").write_bytes(pickle.dumps(work(task)))
    except BaseException:
        (folder / "fault").write_text(traceback.format_exc())
    finally:
        os._exit(0)


def _ended(pid: int, child: _Child[Task], status: int) -> Done[Task]:
    _stop(pid)  # what it left running
    result, fault = child.folder / "result", child.folder / "fault"
    found = pickle.loads(result.read_bytes()) if result.exists() else None
    said = fault.read_text() if fault.exists() else ""
    shutil.rmtree(child.folder, ignore_errors=True)
    signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if signalled == signal.SIGKILL and not child.stopped:
        said = "it was killed from outside"
    if said:
        raise ChildError(f"{child.task}: {said}")
    return Done(child.task, found, child.stopped or signalled == signal.SIGXCPU)


def _stop(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
