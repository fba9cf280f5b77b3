"""What belongs in a picture, whatever it looks like."""

from __future__ import annotations

import pytest

from api.network.picture import picture
from graph.store import Store
from queries.base.model import UnknownWordError
from queries.network import GROUP_ABOVE, NetworkQuery, network


def test_provinces_are_tied_by_what_they_share_and_not_by_what_all_share(seed_store: Store) -> None:
    shown = network(seed_store.at())
    assert len(shown.nodes) == 12
    joint = [e for e in shown.edges if e.relationship == "SAMEN"]
    assert max(e.weight for e in joint) == next(
        e.weight for e in joint if (e.source, e.target) == ("provincie/gelderland", "provincie/overijssel")
    )
    for edge in joint:
        assert edge.weight == len(edge.shared)
        for thing in edge.shared:
            assert 2 <= len(thing.provinces) < 12
            assert {edge.source.split("/")[1], edge.target.split("/")[1]} <= set(thing.provinces)


def test_suggestions_come_from_the_collaboration_question_and_are_news(seed_store: Store) -> None:
    shown = network(seed_store.at())
    suggested = [e for e in shown.edges if e.suggested]
    loud = {(e.source, e.target) for e in shown.edges if e.relationship == "SAMEN" and not e.quiet}
    assert suggested
    assert all(e.sentence and e.sources for e in suggested)
    assert not loud & {(e.source, e.target) for e in suggested}


def test_every_relationship_made_by_people_states_its_source(seed_store: Store) -> None:
    shown = network(seed_store.at(), NetworkQuery(level="theme", topics=("textiel",)))
    assert shown.edges
    assert all(e.sources for e in shown.edges if e.relationship not in ("BROADER", "RELATED", "GOVERNS"))


def test_above_a_number_of_things_they_are_grouped_by_province_and_kind(seed_store: Store) -> None:
    shown = network(seed_store.at(), NetworkQuery(level="theme", themes=("ta-bouw",)))
    assert len(shown.nodes) > GROUP_ABOVE
    single = [n for n in shown.nodes if not n.group]
    assert len(single) + len(shown.groups) <= GROUP_ABOVE
    for group in shown.groups:
        members = [n for n in shown.nodes if n.group == group.id]
        assert len(members) == group.count
        assert {n.kind for n in members} == {group.kind}
        assert all(n.provinces == [group.province] for n in members if group.province)


def test_filters_narrow_and_provinces_stay(seed_store: Store) -> None:
    whole = network(seed_store.at(), NetworkQuery(level="theme", topics=("textiel",)))
    part = network(
        seed_store.at(), NetworkQuery(level="theme", topics=("textiel",), provinces=("Friesland",), year=2020)
    )
    assert {n.id for n in part.nodes} < {n.id for n in whole.nodes}
    assert sum(n.kind == "provincie" for n in part.nodes) == 12
    assert all("fryslan" in n.provinces for n in part.nodes if n.kind != "provincie")
    assert all(n.start <= 2020 for n in part.nodes)


def test_a_path_leads_from_one_end_to_the_other(seed_store: Store) -> None:
    shown = network(seed_store.at(), NetworkQuery(level="path", start="project/cbci", end="CESI"))
    reached, edge = {"project/cbci"}, {"project/cbci"}
    while edge:
        ends = [(e.source, e.target) for e in shown.edges]
        edge = {b for a, b in ends + [(b, a) for a, b in ends] if a in edge} - reached
        reached |= edge
    assert "platform/cesi" in reached
    assert reached == {n.id for n in shown.nodes}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (NetworkQuery(level="theme"), "kies een thema"),
        (NetworkQuery(level="ego"), "kies waar het om gaat"),
        (NetworkQuery(level="path", start="CESI"), "van en naar"),
        (NetworkQuery(level="theme", themes=("bouwen van kastelen",)), "onbekend thema"),
        (NetworkQuery(kinds=("kasteel",)), "onbekende soort"),
        (NetworkQuery(level="ego", about="gemeente/gm0114"), "staat niet in het netwerk"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_dutch(seed_store: Store, query: NetworkQuery, said: str) -> None:
    with pytest.raises(UnknownWordError, match=said):
        network(seed_store.at(), query)


def test_a_small_change_of_data_moves_little(seed_store: Store) -> None:
    whole = network(seed_store.at(), NetworkQuery(level="theme", topics=("textiel",)))
    lost = next(n for n in whole.nodes if n.kind == "project" and len(n.provinces) == 1)
    less = whole.model_copy(
        update={
            "nodes": [n for n in whole.nodes if n.id != lost.id],
            "edges": [e for e in whole.edges if lost.id not in (e.source, e.target)],
        }
    )
    before = {m.id: (m.x, m.y) for m in picture(seed_store.at(), whole).marks}
    after = {m.id: (m.x, m.y) for m in picture(seed_store.at(), less).marks}
    moved = [
        i for i, (x, y) in after.items() if ((x - before[i][0]) ** 2 + (y - before[i][1]) ** 2) ** 0.5 > 20
    ]
    assert len(moved) <= 0.15 * len(after)
