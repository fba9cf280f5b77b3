"""The IPO note of 22 March 2023 in the graph: its calls, its figures, and what it says of what it names."""

from __future__ import annotations

import pytest

from graph.schema import GLOSSARY_SCHEME
from graph.store import Row, Store
from loaders.build.load import Prepared

NOTE = "publicatie/samen-versnellen-verbreden-en-investeren"


def rows(store: Store, cypher: str, **parameters: object) -> list[Row]:
    return store.at().query(cypher, parameters)


def one(store: Store, cypher: str, **parameters: object) -> set[str]:
    return {str(next(iter(row.values()))) for row in rows(store, cypher, **parameters)}


# -- calls --------------------------------------------------------------------------------------


def test_every_call_is_the_ipos_and_stands_in_the_note(seed_store: Store) -> None:
    found = rows(
        seed_store,
        "MATCH (o:Organisation)-[:OFFERS]->(k:Opportunity)-[:PART_OF]->(n:Publication) "
        "RETURN k.id AS id, k.kind AS kind, o.name AS by, n.id AS note ORDER BY id",
    )
    assert len(found) == 8
    assert {row["kind"] for row in found} == {"oproep", "wens"}
    assert {row["by"] for row in found} == {"Interprovinciaal Overleg"}
    assert {row["note"] for row in found} == {NOTE}


@pytest.mark.parametrize(
    ("call", "chapters", "theme"),
    [
        ("kans/versnel-de-overgang-naar-een-circulaire-economie-op-basis-de", "2; 6", "Versnellen"),
        ("kans/verbreed-de-overgang-naar-andere-beleidsvelden", "3; 6", "Verbreden"),
        ("kans/investeer-meer-in-de-circulaire-economie", "4; 6", "Investeren"),
    ],
)
def test_a_call_has_its_chapter_its_addressee_and_its_theme(
    seed_store: Store, call: str, chapters: str, theme: str
) -> None:
    places = one(
        seed_store,
        "MATCH (:Opportunity {id: $id})-[r:STATED_IN]->(:Source {kind: 'notitie'}) RETURN r.`where` AS w",
        id=call,
    )
    assert places == {chapters}
    asked = "MATCH (:Opportunity {id: $id})-[:ASKED_OF]->(o:Organisation) RETURN o.name AS name"
    assert one(seed_store, asked, id=call) == {"Rijk"}
    about = "MATCH (:Opportunity {id: $id})-[:ADDRESSES]->(t:Theme) RETURN t.name AS name"
    assert theme in one(seed_store, about, id=call)


def test_a_call_of_which_no_source_says_to_whom_has_no_addressee(seed_store: Store) -> None:
    asked = "MATCH (k:Opportunity)-[:ASKED_OF]->(:Organisation) RETURN k.id AS id"
    assert not [i for i in one(seed_store, asked) if "kennisgremium" in i or "criteria" in i]


def test_the_requests_of_the_krachtenkaart_are_asked_of_the_rijk_too(seed_store: Store) -> None:
    asked = (
        "MATCH (k:Opportunity {kind: 'vraag aan het Rijk'})-[:ASKED_OF]->(o:Organisation) "
        "RETURN k.id AS id, o.name AS name"
    )
    assert [row["name"] for row in rows(seed_store, asked)] == ["Rijk"] * 3


# -- figures ------------------------------------------------------------------------------------


def test_the_figures_are_numbers_with_their_unit(seed_store: Store) -> None:
    found = rows(
        seed_store,
        "MATCH (n:Figure) RETURN n.amount AS amount, n.unit AS unit, n.bound AS bound, n.per AS per, "
        "n.years AS years ORDER BY amount DESC",
    )
    assert [(r["amount"], r["unit"]) for r in found] == [
        (35_000_000_000, "euro"),
        (7_000_000_000, "euro"),
        (17_000_000, "euro"),
        (15_000_000, "euro"),
        (2_000_000, "euro"),
        (20, "procent"),
    ]
    together, of_the_rijk = found[2], found[3]
    assert (together["bound"], together["per"]) == ("meer dan", "jaar")
    assert (of_the_rijk["per"], of_the_rijk["years"]) == ("jaar", 3)


def test_a_figure_says_whose_it_is(seed_store: Store) -> None:
    whose = {
        row["id"]: row["name"]
        for row in rows(
            seed_store, "MATCH (n:Figure)-[:INVOLVES]->(o:Organisation) RETURN n.id AS id, o.name AS name"
        )
    }
    assert whose["cijfer/rijksbudget-in-het-concept-npce"] == "Rijk"
    assert (
        whose["cijfer/gezamenlijke-jaarlijkse-provinciale-inzet-voor-circulaire"] == "Gezamenlijke provincies"
    )


# -- what the note says of what it names --------------------------------------------------------

LINKS = [
    ("PART_OF", "platform/expert-team-flying-doctors", "platform/inkoopplatform-provincies"),
    ("PART_OF", "project/aanjager-circulair-inkopen", "platform/inkoopplatform-provincies"),
    ("PART_OF", "project/kennisuitwisseling-circulair-inkopen", "platform/inkoopplatform-provincies"),
    ("PART_OF", "project/positionering-inkoop-platform-provincies", "platform/inkoopplatform-provincies"),
    ("ADDRESSES", "platform/expert-team-flying-doctors", "thema/os-inkopen-aanbesteden"),
    ("ADDRESSES", "project/aanjager-circulair-inkopen", "thema/os-inkopen-aanbesteden"),
    ("ADDRESSES", "platform/duurzaam-gww", "thema/os-inkopen-aanbesteden"),
    ("LEADS", "platform/omgevingsdienst-nl", "project/leergang-circulaire-economie-voor-omgevingsdiensten"),
    ("LEADS", "platform/omgevingsdienst-nl", "project/hulpmiddelen-ce-bij-vth-en-flyer-voor-bedrijven"),
    ("FOLLOWS", "platform/kennisgremium-afval-of-grondstof", "platform/ruimte-in-regels"),
    ("ADDRESSES", "publicatie/bouwstenenvisie", "thema/os-vth"),
    ("INVOLVES", "publicatie/bestuurlijk-akkoord", "organisatie/rijk"),
    (
        "PART_OF",
        "publicatie/routekaart-circulaire-economie-tot-en-met-2030",
        "publicatie/bestuurlijk-akkoord",
    ),
    ("MEMBER_OF", "organisatie/rijk", "platform/nationaal-programma-circulaire-economie"),
    (
        "INVOLVES",
        "publicatie/integrale-circulaire-economie-rapportage-icer-2023",
        "organisatie/planbureau-voor-de-leefomgeving",
    ),
    ("ADDRESSES", "publicatie/integrale-circulaire-economie-rapportage-icer-2023", "thema/os-monitoring"),
]


@pytest.mark.parametrize(("type_", "start", "end"), LINKS)
def test_the_note_ties_what_it_names(seed_data: Prepared, type_: str, start: str, end: str) -> None:
    found = [
        row["sources"]
        for (name, _, _), frame in seed_data.data.relationships.items()
        if name == type_
        for row in frame.to_dicts()
        if (row["from"], row["to"]) == (start, end)
    ]
    assert len(found) == 1
    assert found[0]


ALONE = {
    "organisatie/europese-associaties-op-het-gebied-van-circulaire-economie",
    "organisatie/gemeenten",
    "organisatie/mbo-s-hogescholen-universiteiten-en-onderzoeksinstituten",
    "organisatie/ministerie-bij-monitoring",
    "organisatie/ngo-s-n-m",
    "organisatie/regionale-ontwikkelingsmaatschappijen",
    "organisatie/waterschappen",
    "publicatie/the-circularity-gap-report-2023",
}
"""Groups that the note names and of which no source says more, and a report whose maker no source names."""


def test_what_the_note_names_does_not_stand_alone(seed_data: Prepared) -> None:
    named, tied = set[str](), set[str]()
    note = next(n["id"] for n in seed_data.data.nodes["Source"].to_dicts() if n["kind"] == "notitie")
    for (type_, _, _), frame in seed_data.data.relationships.items():
        for row in frame.select("from", "to").to_dicts():
            if type_ != "STATED_IN":
                tied |= {row["from"], row["to"]}
            elif row["to"] == note:
                named.add(row["from"])
    words = {n["id"] for n in seed_data.data.nodes["Theme"].to_dicts() if n["scheme"] == GLOSSARY_SCHEME}
    assert named - tied - words <= ALONE, "a word of the glossary explains; nothing is about it"


# -- policy themes ------------------------------------------------------------------------------


def test_a_policy_theme_of_the_note_is_the_topic_of_that_name(seed_store: Store) -> None:
    topic = rows(
        seed_store,
        "MATCH (t:Theme {id: 'thema/on-textiel'})-[r:STATED_IN]->(:Source {kind: 'notitie'}) "
        "RETURN t.former_ids AS former, r.`where` AS place",
    )
    assert topic == [{"former": ["thema/nt-beleidsthema-textiel"], "place": "5.2.3"}]


def test_every_other_theme_of_the_note_is_tied_to_what_it_means(seed_store: Store) -> None:
    """By a topic that it is near, or by what is about it."""
    own = one(seed_store, "MATCH (t:Theme {scheme: 'notitie'}) RETURN t.id AS id")
    near = one(seed_store, "MATCH (t:Theme {scheme: 'notitie'})-[:MATCHES]->(:Theme) RETURN t.id AS id")
    about = one(
        seed_store, "MATCH (t:Theme {scheme: 'notitie'})<-[:ADDRESSES]-(:Opportunity) RETURN t.id AS id"
    )
    about |= one(
        seed_store, "MATCH (t:Theme {scheme: 'notitie'})<-[:ADDRESSES]-(:Publication) RETURN t.id AS id"
    )
    assert len(own) == 15
    assert own - near - about == set()
