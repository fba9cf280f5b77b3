"""The real seeds: everything on the cards is in the graph, and nothing without a source."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Row, Store
from loaders.build.load import Prepared
from loaders.documents.folder import seeds_folder

CARDS = sorted((seeds_folder() / "kansenkaarten").glob("*.yaml"))
RECORD_FILES = [*CARDS, seeds_folder() / "interprovinciaal.yaml"]
NOTE_TITLE = "Samen Versnellen, Verbreden en Investeren - notitie ter versterking van het NPCE"
CITING_LABELS = (
    "Province",
    "Platform",
    "Organisation",
    "Theme",
    "Project",
    "Opportunity",
    "Publication",
)


@cache
def texts(path: Path) -> Any:
    """A YAML file as plain PyYAML reads it, every value as the text that is written."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def records_of(field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record of a kind, with the file it stands in."""
    for path in RECORD_FILES:
        for record in texts(path).get(field, ()):
            yield path.stem, record


@pytest.fixture(scope="module")
def merged(seed_data: Prepared) -> dict[tuple[str, str, str], str]:
    """Which entity each record became: type, file and name to identifier.

    A programme that one card calls a project and another a platform is one platform.
    """
    found = {
        (entity["type"], record["file"], record["name"]): entity["id"]
        for entity in seed_data.entities
        for record in entity["records"]
    }
    projects = {(file, name) for type_, file, name in found if type_ == "Project"}
    platforms = {(f, n): i for (type_, f, n), i in found.items() if type_ == "Platform"}
    for file, record in records_of("projecten"):
        place = (file, " ".join(record["naam"].split()))
        if place in platforms and place not in projects:
            found["Project", *place] = platforms[place]
    return found


# -- how much there is ------------------------------------------------------------------------


def test_there_is_as_much_as_was_researched() -> None:
    files = [*RECORD_FILES, seeds_folder() / "krachtenkaart.yaml", seeds_folder() / "verschilmakers.yaml"]
    assert len(CARDS) == 12
    assert len(list(records_of("projecten"))) >= 570
    assert len(list(records_of("platforms"))) >= 285
    assert sum(len(texts(path)["bronnen"]) for path in files) >= 1400
    assert len(texts(seeds_folder() / "notitie.yaml")["begrippen"]) == 139


def test_every_node_but_vocabulary_terms_and_provinces_has_a_source(seed_data: Prepared) -> None:
    assert seed_data.data.unsourced() == []


def test_no_relationship_ends_in_nothing(seed_data: Prepared) -> None:
    assert seed_data.data.dangling() == []


def test_the_seeds_load_without_a_fault(seed_data: Prepared) -> None:
    assert [p for p in seed_data.problems if p.severity == "fout"] == []


def ask(store: Store, label: str, statement: str) -> list[Row]:
    """A question about the things that records of a kind became."""
    labels = ("Project", "Platform") if label == "Project" else (label,)
    return [row for one in labels for row in store.at().query(statement.format(one))]


# -- nothing dropped --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "label"),
    [("projecten", "Project"), ("platforms", "Platform"), ("kansen", "Opportunity")],
)
def test_every_record_of_every_card_is_in_the_graph(
    field: str, label: str, merged: dict[tuple[str, str, str], str], seed_store: Store
) -> None:
    there = {row["id"] for row in ask(seed_store, label, "MATCH (n:{}) RETURN n.id AS id")}
    lost = [
        (file, record["naam"])
        for file, record in records_of(field)
        if merged.get((label, file, " ".join(record["naam"].split()))) not in there
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("field", "label"),
    [("projecten", "Project"), ("platforms", "Platform"), ("kansen", "Opportunity")],
)
def test_every_record_has_its_themes_description_and_sources_in_the_graph(
    field: str, label: str, merged: dict[tuple[str, str, str], str], seed_store: Store
) -> None:
    rows = ask(seed_store, label, "MATCH (n:{})-[:ADDRESSES]->(t:Theme) RETURN n.id AS id, t.slug AS slug")
    themes = {(row["id"], row["slug"]) for row in rows}
    rows = ask(seed_store, label, "MATCH (n:{})-[:STATED_IN]->(s:Source) RETURN n.id AS id, s.url AS url")
    stated = {(row["id"], _address(row["url"])) for row in rows}
    rows = ask(
        seed_store,
        label,
        "MATCH (n:{}) RETURN n.id AS id, n.description AS text, n.other_descriptions AS others",
    )
    told = {(row["id"], text) for row in rows for text in (row["text"], *row["others"])}
    lost: list[tuple[str, str, str]] = []
    for file, record in records_of(field):
        own = merged[label, file, " ".join(record["naam"].split())]
        sources = _sources_of(file)
        wanted = [(own, theme) in themes for theme in record.get("themas", ())]
        wanted += [
            (own, _address(sources[key]["adres"])) in stated
            for key in record["bronnen"]
            if isinstance(key, str) and sources.get(key, {}).get("adres")
        ]
        description = " ".join(record.get("omschrijving", "").split())
        wanted += [(own, description) in told] if description else []
        if not all(wanted):
            lost.append((file, record["naam"], str(wanted)))
    assert lost == []


def _address(url: str | None) -> str:
    """As sources are compared: without scheme, www and final slash."""
    host, slash, path = (url or "").removeprefix("https://").removeprefix("http://").partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path.split('#')[0]}".rstrip("/")


def _sources_of(file: str) -> Any:
    return texts(next(path for path in RECORD_FILES if path.stem == file))["bronnen"]


def test_every_focus_of_every_card_is_in_the_graph(seed_store: Store) -> None:
    rows = seed_store.at().query(
        "MATCH (p:Province)-[f:FOCUSES_ON]->(t:Theme) WHERE f.basis = 'kansenkaart' "
        "RETURN p.slug AS province, f.label AS label, t.slug AS theme"
    )
    there = {(row["province"], row["label"], row["theme"]) for row in rows}
    wanted = {
        (path.stem, " ".join(focus["naam"].split()), theme)
        for path in CARDS
        for focus in texts(path)["focus"]
        for theme in focus["themas"]
    }
    assert wanted == there


def test_every_project_with_a_municipality_has_a_place(
    merged: dict[tuple[str, str, str], str], seed_store: Store
) -> None:
    rows = seed_store.at().query(
        "MATCH (p:Project|Platform)-[:LOCATED_IN]->(m:Municipality) "
        "RETURN p.id AS id, m.name AS name, m.aliases AS aliases, m.latitude AS lat, m.longitude AS lon"
    )
    assert all(50 < row["lat"] < 54 and 3 < row["lon"] < 8 for row in rows)
    places = {(row["id"], name) for row in rows for name in (row["name"], *row["aliases"])}
    placed = [(f, r) for f, r in records_of("projecten") if "gemeente" in r]
    assert len(placed) > 200
    lost = [
        (file, record["naam"], record["gemeente"])
        for file, record in placed
        if (merged["Project", file, " ".join(record["naam"].split())], record["gemeente"]) not in places
    ]
    assert lost == []


def test_every_partner_is_connected(merged: dict[tuple[str, str, str], str], seed_store: Store) -> None:
    """A party that a card names can be found by the name that stands there; of a list, each of them."""
    names = set()
    for label in ("Organisation", "Platform", "Project"):
        for row in seed_store.at().query(f"MATCH (n:{label}) RETURN n.name AS name, n.aliases AS aliases"):
            names |= {row["name"], *row["aliases"]}
    lost = {
        " ".join(name.split())
        for field in ("projecten", "platforms")
        for _, record in records_of(field)
        for name in (*record.get("partners", ()), *filter(None, [record.get("trekker")]))
    } - names
    assert {name for name in lost if not set(re.split(" en | met |, ", name)) <= names} == set()


# -- the note ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def named_in_the_note(seed_store: Store) -> dict[str, set[str]]:
    """Every name of what the note states, to the sections that state it."""
    found: dict[str, set[str]] = {}
    for label in CITING_LABELS:
        rows = seed_store.at().query(
            f"MATCH (n:{label})-[r:STATED_IN]->(s:Source {{name: $title}}) "
            "RETURN n.name AS name, n.aliases AS aliases, r.`where` AS places",
            {"title": NOTE_TITLE},
        )
        for row in rows:
            for name in (row["name"], *row["aliases"]):
                found.setdefault(name.casefold(), set()).update((row["places"] or "").split("; "))
    return found


NOTE_TERMS = [t for t in texts(seeds_folder() / "notitie.yaml")["begrippen"] if t["soort"] != "onbenoemd"]
"""What the note calls without naming it has no place in the graph."""


@pytest.mark.parametrize("term", NOTE_TERMS, ids=lambda term: str(term["naam"]))
def test_every_term_of_the_note_is_findable_with_its_sections(
    term: dict[str, Any], named_in_the_note: dict[str, set[str]]
) -> None:
    sections = named_in_the_note.get(term["naam"].casefold(), set())
    assert sections >= {term["plaats"], *term.get("ook_in", ())}


# -- topics -----------------------------------------------------------------------------------


def test_hemp_is_one_family_of_topics(seed_store: Store) -> None:
    """hennep, vezelhennep and industriehennep: one term, or one step apart."""
    rows = seed_store.at().query(
        "MATCH (t:Theme {scheme: 'onderwerpen'}) RETURN t.id AS id, t.name AS name, t.aliases AS aliases"
    )
    term = {name: row["id"] for row in rows for name in (row["name"], *row["aliases"])}
    hemp = {term[word] for word in ("hennep", "vezelhennep", "industriehennep")}
    links = {
        frozenset((row["a"], row["b"]))
        for type_ in ("BROADER", "RELATED")
        for row in seed_store.at().query(f"MATCH (a:Theme)-[:{type_}]->(b:Theme) RETURN a.id AS a, b.id AS b")
    }
    reached, frontier = set[str](), {term["hennep"]}
    while frontier:
        reached |= frontier
        frontier = {o for link in links for o in link if link & reached and o in hemp} - reached
    assert reached == hemp


# -- the fact base the seeds were made from ---------------------------------------------------

FACTS = Path(os.environ.get("SCHAKELKAART_FACTS") or Path(__file__).parents[3] / "shared" / "facts")
PLAIN = {
    "name": "naam",
    "label": "naam",
    "event": "naam",
    "abbreviation": "afkorting",
    "aliases": "ook_bekend_als",
    "kind": "soort",
    "scope": "bereik",
    "description": "omschrijving",
    "themes": "themas",
    "keywords": "trefwoorden",
    "province": "provincie",
    "provinces": "provincies",
    "municipality": "gemeente",
    "phase": "fase",
    "start_year": "beginjaar",
    "end_year": "eindjaar",
    "lead": "trekker",
    "budget_eur": "budget_euro",
    "results": "resultaten",
    "founded": "opgericht",
    "remark": "opmerking",
    "sources": "bronnen",
    "source": "bron",
    "where": "plaats",
    "also": "ook_in",
    "as_written": "zoals_geschreven",
    "canonical": "volledige_naam",
    "proposed": "voorstel",
    "reason": "reden",
    "value": "waarde",
    "date": "datum",
    "relation": "verband",
    "url": "adres",
    "title": "titel",
    "publisher": "uitgever",
    "theme": "thema",
    "actions": "acties",
    "note_links": "in_de_notitie",
    "note_title": "titel",
    "match": "degree",
    "number": "nummer",
    "details": "onderdelen",
    "organisation": "organisatie",
    "organisation_type": "soort_organisatie",
    "year": "jaar",
    "url_exact": "adres_exact",
}
SECTIONS = [
    *(
        (path.stem, fact, f"kansenkaarten/{path.stem}", seed)
        for path in CARDS
        for fact, seed in (
            ("focus", "focus"),
            ("platforms", "platforms"),
            ("projects", "projecten"),
            ("kansen", "kansen"),
            ("sources", "bronnen"),
        )
    ),
    ("interprovinciaal", "platforms", "interprovinciaal", "platforms"),
    ("interprovinciaal", "projects", "interprovinciaal", "projecten"),
    ("interprovinciaal", "sources", "interprovinciaal", "bronnen"),
    ("interprovinciaal", "note_entities", "notitie", "begrippen"),
    ("interprovinciaal", "note_drukfouten", "notitie", "drukfouten"),
    ("interprovinciaal", "note_cijfers", "notitie", "cijfers"),
    ("krachtenkaart", "tijdlijn", "krachtenkaart", "tijdlijn"),
    ("krachtenkaart", "handreikingen", "krachtenkaart", "handreikingen"),
    ("krachtenkaart", "vragen_aan_rijk", "krachtenkaart", "vragen_aan_rijk"),
    ("krachtenkaart", "provincies", "krachtenkaart", "provincies"),
    ("krachtenkaart", "sources", "krachtenkaart", "bronnen"),
    ("verschilmakers", "items", "verschilmakers", "items"),
    ("verschilmakers", "voorgeschiedenis", "verschilmakers", "voorgeschiedenis"),
    ("verschilmakers", "sources", "verschilmakers", "bronnen"),
]

CORRECTED = {
    "Coolrec kunststofcompounding Emmen": ("fase", "eindjaar", "reden_gestopt"),
    "Recyclingfabriek zonnepanelen Lelystad": ("fase", "reden_gestopt"),
    "Hergebruik brugdek Aldwâldmersyl en Bruggenbank": ("fase", "reden_gestopt"),
    "PeelPioneers schillenfabriek": ("fase", "reden_gestopt", "trefwoorden"),
    "Plastic Recycling Amsterdam (Umincorp)": ("fase", "reden_gestopt"),
    "Chemische recycling Neste-Ravago Vlissingen": ("fase", "reden_gestopt"),
    "Circular Biobased Delta": ("opgeheven",),
    "Circulair.Biz": ("website",),
    "Dutch Circular Textile Valley": ("ook_bekend_als",),
    "Natuur- en Milieufederaties (Servicepunt Circulair)": ("ook_bekend_als",),
    "Ministerie (bij monitoring)": ("soort",),
    "SAM Panels": ("trefwoorden",),
    "Carbon Connect Delta": ("trefwoorden",),
    "Slibverwerking en fosfaatterugwinning EEW Delfzijl": ("trefwoorden",),
}
"""Fields in which the seeds say it better than the fact base does: what stopped, an address of one province
for a programme of all, a remark that is no name, a kind that the note does not name, a word that
means one thing only (olie, as, gebruik name more)."""
DOT_BEHIND_HOST = re.compile(r"(?<=issuu\.com)\.(?=/)")


def said(value: Any) -> Any:
    """A fact in the words of the seeds: Dutch field names, texts, nothing that is unknown."""
    if isinstance(value, dict):
        renamed = {PLAIN.get(key, key): said(one) for key, one in value.items()}
        # The section of the note is said without its repetition: it is in the file's own order.
        return {key: one for key, one in renamed.items() if one not in ("null", "", [], {})}
    if isinstance(value, list):
        return [said(one) for one in value]
    return DOT_BEHIND_HOST.sub("", " ".join(value.split()))


def comparable(record: Any) -> Any:
    """Without what was corrected, without ``adres_exact: true``, which a card means without it, and
    without the contact: the fact base has none, and that of a platform is the site of one of its sources."""
    if isinstance(record, dict):
        left = {*CORRECTED.get(record.get("naam", ""), ()), "contact"}
        return {k: v for k, v in record.items() if k not in left and (k, v) != ("adres_exact", "true")}
    return record


@pytest.mark.skipif(
    not FACTS.is_dir(),
    reason="de feitenbasis is hier niet (omgevingsvariabele SCHAKELKAART_FACTS)",
)
@pytest.mark.parametrize(("file", "fact", "seed_file", "seed"), SECTIONS)
def test_every_fact_is_in_the_seeds_field_by_field(file: str, fact: str, seed_file: str, seed: str) -> None:
    facts = said(texts(FACTS / f"{file}.yaml")[fact])
    seeds = said(texts(seeds_folder() / f"{seed_file}.yaml")[seed])
    if fact == "sources":
        facts = {key: one for key, one in facts.items() if key != "note"}  # that is in bronnen.yaml
        assert seeds == facts
        return
    facts, seeds = [comparable(f) for f in facts], [comparable(s) for s in seeds]
    if seed_file == "notitie":  # it says more of a fact: who made it, what it is a part of, the number in it
        assert [f for f in facts if not any(f.items() <= s.items() for s in seeds)] == []
        assert len(seeds) >= len(facts)
        return
    assert [f for f in facts if f not in seeds] == []
    assert len(seeds) == len(facts)


@pytest.mark.skipif(
    not FACTS.is_dir(),
    reason="de feitenbasis is hier niet (omgevingsvariabele SCHAKELKAART_FACTS)",
)
def test_every_link_between_vocabularies_is_in_the_seeds() -> None:
    seeds = {
        (concept["id"], match["theme"], match["degree"], match.get("reason", ""), match.get("confidence", ""))
        for path in (seeds_folder() / "themas").glob("*.yaml")
        for concept in texts(path)["concepts"]
        for match in concept.get("matches", ())
    }
    facts = texts(FACTS / "interprovinciaal.yaml")
    wanted = [(link["transitieagenda"], link["verschilmakers"], link) for link in facts["theme_links"]] + [
        (link["related"], link["nieuw_thema"], link) for link in facts["nieuwe_thema_links"]
    ]
    opposite = {"broad": "narrow", "narrow": "broad"}
    lost = [
        (one, other, link["relation"])
        for one, other, link in wanted
        if (one, other, link["relation"], link["reason"], link["confidence"]) not in seeds
        and (
            other,
            one,
            opposite.get(link["relation"], link["relation"]),
            link["reason"],
            link["confidence"],
        )
        not in seeds
    ]
    assert lost == []
