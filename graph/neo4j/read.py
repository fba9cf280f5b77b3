"""A whole graph out of Neo4j.

Few statements and large answers: each row that the driver unpacks by itself costs some 0.1 ms, and each
statement that the server plans for the first time some 0.3 s.  So rows come as lists of lists, and the
relationships of every type by one statement.
"""

from __future__ import annotations

from typing import Any

import neo4j
import polars as pl

from graph.neo4j.statements import OURS
from graph.schema import NODE_TYPE, NODE_TYPES, RELATIONSHIP_TYPES
from graph.store import Progress
from graph.store.data import (
    FRAME_TYPE,
    GraphData,
    PairKey,
    node_frame_schema,
    pair_keys,
    relationship_frame_schema,
)
from graph.store.difference import ELEMENT

PAGE_NODES = 2_000
"""Nodes in one answer, and start nodes of the relationships in one answer: a few MB."""

_PROPERTIES = {p.name: FRAME_TYPE[p.type] for r in RELATIONSHIP_TYPES for p in r.properties}
_COLUMNS = {
    "_type": pl.String(),
    "from": pl.String(),
    "to": pl.String(),
    ELEMENT: pl.String(),
    **_PROPERTIES,
}

_VALUES = ", ".join(f"r.`{name}`" for name in _PROPERTIES)
_RELATIONSHIPS = f"""
UNWIND $ids AS id
MATCH (a:{OURS} {{id: id}})-[r]->(b:{OURS})
RETURN collect([type(r), a.id, b.id, elementId(r), {_VALUES}]) AS rows
"""


def read_all(tx: neo4j.ManagedTransaction, progress: Progress | None = None) -> GraphData:
    """Every node and relationship of ours that this transaction sees.

    The relationship frames have an extra column ``element``: how Neo4j identifies them.
    """
    counted = tx.run(f"MATCH (n:{OURS}) RETURN count(n) AS n").single(strict=True)
    total, done = 2 * counted["n"], 0
    data = GraphData()
    if not total:
        data.relationships = _by_pair(data, pl.DataFrame(schema=_COLUMNS))
        return data
    for node in NODE_TYPES:
        data.nodes[node.label] = _nodes(tx, node.label)
        done += data.nodes[node.label].height
        if progress is not None:
            progress(node.label, done, total)
    pages = [pl.DataFrame(schema=_COLUMNS)]
    ids = pl.concat([frame["id"] for frame in data.nodes.values()])
    for start in range(0, ids.len(), PAGE_NODES):
        page = ids.slice(start, PAGE_NODES)
        rows = _rows(tx, _RELATIONSHIPS, {"ids": page.to_list()})
        pages.append(pl.DataFrame(rows, schema=_COLUMNS, orient="row"))
        done += page.len()
        if progress is not None:
            progress("relaties", done, total)
    data.relationships = _by_pair(data, pl.concat(pages))
    return data


def _nodes(tx: neo4j.ManagedTransaction, label: str) -> pl.DataFrame:
    names = NODE_TYPE[label].property_names()
    values = ", ".join(f"n.`{name}`" for name in names)
    statement = (
        f"MATCH (n:{label}:{OURS}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT {PAGE_NODES} "
        f"RETURN collect([{values}]) AS rows"
    )
    schema = node_frame_schema(label)
    pages = [pl.DataFrame(schema=schema)]
    after = ""
    while rows := _rows(tx, statement, {"after": after}):
        pages.append(pl.DataFrame(rows, schema=schema, orient="row"))
        after = rows[-1][names.index("id")]
        if len(rows) < PAGE_NODES:
            break
    return pl.concat(pages)


def _rows(tx: neo4j.ManagedTransaction, statement: str, parameters: dict[str, Any]) -> list[list[Any]]:
    rows: list[list[Any]] = tx.run(statement, parameters).single(strict=True)["rows"]
    return rows


def _by_pair(data: GraphData, rows: pl.DataFrame) -> dict[PairKey, pl.DataFrame]:
    """Relationships of the declared types, by type and the labels of their ends; others are not ours."""
    labels = pl.concat([f.select("id", pl.lit(label).alias("label")) for label, f in data.nodes.items()])
    ends = rows.join(labels.rename({"id": "from", "label": "_from"}), on="from")
    ends = ends.join(labels.rename({"id": "to", "label": "_to"}), on="to")
    parts = ends.partition_by("_type", "_from", "_to", as_dict=True)
    frames = {}
    for key in pair_keys():
        schema = {**relationship_frame_schema(key[0]), ELEMENT: pl.String()}
        frames[key] = parts[key].select(list(schema)) if key in parts else pl.DataFrame(schema=schema)
    return frames
