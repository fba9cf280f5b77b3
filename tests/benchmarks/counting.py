"""The counts behind collaboration and scaling, done by networkx on the same data.

Not the same answers: no scores, reasons, evidence or sources; only what has to be counted for them.
"""

from __future__ import annotations

import time
from collections import Counter
from itertools import combinations

import networkx as nx

from graph.schema.phases import STOPPED
from graph.store.data import GraphData

EDGES = (("IN_PROVINCE", "Project", "Province"), ("ADDRESSES", "Project", "Theme"))


def counted_in_networkx(data: GraphData) -> dict[str, float]:
    """Seconds that networkx needs to build the graph of projects, provinces and themes, and to count."""
    begun = time.perf_counter()
    network = project_network(data)
    built = time.perf_counter()
    pairs_and_themes(network, data)
    paired = time.perf_counter()
    activity(network, data)
    return {
        "graaf opbouwen": built - begun,
        "tellen voor samenwerking": paired - built,
        "tellen voor opschaling": time.perf_counter() - paired,
    }


def project_network(data: GraphData) -> nx.Graph[str]:
    """Projects that did not stop, joined to their provinces and their themes."""
    network: nx.Graph[str] = nx.Graph()
    for label in ("Province", "Theme", "Project"):
        network.add_nodes_from(data.nodes[label]["id"].to_list(), label=label)
    for key in EDGES:
        frame = data.relationships[key]
        network.add_edges_from(zip(frame["from"].to_list(), frame["to"].to_list(), strict=True))
    projects = data.nodes["Project"]
    network.remove_nodes_from(projects.filter(projects["phase"] == STOPPED)["id"].to_list())
    return network


def activity(network: nx.Graph[str], data: GraphData) -> Counter[tuple[str, str]]:
    """Number of projects per theme and province."""
    provinces = set(data.nodes["Province"]["id"])
    counts: Counter[tuple[str, str]] = Counter()
    for theme in data.nodes["Theme"]["id"]:
        for project in network[theme]:
            counts.update((theme, place) for place in network[project] if place in provinces)
    return counts


def pairs_and_themes(network: nx.Graph[str], data: GraphData) -> Counter[tuple[str, str, str]]:
    """Per theme and pair of provinces what both do: the smaller number of projects, and the joint ones."""
    counts = activity(network, data)
    shared: Counter[tuple[str, str, str]] = Counter()
    provinces = sorted(data.nodes["Province"]["id"])
    for theme in data.nodes["Theme"]["id"]:
        for a, b in combinations(provinces, 2):
            shared[theme, a, b] = min(counts[theme, a], counts[theme, b])
        for project in network[theme]:
            places = sorted(p for p in network[project] if p in provinces)
            shared.update((theme, a, b) for a, b in combinations(places, 2))
    return shared
