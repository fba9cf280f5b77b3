"""The graph as networkx sees it, for questions about the whole: brokers, communities, paths, pictures.

Built with statements made from the schema, so it is the same on every engine.  It is not made again for every
question (see ``queries.base.projected``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx

from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, RelationshipType
from graph.store import Row, Snapshot

if TYPE_CHECKING:
    Graph: TypeAlias = nx.Graph[str]
else:  # networkx has no type parameters when it runs
    Graph = nx.Graph

ATTRIBUTES = ("province_key", "phase", "ended", "scheme", "slug", "scope")
"""Properties that a node keeps beside ``type`` and ``name``, where its type has them."""


@dataclass(frozen=True)
class Relationship:
    """One relationship: ``source`` and ``target`` are identifiers in the direction of its type.

    ``sources`` are the identifiers of what states it.
    """

    type: str
    source: str
    target: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Projection:
    """An undirected networkx graph over some types of the graph, nodes in the order of their identifiers.

    A node has ``type``, ``name`` and what it has of ``ATTRIBUTES``; an edge has ``relationships``, one or
    more ``Relationship`` between its ends.  Not to be changed: it is shared.
    """

    graph: Graph = field(repr=False)
    kept: dict[object, Any] = field(repr=False, default_factory=dict)
    """What was worked out from it, by who remembers it."""

    def name(self, identifier: str) -> str:
        return str(self.graph.nodes[identifier]["name"])

    def type(self, identifier: str) -> str:
        return str(self.graph.nodes[identifier]["type"])

    def provinces(self, identifier: str) -> tuple[str, ...]:
        """Slugs of the provinces of a project or platform; none when they are not known."""
        return tuple((self.graph.nodes[identifier].get("province_key") or "").split())

    def relationships(self, one: str, other: str) -> Sequence[Relationship]:
        """What connects two neighbours."""
        found: list[Relationship] = self.graph.edges[one, other]["relationships"]
        return found


def project(
    snapshot: Snapshot, labels: Iterable[str] | None = None, types: Iterable[str] | None = None
) -> Projection:
    """The graph of the nodes with these labels and the relationships of these types; all when not given."""
    chosen = set(labels or [n.label for n in NODE_TYPES])
    kinds = set(types or [r.type for r in RELATIONSHIP_TYPES])
    graph: Graph = nx.Graph()
    for row in sorted(_nodes(snapshot, chosen), key=lambda row: str(row["id"])):
        attributes = {name: row[name] for name in row if name != "id" and row[name] is not None}
        graph.add_node(row["id"], **attributes)
    for relationship in sorted(_relationships(snapshot, chosen, kinds), key=_order):
        ends = relationship.source, relationship.target
        if graph.has_edge(*ends):
            graph.edges[ends]["relationships"].append(relationship)
        else:
            graph.add_edge(*ends, relationships=[relationship])
    return Projection(graph)


def _order(relationship: Relationship) -> tuple[str, str, str, tuple[str, ...]]:
    return relationship.source, relationship.target, relationship.type, relationship.sources


def _nodes(snapshot: Snapshot, labels: set[str]) -> Iterable[Row]:
    for node in NODE_TYPES:
        if node.label in labels:
            kept = [p for p in ("name", *ATTRIBUTES) if p in node.property_names()]
            returned = ", ".join(f"n.{p} AS {p}" for p in kept)
            cypher = f"MATCH (n:{node.label}) RETURN n.id AS id, '{node.label}' AS type, {returned}"
            yield from snapshot.query(cypher)


def _relationships(snapshot: Snapshot, labels: set[str], types: set[str]) -> Iterable[Relationship]:
    for relationship in RELATIONSHIP_TYPES:
        if relationship.type not in types:
            continue
        for start, end in relationship.pairs:
            if start in labels and end in labels:
                yield from _of_pair(snapshot, relationship, start, end)


def _of_pair(
    snapshot: Snapshot, relationship: RelationshipType, start: str, end: str
) -> Iterable[Relationship]:
    sources = ", r.sources AS sources" if "sources" in relationship.property_names() else ""
    cypher = (
        f"MATCH (a:{start})-[r:{relationship.type}]->(b:{end}) RETURN a.id AS source, b.id AS target{sources}"
    )
    for row in snapshot.query(cypher):
        stated = tuple((row.get("sources") or "").split())
        yield Relationship(relationship.type, row["source"], row["target"], stated)
