"""Every kind of thing is a collection: listed, filtered, sorted, by the page, and one by one."""

from __future__ import annotations

from pathlib import Path

import httpx
import polars as pl
import pytest

from api.rest.collections import COLLECTIONS, Collection
from api.rest.prefix import item_path
from graph.schema import NODE_TYPE_BY_SEGMENT
from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.lists import ListedProject, ListQuery, listing
from tests.serving import served

PATHS = [c.path for c in COLLECTIONS]


def get(client: httpx.Client, address: str) -> dict[str, object]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    body: dict[str, object] = answer.json()
    return body


def test_the_entry_names_every_collection_and_question(client: httpx.Client) -> None:
    index = client.get("/v1").json()
    paths = {r["path"] for r in index["resources"]}
    assert {f"/v1/{p}" for p in PATHS} <= paths
    assert {"/v1/samenwerkingskansen", "/v1/opschalingskandidaten", "/v1/zoeken", "/v1/statistiek"} <= paths


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda c: c.path)
def test_the_pages_of_a_list_together_are_all_things_of_its_kind(
    client: httpx.Client, seed_data: Prepared, collection: Collection
) -> None:
    label = NODE_TYPE_BY_SEGMENT[collection.segment].label
    expected = set(seed_data.data.nodes[label]["id"])
    address: str | None = f"/v1/{collection.path}?aantal=100"
    found: list[str] = []
    while address:
        page = client.get(address).json()
        found += [item["id"] for item in page["items"]]
        assert page["total"] == len(expected)
        address = page["links"]["next"]
    assert len(found) == len(expected)
    assert set(found) == expected


def test_a_thing_leads_to_its_matches_where_there_can_be_any(client: httpx.Client) -> None:
    kans = client.get("/v1/kansen/hergebruik-van-zonnepanelen").json()
    found = client.get(kans["links"]["matches"]).json()
    assert found["thing"]["id"] == kans["id"]
    assert found["total"] > len(found["matches"]) == 20
    assert client.get(found["links"]["next"]).json()["offset"] == 20
    assert client.get("/v1/themas/ta-bouw").json()["links"]["matches"] is None
    lessons = client.get(kans["links"]["matches"] + "&soort=les&type=project").json()
    assert {m["kind"] for m in lessons["matches"]} == {"lesson"}
    assert {m["type"] for m in lessons["matches"]} == {"Project"}


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda c: c.path)
def test_everything_listed_has_an_address_of_its_own(client: httpx.Client, collection: Collection) -> None:
    for item in client.get(f"/v1/{collection.path}?aantal=3").json()["items"]:
        profile = client.get(item_path(item["id"])).json()
        assert (profile["id"], profile["name"]) == (item["id"], item["name"])


def test_filters_of_one_kind_widen_and_of_different_kinds_narrow(seed_store: Store) -> None:
    def total(**filters: tuple[str, ...]) -> int:
        return listing(seed_store.at(), ListQuery(segment="project", **filters)).total  # type: ignore[arg-type]

    one, other = total(provinces=("fryslan",)), total(provinces=("drenthe",))
    both = total(provinces=("fryslan", "drenthe"))
    assert max(one, other) < both <= one + other
    assert total(provinces=("fryslan",), themes=("ta-bouw",)) < min(one, total(themes=("ta-bouw",)))
    assert total(provinces=("Friesland",)) == one


def test_a_filter_lets_through_what_the_graph_says(seed_store: Store) -> None:
    found = listing(
        seed_store.at(), ListQuery(segment="project", themes=("ta-bouw",), provinces=("zeeland",), limit=0)
    )
    rows = seed_store.at().query(
        "MATCH (p:Project)-[:ADDRESSES]->(:Theme {id: 'thema/ta-bouw'}) "
        "MATCH (p)-[:IN_PROVINCE]->(:Province {slug: 'zeeland'}) RETURN DISTINCT p.id AS id"
    )
    assert {i.id for i in found.items} == {r["id"] for r in rows}
    assert found.total == len(rows) > 0


def test_a_topic_that_no_vocabulary_has_is_looked_for_in_texts_and_said_so(seed_store: Store) -> None:
    found = listing(seed_store.at(), ListQuery(segment="project", topics=("praktijklaboratoria",), limit=0))
    assert "project/cbci" in {i.id for i in found.items}
    assert "gezocht in de tekst" in found.notes[0]


def test_sorting_by_begin_puts_the_unknown_last_either_way(seed_store: Store) -> None:
    for descending in (False, True):
        query = ListQuery(segment="project", sort="start", descending=descending, limit=0)
        years = [i.start_year for i in listing(seed_store.at(), query).items if isinstance(i, ListedProject)]
        known = [y for y in years if y is not None]
        assert years == [*sorted(known, reverse=descending), *[None] * (len(years) - len(known))]
        assert known


def test_equals_stay_in_the_order_of_names(seed_store: Store) -> None:
    items = listing(seed_store.at(), ListQuery(segment="platform", sort="kind", limit=0)).items
    by_kind: dict[str, list[str]] = {}
    for item in items:
        by_kind.setdefault(getattr(item, "kind"), []).append(item.id)  # noqa: B009
    whole = [i.id for i in listing(seed_store.at(), ListQuery(segment="platform", limit=0)).items]
    for ids in by_kind.values():
        assert ids == [i for i in whole if i in set(ids)]


def test_links_lead_to_the_neighbouring_pages_and_keep_the_question(client: httpx.Client) -> None:
    page = client.get("/v1/projecten?provincie=drenthe&provincie=fryslan&aantal=5&pagina=2")
    links = page.json()["links"]
    assert links["prev"] == "/v1/projecten?provincie=drenthe&provincie=fryslan&aantal=5&pagina=1"
    assert client.get(links["next"]).json()["page"] == 3
    assert client.get(links["last"]).json()["links"]["next"] is None
    assert client.get(links["first"]).json()["links"]["prev"] is None
    assert f'<{links["next"]}>; rel="next"' in page.headers["Link"]


def test_a_page_past_the_last_is_empty_and_leads_back(client: httpx.Client) -> None:
    page = client.get("/v1/provincies?pagina=99").json()
    assert page["items"] == []
    assert page["links"]["prev"] == "/v1/provincies?pagina=1"


def test_a_former_identifier_leads_to_the_present_one(seed_data: Prepared, tmp_path: Path) -> None:
    nodes = dict(seed_data.data.nodes)
    renamed = pl.when(pl.col("id") == "project/cbci").then(pl.lit(["project/cbci-oud"]))
    nodes["Project"] = nodes["Project"].with_columns(
        renamed.otherwise(pl.col("former_ids")).alias("former_ids")
    )
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(GraphData(nodes, seed_data.data.relationships))
    with served(store) as address:
        answer = httpx.get(f"{address}/v1/projecten/cbci-oud")
        assert (answer.status_code, answer.headers["Location"]) == (308, "/v1/projecten/cbci")
        assert httpx.get(f"{address}/v1/projecten/cbci").status_code == 200


def test_a_new_graph_is_answered_from_at_once(seed_data: Prepared, tmp_path: Path) -> None:
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(seed_data.data)
    with served(store) as address, httpx.Client(base_url=address) as client:
        before = client.get("/v1/projecten?aantal=1")
        nodes = dict(seed_data.data.nodes)
        nodes["Project"] = nodes["Project"].with_columns(("Nieuw: " + pl.col("name")).alias("name"))
        store.replace(GraphData(nodes, seed_data.data.relationships))
        after = client.get("/v1/projecten?aantal=1", headers={"If-None-Match": before.headers["ETag"]})
        assert after.status_code == 200
        assert after.json()["items"][0]["name"].startswith("Nieuw: ")
        assert after.headers["ETag"] != before.headers["ETag"]


@pytest.mark.parametrize(
    "question",
    [
        "Waar kunnen Fryslân en Drenthe samenwerken op hennep?",
        "wat doet CESI",
        "witte vlekken Gelderland",
        "opschaling biobased noord-nederland",
        "verbinders Limburg",
        "wat is er nieuw in Zeeland",
        "vergelijk Zeeland en Drenthe",
    ],
)
def test_a_plain_question_leads_to_a_resource_that_answers(client: httpx.Client, question: str) -> None:
    understood = client.get("/v1/vragen", params={"q": question}).json()
    assert understood["question"] == question
    answer = client.get(understood["api"])
    assert answer.status_code == 200, (understood["api"], answer.text)
