"""Linked data: what the graph says in RDF is what the graph holds, in every form, and has its shape."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from graph.rdf.describe import graph_descriptions
from graph.rdf.jsonld import context, document, jsonld_body, jsonld_head, keys, terms
from graph.rdf.shapes import shapes
from graph.rdf.terms import NAMESPACES, OWN, Description, expanded
from graph.rdf.turtle import turtle_body, turtle_head
from graph.rdf.vocabulary import own_properties, vocabulary
from graph.schema import NODE_TYPES, RELATIONSHIP_TYPES, label_of
from graph.store import Store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.base.model import UnknownWordError
from queries.linked import linked_data, vocabulary_data

BASE = "https://kaart.example/"
THING = f"{BASE}id/"


def term(curie: str) -> URIRef:
    return URIRef(expanded(curie, BASE))


def thing(identifier: str) -> URIRef:
    return URIRef(THING + identifier)


def as_turtle(descriptions: Iterable[Description]) -> str:
    return turtle_head(BASE) + "".join(turtle_body(descriptions))


def read(descriptions: Iterable[Description]) -> Graph:
    return Graph().parse(data=as_turtle(descriptions), format="turtle")


def fails(graph: Graph) -> str:
    """What the shapes object to; empty when nothing."""
    conforms, _, text = validate(graph, shacl_graph=shapes(BASE))
    return "" if conforms else str(text)


@pytest.fixture(scope="module")
def whole(seed_data: Prepared) -> Graph:
    """The whole seed graph, by way of JSON-LD that carries its own context."""
    text = jsonld_head(BASE) + "".join(jsonld_body(graph_descriptions(seed_data.data)))
    return Graph().parse(data=text, format="json-ld")


@pytest.fixture
def conforming(seed_store: Store) -> list[Description]:
    return linked_data(seed_store.at(), ["project/circulair-textiel-twente"]).descriptions


def test_turtle_and_json_ld_say_the_same_of_the_whole_graph(whole: Graph, seed_data: Prepared) -> None:
    assert set(read(graph_descriptions(seed_data.data))) == set(whole)


def test_every_node_and_every_relationship_is_in_the_linked_data(whole: Graph, seed_data: Prepared) -> None:
    data: GraphData = seed_data.data
    for node in NODE_TYPES:
        told = {str(s) for s in whole.subjects(RDF.type, term(node.rdf[0]))}
        assert told == {THING + i for i in data.nodes[node.label]["id"]}, node.label
    for (type_, source, _), frame in data.relationships.items():
        declared = next(r for r in RELATIONSHIP_TYPES if r.type == type_)
        for row in frame.iter_rows(named=True):
            says = term(declared.rdf_term(source, row.get("degree") or ""))
            assert (thing(row["from"]), says, thing(row["to"])) in whole


def test_the_whole_graph_has_the_shape_that_the_declaration_gives(whole: Graph) -> None:
    assert not fails(whole)


def test_provinces_are_tied_to_tooi_cbs_and_wikidata(whole: Graph) -> None:
    fryslan = thing("provincie/fryslan")
    assert whole.value(fryslan, term("def:cbsCode")) == Literal("PV21")
    assert whole.value(fryslan, term("schema:sameAs")) == URIRef("http://www.wikidata.org/entity/Q770")
    tooi = URIRef("https://identifier.overheid.nl/tooi/id/provincie/pv21")
    assert whole.value(fryslan, term("def:bestuurInTooi")) == tooi


def test_themes_are_skos_concepts_in_schemes_with_a_top(whole: Graph) -> None:
    in_scheme = Counter(str(o) for o in whole.objects(None, SKOS.inScheme))
    assert in_scheme[f"{THING}begrippenlijst/verschilmakers"] == 6
    assert (None, RDF.type, SKOS.ConceptScheme) in whole
    top = thing("thema/ta-bouw")
    assert (top, SKOS.topConceptOf, thing("begrippenlijst/transitieagendas")) in whole
    assert (top, SKOS.prefLabel, Literal("Bouw", lang="nl")) in whole


def test_a_match_of_themes_says_its_degree_and_its_reason(whole: Graph) -> None:
    ours, theirs = thing("thema/ta-bouw"), thing("thema/vm-infrastructuur")
    assert (ours, SKOS.narrowMatch, theirs) in whole
    assert (thing("thema/on-wegen"), SKOS.broadMatch, theirs) in whole
    assert (thing("thema/on-infrastructuur"), SKOS.exactMatch, theirs) in whole
    told = [s for s in whole.subjects(RDF.subject, ours) if (s, RDF.object, theirs) in whole]
    assert len(told) == 1
    assert "Wegen, bruggen" in str(whole.value(told[0], RDFS.comment))
    assert not list(whole.objects(told[0], term("prov:hadPrimarySource"))), "it is a judgement"


def test_one_thing_alone_says_what_the_whole_graph_says_of_it(whole: Graph, seed_store: Store) -> None:
    note = seed_store.at().query("MATCH (s:Source) WHERE s.kind = 'notitie' RETURN s.id AS id")[0]["id"]
    for identifier in ("provincie/fryslan", "thema/vm-bouw", "platform/cesi", note):
        alone = read(linked_data(seed_store.at(), [identifier]).descriptions)
        subject = thing(identifier)
        assert set(alone.triples((subject, None, None))) == set(whole.triples((subject, None, None)))
        pointing = {t for t in whole.triples((None, None, subject)) if "#u-" not in str(t[0])}
        assert pointing <= set(alone)
        assert set(alone) <= set(whole)


def test_the_document_of_one_thing_reads_with_the_published_context(
    conforming: list[Description],
) -> None:
    made = document(conforming, BASE)
    assert made["@context"][0] == f"{BASE}v1/context.jsonld"
    made["@context"][0] = context(BASE)["@context"]
    assert set(Graph().parse(data=json.dumps(made), format="json-ld")) == set(read(conforming))


def test_an_unknown_thing_or_vocabulary_is_refused_in_dutch(seed_store: Store) -> None:
    for unknown in ("project/bestaat-niet", "iets/anders", "zonder-schuine-streep"):
        with pytest.raises(UnknownWordError, match="niet in de graaf"):
            linked_data(seed_store.at(), [unknown])
    with pytest.raises(UnknownWordError, match="onbekende begrippenlijst"):
        vocabulary_data(seed_store.at(), "bestaat-niet")


def test_a_vocabulary_lists_its_terms(seed_store: Store) -> None:
    told = read(vocabulary_data(seed_store.at(), "transitieagendas").descriptions)
    names = {str(o) for o in told.objects(None, SKOS.prefLabel)}
    assert names == {"Bouw", "Biomassa en Voedsel", "Maakindustrie", "Consumptiegoederen", "Kunststoffen"}


# -- what the shapes refuse -----------------------------------------------------------------------

PROJECT = thing("project/circulair-textiel-twente")


def drop_name(graph: Graph) -> None:
    graph.remove((PROJECT, term("schema:name"), None))


def name_without_language(graph: Graph) -> None:
    graph.set((PROJECT, term("schema:name"), Literal("zonder taal")))


def two_names(graph: Graph) -> None:
    graph.add((PROJECT, term("schema:name"), Literal("tweede naam", lang="nl")))


def lies_in_a_theme(graph: Graph) -> None:
    graph.add((PROJECT, term("schema:location"), thing("thema/vm-bouw")))


def begins_in_a_word(graph: Graph) -> None:
    graph.set((PROJECT, term("schema:foundingDate"), Literal("ooit")))


def without_source(graph: Graph) -> None:
    graph.remove((PROJECT, term("dcterms:isReferencedBy"), None))


def statement_about_nothing(graph: Graph) -> None:
    for statement in list(graph.subjects(RDF.subject, PROJECT)):
        graph.remove((statement, RDF.object, None))


def source_that_is_no_source(graph: Graph) -> None:
    statement: Node = next(iter(graph.subjects(RDF.subject, PROJECT)))
    graph.add((statement, term("prov:hadPrimarySource"), PROJECT))


BREAKS: list[Callable[[Graph], None]] = [
    drop_name,
    name_without_language,
    two_names,
    lies_in_a_theme,
    begins_in_a_word,
    without_source,
    statement_about_nothing,
    source_that_is_no_source,
]


@pytest.fixture(scope="module")
def around_one_project(whole: Graph) -> Graph:
    """A project with all that it points at, so that the shapes can look at the other end."""
    made = Graph()
    found = {PROJECT, *whole.objects(PROJECT, None), *whole.subjects(RDF.subject, PROJECT)}
    found |= {s for o in list(found) for s in whole.objects(o, term("prov:hadPrimarySource"))}
    for node in found:
        for triple in whole.triples((node, None, None)):
            if node == PROJECT or triple[1] in (RDF.type, term("dcterms:isReferencedBy")) or _own(triple):
                made.add(triple)
    return made


def _own(triple: tuple[Node, Node, Node]) -> bool:
    """Not a relationship to what lies further off."""
    return not str(triple[2]).startswith(THING) or "#u-" in str(triple[0])


@pytest.mark.parametrize("damage", BREAKS, ids=lambda f: f.__name__)
def test_a_graph_of_another_shape_is_refused(
    around_one_project: Graph, damage: Callable[[Graph], None]
) -> None:
    whole_fails = {line for line in fails(around_one_project).splitlines() if "Focus Node" in line}
    assert not any("circulair-textiel-twente" in line for line in whole_fails)
    broken = Graph()
    broken += around_one_project
    damage(broken)
    assert "circulair-textiel-twente" in fails(broken)


# -- the declaration ------------------------------------------------------------------------------


def test_every_term_is_declared_well() -> None:
    for curie in [*terms(), *(c for n in NODE_TYPES for c in n.rdf)]:
        prefix, colon, name = curie.partition(":")
        assert colon, curie
        assert prefix in (*NAMESPACES, OWN), curie
        assert name.isalnum(), curie
    assert len(keys()) == len(terms())


def test_a_kind_of_node_is_known_by_its_first_class() -> None:
    first = [n.rdf[0] for n in NODE_TYPES]
    assert len(set(first)) == len(first)


def test_our_own_terms_are_all_described() -> None:
    made = vocabulary(BASE)
    own = [c for c in terms() if c.startswith(f"{OWN}:")]
    own += [n.rdf[0] for n in NODE_TYPES if n.rdf[0].startswith(f"{OWN}:")]
    for curie in own:
        assert made.value(term(curie), RDFS.label), curie
    for curie, prop in own_properties().items():
        wider = made.value(term(curie), RDFS.subPropertyOf)
        assert (str(wider) if wider else "") == (expanded(prop.rdf_wider, BASE) if prop.rdf_wider else "")


def test_label_of_every_subject_is_known(conforming: list[Description]) -> None:
    subjects = [d.subject.path.removeprefix("id/").partition("#")[0] for d in conforming]
    assert all(s.startswith("begrippenlijst/") or label_of(s) for s in subjects)
