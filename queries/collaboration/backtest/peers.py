"""Naive peers of the collaboration score: what anybody would count first, and link prediction of networkx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import networkx as nx
import numpy as np

from queries.collaboration.landscape import Counts, Landscape, Numbers
from queries.collaboration.parts import rarity

Peer = Callable[[Landscape, Counts, Sequence[str]], Numbers]


def _common(background: Landscape, counts: Counts, themes: Sequence[str]) -> Numbers:
    """Number of the tie's themes on which both provinces have something."""
    number: Numbers = _both(background, counts, themes).sum(axis=0)
    return number


def _idf(background: Landscape, counts: Counts, themes: Sequence[str]) -> Numbers:
    """The same, each theme weighted by its inverse document frequency."""
    rows = [background.space.row[t] for t in themes]
    result: Numbers = rarity(counts.things[rows], counts.total, 1.0) @ _both(background, counts, themes)
    return result


def _both(background: Landscape, counts: Counts, themes: Sequence[str]) -> Numbers:
    space = background.space
    active = counts.activity[[space.row[t] for t in themes]] > 1e-9
    result: Numbers = (active[:, space.first] & active[:, space.second]).astype(np.float64)
    return result


PEER_DECIMALS = 9


def _networkx(index: Callable[..., Iterable[tuple[object, object, float]]]) -> Peer:
    """A link prediction of networkx between provinces, on the graph of provinces and the tie's themes."""

    def peer(background: Landscape, counts: Counts, themes: Sequence[str]) -> Numbers:
        space = background.space
        graph: nx.Graph[int | str] = nx.Graph()
        graph.add_nodes_from(range(len(space.slugs)))
        for theme in themes:
            active = np.flatnonzero(counts.activity[space.row[theme]] > 1e-9)
            graph.add_edges_from((int(province), theme) for province in active)
        pairs = list(zip(space.first.tolist(), space.second.tolist(), strict=True))
        found: Numbers = np.array([value for _, _, value in index(graph, pairs)])
        return found.round(PEER_DECIMALS)  # networkx adds up sets, whose order is another in each process

    return peer


def _joint(background: Landscape, counts: Counts, themes: Sequence[str]) -> Numbers:
    """How much the two already do together, whatever the topic."""
    return counts.joint_total


PEERS: dict[str, Peer] = {
    "gemeenschappelijke onderwerpen": _common,
    "gemeenschappelijke onderwerpen, idf": _idf,
    "Adamic-Adar (networkx)": _networkx(nx.adamic_adar_index),
    "resource allocation (networkx)": _networkx(nx.resource_allocation_index),
    "bestaande samenwerking": _joint,
}
