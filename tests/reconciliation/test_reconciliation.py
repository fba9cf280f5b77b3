"""Names on somebody's list matched to the graph, as OpenRefine asks it (Reconciliation Service API 0.2)."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest

from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.linked import all_properties, properties_of, values_of
from queries.reconciliation import Candidate, ReconciliationQuery, reconcile

PATH = "/v1/reconciliatie"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def found(store: Store, text: str, **rest: Any) -> list[Candidate]:
    return reconcile(store.at(), ReconciliationQuery.model_validate({"query": text, **rest}))


# -- the query ------------------------------------------------------------------------------------


def test_every_name_of_an_organisation_or_platform_finds_its_bearer_first(
    seed_store: Store, seed_data: Prepared
) -> None:
    data: GraphData = seed_data.data
    for label, segment in (("Platform", "platform"), ("Province", "provincie")):
        for row in data.nodes[label].iter_rows(named=True):
            best = found(seed_store, row["name"], type=segment, limit=1)[0]
            assert best.score == 100
            assert best.id == row["id"] or best.name == row["name"]


@pytest.mark.parametrize(
    ("text", "asked", "identifier"),
    [
        ("CESI", {}, "platform/cesi"),
        ("ntcp", {}, "platform/nationaal-testcentrum-circulaire-plastics"),
        ("Friesland", {"type": "provincie"}, "provincie/fryslan"),
        ("fryslan", {"type": ["provincie", "gemeente"]}, "provincie/fryslan"),
        ("platform/cesi", {}, "platform/cesi"),
        ("https://kaart.example/id/platform/cesi", {}, "platform/cesi"),
    ],
)
def test_a_name_that_can_be_only_one_thing_is_a_match(
    seed_store: Store, text: str, asked: dict[str, Any], identifier: str
) -> None:
    best = found(seed_store, text, **asked)[0]
    assert (best.id, best.match) == (identifier, True)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Utrecht", {}),  # the province and the municipality
        ("Bouw", {"type": "thema"}),  # in more than one vocabulary
        ("Omgevingsdienst Midden West Brabant", {}),  # much alike, not the same
        ("CESI", {"type": "platform", "properties": [{"pid": "provincie", "v": "Zeeland"}]}),
    ],
)
def test_a_name_that_may_be_another_thing_is_no_match(
    seed_store: Store, text: str, asked: dict[str, Any]
) -> None:
    assert not any(c.match for c in found(seed_store, text, **asked))


def test_at_most_one_candidate_is_a_match(seed_store: Store, seed_data: Prepared) -> None:
    for name in seed_data.data.nodes["Organisation"]["name"].sort().to_list()[:150:3]:
        assert sum(c.match for c in found(seed_store, name)) <= 1


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Omgevingsdienst Midden en West Brabant", "organisatie/omgevingsdienst-midden-en-west-brabant"),
        ("Stichting NTCP", "platform/nationaal-testcentrum-circulaire-plastics"),
        ("Nationaal Testcentrum Circulair Plastic", "platform/nationaal-testcentrum-circulaire-plastics"),
        ("gtb-lab b.v.", "platform/gtb-lab"),
        ("NL Oost", "platform/oost-nl"),
    ],
)
def test_another_spelling_finds_the_thing_first(seed_store: Store, text: str, identifier: str) -> None:
    assert found(seed_store, text, type=["organisatie", "platform"])[0].id == identifier


def test_properties_decide_between_things_of_one_name(seed_store: Store) -> None:
    for pid, value, identifier in (
        ("cbs_code", "PV26", "provincie/utrecht"),
        ("cbs_code", "GM0344", "gemeente/gm0344"),
    ):
        best, *others = found(seed_store, "Utrecht", properties=[{"pid": pid, "v": value}])
        assert best.id == identifier
        assert all(o.score < best.score for o in others)
        assert {f.id for f in best.features} == {"naam", "eigenschappen"}


def test_a_value_may_be_a_thing_or_several_values(seed_store: Store) -> None:
    cesi = found(
        seed_store,
        "CESI",
        properties=[{"pid": "provincie", "v": [{"id": "provincie/gelderland", "name": "Gelderland"}, "x"]}],
    )[0]
    assert (cesi.id, cesi.match) == ("platform/cesi", True)


def test_types_narrow_and_should_only_prefers(seed_store: Store) -> None:
    assert {c.id.partition("/")[0] for c in found(seed_store, "Utrecht", type="gemeente")} == {"gemeente"}
    loose = found(seed_store, "Utrecht", type="gemeente", type_strict="should")
    assert loose[0].id == "gemeente/gm0344"
    assert "provincie/utrecht" in {c.id for c in loose}
    assert found(seed_store, "Utrecht", type="bestaat-niet") == []


def test_candidates_are_ordered_limited_and_the_same_each_time(seed_store: Store) -> None:
    many = found(seed_store, "circulair", limit=50)
    assert [c.score for c in many] == sorted((c.score for c in many), reverse=True)
    assert len(found(seed_store, "circulair", limit=3)) == 3
    assert found(seed_store, "circulair", limit=50) == many


@pytest.mark.parametrize("text", ["", "   ", "!!!", "zzzzqqqq xxyyzz", "' OR 1=1 //", "MATCH (n) RETURN n"])
def test_what_names_nothing_finds_nothing_certain(seed_store: Store, text: str) -> None:
    assert not any(c.match for c in found(seed_store, text))


def test_a_cell_with_a_whole_story_does_not_refuse_the_others(client: httpx.Client) -> None:
    batch = post(client, queries={"q0": {"query": "x " * 5000}, "q1": {"query": "CESI"}}).json()
    assert batch["q1"]["result"][0]["match"]


def test_only_properties_find_things_that_have_them(seed_store: Store) -> None:
    best = found(seed_store, "", properties=[{"pid": "thema", "v": "hennep"}])
    values = values_of(seed_store.at(), [best[0].id])
    assert "hennep" in {v.name for v in values[best[0].id]["thema"]}


def test_every_property_has_a_name_and_every_value_its_property(
    seed_store: Store, seed_data: Prepared
) -> None:
    assert len({p.id for p in all_properties()}) == len(all_properties())
    for label, frame in seed_data.data.nodes.items():
        identifier = frame["id"].sort()[0]
        known = {p.id for p in properties_of(label)}
        assert set(values_of(seed_store.at(), [identifier])[identifier]) <= known | {"^STATED_IN"}


# -- the protocol ---------------------------------------------------------------------------------


def post(client: httpx.Client, **fields: Any) -> httpx.Response:
    return client.post(PATH, data={k: json.dumps(v) for k, v in fields.items()})


def test_the_manifest_says_what_the_protocol_asks(client: httpx.Client, site: str) -> None:
    answer = client.get(PATH, headers={"Origin": "http://127.0.0.1:3333"})
    assert answer.headers["access-control-allow-origin"] == "*"
    manifest = answer.json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= manifest.keys()
    assert "{{id}}" in manifest["view"]["url"]
    assert "{{id}}" in manifest["preview"]["url"]
    assert isinstance(manifest["preview"]["width"], int)
    assert {t["id"] for t in manifest["defaultTypes"]} <= NODE_TYPE_BY_SEGMENT.keys()
    for suggester in manifest["suggest"].values():
        assert suggester["service_url"].startswith(site)
        assert "${id}" in suggester["flyout_service_path"]
    for setting in manifest["extend"]["property_settings"]:
        assert setting["type"] in ("number", "text", "checkbox", "select")
        assert {"label", "name"} <= setting.keys()


def test_identifiers_of_the_service_open_in_a_browser(client: httpx.Client) -> None:
    manifest = client.get(PATH).json()
    address = manifest["view"]["url"].replace("{{id}}", "platform/cesi")
    assert address == manifest["identifierSpace"] + "platform/cesi"
    assert client.get(address).status_code == 303


def check_results(batch: dict[str, Any], names: set[str]) -> None:
    """The shape that the specification gives a batch of results."""
    assert batch.keys() == names
    for answer in batch.values():
        assert answer.keys() == {"result"}
        for candidate in answer["result"]:
            assert isinstance(candidate["id"], str)
            assert isinstance(candidate["name"], str)
            assert isinstance(candidate["description"], str)
            assert isinstance(candidate["score"], float | int)
            assert isinstance(candidate["match"], bool)
            assert all(isinstance(t["id"], str) for t in candidate["type"])
            assert all(isinstance(f["value"], float | int) for f in candidate["features"])


def test_a_batch_as_openrefine_sends_it_is_answered(client: httpx.Client) -> None:
    queries = {
        "q0": {"query": "CESI", "type": "platform", "limit": 5, "type_strict": "should"},
        "q1": {"query": "Gemeente Almere", "type": ["organisatie"], "properties": []},
        "q2": {"query": "bestaat helemaal nergens qqq"},
        "q3": {"query": "GTB Lab", "properties": [{"pid": "provincie", "v": {"id": "provincie/limburg"}}]},
    }
    answer = post(client, queries=queries)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    batch = answer.json()
    check_results(batch, set(queries))
    assert [batch[q]["result"][0]["match"] for q in ("q0", "q1", "q3")] == [True, True, True]
    same = client.get(PATH, params={"queries": json.dumps(queries)}).json()
    assert same == batch


def test_a_batch_over_the_address_is_kept_and_costs_a_304(client: httpx.Client) -> None:
    asked = {"queries": json.dumps({"q0": {"query": "CESI"}})}
    tag = client.get(PATH, params=asked).headers["etag"]
    assert client.get(PATH, params=asked, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "body",
    [
        "",
        "queries=",
        "queries=geen+json",
        "queries=[]",
        'queries={"q0":"CESI"}',
        'queries={"q0":{"query":5}}',
        'queries={"q0":{"query":"x","limit":0}}',
        'queries={"q0":{"query":"x","type_strict":"soms"}}',
        'extend={"ids":[]}',
        "extend=null",
        "iets=anders",
        "queries=%FF%FE",
    ],
)
def test_a_request_that_is_none_is_a_problem_in_dutch(client: httpx.Client, body: str) -> None:
    answer = client.post(PATH, content=body, headers=FORM)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_form_with_many_fields_is_refused_and_not_broken(client: httpx.Client) -> None:
    answer = client.post(PATH, data={f"veld{n}": "x" for n in range(20)})
    assert answer.status_code == 400
    assert "meer dan 10 velden" in answer.text


def test_a_batch_that_is_too_large_is_refused(client: httpx.Client) -> None:
    queries = {f"q{n}": {"query": "x"} for n in range(501)}
    assert post(client, queries=queries).status_code == 400
    assert client.post(PATH, content="queries=" + "x" * 1_100_000, headers=FORM).status_code == 413


def test_values_come_in_the_cells_of_the_protocol(client: httpx.Client) -> None:
    wanted = ["provincie", "kind", "founded", "website", "thema"]
    asked = {"ids": ["platform/cesi", "platform/bestaat-niet"], "properties": [{"id": p} for p in wanted]}
    answer = post(client, extend=asked).json()
    assert [m["id"] for m in answer["meta"]] == wanted
    assert answer["meta"][0]["type"]["id"] == "provincie"
    row = answer["rows"]["platform/cesi"]
    assert {"id": "provincie/gelderland", "name": "Gelderland"} in row["provincie"]
    assert row["kind"] == [{"str": "programma"}]
    assert all(cells == [] for cells in answer["rows"]["platform/bestaat-niet"].values())
    shapes = ({"id", "name"}, {"str"}, {"int"}, {"float"})
    assert all(set(cell) in shapes for cells in row.values() for cell in cells)


def test_how_many_values_come_is_a_setting(client: httpx.Client) -> None:
    for given, most in (({"aantal": 1}, 1), ({"aantal": "2"}, 2), ({"aantal": "veel"}, 99), ({}, 99)):
        asked = {"ids": ["platform/cesi"], "properties": [{"id": "thema", "settings": given}]}
        cells = post(client, extend=asked).json()["rows"]["platform/cesi"]["thema"]
        assert 1 <= len(cells) <= most


def test_years_and_coordinates_are_numbers(client: httpx.Client) -> None:
    asked = {"ids": ["gemeente/gm0034"], "properties": [{"id": "latitude"}, {"id": "cbs_code"}]}
    row = post(client, extend=asked).json()["rows"]["gemeente/gm0034"]
    assert 52 < row["latitude"][0]["float"] < 53
    assert row["cbs_code"] == [{"str": "GM0034"}]


def test_properties_are_proposed_by_type(client: httpx.Client) -> None:
    answer = client.get(f"{PATH}/eigenschappen", params={"type": "project"}).json()
    assert answer["type"] == "project"
    assert {"provincie", "thema", "phase", "^LEADS"} <= {p["id"] for p in answer["properties"]}
    limited = client.get(f"{PATH}/eigenschappen", params={"type": "project", "limit": 2}).json()
    assert len(limited["properties"]) == 2


def test_suggestions_follow_what_is_typed(client: httpx.Client) -> None:
    def suggested(name: str, prefix: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = client.get(
            f"{PATH}/suggesties/{name}", params={"prefix": prefix}
        ).json()["result"]
        return found

    assert (
        suggested("entity", "nationaal testc")[0]["id"]
        == "platform/nationaal-testcentrum-circulaire-plastics"
    )
    assert suggested("entity", "cesi")[0]["notable"] == [{"id": "platform", "name": "platform"}]
    assert [t["id"] for t in suggested("type", "proj")] == ["project"]
    assert len(suggested("type", "")) == 10
    assert {"id": "phase", "name": "fase"} in suggested("property", "fas")
    assert suggested("entity", "") == []
    later = client.get(f"{PATH}/suggesties/entity", params={"prefix": "circulair", "cursor": 10}).json()
    assert not {r["id"] for r in later["result"]} & {r["id"] for r in suggested("entity", "circulair")}


@pytest.mark.parametrize(
    ("kind", "identifier", "says"),
    [
        ("entity", "platform/cesi", "CESI"),
        ("type", "project", "initiatief"),
        ("property", "thema", "projecten"),
    ],
)
def test_a_flyout_explains(client: httpx.Client, kind: str, identifier: str, says: str) -> None:
    answer = client.get(f"{PATH}/toelichtingen/{kind}", params={"id": identifier}).json()
    assert answer["id"] == identifier
    assert says in answer["html"]
    assert client.get(f"{PATH}/toelichtingen/{kind}", params={"id": "bestaat/niet"}).status_code == 404


def test_a_preview_is_html_that_an_editor_may_frame(client: httpx.Client) -> None:
    answer = client.get(f"{PATH}/voorbeeld", params={"id": "platform/cesi"})
    assert answer.headers["content-type"].startswith("text/html")
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    text = re.sub(r"<[^>]+>", " ", answer.text)
    assert "CESI" in text
    assert "Gelderland" in text
    assert client.get(f"{PATH}/voorbeeld", params={"id": "platform/niets"}).status_code == 404


def test_text_from_the_data_is_escaped(client: httpx.Client) -> None:
    answer = client.get(f"{PATH}/toelichtingen/entity", params={"id": "<script>alert(1)</script>"})
    assert answer.status_code == 404
    assert "<script>" not in answer.text.replace("\\u003c", "") or answer.headers["content-type"].endswith(
        "json"
    )
