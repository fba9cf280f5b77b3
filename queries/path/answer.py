"""How are two things connected? ("Hoe hangen CESI en Fryslân samen?")

The most telling way through the graph: who leads, carries and joins what goes before shared themes and places
(cheapest path: Dijkstra 1959, over the costs in ``queries.path.weights``).  Other paths avoid what earlier
ones went through.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import networkx as nx

from graph.projection import Graph, Projection, Relationship
from graph.schema import RELATIONSHIP_TYPE
from graph.store import Snapshot
from queries.base.model import Reference, SourceReference, UnknownWordError
from queries.base.projected import everything
from queries.base.remembered import Remembered
from queries.base.things import references_to
from queries.dutch.phrases import counted, listed
from queries.path.model import Path, PathAnswer, PathQuery, Step
from queries.path.weights import DETOUR, HUB_COST, OTHER_NODES, PARTY_HUB_COST, STEP_COST, UNKNOWN_STEP
from queries.words import identify

DECIMALS = 3
SHORT_PATH = 2.0
"""A direct tie costs less than this; a way about it may cost as much as about this."""
FORBIDDEN = 1000.0

priced: Remembered[Graph] = Remembered(2)


def path(snapshot: Snapshot, query: PathQuery) -> PathAnswer:
    """The most telling paths between two things, with a sentence and the sources of every step.

    Raises ``UnknownWordError`` when a word names nothing, or when both name one thing.
    """
    start, end = identify(snapshot, query.start).id, identify(snapshot, query.end).id
    if start == end:
        raise UnknownWordError(
            f'"{query.start}" en "{query.end}" zijn hetzelfde: {start}. Geef twee verschillende.'
        )
    projection = everything(snapshot)
    for identifier in (start, end):
        if identifier not in projection.graph:
            raise UnknownWordError(
                f"{identifier} is een bron; een verband loopt tussen projecten, partijen en thema's."
            )
    found = _paths(projection, start, end, query.limit)
    cited = (i for nodes, _ in found for way in _told(projection, nodes) for i in way.sources)
    sources = references_to(snapshot, cited)
    paths = [_path(projection, nodes, cost, sources) for nodes, cost in found]
    ends = _reference(projection, start), _reference(projection, end)
    return PathAnswer(
        version=snapshot.version,
        start=ends[0],
        end=ends[1],
        paths=paths,
        explanation=_explanation(ends, paths),
        notes=[],
    )


# -- finding ------------------------------------------------------------------------------------


def _paths(projection: Projection, start: str, end: str, limit: int) -> list[tuple[list[str], float]]:
    """Paths with their cost, cheapest first, each through other things than the ones before where it can."""
    costs = priced.get(projection, "", lambda: _priced(projection))
    passed: set[str] = set()
    direct: set[str] = set()
    found: list[tuple[list[str], float]] = []
    for _ in range(limit):
        nodes = _cheapest(costs, start, end, passed, direct)
        if not nodes or any(nodes == other for other, _ in found):
            break
        price = sum(costs.edges[a, b]["cost"] for a, b in pairwise(nodes))
        if found and price > DETOUR * max(found[0][1], SHORT_PATH):
            break
        found.append((nodes, price))
        passed.update(nodes[1:-1])
        if len(nodes) == 2:
            direct.update(nodes)
    return sorted(found, key=lambda one: (round(one[1], DECIMALS), one[0]))


def _priced(projection: Projection) -> Graph:
    """The graph with the cost of every step: what it tells, and half of what passing either end costs.

    What the ends of a path cost is the same for all paths between them, so it changes no order.
    """
    made: Graph = nx.Graph()
    made.add_nodes_from(projection.graph)
    hubs = {node: _hub(projection, node) for node in projection.graph}
    for one, other, edge in projection.graph.edges(data=True):
        step = min(STEP_COST.get(r.type, UNKNOWN_STEP) for r in edge["relationships"])
        made.add_edge(one, other, cost=step + (hubs[one] + hubs[other]) / 2)
    return made


def _hub(projection: Projection, node: str) -> float:
    rate = HUB_COST.get(projection.type(node), PARTY_HUB_COST)
    return rate * math.log(max(projection.graph.degree(node), 1))


def _cheapest(costs: Graph, start: str, end: str, passed: set[str], direct: set[str]) -> list[str]:
    def avoiding(one: str, other: str, edge: dict[str, float]) -> float:
        if one in passed or other in passed:
            return edge["cost"] * OTHER_NODES
        return edge["cost"] * FORBIDDEN if one in direct and other in direct else edge["cost"]

    try:
        weight = avoiding if passed or direct else "cost"
        _, nodes = nx.bidirectional_dijkstra(costs, start, end, weight=weight)
    except nx.NetworkXNoPath:
        return []
    return list(nodes)


# -- telling ------------------------------------------------------------------------------------


def _told(projection: Projection, nodes: Sequence[str]) -> list[Relationship]:
    """Per step the most telling relationship."""
    told = []
    for one, other in pairwise(nodes):
        ways = projection.relationships(one, other)
        told.append(min(ways, key=lambda r: (STEP_COST.get(r.type, UNKNOWN_STEP), r.type, r.source)))
    return told


def _path(
    projection: Projection, nodes: Sequence[str], cost: float, sources: dict[str, SourceReference]
) -> Path:
    steps = []
    for (one, other), way in zip(pairwise(nodes), _told(projection, nodes), strict=True):
        steps.append(
            Step(
                start=_reference(projection, one),
                end=_reference(projection, other),
                relationship=way.type,
                sentence=_sentence(projection, one, other, way),
                sources=[sources[i] for i in way.sources if i in sources],
            )
        )
    story = " ".join(step.sentence for step in steps)
    return Path(cost=round(cost, DECIMALS), steps=steps, explanation=story)


def _sentence(projection: Projection, one: str, other: str, way: Relationship) -> str:
    """A step in the direction of the path, whatever the direction of its relationship."""
    kind = RELATIONSHIP_TYPE[way.type]
    verb = kind.name if way.source == one else kind.inverse
    return f"{projection.name(one)} {verb} {_noun(projection, other)}."


def _noun(projection: Projection, node: str) -> str:
    if projection.type(node) == "Project":
        return f'het project "{projection.name(node)}"'
    if projection.type(node) == "Theme":
        return projection.name(node)
    return projection.name(node)


def _reference(projection: Projection, identifier: str) -> Reference:
    return Reference(id=identifier, type=projection.type(identifier), name=projection.name(identifier))


def _explanation(ends: tuple[Reference, Reference], paths: Sequence[Path]) -> str:
    names = f"{ends[0].name} en {ends[1].name}"
    if not paths:
        return f"Tussen {names} is in deze gegevens geen verbinding bekend."
    steps = paths[0].steps
    if len(steps) == 1:
        return f"{names} zijn rechtstreeks verbonden: {steps[0].sentence}"
    between = listed([step.end.name for step in steps[:-1]])
    return f"{names} zijn verbonden in {counted(len(steps), 'stap', 'stappen')}, via {between}."
