"""A citation means that this source says this of this thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from graph.store import open_store
from graph.store.data import GraphData, PairKey
from loaders.build.load import Prepared
from loaders.documents.folder import seeds_folder
from queries.lists import stats
from tests.build.raw_citations import RawCitations

NOTE = "bron/samen-versnellen-verbreden-en-investeren-notitie-ter-van-het"
DRENTHE = "bron/kansenkaart-drenthe"


def faults_of(data: GraphData, prepared: Prepared) -> list[str]:
    return list(RawCitations(seeds_folder(), data, prepared.entities).faults())


def test_every_source_that_is_cited_says_so(seed_data: Prepared) -> None:
    """Worked out from the files themselves, over the whole graph: nothing is cited too much or too little."""
    assert faults_of(seed_data.data, seed_data) == []


def stated(data: GraphData, identifier: str) -> dict[str, str]:
    rows = data.relationships["STATED_IN", _label(identifier), "Source"].to_dicts()
    return {r["to"]: r["where"] or "" for r in rows if r["from"] == identifier}


def _label(identifier: str) -> str:
    return {"organisatie": "Organisation", "platform": "Platform"}[identifier.partition("/")[0]]


def test_an_organisation_that_only_a_record_mentions_is_cited_from_the_card(seed_data: Prepared) -> None:
    sources = stated(seed_data.data, "organisatie/avebe")
    assert NOTE not in sources
    assert sources
    assert all(where.startswith("genoemd bij ") for where in sources.values())
    assert (
        "Carbohydrate Competence Center" in sources["bron/kaart-van-interprovinciale-platforms-en-projecten"]
    )
    kinds = {n["id"]: n["kind"] for n in seed_data.data.nodes["Source"].to_dicts()}
    assert {kinds[s] for s in sources} == {"kaart"}


def test_the_note_is_cited_for_organisations_that_it_names_and_no_others(seed_data: Prepared) -> None:
    rows = seed_data.data.relationships["STATED_IN", "Organisation", "Source"].to_dicts()
    cited = {r["from"] for r in rows if r["to"] == NOTE}
    assert "organisatie/interprovinciaal-overleg" in cited
    assert (
        not {
            "organisatie/dsm",
            "organisatie/rabobank",
            "organisatie/avebe",
            "organisatie/provincie-overijssel",
        }
        & cited
    )
    assert stated(seed_data.data, "organisatie/rijk")[NOTE] == "1; 5.1; 6; Inleiding"


def test_a_membership_is_cited_from_the_note_when_the_note_names_both_there(seed_data: Prepared) -> None:
    rows = seed_data.data.relationships["MEMBER_OF", "Organisation", "Platform"].to_dicts()
    sources = {(r["from"], r["to"]): r["sources"].split() for r in rows}
    makers = [p for p, platform in sources if platform == "platform/de-verschilmakers"]
    by_note = {p for p in makers if NOTE in sources[p, "platform/de-verschilmakers"]}
    assert "organisatie/circularities" in makers
    assert "organisatie/circularities" not in by_note
    assert {
        "organisatie/vereniging-van-nederlandse-gemeenten",
        "organisatie/unie-van-waterschappen",
    } <= by_note
    assert all(found for found in sources.values())


def test_the_note_is_cited_for_the_provinces_that_it_names_with_a_platform(seed_data: Prepared) -> None:
    """It names Foodvalley NL with Gelderland alone; other sources name five provinces."""
    rows = seed_data.data.relationships["ACTIVE_IN", "Platform", "Province"].to_dicts()
    found = {r["to"]: r["sources"].split() for r in rows if r["from"] == "platform/foodvalley-nl"}
    assert len(found) > 1
    assert {province for province, sources in found.items() if NOTE in sources} == {"provincie/gelderland"}


def test_an_organisation_has_a_source_when_what_mentions_it_has_one(
    seed_data: Prepared, tmp_path: Path
) -> None:
    """That a card mentions it is not enough: the share of what has a source would say nothing."""
    lost: PairKey = ("STATED_IN", "Project", "Source")
    bare = GraphData(
        seed_data.data.nodes,
        {**seed_data.data.relationships, lost: seed_data.data.relationships[lost].clear()},
    )
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(bare)
    projects = seed_data.data.nodes["Project"].height
    found = stats(store.at())
    assert found.unsourced > projects
    assert found.sourced_share < 1


# -- the checker itself -------------------------------------------------------------------------


def _with(data: GraphData, key: PairKey, change: Callable[[list[dict[str, Any]]], object]) -> GraphData:
    frame = data.relationships[key]
    rows = frame.to_dicts()
    change(rows)
    return GraphData(data.nodes, {**data.relationships, key: pl.DataFrame(rows, schema=frame.schema)})


def _first(rows: list[dict[str, Any]], **wanted: str) -> dict[str, Any]:
    return next(r for r in rows if all(r[k] == v for k, v in wanted.items()))


ORGANISATION, PLATFORM = ("STATED_IN", "Organisation", "Source"), ("STATED_IN", "Platform", "Source")
MEMBER, ADDRESSES = ("MEMBER_OF", "Organisation", "Platform"), ("ADDRESSES", "Project", "Theme")
FAULTS: dict[str, tuple[PairKey, Callable[[list[dict[str, Any]]], object]]] = {
    "the note for an organisation that it does not name": (
        ORGANISATION,
        lambda rows: rows.append({"from": "organisatie/avebe", "to": NOTE, "where": "5.2.3"}),
    ),
    "a section where the note does not name it": (
        ORGANISATION,
        lambda rows: _first(rows, **{"from": "organisatie/publyon", "to": NOTE}).update(
            where="5.1; Titelblad"
        ),
    ),
    "a page of the record for an organisation that it mentions": (
        ORGANISATION,
        lambda rows: rows.append({"from": "organisatie/avebe", "to": "bron/about-us-2", "where": ""}),
    ),
    "a card that does not mention it": (
        ORGANISATION,
        lambda rows: rows.append({"from": "organisatie/publyon", "to": DRENTHE, "where": "genoemd bij NICE"}),
    ),
    "a record that does not mention it": (
        ORGANISATION,
        lambda rows: _first(rows, to=DRENTHE).update(where="genoemd bij Iets anders"),
    ),
    "a source that is lost": (
        PLATFORM,
        lambda rows: rows.remove(_first(rows, **{"from": "platform/wetsus"})),
    ),
    "a membership by a source of another platform": (
        MEMBER,
        lambda rows: _first(rows, to="platform/cesi").update(sources="bron/about-us-2"),
    ),
    "a membership by the note, which does not name the member": (
        MEMBER,
        lambda rows: _first(rows, **{"from": "organisatie/circularities"}).update(sources=NOTE),
    ),
    "a card where there is a document": (
        ADDRESSES,
        lambda rows: _first(rows, **{"from": "project/pha2use"}).update(sources=DRENTHE),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_checker_finds_a_citation_that_is_put_in_wrongly(seed_data: Prepared, fault: str) -> None:
    key, change = FAULTS[fault]
    assert faults_of(_with(seed_data.data, key, change), seed_data)
