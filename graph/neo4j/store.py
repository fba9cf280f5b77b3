"""The server engine: a graph in Neo4j, through the official driver.

Neo4j's isolation is read committed: while a large transaction commits, a query that runs at that moment
sees some of it (seen in a trial: 8,598 of 60,000 changed nodes).  So a reader checks, in its own
transaction, that no switch happened during its query, and asks again when one did:

* a load makes all its changes in one transaction and, just before it commits, announces in another
  one that the graph is being switched (a new ``epoch``, and until when to believe that);
* a query counts when the epoch after it is the epoch known before it, and no switch is announced.

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
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import ClientError, Neo4jError

from graph.neo4j.address import read_address
from graph.neo4j.errors import OLDEST_SERVER, too_old, translated
from graph.neo4j.load import change, end_switch, prepare
from graph.neo4j.read import read_all
from graph.neo4j.statements import STATE, only_ours
from graph.schema import SCHEMA_VERSION
from graph.store import Progress, Row, StoreUnavailableError
from graph.store.data import GraphData
from graph.store.difference import ELEMENT

Answer = TypeVar("Answer")

logging.getLogger("neo4j").addHandler(logging.NullHandler())
"""What the driver reports of a fault comes to the user as one line of ours, not beside it."""

CONNECT_SECONDS = 4.0
"""How long to wait for a server that does not answer at all."""

READ_RETRY_SECONDS = 2.0
"""How long a query is tried again when a server of the cluster falls away; a page waits for it."""

LOAD_RETRY_SECONDS = 30.0

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


class Neo4jStore:
    """A graph in a Neo4j database, shared with other processes and with other people's data."""

    def __init__(self, url: str) -> None:
        self._address = read_address(url)
        self.url = self._address.shown
        self._lock = threading.Lock()
        self._driver: neo4j.Driver | None = None
        self._answered = False
        self._epoch: int | None = None
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        statement, values = only_ours(cypher), dict(parameters or {})
        rows, _ = self._undisturbed(lambda tx: rows_of(tx, statement, values))
        return rows

    def version(self) -> str:
        _, state = self._undisturbed(lambda tx: None)
        return state.version or ""

    def read_all(self, progress: Progress | None = None) -> GraphData:
        """Everything in the graph, of one version (see ``graph.store.export``)."""
        data, _ = self._undisturbed(lambda tx: read_all(tx, progress))
        frames = {key: frame.drop(ELEMENT) for key, frame in data.relationships.items()}
        return GraphData(data.nodes, frames)

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

    def _undisturbed(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> tuple[Answer, State]:
        """What ``work`` reads when the graph is not switched meanwhile, and the state it belongs to."""
        until = time.monotonic() + SWITCH_SECONDS
        while True:
            answer_and_state = self._attempt(work)
            if answer_and_state is not None:
                return answer_and_state
            if time.monotonic() > until:
                raise StoreUnavailableError(
                    f"de graaf op {self.url} wordt op dit moment vervangen. Probeer het zo opnieuw."
                )

    def _attempt(self, work: Callable[[neo4j.ManagedTransaction], Answer]) -> tuple[Answer, State] | None:
        """One attempt; None when the graph was switched meanwhile."""
        known = self._epoch

        def ask(tx: neo4j.ManagedTransaction) -> tuple[int | None, Answer, State]:
            before = known
            if known is None:
                first = self._checked(state_of(tx))
                before = None if first.switching else first.epoch
            return before, work(tx), self._checked(state_of(tx))

        with translated(self._address):
            try:
                with self._session(neo4j.READ_ACCESS) as session:
                    before, answer, state = session.execute_read(ask)
            except Neo4jError as error:
                if error.code == BOOKMARK_TIMEOUT:
                    self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
                elif not (isinstance(error, ClientError) and error.code == GONE):
                    raise
                self._epoch = None
                return None
        self._epoch = None if state.switching else state.epoch
        if state.switching:
            time.sleep(0.05)
        return (answer, state) if before is not None and before == self._epoch else None

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
