"""How complete every province's card is."""

from __future__ import annotations

from graph.store import Store
from queries.quality import QualityQuery, quality


def test_every_province_has_a_card_the_least_complete_first(seed_store: Store) -> None:
    answer = quality(seed_store.at())
    assert len(answer.cards) == 12
    assert [c.share for c in answer.cards] == sorted(c.share for c in answer.cards)
    assert all(0 < c.share < 1 for c in answer.cards)


def test_a_reconstruction_is_called_one(seed_store: Store) -> None:
    answer = quality(seed_store.at())
    assert answer.reconstructed == 12
    assert all(c.reconstructed for c in answer.cards)
    assert "reconstructie" in answer.notes[0]


def test_the_counts_are_those_of_the_graph(seed_store: Store) -> None:
    answer = quality(seed_store.at(), QualityQuery(provinces=("Zeeland",)))
    row = seed_store.at().query(
        "MATCH (p:Project)-[:IN_PROVINCE]->(q:Province) WHERE q.slug = 'zeeland' "
        "RETURN count(p) AS n, count(p.results) AS results"
    )[0]
    card = answer.cards[0]
    results = next(f for f in card.fields if f.field == "results")
    assert card.projects == results.total == row["n"]
    assert results.filled == row["results"]
    assert len(answer.cards) == 1


def test_what_is_missing_is_named(seed_store: Store) -> None:
    answer = quality(seed_store.at(), QualityQuery(provinces=("Drenthe",), examples=0))
    for field in answer.cards[0].fields:
        assert len(field.missing) == field.total - field.filled


def test_the_advice_is_what_most_is_lost_without(seed_store: Store) -> None:
    for card in quality(seed_store.at()).cards:
        assert 1 <= len(card.advice) <= 3
        assert all(a.startswith("Vul eerst") for a in card.advice)


def test_every_record_states_its_source(seed_store: Store) -> None:
    assert quality(seed_store.at()).sourced_share == 1.0
