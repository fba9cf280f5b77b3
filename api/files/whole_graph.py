"""The whole graph in each of its forms, made once per version of the graph and kept on disk."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from api.files.csv_zip import write_csv_zip
from api.files.graphml import write_graphml
from api.files.workbook import write_workbook
from graph.rdf import jsonld, turtle
from graph.rdf.describe import graph_descriptions
from graph.store import Snapshot, Store, asked
from graph.store.data import GraphData
from graph.store.export import read_graph
from queries.index.text_index import cache_directory

FILE_FORMAT = 1
"""Raised when what is written changes, so that a file of an older program is not served."""
KEPT_VERSIONS = 2
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


_making = threading.Lock()


def whole_graph(snapshot: Snapshot, suffix: str, base: str) -> Kept:
    """The graph in one form; made when it is not there, which may take a while.

    Raises ``StoreError`` when the graph cannot be read.
    """
    form = FORMS[suffix]
    found = _opened(snapshot.version, form, base)
    if found is not None:
        return found
    with _making:  # one at a time: each holds the whole graph in memory
        found = _opened(snapshot.version, form, base)
        return found if found is not None else _made(read_graph(snapshot), form, base)


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


def _opened(version: str, form: Form, base: str) -> Kept | None:
    try:
        return Kept(version, form.head(base).encode(), _place(version, form).open("rb"))
    except OSError:
        return None


def _made(data: GraphData, form: Form, base: str) -> Kept:
    """The file, written beside its place and then put there; kept in memory where nothing can be kept."""
    version = data.version()
    place = _place(version, form)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", delete=False)  # noqa: SIM115
    except OSError:
        spooled = tempfile.TemporaryFile()  # noqa: SIM115
        form.write(data, spooled)
        spooled.seek(0)
        return Kept(version, form.head(base).encode(), spooled)
    try:
        with fresh:
            form.write(data, fresh)
        Path(fresh.name).replace(place)
    except BaseException:
        Path(fresh.name).unlink(missing_ok=True)
        raise
    _prune(place.parent)
    return Kept(version, form.head(base).encode(), place.open("rb"))


def _prune(newest: Path) -> None:
    others = [p for p in newest.parent.iterdir() if p.is_dir() and p != newest]
    others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for old in others[KEPT_VERSIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
