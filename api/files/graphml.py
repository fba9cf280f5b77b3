"""The graph as GraphML, for Gephi, yEd and networkx."""

from __future__ import annotations

from typing import IO, Any

import networkx as nx

from api.files.tables import BETWEEN
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPE
from graph.store.data import GraphData


def projected(data: GraphData) -> nx.MultiDiGraph[str]:
    """The graph in networkx: a node by its identifier with its ``type`` and what is known of it, an edge
    with its ``type`` and a Dutch ``label``."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(version=data.version())
    for node in NODE_TYPES:
        for row in data.nodes[node.label].sort("id").iter_rows(named=True):
            known = {k: _flat(v) for k, v in row.items() if v not in (None, "", [])}
            made.add_node(row["id"], type=node.label, label=row["name"], **known)
    for (type_, _, _), frame in data.relationships.items():
        for row in frame.sort(frame.columns).iter_rows(named=True):
            known = {k: _flat(v) for k, v in row.items() if v not in (None, "") and k not in ("from", "to")}
            # An edge's own wording (label of a focus) would take the place of the name of its kind.
            if "label" in known:
                known["wording"] = known.pop("label")
            label = RELATIONSHIP_TYPE[type_].name
            made.add_edge(row["from"], row["to"], type=type_, label=label, **known)
    return made


def _flat(value: Any) -> Any:
    return BETWEEN.join(value) if isinstance(value, list) else value


def write_graphml(data: GraphData, target: IO[bytes]) -> None:
    """Write the graph as GraphML."""
    nx.write_graphml_xml(projected(data), target, encoding="utf-8")
