"""Linked data over HTTP: stable addresses, forms by Accept or suffix, documents, the catalogue."""

from __future__ import annotations

import json

import httpx
import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from api.files.whole_graph import FORMS
from api.linked.catalogue import FILES, catalogue
from api.linked.suffixes import SUFFIXES
from api.settings import variable
from graph.rdf.terms import expanded
from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from tests.serving import served

JSON_LD, TURTLE, HTML = "application/ld+json", "text/turtle", "text/html"
SH = Namespace("http://www.w3.org/ns/shacl#")


def graph_of(answer: httpx.Response) -> Graph:
    assert answer.status_code == 200, answer.text
    form = "turtle" if answer.headers["content-type"].startswith(TURTLE) else "json-ld"
    return Graph().parse(data=answer.text, format=form)


# -- forms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/v1/provincies/fryslan",
        "/v1/platforms/cesi",
        "/v1/themas/vm-bouw",
        "/v1/projecten/circulair-textiel-twente",
        "/v1/gemeenten/gm0034",
        "/v1/begrippenlijsten/transitieagendas",
    ],
)
def test_a_resource_says_the_same_by_accept_and_by_suffix_in_both_forms(
    client: httpx.Client, path: str
) -> None:
    graphs = [
        graph_of(client.get(path, headers={"Accept": JSON_LD})),
        graph_of(client.get(path, headers={"Accept": TURTLE})),
        graph_of(client.get(f"{path}.jsonld")),
        graph_of(client.get(f"{path}.ttl")),
    ]
    assert len(graphs[0]) > 3
    assert all(set(g) == set(graphs[0]) for g in graphs)


def test_the_context_that_a_document_names_is_served_and_read_from_there(
    client: httpx.Client, site: str
) -> None:
    document = client.get("/v1/provincies/fryslan.jsonld").json()
    assert document["@context"][0] == f"{site}/v1/context.jsonld"
    assert "@context" in client.get(document["@context"][0]).json()
    read = Graph().parse(f"{site}/v1/provincies/fryslan.jsonld", format="json-ld")
    name = read.value(URIRef(f"{site}/id/provincie/fryslan"), URIRef("https://schema.org/name"))
    assert name == Literal("Fryslân", lang="nl")


def test_a_list_and_a_search_are_linked_data_of_what_they_list(client: httpx.Client, site: str) -> None:
    provinces = graph_of(client.get("/v1/provincies.ttl?aantal=12"))
    assert len(set(provinces.subjects(RDF.type, URIRef(f"{site}/def#Provincie")))) == 12
    found = graph_of(client.get("/v1/zoeken", params={"q": "CESI"}, headers={"Accept": TURTLE}))
    assert (URIRef(f"{site}/id/platform/cesi"), RDF.type, URIRef(f"{site}/def#Platform")) in found


def test_an_answer_about_no_things_has_no_linked_data_and_says_so(client: httpx.Client) -> None:
    answer = client.get("/v1/statistiek.ttl")
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert "application/json" in answer.json()["detail"]


def test_what_does_not_exist_is_a_problem_in_every_form(client: httpx.Client) -> None:
    for path in ("/v1/projecten/bestaat-niet.ttl", "/v1/begrippenlijsten/bestaat-niet.jsonld", "/v1/.ttl"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_description_names_the_forms_where_they_are(client: httpx.Client) -> None:
    paths = client.get("/v1/openapi.json").json()["paths"]
    assert {JSON_LD, TURTLE} <= set(paths["/provincies/{slug}"]["get"]["responses"]["200"]["content"])
    assert TURTLE not in paths["/statistiek"]["get"]["responses"]["200"]["content"]
    whole = set(paths["/graaf"]["get"]["responses"]["200"]["content"])
    assert {SUFFIXES[suffix] for suffix in FORMS} == whole


def test_linked_data_of_another_host_is_not_given_from_what_was_kept(client: httpx.Client) -> None:
    first = client.get("/v1/provincies/utrecht.ttl").text
    other = client.get("/v1/provincies/utrecht.ttl", headers={"Host": "kaart.example"}).text
    assert "@base <http://kaart.example/>" in other
    assert other.splitlines()[0] != first.splitlines()[0]


@pytest.mark.parametrize("host", ['x"><script>', "een server", "x/../y", "<>", ""])
def test_a_host_that_is_none_does_not_get_into_the_data(client: httpx.Client, site: str, host: str) -> None:
    answer = client.get("/v1/provincies/utrecht.ttl", headers={"Host": host})
    assert answer.status_code == 400 or answer.text.startswith(f"@base <{site}/> .")


def test_the_address_of_the_site_can_be_set(seed_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKELKAART_BASE", "https://kaart.provincies.example/ce")
    with served(seed_store) as address, httpx.Client(base_url=address) as asking:
        text = asking.get("/v1/provincies/fryslan.ttl").text
        assert text.startswith("@base <https://kaart.provincies.example/ce/> .")
        seen = asking.get("/id/provincie/fryslan", headers={"Accept": TURTLE}).headers["location"]
        assert seen == "https://kaart.provincies.example/ce/v1/provincies/fryslan.ttl"


# -- stable addresses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "leads_to"),
    [
        (HTML, "/provincie/fryslan"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/provincie/fryslan"),
        ("*/*", "/provincie/fryslan"),
        ("application/json", "/v1/provincies/fryslan"),
        (JSON_LD, "/v1/provincies/fryslan.jsonld"),
        (TURTLE, "/v1/provincies/fryslan.ttl"),
        ("text/html;q=0.1, text/turtle", "/v1/provincies/fryslan.ttl"),
    ],
)
def test_an_identifier_leads_to_page_or_data(
    client: httpx.Client, site: str, accept: str, leads_to: str
) -> None:
    answer = client.get("/id/provincie/fryslan", headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == site + leads_to
    assert "Accept" in answer.headers["vary"]


def test_every_kind_of_thing_leads_to_data_that_is_there(client: httpx.Client, seed_data: Prepared) -> None:
    for frame in seed_data.data.nodes.values():
        identifier = frame["id"].sort()[0]
        answer = client.get(f"/id/{identifier}", headers={"Accept": TURTLE})
        assert answer.status_code == 303, identifier
        assert f"id/{identifier}" in client.get(answer.headers["location"]).text


def test_vocabularies_and_own_terms_lead_to_their_description(client: httpx.Client, site: str) -> None:
    seen = client.get("/id/begrippenlijst/onderwerpen", headers={"Accept": TURTLE})
    concepts = graph_of(client.get(seen.headers["location"]))
    assert (URIRef(f"{site}/id/begrippenlijst/onderwerpen"), RDF.type, SKOS.ConceptScheme) in concepts
    seen = client.get("/def", headers={"Accept": TURTLE})
    assert seen.status_code == 303
    assert (URIRef(expanded("def:trekt", f"{site}/")), None, None) in graph_of(
        client.get(seen.headers["location"])
    )


def test_a_former_identifier_redirects_for_ever(
    seed_data: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import polars as pl

    old, new = "project/circulair-textiel-twente", "project/textiel-twente"
    renamed = GraphData(dict(seed_data.data.nodes), dict(seed_data.data.relationships))
    is_it = pl.col("id") == old
    renamed.nodes["Project"] = renamed.nodes["Project"].with_columns(
        id=pl.when(is_it).then(pl.lit(new)).otherwise(pl.col("id")),
        former_ids=pl.when(is_it).then(pl.lit([old])).otherwise(pl.col("former_ids")),
    )
    for key, frame in renamed.relationships.items():
        ends = {c: pl.col(c).replace({old: new}) for c in ("from", "to")}
        renamed.relationships[key] = frame.with_columns(**ends)
    store = open_store(f"file:{tmp_path_factory.mktemp('former') / 'graph.lbug'}")
    store.replace(renamed)
    with served(store) as address, httpx.Client(base_url=address) as asking:
        moved = asking.get(f"/id/{old}", headers={"Accept": TURTLE})
        assert (moved.status_code, moved.headers["location"]) == (301, f"{address}/id/{new}")
        data = asking.get("/v1/projecten/circulair-textiel-twente.ttl")
        assert data.status_code == 308
        assert data.headers["location"] == "/v1/projecten/textiel-twente.ttl"
        told = graph_of(asking.get(data.headers["location"]))
    assert (URIRef(f"{address}/id/{new}"), DCTERMS.replaces, URIRef(f"{address}/id/{old}")) in told


@pytest.mark.parametrize("path", ["/id/project/bestaat-niet", "/id/iets/anders", "/id/begrippenlijst/geen"])
def test_an_identifier_of_nothing_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path, headers={"Accept": TURTLE}).status_code == 404


# -- shapes, terms and catalogue ------------------------------------------------------------------


def test_the_published_shapes_hold_for_what_is_published(client: httpx.Client) -> None:
    shapes = graph_of(client.get("/v1/shacl.ttl"))
    scheme = graph_of(client.get("/v1/begrippenlijsten/verschilmakers.ttl"))
    conforms, _, text = validate(scheme, shacl_graph=shapes)
    assert conforms, text
    assert (None, SH.targetClass, SKOS.Concept) in shapes


REQUIRED: dict[URIRef, str] = {
    DCAT.Catalog: "dcterms:title dcterms:description dcterms:publisher dcterms:creator dcterms:license "
    "dcterms:language dcat:contactPoint dcat:dataset foaf:homepage",
    DCAT.Dataset: "dcterms:title dcterms:description dcterms:identifier dcterms:publisher dcterms:creator "
    "dcterms:accessRights dcterms:accrualPeriodicity dcterms:conformsTo dcterms:language "
    "dcat:contactPoint dcat:theme dcat:distribution dcat:landingPage",
    DCAT.Distribution: "dcterms:license dcterms:format dcterms:language dcat:accessURL dcat:downloadURL "
    "dcat:mediaType dcat:accessService",
    DCAT.DataService: "dcterms:title dcterms:description dcterms:identifier dcterms:publisher "
    "dcterms:accessRights dcterms:license dcat:contactPoint dcat:theme dcat:endpointURL "
    "dcat:endpointDescription dcat:servesDataset",
}
"""What DCAT-AP-NL 3.0 calls verplicht, and of aanbevolen and conditioneel what a catalogue shows."""


def profile_shapes() -> Graph:
    """The profile's required properties as shapes."""
    made = Graph()
    for class_, properties in REQUIRED.items():
        shape = BNode()
        made.add((shape, RDF.type, SH.NodeShape))
        made.add((shape, SH.targetClass, class_))
        for name in properties.split():
            rule: Node = BNode()
            made.add((shape, SH.property, rule))
            made.add((rule, SH.path, URIRef(expanded(name, ""))))
            made.add((rule, SH.minCount, Literal(1)))
            if name.startswith(("dcterms:title", "dcterms:description")):
                made.add((rule, SH.datatype, RDF.langString))
                made.add((rule, SH.uniqueLang, Literal(True)))
    return made


def test_the_catalogue_has_all_that_the_profile_asks(client: httpx.Client, site: str) -> None:
    for suffix in (".ttl", ".jsonld"):
        told = graph_of(client.get(f"/v1/dcat{suffix}"))
        conforms, _, text = validate(told, shacl_graph=profile_shapes())
        assert conforms, text
        assert len(set(told.subjects(RDF.type, DCAT.Distribution))) == len(FORMS) == len(FILES)


def test_the_catalogue_points_at_what_is_there(client: httpx.Client, site: str) -> None:
    told = graph_of(client.get("/v1/dcat.ttl"))
    for path in (DCAT.endpointURL, DCAT.endpointDescription, DCAT.downloadURL, DCTERMS.conformsTo):
        for where in set(told.objects(None, path)):
            answer = client.get(str(where), headers={"Accept": "*/*"}, follow_redirects=True)
            assert answer.status_code == 200, where


@pytest.mark.parametrize("name", ["dcat:theme", "dcterms:license", "dcterms:publisher", "dcat:contactPoint"])
def test_a_catalogue_without_something_required_is_refused(name: str) -> None:
    told = catalogue("https://kaart.example/", "0123456789abcdef")
    told.remove((None, URIRef(expanded(name, "")), None))
    conforms, _, _ = validate(told, shacl_graph=profile_shapes())
    assert not conforms


def test_the_publisher_can_be_a_government_in_tooi(monkeypatch: pytest.MonkeyPatch) -> None:
    tooi = "https://identifier.overheid.nl/tooi/id/provincie/pv21"
    monkeypatch.setenv(variable("publisher"), tooi)
    monkeypatch.setenv("SCHAKELKAART_PUBLISHER_NAME", "Provincie Fryslân")
    told = catalogue("https://kaart.example/", "0123456789abcdef")
    assert set(told.objects(None, DCTERMS.publisher)) == {URIRef(tooi)}
    assert told.value(URIRef(tooi), FOAF.name) == Literal("Provincie Fryslân", lang="nl")


def test_the_context_is_json(client: httpx.Client) -> None:
    answer = client.get("/v1/context.jsonld")
    assert answer.headers["content-type"] == JSON_LD
    assert json.loads(answer.text)["@context"]["name"] == {"@id": "schema:name", "@language": "nl"}
