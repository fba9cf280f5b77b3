"""The whole graph in each of its forms, made once per version of the graph and kept on disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from anyio import to_process, to_thread

from api.files.csv_zip import write_csv_zip
from api.files.graphml import write_graphml
from api.files.workbook import write_workbook
from api.http.heavy import Shared
from graph.rdf import jsonld, turtle
from graph.rdf.describe import graph_descriptions
from graph.store import (
    GraphChangedError,
    Snapshot,
    Store,
    StoreUnavailableError,
    asked,
    open_store,
)
from graph.store.data import GraphData
from graph.store.export import read_graph
from queries.base.on_disk import cache_directory

FILE_FORMAT = 1
"""Raised when what is written changes, so that a file of an older program is not served."""
KEPT_VERSIONS = 2
NICENESS = 10
"""Of the process that writes: a page that must be computed meanwhile goes first."""
CHUNK_BYTES = 256 * 1024


def _no_head(base: str) -> str:
    return ""


@dataclass(frozen=True)
class Form:
    """One form of the whole graph.

    ``head`` is the part that depends on the address of the site, so that the rest is made once for all
    addresses; ``write`` writes that rest.
    """

    suffix: str
    write: Callable[[GraphData, IO[bytes]], None]
    head: Callable[[str], str] = _no_head


def _write_turtle(data: GraphData, target: IO[bytes]) -> None:
    for block in turtle.turtle_body(graph_descriptions(data)):
        target.write(block.encode())


def _write_jsonld(data: GraphData, target: IO[bytes]) -> None:
    for line in jsonld.jsonld_body(graph_descriptions(data)):
        target.write(line.encode())


FORMS = {
    form.suffix: form
    for form in (
        Form(".jsonld", _write_jsonld, jsonld.jsonld_head),
        Form(".ttl", _write_turtle, turtle.turtle_head),
        Form(".graphml", write_graphml),
        Form(".csv.zip", write_csv_zip),
        Form(".xlsx", write_workbook),
    )
}
"""Every form by the suffix of its file."""


@dataclass(frozen=True)
class Kept:
    """A file that is kept, open: what takes its place on disk does not touch it."""

    version: str
    head: bytes
    file: IO[bytes]

    @property
    def size(self) -> int:
        """Bytes of the whole."""
        return len(self.head) + os.fstat(self.file.fileno()).st_size

    def chunks(self) -> Iterator[bytes]:
        """The whole, piece by piece; closes the file."""
        with self.file:
            yield self.head
            while piece := self.file.read(CHUNK_BYTES):
                yield piece


async def whole_graph(snapshot: Snapshot, suffix: str, base: str, heavy: Shared) -> Kept:
    """The graph in one form; made when it is not there, which may take a while.

    In a process of its own: writing it is all computing, and pages are answered in this one.  Raises
    ``StoreError`` when the graph cannot be read, ``GraphChangedError`` when it was replaced, and
    ``TooBusyError`` when too much else is being made.
    """
    form = FORMS[suffix]
    place = _place(snapshot.version, form)
    found = _opened(snapshot.version, form, base, place)
    if found is not None:
        return found

    async def made() -> Path:
        # The password of a server is not in its address: what is there is read here, waiting for it.
        url = snapshot.url
        source = url if url.startswith("file:") else await to_thread.run_sync(read_graph, snapshot)
        return await to_process.run_sync(_made, source, snapshot.version, suffix, place, cancellable=True)

    where = await heavy.done(place, made)
    try:
        found = _opened(snapshot.version, form, base, where)
    finally:
        if where != place:
            where.unlink(missing_ok=True)
    if found is None:
        raise StoreUnavailableError("er is geen ruimte om het bestand te maken. Probeer het later opnieuw.")
    return found


def write_file(store: Store, target: Path, base: str) -> None:
    """Write the graph to a file in the form that its name asks for, all or nothing.

    Raises ``KeyError`` for a name with another suffix, ``OSError`` when it cannot be written.
    """
    suffix = next(s for s in (*FORMS, "") if target.name.lower().endswith(s))
    form = FORMS[suffix]
    data = asked(store, read_graph)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(form.head(base).encode())
            form.write(data, file)
            file.close()
            # As a new file would have: a temporary one is for its owner alone.
            mask = os.umask(0)
            os.umask(mask)
            fresh.chmod(0o666 & ~mask)
            fresh.replace(target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise


def _place(version: str, form: Form) -> Path:
    return cache_directory() / "graaf" / f"{version}-{FILE_FORMAT}" / f"graaf{form.suffix}"


def _opened(version: str, form: Form, base: str, place: Path) -> Kept | None:
    try:
        return Kept(version, form.head(base).encode(), place.open("rb"))
    except OSError:
        return None


def _made(source: str | GraphData, version: str, suffix: str, place: Path) -> Path:
    """Where the file is: written beside its place and then put there, or elsewhere when it cannot be kept.

    Runs in a process of its own, of less weight than the one that answers.
    """
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
    data = _read(source, version) if isinstance(source, str) else source
    keepable = _is_folder(place.parent)
    fresh = tempfile.NamedTemporaryFile(  # noqa: SIM115
        dir=place.parent if keepable else None, prefix=".graaf-", delete=False
    )
    try:
        with fresh:
            FORMS[suffix].write(data, fresh)
        if not keepable:
            return Path(fresh.name)
        Path(fresh.name).replace(place)
    except BaseException:
        Path(fresh.name).unlink(missing_ok=True)
        raise
    _prune(place.parent)
    return place


def _read(url: str, version: str) -> GraphData:
    snapshot = open_store(url).at()
    if snapshot.version != version:
        raise GraphChangedError
    return read_graph(snapshot)


def _is_folder(place: Path) -> bool:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(place, os.W_OK)


def _prune(newest: Path) -> None:
    others = [p for p in newest.parent.iterdir() if p.is_dir() and p != newest]
    others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for old in others[KEPT_VERSIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
