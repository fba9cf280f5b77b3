"""What is new in a small country, by the dates that sources and things have."""

from __future__ import annotations

from graph.store import Snapshot
from queries.changes import ChangesQuery, changes


def test_what_is_new_in_one_province_since_a_year(country: Snapshot) -> None:
    answer = changes(country, ChangesQuery(provinces=("zeeland",), since="2021"))
    assert (answer.total, answer.newest) == (2, "2024-01-15")
    source, project = answer.changes
    assert (source.date, source.kind, source.thing.id) == ("2022-05-01", "bron", "bron/bericht-1-van-zeeland")
    assert source.sentence == (
        'Bron van Provincie Zeeland: "Bericht 1 van Zeeland". Hij noemt Asfalt dat blijft, Materialenbank '
        "Vlissingen en Zeeuwse Bouwkring."
    )
    assert [t.id for t in source.things] == [
        "project/asfalt-dat-blijft",
        "project/materialenbank-vlissingen",
        "platform/zeeuwse-bouwkring",
    ]
    assert (project.date, project.provinces) == ("2022", ["zeeland"])
    assert project.sentence == ("Materialenbank Vlissingen (fase pilot) heeft 2022 als beginjaar in Zeeland.")
    assert [s.id for s in project.sources] == ["bron/bericht-1-van-zeeland"]


def test_what_has_no_date_is_counted(country: Snapshot) -> None:
    answer = changes(country, ChangesQuery(provinces=("zeeland",), since="2021"))
    assert [(u.kind, u.count, u.total) for u in answer.undated] == [
        ("project", 1, 3),
        ("platform", 1, 1),
        ("bron", 0, 2),
    ]
    assert answer.notes == [
        "Zonder datum, en dus niet in deze lijst: 1 van 3 projecten en 1 van 1 platform.",
        "Wat er in een kaart zelf is gewijzigd, is hier niet te zien: de graaf bewaart geen geschiedenis.",
    ]


def test_the_newest_comes_first_and_a_subject_narrows(country: Snapshot) -> None:
    every = changes(country, ChangesQuery(limit=0))
    dates = [c.date for c in every.changes]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == every.total
    assert every.changes[0].thing.id == "bron/sloophub-opent-deuren"
    hemp = changes(country, ChangesQuery(topics=("hennep",), limit=0))
    begun = {c.thing.id for c in hemp.changes if c.kind == "project"}
    assert begun == {"project/hennephuis-assen", "project/hennepwoning-delfzijl", "project/sloophub"}
