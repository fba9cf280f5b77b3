"""The lists as tables, one a kind, made once per version of the graph.

A table has what filters and orders need and the short properties; descriptions are fetched for what is
shown.  With 300,000 projects the table of projects takes some 60 MB.
"""

from __future__ import annotations

import polars as pl

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.schema.phases import PHASE_RANK
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered
from queries.dutch.words import fold

LISTS = pl.List(pl.String)
TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "string": pl.String,
    "int": pl.Int64,
    "float": pl.Float64,
    "strings": LISTS,
}
STARTS = ("start_year", "founded", "year", "happened_on", "issued")
"""What is the beginning of a thing, by kind."""

remembered: Remembered[pl.DataFrame] = Remembered(24)


def table(snapshot: Snapshot, segment: str) -> pl.DataFrame:
    """All things of a kind, by name, with ``provinces`` and ``themes`` as lists and what they sort by."""
    return remembered.get(snapshot, segment, lambda: _read(snapshot, segment))


def _read(snapshot: Snapshot, segment: str) -> pl.DataFrame:
    cypher = statements("lists")
    rows = snapshot.query(cypher[segment])
    frame = pl.DataFrame(rows, schema={name: _type(segment, name) for name in _columns(cypher[segment])})
    if "province_key" in frame.columns:
        split = pl.col("province_key").fill_null("").str.split(" ").list.drop_nulls()
        frame = frame.with_columns(
            split.list.eval(pl.element().filter(pl.element() != "")).alias("provinces")
        )
    else:
        frame = _related(snapshot, frame, segment, "provinces")
    frame = _related(snapshot, frame, segment, "themes")
    if f"{segment}_projects" in cypher:
        counts = pl.DataFrame(
            snapshot.query(cypher[f"{segment}_projects"]), schema={"id": pl.String, "projects": pl.Int64}
        )
        frame = frame.join(counts, on="id", how="left").with_columns(pl.col("projects").fill_null(0))
    return _ordered(frame)


def _columns(statement: str) -> list[str]:
    """The names of what a statement returns."""
    returned = statement.rpartition("RETURN")[2].partition("ORDER BY")[0]
    return [part.rpartition(" AS ")[2].strip() for part in returned.split(",")]


def _type(segment: str, column: str) -> pl.DataType | type[pl.DataType]:
    types = {p.name: TYPES.get(p.type, pl.String) for p in NODE_TYPE_BY_SEGMENT[segment].properties}
    return types.get(column, pl.String)


def _related(snapshot: Snapshot, frame: pl.DataFrame, segment: str, name: str) -> pl.DataFrame:
    """The frame with a list of what each thing is related to; empty where nothing is."""
    cypher = statements("lists")
    rows = snapshot.query(cypher[f"{segment}_{name}"]) if f"{segment}_{name}" in cypher else []
    pairs = pl.DataFrame(rows, schema={"id": pl.String, "other": pl.String}).sort("id", "other")
    lists = pairs.group_by("id", maintain_order=True).agg(pl.col("other").alias(name))
    joined = frame.join(lists.cast({name: LISTS}), on="id", how="left")
    return joined.with_columns(pl.col(name).fill_null(pl.lit([], dtype=LISTS)))


def _ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """With what lists sort by, in columns that begin with ``by_``; sorted by name, then identifier."""
    start = next((name for name in STARTS if name in frame.columns), None)
    projects = pl.col("projects") if "projects" in frame.columns else pl.lit(0, dtype=pl.Int64)
    phases = [PHASE_RANK.get(phase or "onbekend", len(PHASE_RANK)) for phase in _values(frame, "phase")]
    return frame.with_columns(
        pl.Series("by_name", [fold(name) for name in frame["name"]], dtype=pl.String),
        pl.Series("by_phase", phases, dtype=pl.Int64),
        pl.Series("by_kind", [kind or None for kind in _values(frame, "kind")], dtype=pl.String),
        (pl.col(start).cast(pl.String) if start else pl.lit(None, dtype=pl.String)).alias("by_start"),
        projects.alias("by_projects"),
        (pl.col("budget_eur") if "budget_eur" in frame.columns else pl.lit(None, dtype=pl.Float64)).alias(
            "by_budget"
        ),
    ).sort("by_name", "id")


def _values(frame: pl.DataFrame, column: str) -> list[str | None]:
    return frame[column].to_list() if column in frame.columns else [None] * frame.height
