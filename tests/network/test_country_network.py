"""Pictures of the network of a small country: what is in them, where it lies and what ties it."""

from __future__ import annotations

import pytest

from graph.geography import place
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.network import Network, NetworkQuery, network
from queries.network.field import LONG_NAME, network_field, shortened
from queries.network.levels import _hub


def _things(shown: Network) -> set[str]:
    """What is in the picture beside the provinces, by the last part of its identifier."""
    return {n.id.partition("/")[2] for n in shown.nodes if n.type != "Province"}


def _ties(shown: Network) -> list[tuple[str, str, str]]:
    """Who is tied to what; ``~`` behind a tie that waits until it is chosen."""
    return [
        (e.source.partition("/")[2], e.relationship + "~" * e.quiet, e.target.partition("/")[2])
        for e in shown.edges
    ]


def test_provinces_are_tied_by_what_they_share(country: Snapshot) -> None:
    shown = network(country)
    assert (shown.title, shown.summary) == ("Wat provincies samen doen", "12 provincies")
    joint = {
        (e.source.partition("/")[2], e.target.partition("/")[2]): e
        for e in shown.edges
        if e.relationship == "SAMEN"
    }
    assert {pair: edge.weight for pair, edge in joint.items()} == {
        ("drenthe", "fryslan"): 1.0,
        ("drenthe", "groningen"): 3.0,
        ("drenthe", "zeeland"): 1.0,
    }, "the Kring van Noord of Fryslân and Groningen is no more"
    edge = joint["drenthe", "groningen"]
    assert edge.sentence == "Drenthe en Groningen delen 3 projecten en platforms."
    assert [s.id for s in edge.shared] == [
        "platform/drents-bouwnetwerk",
        "platform/chemiepark-noord",
        "project/brug-van-plastic",
    ]
    assert edge.shared[2].model_dump() == {
        "id": "project/brug-van-plastic",
        "name": "Brug van Plastic",
        "kind": "project",
        "phase": "afgerond",
        "phase_as_of": None,
        "start": 2018,
        "themes": ["thema/ta-kunststoffen"],
        "provinces": ["drenthe", "groningen"],
        "sides": [],
    }
    assert joint["drenthe", "zeeland"].sentence == "Drenthe en Zeeland delen 1 project of platform."
    assert joint["drenthe", "zeeland"].sources == ["bron/bericht-1-van-zeeland", "bron/bericht-2-van-zeeland"]
    assert [(t.id, t.count) for t in shown.themes][:3] == [
        ("thema/ta-bouw", 2),
        ("thema/ta-kunststoffen", 2),
        ("thema/os-vth", 1),
    ]


def test_platforms_that_bridge_provinces_are_loud(country: Snapshot) -> None:
    shown = network(country, NetworkQuery(level="platforms"))
    assert (shown.title, shown.summary) == (
        "Platforms die provincies verbinden",
        "12 provincies en 5 platforms",
    )
    assert _ties(shown) == [
        ("chemiepark-noord", "ACTIVE_IN", "drenthe"),
        ("chemiepark-noord", "ACTIVE_IN", "groningen"),
        ("drents-bouwnetwerk", "ACTIVE_IN", "drenthe"),
        ("drents-bouwnetwerk", "ACTIVE_IN", "groningen"),
        ("kring-van-noord", "ACTIVE_IN", "fryslan"),
        ("kring-van-noord", "ACTIVE_IN", "groningen"),
        ("zeeuwse-bouwkring", "ACTIVE_IN~", "zeeland"),
    ]
    part = network(country, NetworkQuery(level="platforms", themes=("ta-kunststoffen",)))
    assert (_things(part), part.title) == (
        {"chemiepark-noord"},
        "Platforms die provincies verbinden: Kunststoffen",
    )


def test_a_theme_has_what_is_about_it_and_what_falls_under_it(country: Snapshot) -> None:
    shown = network(country, NetworkQuery(level="theme", topics=("hennep",)))
    assert (shown.title, shown.summary) == ("Hennep", "12 provincies en 4 projecten")
    assert _ties(shown) == [
        ("hennephuis-assen", "IN_PROVINCE~", "drenthe"),
        ("hennepwoning-delfzijl", "IN_PROVINCE~", "groningen"),
        ("sloophub", "IN_PROVINCE", "drenthe"),
        ("sloophub", "IN_PROVINCE", "fryslan"),
        ("vezelhennep-in-de-bouw", "IN_PROVINCE~", "fryslan"),
    ]
    assert {t.id: t.count for t in shown.themes} == {
        "thema/ta-bouw": 4,
        "thema/on-vezelhennep": 3,
        "thema/ta-kunststoffen": 1,
        "thema/on-hennep": 1,
        "thema/on-isolatie": 1,
        "thema/on-slopen": 1,
        "thema/on-zeewier": 1,
    }


@pytest.mark.parametrize(
    ("chosen", "things"),
    [
        ({"provinces": ("Friesland",)}, {"sloophub", "vezelhennep-in-de-bouw"}),
        ({"phases": ("pilot", "idee")}, {"hennepwoning-delfzijl", "vezelhennep-in-de-bouw"}),
        ({"kinds": ("platform",)}, set()),
        ({"kinds": ("project",), "year": 2020}, {"hennephuis-assen", "vezelhennep-in-de-bouw"}),
        ({"year": 2021, "provinces": ("drenthe",)}, {"hennephuis-assen", "sloophub"}),
    ],
)
def test_filters_narrow_a_picture(country: Snapshot, chosen: dict[str, object], things: set[str]) -> None:
    query = NetworkQuery.model_validate({"level": "theme", "topics": ("hennep",), **chosen})
    shown = network(country, query)
    assert _things(shown) == things
    assert sum(n.type == "Province" for n in shown.nodes) == 12


def test_a_thing_stands_in_the_middle_of_what_it_touches(country: Snapshot) -> None:
    shown = network(country, NetworkQuery(level="ego", about="project/materialenbank-groningen"))
    assert shown.title == "Materialenbank Groningen"
    assert [n.id for n in shown.nodes if n.focus] == ["project/materialenbank-groningen"]
    assert _ties(shown) == [
        ("stichting-materialenbank", "LEADS", "materialenbank-groningen"),
        ("materialenbank-groningen", "IN_PROVINCE", "groningen"),
        ("materialenbank-groningen", "ADDRESSES", "on-hergebruik"),
        ("materialenbank-groningen", "ADDRESSES", "on-slopen"),
        ("materialenbank-groningen", "ADDRESSES", "ta-bouw"),
        ("groningen", "FOCUSES_ON~", "ta-bouw"),
        ("groningen", "FOCUSES_ON~", "ta-bouw"),
        ("on-slopen", "MATCHES~", "ta-bouw"),
    ]
    sentences = {e.relationship: e.sentence for e in shown.edges}
    assert sentences["LEADS"] == "Stichting Materialenbank trekt Materialenbank Groningen."


def test_two_steps_go_no_further_than_what_touches_everything(country: Snapshot) -> None:
    one = network(country, NetworkQuery(level="ego", about="Gemeente Emmen"))
    assert _things(one) == {"gemeente-emmen", "drents-bouwnetwerk", "sloophub", "zo-sloopt-emmen"}
    two = network(country, NetworkQuery(level="ego", about="Gemeente Emmen", steps=2))
    assert _things(two) > _things(one)
    assert {"de-mol-circulair", "rijk", "on-slopen"} <= _things(two)
    assert "materialenbank-groningen" not in _things(two)
    field = network_field(country)
    assert [_hub(field, i) for i in ("provincie/drenthe", "thema/ta-bouw", "thema/on-slopen")] == [
        True,
        True,
        False,
    ]


def test_a_path_is_the_shortest_ways_between_two_things(country: Snapshot) -> None:
    shown = network(country, NetworkQuery(level="path", start="Gemeente Emmen", end="Gemeente Vlissingen"))
    assert shown.title == "Van Gemeente Emmen naar Gemeente Vlissingen"
    assert [n.id for n in shown.nodes if n.focus] == [
        "organisatie/gemeente-emmen",
        "organisatie/gemeente-vlissingen",
    ]
    assert ("gemeente-emmen", "LEADS", "sloophub") in _ties(shown)
    assert {"drents-bouwnetwerk", "zeeuwse-bouwkring", "on-slopen"} < _things(shown)


def test_a_thing_lies_in_its_town_or_between_its_provinces(country: Snapshot) -> None:
    nodes = {n.id: n for n in network(country, NetworkQuery(level="theme", topics=("hennep",))).nodes}
    assen = nodes["project/hennephuis-assen"]
    assert (assen.x, assen.y) == tuple(round(c, 1) for c in place(52.9978, 6.5507))
    drenthe, fryslan = nodes["provincie/drenthe"], nodes["provincie/fryslan"]
    hub = nodes["project/sloophub"]
    assert hub.x == pytest.approx((drenthe.x + fryslan.x) / 2, abs=0.1)
    assert hub.y == pytest.approx((drenthe.y + fryslan.y) / 2, abs=0.1)
    national = {n.id: n for n in network(country, NetworkQuery(level="platforms")).nodes}
    assert national["platform/de-verschilmakers"].national
    assert not national["platform/kring-van-noord"].national


def test_what_the_panel_tells_of_a_thing(country: Snapshot) -> None:
    nodes = {n.id: n for n in network(country, NetworkQuery(level="theme", topics=("hennep",))).nodes}
    hub = nodes["project/sloophub"]
    assert [(f.label, f.text) for f in hub.facts] == [
        ("fase", "uitvoering"),
        ("begonnen", "2021"),
        ("tot", "2024"),
        ("budget", "€ 250.000"),
        ("resultaten", "120 ton materiaal hergebruikt. 40 ton naar Friese bouwers."),
    ]
    assert (hub.text, hub.start, hub.end, hub.importance) == (
        "Hub waar Friese slopers hun materiaal brengen en halen.",
        2021,
        2024,
        7,
    )
    assert list(zip(hub.sources, hub.places, strict=True)) == [
        ("bron/drentse-aanpak-circulair-bouwen", ""),
        ("bron/hennep-op-het-friese-land", ""),
        ("bron/sloophub-opent-deuren", "hoofdstuk 2"),
    ]
    shown = network(country, NetworkQuery(level="platforms"))
    kring = next(n for n in shown.nodes if n.id == "platform/kring-van-noord")
    assert [(f.label, f.text) for f in kring.facts] == [
        ("soort", "vereniging"),
        ("sinds", "2012"),
        ("tot", "2023"),
    ]
    dates = {s.id: s.date for s in shown.sources}
    assert dates["bron/drentse-aanpak-circulair-bouwen"] == "mei 2023"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (NetworkQuery(level="theme"), "kies een thema of onderwerp, bijvoorbeeld textiel."),
        (NetworkQuery(level="ego"), "kies waar het om gaat, bijvoorbeeld CESI."),
        (NetworkQuery(level="path", start="Rijk"), "kies twee dingen: van en naar."),
        (
            NetworkQuery(level="ego", about="bron/de-krachtenkaart"),
            "bron/de-krachtenkaart staat niet in het netwerk; kies een project, platform of provincie.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(country: Snapshot, query: NetworkQuery, said: str) -> None:
    with pytest.raises(UnknownWordError) as refused:
        network(country, query)
    assert str(refused.value) == said


def test_a_kind_that_does_not_exist_is_refused_with_those_there_are(country: Snapshot) -> None:
    with pytest.raises(UnknownWordError) as refused:
        network(country, NetworkQuery(kinds=("dorp", "project")))
    assert str(refused.value).startswith('onbekende soort "dorp". Kies uit: bron, cijfer, gebeurtenis, ')


def test_a_long_name_is_shortened_or_stands_by_its_abbreviation() -> None:
    assert shortened("Drents Bouwnetwerk", "DBN") == "Drents Bouwnetwerk"
    long = "Samenwerkingsverband van alle noordelijke bouwers"
    assert shortened(long, "SNB") == "SNB"
    assert shortened(long, "SN") == shortened(long) == long
    assert len(long) > LONG_NAME
    assert shortened("Bouwers van het Noorden (stichting in oprichting)") == "Bouwers van het Noorden"
    assert shortened("Proef: hergebruik van bouwmateriaal") == "Proef: hergebruik van bouwmateriaal"
