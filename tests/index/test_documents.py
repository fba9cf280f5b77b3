"""What there is to find of each thing in a small country, and in which words it is found."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from graph.schema import NODE_TYPES
from graph.store import Snapshot
from queries.index.documents import TYPE_ORDER, Corpus, as_payload, gather
from queries.index.keys import exact_keys, lexicon_of, name_stems, place_keys, texts_by_field
from queries.index.text_index import text_index

PARTIES = [
    *("Drents Bouwnetwerk", "DBN", "Bouwkring Drenthe", "Gemeente Emmen"),
    *("Afdeling Bouw van de Hogeschool Noord", "De Mol Circulair", "Sloopbedrijf De Mol"),
    *("Rijk", "Rijksoverheid"),
]


@pytest.fixture(scope="module")
def corpus(country: Snapshot) -> Corpus:
    return gather(country)


def _of(corpus: Corpus, identifier: str) -> dict[str, Any]:
    """What is known of one thing beside its identifier, without what is empty."""
    (document,) = (d for d in corpus.documents if d.id == identifier)
    return {name: value for name, value in asdict(document).items() if value and name != "id"}


@pytest.mark.parametrize(
    ("identifier", "known"),
    [
        (
            "project/sloophub",
            {
                "type": "Project",
                "name": "Sloophub Emmen",
                "aliases": ["Materialenhub Emmen"],
                "description": "Hub waar Friese slopers hun materiaal brengen en halen.",
                "more": [
                    "Bouwmateriaal uit sloop krijgt een tweede leven.",
                    "120 ton materiaal hergebruikt. 40 ton naar Friese bouwers.",
                    "Vroeger op een ander terrein.",
                ],
                "topics": ["slopen", "vezelhennep", "zeewier", "Bouw"],
                "topic_words": ["slopen", "vezelhennep", "industriële hennep", "zeewier", "Bouw", "bouwen"],
                "wider": ["hennep"],
                "places": ["Emmen", "Drenthe", "Fryslân", "Friesland"],
                "parties": PARTIES,
                "provinces": ["drenthe", "fryslan"],
                "themes": [
                    *("thema/on-slopen", "thema/on-vezelhennep", "thema/on-zeewier", "thema/ta-bouw"),
                    "thema/on-hennep",
                ],
                "broad": ["thema/ta-bouw"],
                "phase": "uitvoering",
            },
        ),
        (
            "platform/kring-van-noord",
            {
                "type": "Platform",
                "name": "Kring van Noord",
                "description": "Vereniging van bedrijven in het noorden die elkaars reststromen gebruiken.",
                "more": ["vereniging"],
                "places": ["Fryslân", "Friesland", "Groningen"],
                "parties": ["Interprovinciaal Overleg", "IPO", "Interprovinciaal Overleg (IPO)"],
                "provinces": ["fryslan", "groningen"],
            },
        ),
        (
            "organisatie/rijk",
            {
                "type": "Organisation",
                "name": "Rijk",
                "aliases": ["Rijksoverheid"],
                "more": ["overheid"],
                "provinces": ["drenthe", "fryslan", "zeeland"],
            },
        ),
        (
            "provincie/groningen",
            {
                "type": "Province",
                "name": "Groningen",
                "description": "Opmerking bij de Krachtenkaart: Groningen noemt twee doelen.",
                "more": ["Bouwen met gewassen", "Bouwen met riet", "Groene chemie"],
                "topics": ["Biomassa en voedsel", "Bouw", "Kunststoffen"],
                "topic_words": ["Biomassa en voedsel", "Bouw", "bouwen", "Kunststoffen"],
                "provinces": ["groningen"],
                "themes": ["thema/ta-biomassa", "thema/ta-bouw", "thema/ta-kunststoffen"],
                "broad": ["thema/ta-biomassa", "thema/ta-bouw", "thema/ta-kunststoffen"],
            },
        ),
        ("thema/on-vezelhennep", {"type": "Theme", "name": "vezelhennep", "aliases": ["industriële hennep"]}),
        (
            "gemeente/gm0518",
            {
                "type": "Municipality",
                "name": "'s-Gravenhage",
                "aliases": ["Den Haag"],
                "places": ["Zuid-Holland"],
                "provinces": ["zuid-holland"],
            },
        ),
        (
            "kans/richt-een-proefhub-in",
            {
                "type": "Opportunity",
                "name": "Richt een proefhub in",
                "more": ["wens"],
                "topics": ["slopen", "Bouw"],
                "topic_words": ["slopen", "Bouw", "bouwen"],
                "parties": ["Interprovinciaal Overleg", "IPO", "Interprovinciaal Overleg (IPO)"],
                "themes": ["thema/on-slopen", "thema/ta-bouw"],
                "broad": ["thema/ta-bouw"],
            },
        ),
        (
            "publicatie/zo-sloopt-emmen",
            {
                "type": "Publication",
                "name": "Zo sloopt Emmen",
                "description": "Een ambtenaar vertelt.",
                "more": ["Minder afval.", "Ook in het magazine.", "interview"],
                "topics": ["slopen", "Bouw"],
                "topic_words": ["slopen", "Bouw"],
                "places": ["Emmen", "Drenthe"],
                "provinces": ["drenthe"],
                "themes": ["thema/on-slopen", "thema/vm-bouw"],
                "broad": ["thema/vm-bouw"],
            },
        ),
        (
            "cijfer/gezamenlijke-jaarlijkse-inzet-van-de-provincies",
            {
                "type": "Figure",
                "name": "Gezamenlijke jaarlijkse inzet van de provincies",
                "aliases": ["Inzet van de provincies"],
                "more": [
                    "Zonder cofinanciering.",
                    "drie jaar lang meer dan 17 miljoen euro per jaar",
                    "personeel en projecten",
                ],
                "topics": ["Versnellen"],
                "topic_words": ["Versnellen"],
                "themes": ["thema/nt-hoofdlijn-versnellen"],
            },
        ),
        (
            "bron/sloophub-opent-deuren",
            {"type": "Source", "name": "Sloophub opent deuren", "provinces": ["drenthe", "fryslan"]},
        ),
    ],
)
def test_a_thing_is_found_by_all_that_is_told_of_it(
    corpus: Corpus, identifier: str, known: dict[str, Any]
) -> None:
    assert _of(corpus, identifier) == known


def test_everything_in_the_graph_is_there_in_the_order_of_kinds_and_names(
    country: Snapshot, corpus: Corpus
) -> None:
    there = {row["id"] for n in NODE_TYPES for row in country.query(f"MATCH (n:{n.label}) RETURN n.id AS id")}
    assert {d.id for d in corpus.documents} == there
    assert len(corpus.documents) == len(there)
    kinds = [TYPE_ORDER.index(d.type) for d in corpus.documents]
    assert kinds == sorted(kinds)
    projects = [d.name for d in corpus.documents if d.type == "Project"]
    assert projects == sorted(projects, key=str.casefold)
    assert [d.id for d in corpus.documents if d.name == "Bouw"] == ["thema/ta-bouw", "thema/vm-bouw"]


def test_names_of_provinces_themes_and_places(corpus: Corpus) -> None:
    assert corpus.province_names["fryslan"] == ["Fryslân", "Friesland"]
    assert len(corpus.province_names) == 12
    assert corpus.theme_names["thema/on-vezelhennep"] == ["vezelhennep", "industriële hennep"]
    assert corpus.place_names == sorted(set(corpus.place_names))
    assert {"Brabant", "Den Haag", "Emmen", "Noord-Brabant"} <= set(corpus.place_names)
    keys = place_keys(corpus)
    assert keys["denhaag"] == keys["sgravenhage"] == ["denhaag", "sgravenhage"]
    assert keys["fryslan"] == ["friesland", "fryslan"]
    assert keys["emmen"] == ["emmen"]


def test_a_document_keeps_what_is_needed_to_show_it(corpus: Corpus) -> None:
    (project,) = (d for d in corpus.documents if d.id == "project/plastic-uit-bieten")
    payload = as_payload(project)
    assert set(payload) == {
        *("id", "type", "name", "description", "topics", "topic_words", "places", "parties"),
        *("provinces", "broad", "phase"),
    }
    assert texts_by_field(payload) == {
        "name": ["Plastic uit bieten"],
        "alias": [],
        "topic": ["Biomassa en voedsel", "Kunststoffen"],
        "text": ["Kunststof gemaakt uit suikerbieten."],
        "place": ["Groningen"],
        "party": ["Chemiepark Noord", "CPN"],
    }
    assert texts_by_field({"name": "VTH", "more": ["lijst"]})["text"] == ["lijst"]


def test_a_name_is_found_whole_and_without_small_words_and_parentheses() -> None:
    assert exact_keys("De Mol (Circulair)") == {"demol", "demolcirculair", "mol", "molcirculair"}
    assert exact_keys("van de") == {"vande"}
    assert name_stems("Asfaltwegen van Noord (AN)") == {
        "asfaltweegnoord",
        "asfaltwegnoord",
        "asfaltwegennoord",
    }


def test_the_words_of_all_documents_are_counted_once_a_document(corpus: Corpus) -> None:
    lexicon = lexicon_of(corpus)
    assert lexicon.documents == len(corpus.documents)
    texts = {d.id: texts_by_field(as_payload(d)).values() for d in corpus.documents}
    said = {i: " ".join(t for own in fields for t in own).casefold().split() for i, fields in texts.items()}
    with_hennep = [identifier for identifier, own in said.items() if "hennep" in own]
    assert lexicon.counts["hennep"] == len(with_hennep) > 3
    assert lexicon.spelling["industriele"] == "industriële"
    assert lexicon.spelling["vth"] == "VTH"
    assert {"denhaag", "den", "haag", "noordbrabant"} <= lexicon.names
    assert "hennep" not in lexicon.names
    words = lexicon.as_json()["words"]
    # What names or classifies is seen beside a word nobody knows; what only a source has is part of nothing.
    assert [words[w][2] for w in ("hennep", "bouwers", "krant")] == [2, 1, 0]


def test_an_index_knows_names_slugs_and_what_facets_count(country: Snapshot, corpus: Corpus) -> None:
    index = text_index(country)
    assert index.version == country.version
    assert index.ids == [d.id for d in corpus.documents]
    assert index.facets == [(d.provinces, d.broad, d.phase) for d in corpus.documents]
    assert index.names["bouw"] == ["thema/ta-bouw", "thema/vm-bouw"]
    assert index.names["dbn"] == index.names["bouwkringdrenthe"] == ["platform/drents-bouwnetwerk"]
    assert index.slugs["sloophub"] == ["project/sloophub"]
    assert index.provinces == corpus.province_names
    assert index.themes == corpus.theme_names
    assert index.places == place_keys(corpus)
