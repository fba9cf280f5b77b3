"""What is in the graph: counts, and the share of it that names its source."""

from __future__ import annotations

from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, UNSOURCED_LABELS
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.base.remembered import Remembered


class Count(Answer):
    """How many there are of one kind; ``name`` is the Dutch word for it."""

    label: str
    name: str
    count: int


class ProvinceCount(Answer):
    """What one province has in the graph; ``status`` is what its card says of itself."""

    slug: str
    name: str
    status: str
    projects: int
    platforms: int
    opportunities: int


class Stats(Answer):
    """The size of the graph.  ``sourced_share`` is the share (0..1) of nodes that state a source,
    of all nodes that ought to: vocabulary terms, provinces and sources themselves are not counted.  An
    organisation that only a card mentions has a source when what it takes part in there has one."""

    version: str
    nodes: list[Count]
    relationships: list[Count]
    provinces: list[ProvinceCount]
    phases: dict[str, int]
    sourced_share: float
    unsourced: int


remembered: Remembered[Stats] = Remembered()


def stats(snapshot: Snapshot) -> Stats:
    """Counts of everything in the graph."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Stats:
    cypher = statements("lists", "stats")
    nodes = [
        Count(
            label=n.label, name=n.plural, count=_count(snapshot, f"MATCH (n:{n.label}) RETURN count(n) AS n")
        )
        for n in NODE_TYPES
    ]
    relationships = [
        Count(
            label=r.type,
            name=r.name,
            count=_count(snapshot, f"MATCH ()-[r:{r.type}]->() RETURN count(r) AS n"),
        )
        for r in RELATIONSHIP_TYPES
    ]
    owing = [n for n in nodes if n.label not in UNSOURCED_LABELS]
    sourced = sum(
        _count(
            snapshot,
            f"MATCH (n:{n.label})-[:STATED_IN]->(:Source) WITH DISTINCT n RETURN count(n) AS n",
        )
        for n in owing
        if n.label != "Organisation"
    )
    sourced += len(snapshot.query(cypher["sourced_organisations"]))
    total = sum(n.count for n in owing)
    platforms = {r["slug"]: r["platforms"] for r in snapshot.query(cypher["platforms_per_province"])}
    offered = {r["slug"]: r["opportunities"] for r in snapshot.query(cypher["opportunities_per_province"])}
    return Stats(
        version=snapshot.version,
        nodes=nodes,
        relationships=relationships,
        provinces=[
            ProvinceCount(
                slug=row["slug"],
                name=row["name"],
                status=row["status"] or "",
                projects=row["projects"],
                platforms=platforms[row["slug"]],
                opportunities=offered[row["slug"]],
            )
            for row in snapshot.query(cypher["per_province"])
        ],
        phases={row["phase"]: row["n"] for row in snapshot.query(cypher["phases"])},
        sourced_share=sourced / total if total else 1.0,
        unsourced=total - sourced,
    )


def _count(snapshot: Snapshot, cypher: str) -> int:
    # The label comes from the schema declaration, never from a user.
    return int(snapshot.query(cypher)[0]["n"])
