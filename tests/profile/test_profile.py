"""What a profile must tell of a thing."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest

from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES
from graph.store import Row, Snapshot, Store, open_store
from graph.store.data import GraphData
from loaders.build.identifiers import FILE_NAME as REGISTER
from loaders.build.load import Prepared
from loaders.documents.folder import seeds_folder
from queries.base.model import UnknownWordError
from queries.contacts import keepers
from queries.dutch.figures import dutch_date, euros
from queries.index.text_index import text_index
from queries.lessons import lessons
from queries.likeness.mentions import mentions
from queries.lists import ListQuery, listing
from queries.profile import profile
from queries.profile.parts import items
from queries.themes.hierarchy import hierarchy
from queries.words import look_alikes, vocabulary

MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path_factory.getbasetemp() / "zoekcache"))


def first_id(store: Store, label: str) -> str:
    return str(store.at().query(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id LIMIT 1")[0]["id"])


@pytest.mark.parametrize("label", [n.label for n in NODE_TYPES])
def test_everything_has_a_profile_that_says_what_it_is(seed_store: Store, label: str) -> None:
    found = profile(seed_store.at(), first_id(seed_store, label))
    assert found.type == label
    assert found.name
    assert found.version == seed_store.at().version
    assert found.summary == "" or found.summary.endswith(".")
    assert {s for g in found.groups for i in g.items for s in i.sources} <= {s.id for s in found.sources}


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("provincie/fryslan", "provincie/fryslan"),
        ("fryslan", "provincie/fryslan"),
        ("Friesland", "provincie/fryslan"),
        ("groningen", "provincie/groningen"),
        ("CESI", "platform/cesi"),
        ("Vereniging Circulair Friesland", "platform/vereniging-circulair-friesland"),
        ("vcf", "platform/vereniging-circulair-friesland"),
        ("ta-bouw", "thema/ta-bouw"),
        ("fryske-vezelhennepdeal", "project/fryske-vezelhennepdeal"),
        (" avantium ", "organisatie/avantium"),
    ],
)
def test_a_thing_goes_by_its_identifier_slug_name_or_abbreviation(
    seed_store: Store, word: str, meant: str
) -> None:
    assert profile(seed_store.at(), word).id == meant


def test_a_name_of_several_things_asks_which(seed_store: Store) -> None:
    with pytest.raises(UnknownWordError, match=r"meer dan één ding.*thema/ta-bouw"):
        profile(seed_store.at(), "Bouw")


@pytest.mark.parametrize(
    "word", ["vezelhenepdeal", "platform/fryske-vezelhennepdeel", "project/vezelhennepdeal"]
)
def test_an_unknown_name_offers_what_looks_like_it(seed_store: Store, word: str) -> None:
    with pytest.raises(UnknownWordError, match=r"Bedoelde u: .*project/fryske-vezelhennepdeal"):
        profile(seed_store.at(), word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("project/pha3use", "project/pha2use"),
        ("platform/chaplim", "platform/chaplin"),
        ("provincie/fryslna", "provincie/fryslan"),
        ("gemeente/assen", "gemeente/gm0106"),
        ("project/boeren-voor-biobased-bouwn", "project/boeren-voor-biobased-bouwen"),
    ],
)
def test_the_likest_spelling_is_offered_first(seed_store: Store, word: str, meant: str) -> None:
    assert look_alikes(seed_store.at(), word.partition("/")[2])[0].id == meant
    with pytest.raises(UnknownWordError, match=f"Bedoelde u: {meant} "):
        profile(seed_store.at(), word)


@pytest.mark.parametrize("word", ["bestaat niet", "project/bestaat-niet"])
def test_what_merely_has_a_word_in_its_text_is_not_offered(seed_store: Store, word: str) -> None:
    with pytest.raises(UnknownWordError, match="niets dat erop lijkt"):
        profile(seed_store.at(), word)


@pytest.mark.parametrize("word", ["", "  ", "?!", "project/", "xqzwvv", "x" * 500])
def test_a_name_that_names_nothing_is_refused_in_dutch(seed_store: Store, word: str) -> None:
    with pytest.raises(UnknownWordError, match=r"geef een naam|niets gevonden"):
        profile(seed_store.at(), word)


def test_a_former_identifier_gives_the_living_thing_and_says_so(
    seed_data: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nodes = dict(seed_data.data.nodes)
    former = (
        pl.when(pl.col("id") == "platform/cesi").then(pl.lit(["project/cesi-oud"])).otherwise("former_ids")
    )
    nodes["Platform"] = nodes["Platform"].with_columns(former.alias("former_ids"))
    store = open_store(f"file:{tmp_path_factory.mktemp('vroeger') / 'graph.lbug'}")
    store.replace(GraphData(nodes, seed_data.data.relationships))
    found = profile(store.at(), "project/cesi-oud")
    assert (found.id, found.former_id) == ("platform/cesi", "project/cesi-oud")
    assert "heet nu" in found.note


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("organisatie/lto-glaskracht", "organisatie/glastuinbouw-nederland"),
        ("organisatie/orgaworld-renewi", "organisatie/renewi"),
        ("organisatie/zeeland-seaports", "platform/north-sea-port"),
        ("organisatie/het-goed-en-de-beurs", "organisatie/het-goed"),
        (
            "organisatie/regionaal-textielsorteercentrum-twente",
            "project/regionaal-textielsorteercentrum-twente",
        ),
        ("project/green-transformable-building-lab-heerlen", "platform/gtb-lab"),
        ("project/regio-deal-foodvalley", "platform/regio-deal-foodvalley"),
        ("kans/keten-voor-gebruikte-zonnepanelen", "kans/circulaire-markt-voor-zonnepanelen"),
    ],
)
def test_what_became_one_thing_is_found_by_each_of_its_identifiers(
    seed_store: Store, former: str, now: str
) -> None:
    found = profile(seed_store.at(), former)
    assert (found.id, found.former_id) == (now, former)


def test_every_identifier_that_was_given_leads_to_a_thing(seed_store: Store) -> None:
    leads: set[str] = set()
    for declared in NODE_TYPES:
        former = "n.former_ids" if "former_ids" in declared.property_names() else "[]"
        cypher = f"MATCH (n:{declared.label}) RETURN n.id AS id, {former} AS former"
        for row in seed_store.at().query(cypher):
            leads |= {row["id"], *(row["former"] or ())}
    with (seeds_folder() / REGISTER).open(encoding="utf-8", newline="") as file:
        given = {row["identificatie"] for row in csv.DictReader(file)}
    unnamed = {"organisatie/ministerie-bij-monitoring"}  # the note does not say which, so it is no thing
    assert len(given) > 1000
    assert given - leads <= unnamed


def test_a_part_and_its_whole_name_each_other_with_the_reason(seed_store: Store) -> None:
    part = profile(seed_store.at(), "organisatie/rijkswaterstaat-noord")
    (up,) = [g for g in part.groups if g.heading == "Onderdeel van"]
    assert [(i.id, i.reason.endswith(".")) for i in up.items] == [("organisatie/rijkswaterstaat", True)]
    assert "is onderdeel van Rijkswaterstaat" in part.summary
    whole = profile(seed_store.at(), up.items[0].id)
    (down,) = [g for g in whole.groups if g.heading == "Onderdelen"]
    assert part.id in {i.id for i in down.items}
    lab = profile(seed_store.at(), "organisatie/rug-campus-fryslan")
    assert {i.name for i in items(lab.groups, "PART_OF", "Organisation", "out")} == {
        "Rijksuniversiteit Groningen"
    }


def test_a_former_name_stands_on_the_profile_with_the_reason(seed_store: Store) -> None:
    found = profile(seed_store.at(), "LTO Glaskracht")
    assert found.name == "Glastuinbouw Nederland"
    assert "LTO Glaskracht" in found.aliases
    told = " ".join(str(fact.text) for fact in found.facts)
    assert "Heette eerder LTO Glaskracht: " in told


def test_every_relationship_of_a_thing_is_on_its_profile(seed_store: Store) -> None:
    """Counted anew, relationship type by relationship type, for one thing of every kind."""
    chosen = {n.label: first_id(seed_store, n.label) for n in NODE_TYPES}
    chosen |= {"Province": "provincie/fryslan", "Theme": "thema/ta-bouw"}
    for label, identifier in chosen.items():
        found = profile(seed_store.at(), identifier)
        for declared in RELATIONSHIP_TYPES:
            for source, target in declared.pairs:
                for own, other, left, right in ((source, target, "-", "->"), (target, source, "<-", "-")):
                    if own != label:
                        continue
                    pattern = f"(n:{own} {{id: $id}}){left}[:{declared.type}]{right}(m:{other})"
                    cypher = f"MATCH {pattern} RETURN m.id AS id"
                    expected = {r["id"] for r in seed_store.at().query(cypher, {"id": identifier})}
                    if declared.type == "STATED_IN" and own == source:
                        shown = {s.id for s in found.sources}
                    else:
                        shown = {i.id for i in items(found.groups, declared.type, other)}
                    assert expected <= shown, (identifier, declared.type, other)


def test_a_project_shows_its_phase_province_leader_and_where_it_is_stated(seed_store: Store) -> None:
    found = profile(seed_store.at(), "project/fryske-vezelhennepdeal")
    known = {f.name: f.text for f in found.facts}
    assert known["phase"] == "uitvoering"
    assert known["end_year"] is None
    assert "Fryslân" in found.summary
    assert [i.id for i in items(found.groups, "IN_PROVINCE", "Province")] == ["provincie/fryslan"]
    assert found.sources
    assert all(s.title for s in found.sources)


def test_a_reconstructed_card_is_labelled_so(seed_store: Store) -> None:
    found = profile(seed_store.at(), "project/fryske-vezelhennepdeal")
    assert found.reconstructed
    assert "gereconstrueerde kaart" in found.reconstruction_note
    assert not profile(seed_store.at(), "thema/ta-bouw").reconstructed


def test_a_province_shows_focus_partners_timeline_and_how_much_is_known(seed_store: Store) -> None:
    found = profile(seed_store.at(), "fryslan")
    figures = found.province
    assert figures is not None
    projects = found.group("IN_PROVINCE", "Project", "in")
    assert projects is not None
    assert figures.completeness.projects == projects.count == sum(figures.phases.values())
    assert figures.focus
    assert all(f.themes and f.label for f in figures.focus)
    assert all(f.sources for f in figures.focus)
    joint = figures.partners[0]
    shared = [i for i in projects.items if joint.slug in i.provinces]
    assert joint.projects == len(shared)
    assert joint.examples
    assert all(p.slug != "fryslan" for p in figures.partners)
    assert list(figures.timeline) == sorted(figures.timeline)
    shares = figures.completeness.model_dump(exclude={"projects"}).values()
    assert all(0 <= share <= 1 for share in shares)
    assert sum(figures.timeline.values()) == round(figures.completeness.start_year * projects.count)
    places = {p.id for p in figures.municipalities}
    in_province = {i.id for i in items(found.groups, "LIES_IN", "Municipality")}
    assert places <= in_province


def test_a_theme_shows_who_has_it_and_who_focuses_on_it(seed_store: Store) -> None:
    found = profile(seed_store.at(), "thema/ta-bouw")
    figures = found.theme
    assert figures is not None
    assert [p.slug for p in figures.provinces if p.focuses] == figures.focusing
    assert len(figures.provinces) == 12
    topic = profile(seed_store.at(), "thema/on-hennep")
    assert "thema/on-vezelhennep" in {i.id for g in topic.groups for i in g.items}


def test_a_match_of_themes_reads_rightly_from_both_ends(seed_store: Store) -> None:
    rows = seed_store.at().query(
        "MATCH (a:Theme)-[r:MATCHES]->(b:Theme) WHERE r.degree = 'broad' "
        "RETURN a.id AS narrow, b.id AS broad ORDER BY narrow, broad"
    )
    narrow, broad = rows[0]["narrow"], rows[0]["broad"]
    there = {i.id: i.degree for i in items(profile(seed_store.at(), narrow).groups, "MATCHES", "Theme")}
    back = {i.id: i.degree for i in items(profile(seed_store.at(), broad).groups, "MATCHES", "Theme")}
    assert (there[broad], back[narrow]) == ("broad", "narrow")


def test_an_organisation_shows_where_it_is_active(seed_store: Store) -> None:
    found = profile(seed_store.at(), "avantium")
    assert found.organisation is not None
    assert found.organisation.leads >= 1
    assert "groningen" in [p.slug for p in found.organisation.provinces]


def test_equal_questions_give_byte_equal_profiles(seed_store: Store) -> None:
    for word in ("fryslan", "thema/ta-bouw", "platform/cesi"):
        first = profile(seed_store.at(), word).model_dump_json()
        seed_store.at().kept.clear()
        assert profile(seed_store.at(), word).model_dump_json() == first


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_400_000.0, "€ 1,4 miljoen"),
        (250_000.0, "€ 250.000"),
        (12_000_000.0, "€ 12 miljoen"),
        (1_250_000_000.0, "€ 1,25 miljard"),
        (999_999.6, "€ 1 miljoen"),
        (950.0, "€ 950"),
    ],
)
def test_amounts_read_as_people_say_them(amount: float, words: str) -> None:
    assert euros(amount) == words


def test_dates_read_as_people_say_them() -> None:
    assert [dutch_date(d) for d in ("2023-03-22", "2023-03", "2023", "voorjaar 2023")] == [
        "22 maart 2023",
        "maart 2023",
        "2023",
        "voorjaar 2023",
    ]


class Counting:
    """A graph of which nothing is remembered yet, that counts what it is asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.url = snapshot.url
        self.version = snapshot.version
        self.kept: dict[object, Any] = {}
        self.asked = 0
        self._snapshot = snapshot

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        self.asked += 1
        return self._snapshot.query(cypher, parameters)


@pytest.mark.parametrize("label", [n.label for n in NODE_TYPES])
def test_a_profile_takes_few_queries(seed_store: Store, label: str) -> None:
    identifier = first_id(seed_store, label)
    counting = Counting(seed_store.at())
    for made_once in (vocabulary, text_index, hierarchy, lessons, keepers, mentions):
        made_once(counting)
    counting.asked = 0
    profile(counting, identifier)
    assert counting.asked <= MOST_QUERIES


@pytest.mark.parametrize(
    ("topic", "thing", "how"),
    [
        ("thema/on-ambacht", "project/circulair-ambachtsnetwerk-tilburg", "naam"),
        ("thema/on-rotondes", "project/rotonde-n498-schaapsweg", "naam"),
        ("thema/on-repaircafe", "project/repair-cafe-emmen-bij-het-goed", "naam"),
        ("thema/on-biobased-bouwen", "project/biobased-bouwen-mercatus", "naam"),
        ("thema/on-kringlooplandbouw", "project/proeftuin-korte-voedselketen", "tekst"),
    ],
)
def test_a_topic_tells_what_names_it_without_having_it_as_a_keyword(
    seed_store: Store, topic: str, thing: str, how: str
) -> None:
    found = profile(seed_store.at(), topic)
    assert {m.id: m.how for m in found.mentions}[thing] == how
    assert "Zonder dit trefwoord" in found.summary
    assert "nog niets bekend" not in found.summary
    listed = listing(seed_store.at(), ListQuery(segment="project", topics=(topic,), limit=0))
    assert thing in {m.id for m in listed.mentions} - {i.id for i in listed.items}
    assert listed.total == len(listed.items)


def test_nothing_that_is_named_somewhere_is_said_to_be_unknown(seed_store: Store) -> None:
    topics = seed_store.at().query(
        "MATCH (t:Theme) WHERE t.scheme = 'onderwerpen' RETURN t.id AS id ORDER BY id"
    )
    for row in topics:
        found = profile(seed_store.at(), row["id"])
        assert not (found.mentions and "nog niets bekend" in found.summary), row["id"]


def test_a_town_is_no_plastic_and_a_row_of_words_no_product(seed_store: Store) -> None:
    assert "platform/seaweed-processing-lab-petten" not in {
        m.id for m in profile(seed_store.at(), "thema/on-pet").mentions
    }
    service = profile(seed_store.at(), "thema/on-product-als-dienst")
    assert "platform/circo" not in {m.id for m in service.mentions}
