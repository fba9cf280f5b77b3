"""What has to change in a stored graph to make it the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from graph.store.data import GraphData, PairKey

ELEMENT = "element"
"""Column of stored relationships with the engine's own identification, by which they are removed."""


@dataclass
class Difference:
    """Frames of rows to create, change and remove; a relationship that changed is removed and made anew."""

    created: dict[str, pl.DataFrame] = field(default_factory=dict)
    changed: dict[str, pl.DataFrame] = field(default_factory=dict)
    removed: dict[str, pl.DataFrame] = field(default_factory=dict)
    connected: dict[PairKey, pl.DataFrame] = field(default_factory=dict)
    disconnected: dict[PairKey, pl.DataFrame] = field(default_factory=dict)

    def size(self) -> int:
        """Number of nodes and relationships that are touched."""
        parts = (self.created, self.changed, self.removed, self.connected, self.disconnected)
        return sum(frame.height for part in parts for frame in part.values())


def difference(stored: GraphData, wanted: GraphData) -> Difference:
    """The least that makes ``stored`` equal to ``wanted``.

    The relationship frames of ``stored`` have the extra column ``element``.
    """
    found = Difference()
    for label, frame in wanted.nodes.items():
        if stored.nodes[label].is_empty():
            found.created[label] = frame
            continue
        old, new = _with_content(stored.nodes[label]), _with_content(frame)
        both = new.join(old.select("id", pl.col("_content").alias("_old")), on="id", how="inner")
        found.created[label] = new.join(old, on="id", how="anti").drop("_content")
        found.changed[label] = both.filter(pl.col("_content") != pl.col("_old")).drop("_content", "_old")
        found.removed[label] = old.join(new, on="id", how="anti").select("id")
    for key, frame in wanted.relationships.items():
        if stored.relationships[key].is_empty():
            found.connected[key] = frame
            continue
        columns = frame.columns
        old = _numbered(stored.relationships[key], columns)
        new = _numbered(frame, columns)
        found.connected[key] = new.join(old, on=["_content", "_nth"], how="anti").select(columns)
        found.disconnected[key] = old.join(new, on=["_content", "_nth"], how="anti").select(ELEMENT)
    return found


def _with_content(frame: pl.DataFrame, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """The frame with its rows as text, in which null, empty text and empty list differ."""
    if frame.is_empty():
        return frame.with_columns(pl.lit("").alias("_content"))
    return frame.with_columns(pl.struct(columns or frame.columns).struct.json_encode().alias("_content"))


def _numbered(frame: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Rows that are equal are told apart by a number: of three, one may be too many."""
    content = _with_content(frame, columns)
    return content.with_columns(pl.int_range(pl.len()).over("_content").alias("_nth"))
