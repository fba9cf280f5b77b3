"""A graph into Neo4j: the changes it takes, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from typing import Any

import neo4j
import polars as pl
from neo4j.exceptions import DriverError, Neo4jError

from graph.neo4j.read import read_all
from graph.neo4j.statements import (
    ANNOUNCE,
    END_SWITCH,
    PUT_VERSION,
    STATE,
    TAKE_LOCK,
    TAKE_LOCK_AGAIN,
    change_nodes,
    create_nodes,
    create_relationships,
    relationship_columns,
    remove_nodes,
    remove_relationships,
    schema_statements,
    undeclared_nodes,
)
from graph.schema import SCHEMA_VERSION
from graph.store import Progress
from graph.store.data import GraphData, PairKey
from graph.store.difference import Difference, difference

Writing = Callable[[], AbstractContextManager[neo4j.Session]]
"""Opens a session beside that of the load."""

Run = Callable[[str, Mapping[str, Any]], None]

Rows = Callable[[pl.DataFrame], list[Any]]
"""Makes of a frame what a statement takes."""

BATCH_ROWS = 5_000
"""Rows in one ``UNWIND``.  From 2,000 to 20,000 make no difference to speed; less is less memory."""

FIRST_LOAD_ROWS = 500_000
"""A first load of more than this goes in many transactions: nobody can read before it is complete, and
one transaction would need some kilobytes of the server's heap for every row."""

LEASE_BASE_MS = 10_000
LEASE_ROWS_PER_MS = 5
"""How long an announced switch is believed if its loader is never heard of again: ten seconds and five
times what the commit was seen to take.  Readers wait that long after a load died in its commit."""

END_SECONDS = 5.0


def prepare(session: neo4j.Session) -> None:
    """Constraints and indexes; those that are there stay (each has an index of its own name)."""
    there = session.run("SHOW INDEXES YIELD name RETURN collect(name) AS names").single(strict=True)["names"]
    for statement in schema_statements():
        if statement.split()[2] not in there:
            session.run(statement).consume()
    session.run("CALL db.awaitIndexes(300)").consume()


def change(
    tx: neo4j.ManagedTransaction,
    writing: Writing,
    data: GraphData,
    version: str,
    announced: list[int],
    progress: Progress | None,
) -> None:
    """Make the graph in the database equal to ``data``; complete when ``tx`` commits.

    Holds a lock until then, so that two loads come one after the other.  The epoch of the announced
    switch is added to ``announced``; nothing is announced when nothing changes.
    """
    _run(tx, TAKE_LOCK)
    found = difference(read_all(tx), data)
    state = tx.run(STATE).single(strict=True)
    same = (state["version"], state["schema_version"]) == (version, SCHEMA_VERSION)
    if same and not found.size():
        if progress is not None:
            progress("graaf", 1, 1)
        return
    if state["version"] is None and found.size() > FIRST_LOAD_ROWS:
        with writing() as session:
            _apply(found, lambda cypher, rows: _run_alone(session, cypher, rows), progress)
    else:
        _apply(found, lambda cypher, rows: _run(tx, cypher, rows), progress)
    with writing() as session:
        lease = LEASE_BASE_MS + found.size() // LEASE_ROWS_PER_MS
        announced.append(session.execute_write(_announce, lease))
    _run(tx, PUT_VERSION, {"version": version, "schema_version": SCHEMA_VERSION})


def end_switch(session: neo4j.Session, epoch: int, *, committed: bool) -> None:
    """Tell readers that the switch of ``epoch`` is over.

    When it is not known whether the load was committed, wait for its lock first: it is free when the
    server has committed or undone it.  Without an answer the announcement expires by itself.
    """

    @neo4j.unit_of_work(timeout=END_SECONDS)
    def end(tx: neo4j.ManagedTransaction) -> None:
        if not committed:
            _run(tx, TAKE_LOCK_AGAIN)
        _run(tx, END_SWITCH, {"epoch": epoch})

    with suppress(Neo4jError, DriverError, OSError):
        session.execute_write(end)


def _apply(found: Difference, run: Run, progress: Progress | None) -> None:
    """The changes in an order in which every relationship finds its nodes."""
    total, done = max(found.size(), 1), 0

    def batches(name: str, cypher: str, frame: pl.DataFrame, rows: Rows = pl.DataFrame.to_dicts) -> None:
        nonlocal done
        for batch in _ahead(rows, frame.iter_slices(BATCH_ROWS)):
            run(cypher, {"rows": batch})
            done += len(batch)
            if progress is not None:
                progress(name, done, total)

    for type_, frame in _by_type(found.disconnected):
        batches(type_, remove_relationships(type_), frame)
    for label, frame in found.removed.items():
        batches(label, remove_nodes(), frame)
    run(undeclared_nodes(), {})
    for label, frame in found.changed.items():
        batches(label, change_nodes(label), frame)
    for label, frame in found.created.items():
        batches(label, create_nodes(label), frame)
    for type_, frame in _by_type(found.connected):
        columns = relationship_columns(type_)
        batches(type_, create_relationships(type_), frame.select(columns), pl.DataFrame.rows)


def _by_type(frames: Mapping[PairKey, pl.DataFrame]) -> Iterator[tuple[str, pl.DataFrame]]:
    """All rows of each type together, whatever the labels of their ends: they go by the same statement."""
    by_type: dict[str, list[pl.DataFrame]] = defaultdict(list)
    for key, frame in frames.items():
        by_type[key[0]].append(frame)
    for type_, parts in by_type.items():
        yield type_, pl.concat(parts)


def _ahead(rows: Rows, portions: Iterator[pl.DataFrame]) -> Iterator[list[Any]]:
    """The rows of each portion; those of the next are made while the server works on these."""
    with ThreadPoolExecutor(1) as making:
        coming: Future[list[Any]] | None = None
        for portion in portions:
            after = making.submit(rows, portion)
            if coming is not None:
                yield coming.result()
            coming = after
        if coming is not None:
            yield coming.result()


def _announce(tx: neo4j.ManagedTransaction, lease_ms: int) -> int:
    result = tx.run(ANNOUNCE, lease_ms=lease_ms)
    return int(result.single(strict=True)["epoch"])


def _run(tx: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, Any] | None = None) -> None:
    tx.run(cypher, dict(parameters or {})).consume()


def _run_alone(session: neo4j.Session, cypher: str, parameters: Mapping[str, Any]) -> None:
    session.execute_write(_run, cypher, parameters)
