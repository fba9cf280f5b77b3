"""Graphs of the shape of the seeds: a part of them, or their projects many times over."""

from __future__ import annotations

import polars as pl

from graph.store.data import GraphData


def part_of(data: GraphData, projects: int = 60, others: int = 15) -> GraphData:
    """The first projects with all they touch, the first ``others`` of every kind, and what is between these.

    For tests in which size is not the point: it has every kind of node, and loads in a tenth of the time.
    """
    first = data.nodes["Project"]["id"][:projects]
    kept = [first, *(frame["id"][:others] for frame in data.nodes.values())]
    for frame in data.relationships.values():
        kept.append(frame.filter(pl.col("from").is_in(first.implode()))["to"])
        kept.append(frame.filter(pl.col("to").is_in(first.implode()))["from"])
    # Not every project: those that a node of another kind leads to would drag in the whole graph.
    ids = pl.concat(kept).unique()
    ids = ids.filter(~ids.str.starts_with("project/") | ids.is_in(first.implode())).implode()
    return GraphData(
        {label: frame.filter(pl.col("id").is_in(ids)) for label, frame in data.nodes.items()},
        {
            key: frame.filter(pl.col("from").is_in(ids) & pl.col("to").is_in(ids))
            for key, frame in data.relationships.items()
        },
    )


def grown(data: GraphData, projects: int) -> GraphData:
    """The graph with copies of its projects, and of their relationships, up to ``projects`` in all."""
    own = data.nodes["Project"]
    copies = max(-(-projects // own.height), 1)
    nodes = dict(data.nodes)
    nodes["Project"] = pl.concat([_copy(own, ("id",), n) for n in range(copies)])[:projects]
    relationships = dict(data.relationships)
    for key, frame in data.relationships.items():
        ends = tuple(c for c, label in zip(("from", "to"), key[1:], strict=True) if label == "Project")
        if ends:
            more = pl.concat([_copy(frame, ends, n) for n in range(copies)])
            for end in ends:
                more = more.join(nodes["Project"].select(pl.col("id").alias(end)), on=end, how="semi")
            relationships[key] = more
    return GraphData(nodes, relationships)


def without(data: GraphData, label: str, identifier: str) -> GraphData:
    """The graph without one node and its relationships."""
    nodes = {k: f.filter(pl.col("id") != identifier) if k == label else f for k, f in data.nodes.items()}
    relationships = {
        key: frame.filter((pl.col("from") != identifier) & (pl.col("to") != identifier))
        for key, frame in data.relationships.items()
    }
    return GraphData(nodes, relationships)


def renamed(data: GraphData, label: str, name: str) -> GraphData:
    """The graph with all nodes of a label under one name."""
    return GraphData(
        {k: f.with_columns(pl.lit(name).alias("name")) if k == label else f for k, f in data.nodes.items()},
        dict(data.relationships),
    )


def _copy(frame: pl.DataFrame, columns: tuple[str, ...], number: int) -> pl.DataFrame:
    if number == 0:
        return frame
    return frame.with_columns(pl.col(columns) + f"-{number}")
