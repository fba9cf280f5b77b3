"""The network of cooperation counted once per version of the graph: betweenness, communities, ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import networkx as nx

from graph.projection import Graph, Projection
from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.parts import Wholes, wholes
from queries.base.projected import cooperation
from queries.base.remembered import Remembered
from queries.brokers.weights import (
    BUDGET,
    EXACT_UP_TO,
    LEAST_COMMUNITY,
    LEAST_SAMPLES,
    NATIONWIDE,
    SAMPLES,
    SEED,
)

ProvincePair = tuple[str, str]


@dataclass(frozen=True)
class Network:
    """What brokers are read from.

    ``betweenness`` has platforms and organisations that have any; ``communities`` are sets of identifiers,
    largest first; ``joint`` counts the projects and platforms that work in both provinces of a pair.
    """

    projection: Projection
    relationships: int
    """Number of them in the projection: networkx counts them anew each time."""
    betweenness: Mapping[str, float] = field(repr=False)
    sampled: int
    """Starting points that betweenness was estimated from; 0 when it is exact."""
    nodes: int
    """Things that betweenness was counted among: those with more than one connection."""
    communities: Sequence[frozenset[str]] = field(repr=False)
    modularity: float
    community: Mapping[str, int] = field(repr=False)
    joint: Mapping[ProvincePair, int] = field(repr=False)
    topics: Mapping[str, frozenset[str]] = field(repr=False)
    """Subjects of projects and platforms."""
    topic_counts: Mapping[str, int] = field(repr=False)
    governments: frozenset[str] = field(repr=False)
    """The provinces' own governments: they bridge as the askers do."""
    wholes: Wholes = field(repr=False)

    def reach(self, party: str) -> dict[str, list[str]]:
        """Provinces where a party works, with its projects and platforms there, its own first.

        A part does not work everywhere that its whole does.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for neighbour in sorted(self.projection.graph[party]):
            if neighbour in self.wholes.of(party):
                continue
            provinces = self.projection.provinces(neighbour)
            if len(provinces) <= NATIONWIDE:
                for slug in provinces:
                    found[slug].append(neighbour)
        return found


remembered: Remembered[Network] = Remembered(2)


def network(snapshot: Snapshot) -> Network:
    """The network of the graph that is served now."""
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Network:
    projection = cooperation(snapshot)
    core = _core(projection.graph)
    samples = _samples(core)
    counted = nx.betweenness_centrality(core, k=samples or None, seed=SEED)
    communities = _communities(projection.graph)
    topics = _topics(snapshot)
    parties = ("Platform", "Organisation")
    return Network(
        projection=projection,
        relationships=projection.graph.number_of_edges(),
        betweenness={n: b for n, b in counted.items() if b > 0 and projection.type(n) in parties},
        sampled=samples,
        nodes=core.number_of_nodes(),
        communities=[c for c in communities if len(c) >= LEAST_COMMUNITY],
        modularity=float(nx.community.modularity(projection.graph, map(set, communities)))
        if communities
        else 0.0,
        community={
            n: number
            for number, members in enumerate(communities, 1)
            if len(members) >= LEAST_COMMUNITY
            for n in members
        },
        joint=_joint(projection),
        topics=topics,
        topic_counts=Counter(t for own in topics.values() for t in own),
        governments=frozenset(r["id"] for r in snapshot.query(statements("brokers")["governments"])),
        wholes=wholes(snapshot),
    )


def _core(graph: Graph) -> Graph:
    """The things with more than one connection; who is in one project only is on no path between others."""
    return nx.Graph(graph.subgraph([n for n in graph if graph.degree(n) > 1]))


def _samples(core: Graph) -> int:
    if core.number_of_nodes() <= EXACT_UP_TO:
        return 0
    affordable = BUDGET // max(core.number_of_edges(), 1)
    return min(core.number_of_nodes(), max(LEAST_SAMPLES, min(SAMPLES, affordable)))


def _communities(graph: Graph) -> list[frozenset[str]]:
    """Louvain communities (Blondel and others 2008), largest first."""
    if not graph.number_of_edges():
        return []
    found = nx.community.louvain_communities(graph, weight=None, seed=SEED)
    return sorted(map(frozenset, found), key=lambda c: (-len(c), min(c)))


def _joint(projection: Projection) -> dict[ProvincePair, int]:
    found: Counter[ProvincePair] = Counter()
    for node in projection.graph:
        provinces = projection.provinces(node)
        if 1 < len(provinces) <= NATIONWIDE:
            found.update(combinations(sorted(provinces), 2))
    return found


def _topics(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in ("project_topics", "platform_topics"):
        for row in snapshot.query(statements("brokers")[name]):
            found[row["id"]].add(row["theme"])
    return {identifier: frozenset(own) for identifier, own in found.items()}


def about(snapshot: Snapshot, themes: Iterable[str]) -> frozenset[str]:
    """Projects and platforms on one of the themes."""
    wanted = {"themes": sorted(themes)}
    cypher = statements("brokers")
    rows = [
        *snapshot.query(cypher["projects_about"], wanted),
        *snapshot.query(cypher["platforms_about"], wanted),
    ]
    return frozenset(row["id"] for row in rows)
