"""A bridge counts what two provinces have together without the broker, over every broker and pair."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from graph.store import Store
from queries.brokers import Broker, BrokersQuery, brokers
from queries.brokers.network import Network, network
from queries.brokers.weights import BRIDGES_SHOWN, NATIONWIDE, THROUGH_SHOWN
from queries.dutch.phrases import counted


@pytest.fixture(scope="module")
def found(seed_store: Store) -> Network:
    return network(seed_store.at())


@pytest.fixture(scope="module")
def ranked(seed_store: Store) -> list[Broker]:
    return brokers(seed_store.at(), BrokersQuery(limit=0)).brokers


def _in_both(found: Network, first: str, second: str) -> set[str]:
    """Everything that plays in two provinces and not nearly everywhere, whoever does it."""
    return {
        node
        for node in found.projection.graph
        if {first, second} <= set(found.projection.provinces(node))
        and len(found.projection.provinces(node)) <= NATIONWIDE
    }


def _own(found: Network, party: str) -> set[str]:
    """A party and what it takes part in; what it is only a part of is not its own."""
    return {party, *found.projection.graph[party]} - set(found.wholes.of(party))


def test_the_broker_and_its_own_work_in_both_provinces_are_not_counted(
    found: Network, ranked: list[Broker]
) -> None:
    own_work = itself = 0
    for broker in ranked:
        near = _own(found, broker.id)
        for bridge in broker.bridges:
            joint = _in_both(found, bridge.first, bridge.second)
            assert bridge.others == len(joint - near), (broker.id, bridge.first, bridge.second)
            own_work += bool(joint & near - {broker.id})
            itself += broker.id in joint
    assert own_work > 10, "bridges with own work of the broker: without them nothing is taken away"
    assert itself > 10, "bridges of a platform that is in both provinces itself"


def test_the_bridges_shown_are_those_with_least_beside_the_broker(
    found: Network, ranked: list[Broker]
) -> None:
    for broker in ranked[:40]:
        near = _own(found, broker.id)
        least = sorted(
            len(_in_both(found, first, second) - near)
            for first, second in combinations(sorted(found.reach(broker.id)), 2)
        )
        assert [bridge.others for bridge in broker.bridges] == least[:BRIDGES_SHOWN]


def test_a_bridge_goes_through_the_brokers_own_work_in_the_two_provinces(
    found: Network, ranked: list[Broker]
) -> None:
    for broker in ranked[:40]:
        near = _own(found, broker.id)
        for bridge in broker.bridges:
            through = [reference.id for reference in bridge.through]
            assert len(set(through)) == len(through) <= THROUGH_SHOWN
            assert set(through) <= near
            both = _in_both(found, bridge.first, bridge.second) & near - {broker.id}
            assert set(through) <= both or both <= set(through), "what is in both comes first"
            for reference in bridge.through:
                provinces = set(found.projection.provinces(reference.id))
                assert provinces & {bridge.first, bridge.second}
                assert reference.name == found.projection.name(reference.id)
                assert reference.type == found.projection.type(reference.id)


def test_the_explanation_says_what_is_counted(found: Network, ranked: list[Broker]) -> None:
    none = 0
    for broker in ranked:
        assert broker.explanation.startswith(f"{broker.name} ")
        bridge = broker.bridges[0]
        if bridge.others:
            assert re.search(rf" hebben daarbuiten {bridge.others} andere? ", broker.explanation)
        else:
            none += 1
            assert " is daarbuiten geen gezamenlijk project of platform " in broker.explanation
        projects = [n for n in found.projection.graph[broker.id] if n.startswith("project/")]
        assert broker.projects == len(projects)
        if projects:
            assert f" heeft {counted(len(projects), 'project', 'projecten')}" in broker.explanation
        if len(broker.communities) > 1:
            assert f"heeft contacten in {len(broker.communities)} groepen van partijen" in broker.explanation
    assert none


def test_who_bridges_most_stands_first_and_the_rest_is_measured_by_it(
    found: Network, ranked: list[Broker]
) -> None:
    measured = [b.betweenness for b in ranked]
    assert measured == sorted(measured, reverse=True)
    strongest = max(found.betweenness.values())
    for broker in ranked:
        assert broker.betweenness == pytest.approx(found.betweenness[broker.id], abs=1e-5)
        assert broker.score == pytest.approx(found.betweenness[broker.id] / strongest, abs=1e-5)
