"""Which thing of a small country a name on somebody's list stands for, and how sure that is."""

from __future__ import annotations

import pytest

from graph.store import Snapshot
from queries.reconciliation import Candidate, ReconciliationQuery, reconcile


def _asked(country: Snapshot, name: str, **more: object) -> list[Candidate]:
    return reconcile(country, ReconciliationQuery.model_validate({"query": name, **more}))


@pytest.mark.parametrize(
    ("name", "thing", "score", "sure"),
    [
        ("Drents Bouwnetwerk", "platform/drents-bouwnetwerk", 100.0, True),
        ("drents bouw-netwerk", "platform/drents-bouwnetwerk", 100.0, True),
        ("DBN", "platform/drents-bouwnetwerk", 100.0, True),
        ("Bouwkring Drenthe", "platform/drents-bouwnetwerk", 100.0, True),
        ("Drents Bouwnetwrk", "platform/drents-bouwnetwerk", 97.0, False),
        ("de mol circulair b.v.", "organisatie/de-mol-circulair", 97.0, False),
        ("Sloopbedrijf De Mol", "organisatie/de-mol-circulair", 100.0, True),
        ("Noord Chemiepark", "platform/chemiepark-noord", 97.0, False),
        ("materialenbank", "organisatie/stichting-materialenbank", 97.0, False),
        ("platform/chemiepark-noord", "platform/chemiepark-noord", 100.0, True),
    ],
)
def test_the_likeliest_is_first(country: Snapshot, name: str, thing: str, score: float, sure: bool) -> None:
    first = _asked(country, name)[0]
    assert (first.id, first.score, first.match) == (thing, score, sure)
    assert [t.id for t in first.type] == [thing.partition("/")[0]]
    assert [f.id for f in first.features] == ["naam"]


def test_initials_stand_for_all_words_or_for_those_that_carry_the_name(country: Snapshot) -> None:
    for letters in ("ABVDHN", "ABHN"):
        first = _asked(country, letters)[0]
        assert first.id == "organisatie/afdeling-bouw-van-de-hogeschool-noord"
        assert not first.match
    assert "organisatie/afdeling-bouw-van-de-hogeschool-noord" not in [c.id for c in _asked(country, "ABX")]


def test_a_kind_narrows_and_scores_go_down(country: Snapshot) -> None:
    found = _asked(country, "Materialenbank", type="project")
    assert [(c.id, c.score) for c in found][:2] == [
        ("project/materialenbank-groningen", 90.0),
        ("project/materialenbank-vlissingen", 90.0),
    ]
    assert {c.type[0].id for c in found} == {"project"}
    every = _asked(country, "hogeschool noord", limit=3)
    assert [c.score for c in every] == [100.0, 90.0, 88.9]


def test_a_property_that_fits_makes_it_likelier(country: Snapshot) -> None:
    in_zeeland = [{"pid": "provincie", "v": {"id": "provincie/zeeland"}}]
    found = _asked(country, "Materialenbank", type="project", properties=in_zeeland)
    assert found[0].id == "project/materialenbank-vlissingen"
    features = {c.id: {f.id: f.value for f in c.features} for c in found}
    assert features["project/materialenbank-vlissingen"]["eigenschappen"] == 100.0
    assert features["project/materialenbank-groningen"]["eigenschappen"] == 0.0
