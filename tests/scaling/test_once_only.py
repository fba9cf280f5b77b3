"""Studies, events, buildings and works done once are no candidates, unless they made what others can use."""

from __future__ import annotations

import re

import pytest

from graph.store import Store
from queries.scaling import NoCandidate, ScalingAnswer, ScalingQuery, robustness, scaling
from queries.scaling.kinds import once

BY_NAME = re.compile(
    r"\b(?:\w*onderzoek|\w*studie|inventarisatie|atlas|\w*rapport\w*|evaluatie)\b", re.IGNORECASE
)
MADE_FOR_OTHERS = re.compile(r"handreiking|leidraad|method|instrument|meetlat|meetsystematiek|kennisbank")


@pytest.fixture(scope="module")
def answer(seed_store: Store) -> ScalingAnswer:
    return scaling(seed_store.at(), ScalingQuery(limit=0, no_candidates=True))


@pytest.fixture(scope="module")
def left_out(answer: ScalingAnswer) -> dict[str, NoCandidate]:
    return {p.name: p for p in answer.no_candidates}


@pytest.mark.parametrize(
    ("name", "nature"),
    [
        ("Circulaire Atlas Gelderland", "onderzoek"),
        ("Rekenkameronderzoek circulaire economie Randstadprovincies", "onderzoek"),
        ("State-of-the-artrapporten Circulair Zuid-Holland", "onderzoek"),
        ("OESO-casestudie en actieplan circulaire economie Groningen", "onderzoek"),
        ("Circulaire kansen voor maritiem", "onderzoek"),  # only its description says that it is a study
        ("Marktdag Circulair Inkopen", "evenement"),
        ("Flevolandse Circulaire Innovatie Top 20", "evenement"),
        ("De Gouden Cirkel", "evenement"),
        ("Upcycle City-competitie", "evenement"),
        ("Bouw Biosintrum Oosterwolde", "gebouw"),
        ("Stadskantoor Venlo (cradle to cradle)", "gebouw"),
        ("It Swettehûs", "gebouw"),
        ("The Green House", "gebouw"),
        ("Circulaire sociale huurwoningen Meppel", "gebouw"),
        ("Hoge (Oer)Brug Ulft-Silvolde", "eenmalig werk"),
        ("Circulair delven Prinsenhof A", "eenmalig werk"),
        ("Duurzame rotonde Dronterweg-Swifterringweg (N309)", "eenmalig werk"),
        ("Viaduct Hoog Burel met Groningse liggers", "eenmalig werk"),
    ],
)
def test_what_nobody_does_again_is_no_candidate(
    left_out: dict[str, NoCandidate], name: str, nature: str
) -> None:
    assert left_out[name].nature == nature
    assert name in left_out[name].reason


@pytest.mark.parametrize(
    "name",
    [
        "PlasticRoad",  # a cycle path, but in modules, and being scaled up
        "Biocomposiet fietsbrug Ritsumasyl",  # a bridge whose design is shared with whoever wants it
        "Cruquiusbrug N201",  # a bridge to learn to build with standard parts
        "Prefab-hennepwoning Dun Agro",  # a house made to be made in series
        "Startblock modulaire houten woningen",  # a factory of houses
        "Circulair viaduct Reevesluis",  # a pilot: made to see whether it can be done again
        "Lignine-asfalt Lepelstraat",
        "Verkenning meetsystematiek circulaire economie",  # a study that makes a method
        "Sliepe yn ’e Takomst",  # designs in an open library
        "Circulair Ambachtscentrum Grou",  # a building for what can be done everywhere
        "Duurzaamheidsplein Oss",  # "milieustraat" is no street
        "Struvietwinning Den Helder en Beverwijk",  # Beverwijk is no wijk
        "CIRCO-tracks Overijssel",
        "BouwHub Utrecht",
        "Volledig hergebruikt asfalt Archimedeslaan",  # one street, but a mixture for all
    ],
)
def test_what_can_be_done_again_stays_a_candidate(answer: ScalingAnswer, name: str) -> None:
    assert name in {c.name for c in answer.candidates}


def test_no_candidate_is_a_study_by_its_name(answer: ScalingAnswer, seed_store: Store) -> None:
    texts = {
        r["id"]: f"{r['d']} {r['r']}"
        for r in seed_store.at().query(
            "MATCH (p:Project) RETURN p.id AS id, p.description AS d, p.results AS r"
        )
    }
    studies = [
        c for c in answer.candidates if BY_NAME.search(c.name) and c.phase not in ("pilot", "opschaling")
    ]
    assert [c.name for c in studies if not MADE_FOR_OTHERS.search(f"{c.name} {texts[c.id]}")] == []


def test_they_are_counted_told_and_listed_when_asked_for(seed_store: Store, answer: ScalingAnswer) -> None:
    short = scaling(seed_store.at(), ScalingQuery())
    assert short.no_candidates == []
    assert short.no_candidates_total == len(answer.no_candidates) > 100
    told = next(note for note in short.notes if note.startswith("Geen kandidaat"))
    assert sum(map(int, re.findall(r"\d+", told))) == short.no_candidates_total
    assert not {c.id for c in answer.candidates} & {p.id for p in answer.no_candidates}


def test_who_asks_for_one_by_name_hears_why_it_is_none(seed_store: Store) -> None:
    found = scaling(seed_store.at(), ScalingQuery(projects=("circulaire-atlas-gelderland",)))
    assert found.candidates == []
    assert found.notes == [
        '"Circulaire Atlas Gelderland" is geen kandidaat: het is een onderzoek (kaart: "atlas"), en de '
        "kaart noemt niets wat een ander daarvan kan gebruiken of namaken."
    ]


def test_how_fast_a_place_stands_is_asked_of_candidates_alone(
    seed_store: Store, answer: ScalingAnswer
) -> None:
    assert {c.id for c in robustness(seed_store.at()).candidates} <= {c.id for c in answer.candidates}


def test_a_pilot_and_what_names_an_instrument_are_not_done_once() -> None:
    said = "Onderzoek naar reststromen in de regio."
    assert once("Reststromen", said, "", "afgerond") is not None
    assert once("Reststromen", said, "", "pilot") is None
    assert once("Reststromen", said, "Een handreiking voor gemeenten.", "afgerond") is None
    assert once("Reststromen", "Netwerk van bedrijven dat onderzoek laat doen.", "", "afgerond") is None
