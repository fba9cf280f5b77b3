"""Who bridges provinces, and which communities there are."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.projection import project
from graph.store import Store
from queries.base.parts import wholes
from queries.base.projected import cooperation
from queries.brokers import BrokersAnswer, BrokersQuery, brokers
from queries.brokers.network import network


@pytest.fixture(scope="module")
def answer(seed_store: Store) -> BrokersAnswer:
    return brokers(seed_store.at(), BrokersQuery(limit=0))


def test_the_projection_holds_every_node_and_relationship_once(seed_store: Store) -> None:
    whole = project(seed_store.at())
    nodes = seed_store.at().query("MATCH (p:Project) RETURN count(p) AS n")[0]["n"]
    leads = seed_store.at().query("MATCH (:Organisation)-[r:LEADS]->(:Project) RETURN count(r) AS n")[0]["n"]
    graph = whole.graph
    assert sum(whole.type(n) == "Project" for n in graph) == nodes
    held = [r for _, _, edge in graph.edges(data=True) for r in edge["relationships"]]
    assert sum(r.type == "LEADS" and r.source.startswith("organisatie/") for r in held) == leads
    assert list(graph) == sorted(graph)


def test_provinces_and_themes_make_nobody_a_broker(seed_store: Store) -> None:
    graph = cooperation(seed_store.at()).graph
    assert not [n for n in graph if n.startswith(("provincie/", "thema/"))]


def test_nobody_bridges_by_itself_or_by_what_it_is_a_part_of(
    seed_store: Store, answer: BrokersAnswer
) -> None:
    parts = wholes(seed_store.at())
    for broker in answer.brokers:
        through = [thing.id for bridge in broker.bridges for thing in bridge.through]
        assert not {broker.id, *parts.of(broker.id)} & set(through), broker.name


def test_building_balance_bridges_more_than_anyone(answer: BrokersAnswer) -> None:
    first = answer.brokers[0]
    assert first.id == "platform/building-balance"
    assert first.score == 1.0
    assert len(first.provinces) > 5
    assert first.name in first.explanation


def test_every_broker_connects_provinces_through_something(answer: BrokersAnswer) -> None:
    for broker in answer.brokers:
        assert len(broker.provinces) > 1
        for bridge in broker.bridges:
            assert bridge.through
            assert {bridge.first, bridge.second} <= set(broker.provinces)
        assert broker.bridges[0].others == min(b.others for b in broker.bridges)
    assert [b.rank for b in answer.brokers] == list(range(1, answer.total + 1))


def test_a_provincial_government_is_who_asks_and_no_broker(answer: BrokersAnswer) -> None:
    assert "organisatie/provincie-zuid-holland" not in {b.id for b in answer.brokers}


def test_an_estimate_says_so_and_finds_the_same_strongest(seed_store: Store, answer: BrokersAnswer) -> None:
    assert not answer.exact
    assert answer.sampled
    assert any("geschat" in note for note in answer.notes)
    graph = cooperation(seed_store.at()).graph
    hub = max(graph, key=lambda n: (network(seed_store.at()).betweenness.get(n, 0.0), n))
    assert graph.degree(hub) > 10


def test_asked_for_two_provinces_a_broker_works_in_both(seed_store: Store) -> None:
    found = brokers(seed_store.at(), BrokersQuery(provinces=("fryslan", "limburg"), limit=0))
    assert found.brokers
    assert all({"fryslan", "limburg"} <= set(b.provinces) for b in found.brokers)


def test_a_subject_and_a_type_narrow(seed_store: Store, answer: BrokersAnswer) -> None:
    textile = brokers(seed_store.at(), BrokersQuery(topics=("textiel",), types=("platform",), limit=0))
    assert 0 < textile.total < answer.total
    assert all(b.type == "Platform" for b in textile.brokers)


def test_communities_share_no_member_and_have_a_name(answer: BrokersAnswer, seed_store: Store) -> None:
    found = network(seed_store.at())
    assert len(answer.communities) == len(found.communities) > 5
    assert sum(map(len, found.communities)) == len(frozenset().union(*found.communities))
    assert all(c.name and c.members for c in answer.communities)
    assert [c.size for c in answer.communities] == sorted((c.size for c in answer.communities), reverse=True)
    assert answer.modularity > 0.5


def test_a_bridge_counts_only_what_is_there_without_the_broker(seed_store: Store) -> None:
    """Taking the broker's own joint projects away leaves the number it says the two have otherwise."""
    found = network(seed_store.at())
    broker = brokers(seed_store.at(), BrokersQuery(limit=1)).brokers[0]
    bridge = broker.bridges[0]
    joint = [
        n
        for n in found.projection.graph
        if {bridge.first, bridge.second} <= set(found.projection.provinces(n))
        and len(found.projection.provinces(n)) <= 6
    ]
    own = [n for n in joint if n in nx.neighbors(found.projection.graph, broker.id)]
    assert bridge.others == len(joint) - len(own)
