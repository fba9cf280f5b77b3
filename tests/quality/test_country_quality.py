"""How complete the cards of a small country are: every share can be counted."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.quality import QualityAnswer, QualityQuery, quality


@pytest.fixture(scope="module")
def found(country: Snapshot) -> QualityAnswer:
    return quality(country, QualityQuery(provinces=("zeeland", "groningen"), examples=2))


def test_fields_are_counted_over_the_cards_that_are_asked(found: QualityAnswer) -> None:
    counted = {(f.kind, f.name): (f.filled, f.total) for f in found.fields}
    assert counted == {
        ("project", "omschrijving"): (7, 8),
        ("project", "fase"): (7, 8),
        ("project", "onderwerpen"): (6, 8),
        ("project", "bron"): (8, 8),
        ("project", "trekker"): (6, 8),
        ("project", "resultaten"): (3, 8),
        ("project", "gemeente"): (3, 8),
        ("project", "beginjaar"): (6, 8),
        ("project", "platform"): (4, 8),
        ("project", "partners"): (2, 8),
        ("project", "budget"): (1, 8),
        ("platform", "omschrijving"): (2, 4),
        ("platform", "thema's"): (3, 4),
        ("platform", "bron"): (4, 4),
        ("platform", "website"): (1, 4),
        ("platform", "opgericht"): (3, 4),
        ("kans", "omschrijving"): (2, 2),
        ("kans", "thema's"): (2, 2),
        ("kans", "bron"): (2, 2),
    }
    for field in found.fields:
        assert field.share == pytest.approx(field.filled / field.total, abs=1e-4)
        assert len(field.missing) == min(2, field.total - field.filled)
    missing = {(f.kind, f.name): [m.id for m in f.missing] for f in found.fields}
    assert missing["project", "fase"] == ["project/proefhub-noord"]
    assert missing["project", "trekker"] == ["project/plastic-uit-bieten", "project/zeewier-als-isolatie"]


def test_a_card_says_how_much_it_has_and_what_to_fill_in_first(found: QualityAnswer) -> None:
    groningen, zeeland = found.cards
    assert (groningen.name, groningen.status, groningen.reconstructed) == ("Groningen", "reconstructie", True)
    assert (groningen.projects, groningen.platforms, groningen.opportunities, groningen.sources) == (
        5,
        3,
        1,
        2,
    )
    assert (groningen.oldest, groningen.newest, groningen.undated) == ("2021-10-05", "2023-02", 0)
    assert groningen.share == 0.7529
    assert zeeland.advice == [
        "Vul eerst omschrijving in bij 1 platform (om te weten wat het doet).",
        "Vul eerst resultaten in bij 2 projecten (als bewijs dat het werkt).",
        "Vul eerst website in bij 1 platform (om verder te lezen).",
    ]


def test_the_whole_is_told(country: Snapshot, found: QualityAnswer) -> None:
    assert (found.reconstructed, found.newest, found.sourced_share) == (2, "2024-01-15", 1.0)
    assert found.notes == [
        "2 kaarten zijn een reconstructie uit openbare bronnen; de officiële bijlage van 2023 is niet "
        "gebruikt. Een "
        "leeg veld betekent: niet gevonden, niet dat het er niet is."
    ]
    every = quality(country, QualityQuery(examples=0))
    assert {c.slug: c.projects for c in every.cards if c.projects} == {
        "groningen": 5,
        "fryslan": 2,
        "zeeland": 3,
        "drenthe": 4,
    }
    shares = [c.share for c in every.cards if c.projects]
    assert len(set(shares)) == len(shares)
    for field in every.fields:
        assert len(field.missing) == field.total - field.filled, "0 names all"
