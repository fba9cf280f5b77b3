"""A stored graph back into memory, whole: to copy it, or to compare it with another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

import polars as pl

from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPE
from graph.store import Progress, Row, Snapshot, StoreError
from graph.store.data import GraphData, PairKey, node_frame_schema, pair_keys, relationship_frame_schema


@runtime_checkable
class ReadsWhole(Protocol):
    """A snapshot that has a faster way than one query after the other."""

    def read_all(self, progress: Progress | None = None) -> GraphData:
        """Everything in the graph."""
        ...


Ask = Callable[[str, Mapping[str, Any]], list[Row]]
"""Answers one query, as ``Snapshot.query`` does."""

PAGE_ROWS = 20_000
"""Nodes in one question, and start nodes of relationships in one question: some 10 MB of rows."""


def read_graph(snapshot: Snapshot, progress: Progress | None = None) -> GraphData:
    """Everything in a graph, so that ``read_graph(snapshot).version()`` is its version.

    Works for every engine: through its queries, or faster where it can.  Raises ``StoreError`` when the
    graph is not what its version says.
    """
    if isinstance(snapshot, ReadsWhole):
        data = snapshot.read_all(progress)
    else:
        data = read_through(snapshot.query, progress)
    if data.version() != snapshot.version:
        raise StoreError(
            f"de graaf in {snapshot.url} is buiten Schakelkaart om gewijzigd: de inhoud hoort niet bij "
            f"versie {snapshot.version}. Laad hem opnieuw met: schakelkaart load"
        )
    return data


def read_through(ask: Ask, progress: Progress | None = None) -> GraphData:
    """Everything that ``ask`` sees, by one statement for every kind of node and relationship."""
    data = GraphData()
    total = _count(ask)
    done = 0
    for node in NODE_TYPES:
        data.nodes[node.label] = _read_nodes(ask, node.label)
        done += data.nodes[node.label].height
        if progress is not None:
            progress(node.label, done, total)
    for key in pair_keys():
        data.relationships[key] = _read_relationships(ask, key, data.nodes[key[1]]["id"])
        done += data.relationships[key].height
        if progress is not None:
            progress(key[0], done, total)
    return data


def _count(ask: Ask) -> int:
    statements = [f"MATCH (n:{label}) RETURN count(n) AS n" for label in NODE_TYPE]
    for type_, source, target in pair_keys():
        statements.append(f"MATCH (:{source})-[r:{type_}]->(:{target}) RETURN count(r) AS n")
    return sum(int(ask(statement, {})[0]["n"]) for statement in statements)


def _read_nodes(ask: Ask, label: str) -> pl.DataFrame:
    columns = ", ".join(f"n.`{name}` AS `{name}`" for name in NODE_TYPE[label].property_names())
    statement = f"MATCH (n:{label}) WHERE n.id > $after RETURN {columns} ORDER BY n.id LIMIT {PAGE_ROWS}"
    schema = node_frame_schema(label)
    pages = [pl.DataFrame(schema=schema)]
    after = ""
    while rows := ask(statement, {"after": after}):
        pages.append(pl.DataFrame(rows, schema=schema))
        after = rows[-1]["id"]
        if len(rows) < PAGE_ROWS:
            break
    return pl.concat(pages)


def _read_relationships(ask: Ask, key: PairKey, starts: pl.Series) -> pl.DataFrame:
    type_, source, target = key
    columns = "".join(f", r.`{name}` AS `{name}`" for name in RELATIONSHIP_TYPE[type_].property_names())
    statement = (
        f"MATCH (a:{source})-[r:{type_}]->(b:{target}) WHERE a.id >= $first AND a.id <= $last "
        f"RETURN a.id AS `from`, b.id AS `to`{columns}"
    )
    schema = relationship_frame_schema(type_)
    pages = [pl.DataFrame(schema=schema)]
    # The identifiers came sorted by the engine; each question is about a stretch of them.
    for start in range(0, starts.len(), PAGE_ROWS):
        stretch = starts.slice(start, PAGE_ROWS)
        rows = ask(statement, {"first": stretch[0], "last": stretch[-1]})
        if rows:
            pages.append(pl.DataFrame(rows, schema=schema))
    return pl.concat(pages)
