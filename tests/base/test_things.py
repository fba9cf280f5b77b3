"""What an answer tells of a thing is all that the graph has on it: every name, every source."""

from __future__ import annotations

import pytest

from graph.schema import label_of
from graph.store import Snapshot, Store
from queries.base.things import names_of, references_to, sources_of

KINDS = ("Project", "Platform", "Opportunity", "Publication", "Event")


@pytest.fixture
def seeds(seed_store: Store) -> Snapshot:
    return seed_store.at()


def _stated(seeds: Snapshot, kind: str) -> dict[str, list[tuple[str, str]]]:
    """Of every thing of a kind its sources, each with its place, straight from the graph."""
    rows = seeds.query(
        f"MATCH (n:{kind})-[r:STATED_IN]->(s:Source) RETURN n.id AS id, s.id AS source, r.`where` AS place"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row["id"], []).append((row["source"], row["place"] or ""))
    return {identifier: sorted(own) for identifier, own in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_has_all_its_sources_each_with_its_place(seeds: Snapshot, kind: str) -> None:
    stated = _stated(seeds, kind)
    found = sources_of(seeds, stated)
    assert {i: [(s.id, s.where) for s in own] for i, own in found.items()} == stated


def test_some_things_have_several_sources_and_some_sources_several_places(seeds: Snapshot) -> None:
    """What the test above stands on: otherwise one source a thing would do."""
    stated = _stated(seeds, "Project")
    assert max(map(len, stated.values())) > 2
    assert any(place for own in stated.values() for _, place in own)


def test_things_of_several_kinds_are_told_of_together_in_the_order_asked(seeds: Snapshot) -> None:
    asked = [sorted(_stated(seeds, kind))[0] for kind in KINDS]
    assert list(sources_of(seeds, asked)) == asked
    named = [i for i in asked if label_of(i) in ("Project", "Platform", "Opportunity")]
    names = names_of(seeds, named)
    assert list(names) == named
    for identifier, name in names.items():
        rows = seeds.query(
            f"MATCH (n:{label_of(identifier)} {{id: $id}}) RETURN n.name AS name", {"id": identifier}
        )
        assert [row["name"] for row in rows] == [name]


def test_what_the_graph_does_not_have_is_left_out(seeds: Snapshot) -> None:
    assert names_of(seeds, ["project/bestaat-niet"]) == {}
    assert sources_of(seeds, ["platform/bestaat-niet"]) == {}
    assert references_to(seeds, ["bron/bestaat-niet"]) == {}


def test_a_reference_to_a_source_has_all_that_is_known_of_it_and_no_place(seeds: Snapshot) -> None:
    rows = seeds.query(
        "MATCH (s:Source) RETURN s.id AS id, s.name AS name, s.publisher AS publisher, s.url AS url, "
        "s.date AS date"
    )
    found = references_to(seeds, (row["id"] for row in rows))
    assert len(found) == len(rows) > 100
    for row in rows:
        source = found[row["id"]]
        assert (source.title, source.publisher, source.url, source.date, source.where) == (
            row["name"],
            row["publisher"] or "",
            row["url"] or "",
            row["date"] or "",
            "",
        )
