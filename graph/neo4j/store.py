"""The server engine: a graph in Neo4j, through the official driver.

Neo4j's isolation is read committed: while a large transaction commits, a query that runs at that moment
sees some of it (seen in a trial: 8,598 of 60,000 changed nodes).  So a reader checks, in its own
transaction, that no switch happened since its snapshot was taken:

* a load makes all its changes in one transaction and, just before it commits, announces in another
  one that the graph is being switched (a new ``epoch``, and until when to believe that);
* a query of a snapshot counts when the epoch after it is that of the snapshot, and no switch is announced;
  otherwise it says so, and the whole question is asked again of a new snapshot (``graph.store.asked``).

A load that is killed leaves the old graph, because its one transaction is undone; the announcement it
may leave behind expires by itself.
"""

from __future__ import annotations

import logging
import re
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j
from neo4j import unit_of_work
from neo4j.exceptions import ClientError, Neo4jError

from graph.neo4j.address import read_address
from graph.neo4j.errors import OLDEST_SERVER, too_old, translated
from graph.neo4j.load import change, end_switch, prepare
from graph.neo4j.read import read_all
from graph.neo4j.statements import STATE, only_ours
from graph.schema import SCHEMA_VERSION
from graph.store import STATEMENT_SECONDS, GraphChangedError, Progress, Row, StoreUnavailableError
from graph.store.data import GraphData
from graph.store.difference import ELEMENT
from graph.store.slow import timed

Answer = TypeVar("Answer")

logging.getLogger("neo4j").addHandler(logging.NullHandler())
"""What the driver reports of a fault comes to the user as one line of ours, not beside it."""

CONNECT_SECONDS = 4.0
"""How long to wait for a server that does not answer at all."""

READ_RETRY_SECONDS = 2.0
"""How long a query is tried again when a server of the cluster falls away; a page waits for it."""

LOAD_RETRY_SECONDS = 30.0

LOAD_SECONDS = 600.0
"""How long reading the whole graph may take."""

SWITCH_SECONDS = 15.0
"""How long a query waits for a switch of graphs to end.  That of the seeds takes a tenth of a second."""

FETCH_ROWS = 10_000

GONE = "Neo.ClientError.Statement.EntityNotFound"
"""A node that was removed while the query read it: a switch is going on."""

BOOKMARK_TIMEOUT = "Neo.TransientError.Transaction.BookmarkTimeout"
"""The server does not know our last load: an older backup was restored."""


@dataclass(frozen=True)
class State:
    """What the database says of the graph in it."""

    version: str | None
    schema_version: str | None
    epoch: int
    switching: bool


class Neo4jSnapshot:
    """The graph of one epoch: a query that meets another epoch says so and gives nothing."""

    def __init__(self, store: Neo4jStore, state: State) -> None:
        self._store = store
        self.url = store.url
        self.epoch = state.epoch
        self.version = state.version or ""
        self.kept: dict[object, Any] = {}

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        statement, values = only_ours(cypher), dict(parameters or {})
        with timed(cypher):
            return self._store.read_at(self.epoch, lambda tx: rows_of(tx, statement, values))

    def read_all(self, progress: Progress | None = None) -> GraphData:
        """Everything in the graph (see ``graph.store.export``)."""
        data = self._store.read_at(self.epoch, lambda tx: read_all(tx, progress), LOAD_SECONDS)
        frames = {key: frame.drop(ELEMENT) for key, frame in data.relationships.items()}
        return GraphData(data.nodes, frames)


class Neo4jStore:
    """A graph in a Neo4j database, shared with other processes and with other people's data."""

    def __init__(self, url: str) -> None:
        self._address = read_address(url)
        self.url = self._address.shown
        self._lock = threading.Lock()
        self._driver: neo4j.Driver | None = None
        self._answered = False
        self._now: Neo4jSnapshot | None = None
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def at(self) -> Neo4jSnapshot:
        state = self._settled()
        with self._lock:
            if self._now is None or (self._now.epoch, self._now.version) != (state.epoch, state.version):
                self._now = Neo4jSnapshot(self, state)
            return self._now

    def replace(self, data: GraphData, progress: Progress | None = None) -> str:
        version = data.version()
        with translated(self._address, loading=True), self._session(neo4j.WRITE_ACCESS) as session:
            prepare(session)
            announced: list[int] = []
            committed = False
            try:
                session.execute_write(
                    lambda tx: change(tx, self._writing, data, version, announced, progress)
                )
                committed = True
            finally:
                if announced:
                    with self._session(neo4j.WRITE_ACCESS) as ending:
                        end_switch(ending, announced[-1], committed=committed)
        return version

    def close(self) -> None:
        with self._lock:
            driver, self._driver, self._answered = self._driver, None, False
        if driver is not None:
            driver.close()

    def _settled(self) -> State:
        """The state of the graph, once no switch is going on."""
        until = time.monotonic() + SWITCH_SECONDS
        while True:
            with suppress(GraphChangedError), self._reading() as session:
                state = self._checked(session.execute_read(unit_of_work(timeout=STATEMENT_SECONDS)(state_of)))
                if not state.switching:
                    return state
            if time.monotonic() > until:
                raise StoreUnavailableError(
                    f"de graaf op {self.url} wordt op dit moment vervangen. Probeer het zo opnieuw."
                )
            time.sleep(0.05)

    def read_at(
        self,
        epoch: int,
        work: Callable[[neo4j.ManagedTransaction], Answer],
        seconds: float = STATEMENT_SECONDS,
    ) -> Answer:
        """What ``work`` reads of the graph of this epoch.

        Raises ``GraphChangedError`` when the graph was switched, or is being switched.
        """

        @unit_of_work(timeout=seconds)
        def ask(tx: neo4j.ManagedTransaction) -> tuple[Answer, State]:
            return work(tx), self._checked(state_of(tx))

        with self._reading() as session:
            answer, state = session.execute_read(ask)
        if state.switching or state.epoch != epoch:
            raise GraphChangedError
        return answer

    @contextmanager
    def _reading(self) -> Iterator[neo4j.Session]:
        """A session to read in; what only says that the graph changed is told as that."""
        with translated(self._address):
            try:
                with self._session(neo4j.READ_ACCESS) as session:
                    yield session
            except Neo4jError as error:
                if error.code == BOOKMARK_TIMEOUT:
                    self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
                elif not (isinstance(error, ClientError) and error.code == GONE):
                    raise
                raise GraphChangedError from error

    def _checked(self, state: State) -> State:
        if state.version is None:
            raise StoreUnavailableError(
                f"er is nog geen graaf in Neo4j op {self.url}. Laad hem met: schakelkaart load"
            )
        if state.schema_version != SCHEMA_VERSION:
            raise StoreUnavailableError(
                f"de graaf in Neo4j op {self.url} is gemaakt met een ander schema ({state.schema_version}; "
                f"dit programma heeft {SCHEMA_VERSION}). Laad hem opnieuw met: schakelkaart load"
            )
        return state

    @contextmanager
    def _writing(self) -> Iterator[neo4j.Session]:
        with self._session(neo4j.WRITE_ACCESS) as session:
            yield session

    @contextmanager
    def _session(self, access: str) -> Iterator[neo4j.Session]:
        """A session on our database that sees what this store has written and read before."""
        reading = access == neo4j.READ_ACCESS
        with self._connected().session(
            database=self._address.database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
            fetch_size=FETCH_ROWS,
            max_transaction_retry_time=READ_RETRY_SECONDS if reading else LOAD_RETRY_SECONDS,
            initial_retry_delay=0.25,
        ) as session:
            try:
                yield session
            except Exception:
                self._answered = False  # look first whether the server is there, before waiting for it again
                raise

    def _connected(self) -> neo4j.Driver:
        with self._lock:
            if self._driver is None:
                address = self._address
                self._driver = neo4j.GraphDatabase.driver(
                    address.server,
                    auth=(address.user, address.password) if address.password is not None else None,
                    connection_timeout=CONNECT_SECONDS,
                    connection_acquisition_timeout=2 * CONNECT_SECONDS,
                    notifications_min_severity="OFF",
                    user_agent="schakelkaart",
                )
                weakref.finalize(self, self._driver.close)
            driver = self._driver
        if not self._answered:
            self._check_release(driver.get_server_info().agent)
            self._answered = True
        return driver

    def _check_release(self, agent: str) -> None:
        numbers = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if numbers and (int(numbers[1]), int(numbers[2])) < OLDEST_SERVER:
            raise too_old(self._address, agent)


def rows_of(tx: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
    """Rows of one statement.  The text is a query of ours, never a user's."""
    result = tx.run(cypher, dict(parameters or {}))
    names = result.keys()
    return [dict(zip(names, record.values(), strict=True)) for record in result]


def state_of(tx: neo4j.ManagedTransaction) -> State:
    """The state of the graph, as this transaction sees it now."""
    row = rows_of(tx, STATE, {})[0]
    return State(row["version"], row["schema_version"], row["epoch"], row["switching"])
