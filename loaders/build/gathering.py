"""Nodes and relationships gathered one by one, then handed over as frames."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from graph.schema import NODE_TYPES, RELATIONSHIP_TYPE, RELATIONSHIP_TYPES, label_of
from graph.store.data import GraphData, PairKey, node_frame_schema, pair_keys, relationship_frame_schema

BLANK_NODE: dict[str, dict[str, Any]] = {
    n.label: {p.name: [] if p.type == "strings" else None for p in n.properties} for n in NODE_TYPES
}
BLANK_RELATIONSHIP: dict[str, dict[str, Any]] = {
    r.type: dict.fromkeys(r.property_names()) for r in RELATIONSHIP_TYPES
}


class Gathering:
    """Collects a graph.  A relationship said twice is one relationship with the sources of both."""

    def __init__(self) -> None:
        self._nodes: dict[str, dict[str, dict[str, Any]]] = {n.label: {} for n in NODE_TYPES}
        self._relationships: dict[PairKey, dict[tuple[Any, ...], dict[str, Any]]] = {
            key: {} for key in pair_keys()
        }

    def node(self, label: str, identifier: str, **properties: Any) -> None:
        """Add a node.  Raises ``KeyError`` for a property the schema does not declare."""
        unknown = properties.keys() - BLANK_NODE[label].keys()
        if unknown:
            raise KeyError(f"{label} has no property {sorted(unknown)}")
        row: dict[str, Any] = dict(BLANK_NODE[label])
        row.update({k: _plain(v) for k, v in properties.items()})
        row["id"] = identifier
        self._nodes[label][identifier] = row

    def extend(self, label: str, identifier: str, property: str, values: Iterable[str]) -> None:
        """Add values to a list property of a node that is there."""
        row = self._nodes[label][identifier]
        row[property] = sorted({*row[property], *values})

    def has(self, identifier: str) -> bool:
        return identifier in self._nodes[label_of(identifier)]

    def relationship(
        self, type_: str, source: str, target: str, sources: Iterable[str] = (), **properties: Any
    ) -> None:
        """Add a relationship between two identifiers; ``sources`` are identifiers of sources."""
        blank = BLANK_RELATIONSHIP[type_]
        key: PairKey = (type_, label_of(source), label_of(target))
        told_apart = RELATIONSHIP_TYPE[type_].key
        identity = (source, target, *(properties.get(name) or "" for name in told_apart))
        said_before = identity in self._relationships[key]
        row = self._relationships[key].setdefault(
            identity, {"from": source, "to": target, **blank, **properties}
        )
        if "sources" in blank:
            cited = {*(row["sources"] or "").split(), *sources}
            row["sources"] = " ".join(sorted(cited))
        if type_ == "STATED_IN" and said_before:
            places = {*filter(None, (row["where"] or "").split("; ")), properties.get("where") or ""}
            row["where"] = "; ".join(sorted(filter(None, places)))

    def data(self) -> GraphData:
        nodes = {
            label: pl.DataFrame(list(rows.values()), schema=node_frame_schema(label))
            for label, rows in self._nodes.items()
        }
        relationships = {
            key: pl.DataFrame(list(rows.values()), schema=relationship_frame_schema(key[0]))
            for key, rows in self._relationships.items()
        }
        return GraphData(nodes, relationships)


def _plain(value: Any) -> Any:
    """Tuples and sets as sorted-free lists, empty text as unknown."""
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    return None if value == "" else value
