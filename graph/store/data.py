"""The content of a graph on its way to or from a store: one frame a node type, one a relationship pair."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from graph.schema import (
    NODE_TYPE,
    NODE_TYPES,
    RELATIONSHIP_TYPE,
    RELATIONSHIP_TYPES,
    UNSOURCED_LABELS,
    Property,
)

FRAME_TYPE: Mapping[str, pl.DataType] = {
    "string": pl.String(),
    "int": pl.Int64(),
    "float": pl.Float64(),
    "strings": pl.List(pl.String()),
}

PairKey = tuple[str, str, str]
"""Relationship type, label it leaves, label it reaches."""


def node_frame_schema(label: str) -> dict[str, pl.DataType]:
    """Columns of the frame that holds the nodes of one label."""
    return {p.name: FRAME_TYPE[p.type] for p in NODE_TYPE[label].properties}


def relationship_frame_schema(type_: str) -> dict[str, pl.DataType]:
    """Columns of the frame that holds relationships: ``from``, ``to`` (node ids), properties."""
    properties = {p.name: FRAME_TYPE[p.type] for p in RELATIONSHIP_TYPE[type_].properties}
    return {"from": pl.String(), "to": pl.String(), **properties}


@dataclass
class GraphData:
    """A whole graph in memory, columnar.

    ``nodes`` has a frame for every declared label, ``relationships`` one for every declared
    (type, from, to); both may be empty but none is missing.
    """

    nodes: dict[str, pl.DataFrame] = field(default_factory=dict)
    relationships: dict[PairKey, pl.DataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for node_type in NODE_TYPES:
            self.nodes.setdefault(node_type.label, pl.DataFrame(schema=node_frame_schema(node_type.label)))
        for key in pair_keys():
            self.relationships.setdefault(key, pl.DataFrame(schema=relationship_frame_schema(key[0])))

    def node_count(self) -> int:
        return sum(frame.height for frame in self.nodes.values())

    def relationship_count(self) -> int:
        return sum(frame.height for frame in self.relationships.values())

    def version(self) -> str:
        """Hash of what is in the graph; equal content gives an equal version on every engine.

        SHA-256 over every node and relationship as one line of text, sorted, so that the order in
        which they were loaded or read back does not matter.  Sixteen hex digits: enough to tell
        graphs apart, short enough for an ETag and a footnote.
        """
        digest = hashlib.sha256()
        for label, frame in sorted(self.nodes.items()):
            _digest_frame(digest, label, frame, NODE_TYPE[label].properties)
        for key, frame in sorted(self.relationships.items()):
            ends = (Property("from", "string", ""), Property("to", "string", ""))
            properties = (*ends, *RELATIONSHIP_TYPE[key[0]].properties)
            _digest_frame(digest, "/".join(key), frame, properties)
        return digest.hexdigest()[:16]

    def unsourced(self) -> list[str]:
        """Identifiers of nodes that ought to state a source and do not."""
        missing: list[str] = []
        for label, frame in self.nodes.items():
            if label in UNSOURCED_LABELS:
                continue
            stated = self.relationships["STATED_IN", label, "Source"]["from"]
            missing.extend(frame.filter(~pl.col("id").is_in(stated.implode()))["id"].to_list())
        return sorted(missing)

    def dangling(self) -> list[tuple[PairKey, str]]:
        """Relationship ends that no node has: a fault of whoever built this graph."""
        ids = {label: frame["id"] for label, frame in self.nodes.items()}
        found: list[tuple[PairKey, str]] = []
        for key, frame in self.relationships.items():
            for column, label in (("from", key[1]), ("to", key[2])):
                lost = frame.filter(~pl.col(column).is_in(ids[label].implode()))[column]
                found.extend((key, identifier) for identifier in lost.unique().to_list())
        return found


def pair_keys() -> Iterator[PairKey]:
    """Every (type, from, to) that the schema declares, in the order of the declaration."""
    for relationship in RELATIONSHIP_TYPES:
        for source, target in relationship.pairs:
            yield relationship.type, source, target


def _digest_frame(
    digest: hashlib._Hash, name: str, frame: pl.DataFrame, properties: Iterable[Property]
) -> None:
    digest.update(f"\x1d{name}\x1d{frame.height}\x1d".encode())
    if frame.is_empty():
        return
    columns = [_as_text(p).alias(p.name) for p in sorted(properties, key=lambda p: p.name)]
    lines = frame.select(pl.concat_str(columns, separator="\x1f").alias("line"))["line"].sort()
    for start in range(0, lines.len(), 50_000):
        digest.update("\x1e".join(lines.slice(start, 50_000).to_list()).encode())


def _as_text(prop: Property) -> pl.Expr:
    column = pl.col(prop.name)
    if prop.type == "strings":
        column = column.list.join("\x1c")
    elif prop.type == "float":
        # Coordinates: compare on a millionth of a degree, not on the last bit of a float.
        column = (column * 1_000_000).round().cast(pl.Int64).cast(pl.String)
    elif prop.type == "int":
        column = column.cast(pl.String)
    return column.fill_null("")
