"""``load``: a data folder into a store, all or nothing, with a report of what became what."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.store.data import GraphData
from graph.store import Progress, Store, why
from loaders.build.build import build
from loaders.resolve.decisions import FILE_NAME as DECISIONS
from loaders.resolve.decisions import Decisions, read_decisions
from loaders.documents.folder import read_folder
from loaders.build.identifiers import FILE_NAME as REGISTER
from loaders.build.identifiers import Register
from loaders.text.problems import Problem, RefusedError
from loaders.records.records import Records
from loaders.resolve.resolve import resolve

Step = Callable[[str], None]


@dataclass
class Prepared:
    """A graph ready to be stored, and how it came about."""

    data: GraphData
    entities: list[dict[str, Any]]
    problems: list[Problem]
    register: Register

    def report(self, version: str) -> dict[str, Any]:
        """The load report: every entity with the records merged into it, every problem found."""
        return {
            "version": version,
            "entities": self.entities,
            "problems": [p.as_dict() for p in self.problems],
        }


def prepare(folder: Path, *, use_decisions: bool = True, step: Step | None = None) -> Prepared:
    """Read, check and resolve a data folder and build its graph; nothing is stored.

    Raises ``RefusedError`` with every fault when the data has any.
    """
    with _nothing_is_garbage():
        return _prepare(folder, use_decisions, step or (lambda message: None))


def _prepare(folder: Path, use_decisions: bool, say: Step) -> Prepared:
    say("kaarten lezen en controleren")
    records, problems, decisions, register = _read(folder, use_decisions)
    say("dubbelen samenvoegen")
    resolution = resolve(records, decisions)
    say("graaf opbouwen")
    built = build(records, resolution, register)
    problems += built.problems
    problems += [Problem(DECISIONS, 0, "", n.rstrip("."), "", "let op") for n in resolution.notes]
    if any(p.severity == "fout" for p in problems):
        raise RefusedError(p for p in problems if p.severity == "fout")
    dangling = built.data.dangling()
    if dangling:
        raise AssertionError(f"relationships without an end: {dangling[:5]}")
    return Prepared(built.data, built.entities, sorted(problems), register)


@contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """Keep the garbage collector still: nearly all that a load makes lives until its end, and looking through
    it again and again takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(folder: Path, use_decisions: bool) -> tuple[Records, list[Problem], Decisions | None, Register]:
    """All that a folder holds; the faults of all its files are raised together."""
    records, decisions, register = Records(), None, Register()
    problems: list[Problem] = []
    faults: list[Problem] = []
    try:
        records, problems = read_folder(folder)
    except RefusedError as refused:
        faults += refused.problems
    try:
        decisions = read_decisions(folder) if use_decisions else None
    except RefusedError as refused:
        faults += refused.problems
    try:
        register = Register.read(folder)
    except RefusedError as refused:
        faults += refused.problems
    if faults:
        raise RefusedError(faults)
    return records, problems, decisions, register


def load(
    folder: Path,
    store: Store,
    *,
    use_decisions: bool = True,
    step: Step | None = None,
    progress: Progress | None = None,
) -> tuple[str, Prepared]:
    """Load a data folder into a store and return the graph's version and what was prepared.

    All or nothing: when this raises, the store holds the graph it held.  New identifiers are added
    to the register of the folder once the graph is there (not when decisions were left out: that
    is a trial, and its identifiers must not stick).
    """
    prepared = prepare(folder, use_decisions=use_decisions, step=step)
    version = store.replace(prepared.data, progress)
    if use_decisions and prepared.register.changed and os.access(folder, os.W_OK):
        try:
            prepared.register.write(folder)
        except OSError as error:
            # The graph is there; the same identifiers are made again at the next load.
            message = f"het register van identificaties kon niet worden bewaard: {why(error)}"
            doubt = Problem(REGISTER, 0, "", message, "Laad opnieuw als dat verholpen is.", "let op")
            prepared.problems.append(doubt)
    return version, prepared


__all__ = ["Decisions", "Prepared", "load", "prepare"]
