"""The embedded engine: a LadybugDB file, written beside the old one and then put in its place."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import ladybug

from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, SCHEMA_VERSION, Property
from graph.store import (
    STATEMENT_SECONDS,
    TOO_LONG,
    Progress,
    Row,
    StatementTimeoutError,
    StoreError,
    StoreUnavailableError,
    why,
)
from graph.store.slow import timed

if TYPE_CHECKING:
    import polars as pl

    from graph.store.data import GraphData

COLUMN_TYPE = {"string": "STRING", "int": "INT64", "float": "DOUBLE", "strings": "STRING[]"}

BUFFER_BYTES = 1 << 32
"""Most memory that the engine of a reading process takes, for pages and for its work; it takes what it uses.
The seed graph needs a few MB, the file of 300,000 projects is 1.4 GB and a count over all of it needs as much
again: with 1 GB such a count fails."""

SMALL_FILE_BYTES = 1 << 27
"""Up to this size one thread answers a question sooner than several, which wait for each other more than they
work: on the seed graph (23 MB) the profile of a province takes 10 ms instead of 14."""
ALL_CORES = 0
"""How the engine's number of threads says so."""

MAX_DATABASE_BYTES = 1 << 36
"""Address space the engine may map.  Its own default of 8 TB fails in containers with a limit."""

MIN_FREE_BYTES = 1 << 20
"""With less free than this, a failed write is put down to the full disk."""

INTERRUPTED = "Interrupted"
"""How the engine's message begins when a statement was stopped at its time limit."""

IO_ERROR = "IO exception: "
"""How the engine's own message of a failed read or write begins.  Every other error is a fault in a statement
or in the data, and must not be taken for a bad disk.  (The cause it names after that is not reliable.)"""

LOCK_SECONDS = 120.0
"""How long a load waits for another one of the same graph: twice what 300,000 projects may take."""


class EmbeddedSnapshot:
    """The file that had the store's name when the snapshot was taken, open for as long as anyone holds it."""

    def __init__(self, url: str, path: Path) -> None:
        self.url = url
        self.kept: dict[object, Any] = {}
        self._lock = threading.Lock()
        self._idle: list[ladybug.Connection] = []
        self._database, self.version = _opened(path)
        self._threads = 1 if path.stat().st_size < SMALL_FILE_BYTES else ALL_CORES

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        with timed(cypher), self._connection() as connection:
            try:
                result = connection.execute(cypher, dict(parameters or {}))
            except RuntimeError as error:
                if str(error).startswith(INTERRUPTED):
                    raise StatementTimeoutError(TOO_LONG) from None
                raise
            if isinstance(result, list):
                raise ValueError("a query is one statement")
            names = result.get_column_names()
            rows = [dict(zip(names, values, strict=True)) for values in result.get_all()]
            result.close()
            return rows

    @contextmanager
    def _connection(self) -> Iterator[ladybug.Connection]:
        """A connection that nobody else uses meanwhile.

        The one that was used last comes first: a connection keeps the statements that it has planned, and
        planning one takes longer than executing it.
        """
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        if connection is None:
            connection = ladybug.Connection(self._database, num_threads=self._threads)
            connection.set_query_timeout(int(STATEMENT_SECONDS * 1000))
        try:
            yield connection
        finally:
            with self._lock:
                self._idle.append(connection)


class EmbeddedStore:
    """A graph in one file on this machine.

    The file is never changed in place.  ``replace`` writes a new file in the same directory and
    renames it over the old one, which is atomic; a snapshot that has the old file open keeps it, and
    the next one is of the new file.  Loads of one graph wait for each other, and what a load that
    was killed left behind is removed by the next.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.path = _path_of(url)
        self._lock = threading.Lock()
        self._now: tuple[tuple[int, int, int], EmbeddedSnapshot] | None = None

    def at(self) -> EmbeddedSnapshot:
        with self._lock:
            identity = _identity(self.path)
            while self._now is None or self._now[0] != identity:
                opened = EmbeddedSnapshot(self.url, self.path)
                before, identity = identity, _identity(self.path)
                if before == identity:  # else a load came between the look and the opening
                    self._now = identity, opened
            return self._now[1]

    def replace(self, data: GraphData, progress: Progress | None = None) -> str:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _only_load_of(self.path), _workplace(self.path) as workplace:
                fresh = workplace / "graph.lbug"
                version = _write(fresh, data, progress)
                _flush_to_disk(fresh)
                os.replace(fresh, self.path)
                _flush_to_disk(self.path.parent)
        except OSError as error:
            raise StoreError(
                f"de nieuwe graaf kon niet worden geschreven in {self.path.parent}: {why(error)}. De oude "
                "graaf is ongemoeid. Is er genoeg schijfruimte, en mag u daar schrijven?"
            ) from error
        return version

    def close(self) -> None:
        with self._lock:
            self._now = None


def _identity(path: Path) -> tuple[int, int, int]:
    """What tells the file that has this name now from any other that had it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise StoreUnavailableError(
            f"er is nog geen graaf in {path}. Laad hem met: schakelkaart load"
        ) from None
    except OSError as error:
        raise StoreUnavailableError(f"{path} kan niet worden gelezen: {why(error)}.") from error
    return status.st_dev, status.st_ino, status.st_mtime_ns


def _opened(path: Path) -> tuple[ladybug.Database, str]:
    """The database and the version of the graph in it."""
    try:
        with path.open("rb"):
            database = ladybug.Database(
                str(path),
                read_only=True,
                buffer_pool_size=BUFFER_BYTES,
                max_db_size=MAX_DATABASE_BYTES,
            )
        rows = ladybug.Connection(database).execute("MATCH (m:Meta) RETURN m.version, m.schema_version")
        version, schema_version = rows.get_all()[0]  # type: ignore[union-attr]
    except OSError as error:
        raise StoreUnavailableError(f"{path} kan niet worden gelezen: {why(error)}.") from error
    except (RuntimeError, IndexError) as error:
        raise StoreUnavailableError(
            f"{path} is geen leesbare graaf. Laad hem opnieuw met: schakelkaart load"
        ) from error
    if schema_version != SCHEMA_VERSION:
        raise StoreUnavailableError(
            f"{path} is gemaakt met een ander schema ({schema_version}; dit programma "
            f"heeft {SCHEMA_VERSION}). Laad hem opnieuw met: schakelkaart load"
        )
    return database, str(version)


@contextmanager
def _only_load_of(path: Path) -> Iterator[None]:
    """Hold the lock of a graph: one load at a time, over all processes.

    The lock file stays: removing it would let two loads hold a lock on two files of one name.  The
    operating system releases the lock of a process that ends, in whatever way.
    """
    descriptor = os.open(path.parent / f".{path.name}.lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        until = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise StoreError(
                        f"een ander is {path} al aan het laden. De graaf is ongemoeid; "
                        "probeer het opnieuw als dat klaar is."
                    ) from None
                time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """A directory beside the graph to write in, without what killed loads left there.

    Only under the lock: then no living load has one.  What the engine says of a failed write (in
    English) becomes the ``OSError`` that it was; its other errors go on as they are.
    """
    prefix = f".{path.name}.laden-"
    left_behind = re.compile(re.escape(prefix) + r"[a-z0-9_]{8}")
    for leftover in path.parent.iterdir():
        if left_behind.fullmatch(leftover.name):
            shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=path.parent, ignore_cleanup_errors=True) as workplace:
        try:
            yield Path(workplace)
        except RuntimeError as error:
            if shutil.disk_usage(workplace).free < MIN_FREE_BYTES:
                raise OSError(errno.ENOSPC, str(error)) from error
            if str(error).startswith(IO_ERROR):
                raise OSError(errno.EIO, str(error)) from error
            raise


def _path_of(url: str) -> Path:
    parts = urlsplit(url)
    path = unquote(parts.netloc + parts.path)
    if not path:
        raise StoreError('het adres van de graaf heeft geen pad: gebruik bijvoorbeeld "file:graph.lbug"')
    return Path(path)


def _write(path: Path, data: GraphData, progress: Progress | None) -> str:
    """Write the graph to a new file and return its version.

    The version is worked out meanwhile, in a thread: the engine leaves a core free, and of a large graph
    the hash takes a quarter of the time that the writing does.
    """
    with ThreadPoolExecutor(1) as hashing:
        version = hashing.submit(data.version)
        _write_tables(path, data, version.result, progress)
        return version.result()


def _write_tables(path: Path, data: GraphData, version: Callable[[], str], progress: Progress | None) -> None:
    """Write all tables, each on its own: one transaction over all would only add a third to the time, since
    nobody sees this file before it is complete."""
    from graph.store.data import pair_keys  # only a load pays for the import of polars

    database = ladybug.Database(str(path), max_db_size=MAX_DATABASE_BYTES, auto_checkpoint=False)
    connection = ladybug.Connection(database)
    total = data.node_count() + data.relationship_count()
    done = 0
    try:
        for statement in table_statements():
            connection.execute(statement)
        for label, frame in data.nodes.items():
            done = _copy(connection, f"COPY {label} FROM frame", label, frame, done, total, progress)
        for key in pair_keys():
            type_, source, target = key
            statement = f"COPY {type_} FROM frame (from='{source}', to='{target}')"
            frame = data.relationships[key]
            done = _copy(connection, statement, type_, frame, done, total, progress)
        connection.execute(
            "CREATE (:Meta {id: 'graph', version: $version, schema_version: $schema})",
            {"version": version(), "schema": SCHEMA_VERSION},
        )
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()


def _copy(
    connection: ladybug.Connection,
    statement: str,
    name: str,
    frame: pl.DataFrame,  # the statement reads this variable by its name
    done: int,
    total: int,
    progress: Progress | None,
) -> int:
    if not frame.is_empty():
        connection.execute(statement)
    done += frame.height
    if progress is not None:
        progress(name, done, total)
    return done


def table_statements() -> list[str]:
    """The statements that make the engine's tables, from the schema declaration."""
    statements = ["CREATE NODE TABLE Meta(id STRING, version STRING, schema_version STRING, PRIMARY KEY(id))"]
    for node in NODE_TYPES:
        columns = ", ".join(map(_column, node.properties))
        statements.append(f"CREATE NODE TABLE {node.label}({columns}, PRIMARY KEY(id))")
    for relationship in RELATIONSHIP_TYPES:
        pairs = [f"FROM {source} TO {target}" for source, target in relationship.pairs]
        parts = ", ".join(pairs + [_column(p) for p in relationship.properties])
        statements.append(f"CREATE REL TABLE {relationship.type}({parts})")
    return statements


def _column(prop: Property) -> str:
    return f"`{prop.name}` {COLUMN_TYPE[prop.type]}"


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
