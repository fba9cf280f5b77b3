"""``load``: a data folder into a store, all or nothing, with a report of what became what."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from graph.store import Progress, Store, why
from graph.store.data import GraphData
from loaders.build.build import build
from loaders.build.identifiers import FILE_NAME as REGISTER
from loaders.build.identifiers import Register
from loaders.documents.folder import read_folder
from loaders.records.records import Records
from loaders.resolve.aliases import KnownOrganisations, read_organisations
from loaders.resolve.decisions import Decisions, read_decisions
from loaders.resolve.resolve import resolve
from loaders.text.problems import Problem, RefusedError

Step = Callable[[str], None]
Part = TypeVar("Part")


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
    found = _read(folder, use_decisions)
    say("dubbelen samenvoegen")
    resolution = resolve(found.records, found.decisions, found.known)
    say("graaf opbouwen")
    built = build(found.records, resolution, found.register)
    problems = found.problems + built.problems
    problems += resolution.notes
    if any(p.severity == "fout" for p in problems):
        raise RefusedError(p for p in problems if p.severity == "fout")
    dangling = built.data.dangling()
    if dangling:
        raise AssertionError(f"relationships without an end: {dangling[:5]}")
    return Prepared(built.data, built.entities, sorted(problems), found.register)


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


@dataclass
class _Folder:
    """All that a data folder holds, checked."""

    records: Records
    problems: list[Problem]
    decisions: Decisions | None
    known: KnownOrganisations
    register: Register


def _read(folder: Path, use_decisions: bool) -> _Folder:
    """All that a folder holds; the faults of all its files are raised together."""
    faults: list[Problem] = []

    def tried(read: Callable[[Path], Part], otherwise: Part) -> Part:
        try:
            return read(folder)
        except RefusedError as refused:
            faults.extend(refused.problems)
            return otherwise

    nothing: tuple[Records, list[Problem]] = Records(), []
    records, problems = tried(read_folder, nothing)
    decisions = tried(read_decisions, Decisions()) if use_decisions else None
    known = tried(read_organisations, KnownOrganisations())
    register = tried(Register.read, Register())
    if faults:
        raise RefusedError(faults)
    return _Folder(records, problems, decisions, known, register)


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
