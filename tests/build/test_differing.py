"""Cards that differ: one value is shown by a stated rule, and all of them are kept with their sources."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from graph.schema.differences import RULE, Statement, statements_in
from graph.store import Store
from loaders.build.load import Prepared, prepare
from loaders.build.results import told_once
from queries.conflicts import ConflictsQuery, conflicts
from queries.profile import profile
from tests.documents.data_folders import without_cards

PHA2USE = "project/pha2use"
FACTORY = "project/demofabriek-pha-paques-biomaterials"
PROVINCES = {"groningen": "Groningen", "drenthe": "Drenthe", "fryslan": "Fryslân"}

Said = tuple[dict[str, Any], str]
"""What a card says of the project, and the date of its source."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Data to which cards are added."""
    return without_cards(tmp_path)


def project_of(folder: Path, *said: Said) -> dict[str, Any]:
    """The project that cards make together, each saying its own of it."""
    for (slug, name), (fields, date) in zip(PROVINCES.items(), said, strict=False):
        record = {
            "naam": "Schelpenfabriek Yerseke",
            "omschrijving": "Fabriek die schelpen van mosselen maalt tot bouwstof voor dijken en paden.",
            "themas": ["ta-bouw"],
            "provincies": ["Groningen", name],
            "fase": "onbekend",
            **fields,
            "bronnen": ["s1"],
        }
        source = {"titel": f"Bron {slug}", "adres": f"https://{slug}.nl/schelpen"}
        card = {
            "soort": "kansenkaart",
            "provincie": name,
            "status": "concept",
            "projecten": [record],
            "bronnen": {"s1": source | ({"datum": date} if date else {})},
        }
        path = folder / "kansenkaarten" / f"{slug}.yaml"
        path.write_text(yaml.safe_dump(card, allow_unicode=True), encoding="utf-8")
    rows = prepare(folder).data.nodes["Project"].to_dicts()
    assert len(rows) == 1, [row["id"] for row in rows]
    return rows[0]


def test_the_newest_source_decides_whatever_most_cards_say(folder: Path) -> None:
    found = project_of(
        folder,
        ({"fase": "opschaling"}, "2021"),
        ({"fase": "opschaling"}, "2022-05"),
        ({"fase": "pilot"}, "2023"),
    )
    assert found["phase"] == "pilot"


def test_of_equally_new_sources_most_cards_decide(folder: Path) -> None:
    found = project_of(
        folder,
        ({"fase": "pilot"}, "2023-12-31"),
        ({"fase": "opschaling"}, "2023-01"),
        ({"fase": "opschaling"}, "2019"),
    )
    assert found["phase"] == "opschaling"


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_of_what_is_then_still_equal_the_one_that_promises_least(
    folder: Path, order: tuple[int, ...]
) -> None:
    said = [
        ({"fase": "afgerond", "beginjaar": 2020, "budget_euro": 58000000}, ""),
        ({"fase": "pilot", "beginjaar": 2019, "budget_euro": 14000000}, ""),
    ]
    found = project_of(folder, *(said[n] for n in order))
    assert (found["phase"], found["start_year"], found["budget_eur"]) == ("pilot", 2019, 14_000_000.0)


def test_what_one_of_two_cards_calls_stopped_is_stopped(folder: Path) -> None:
    stopped = {"fase": "gestopt", "reden_gestopt": "De subsidie was op.", "eindjaar": 2022}
    found = project_of(folder, ({"fase": "opschaling"}, "2022"), (stopped, "2022"))
    assert (found["phase"], found["stop_reason"]) == ("gestopt", "De subsidie was op.")


def test_what_has_started_again_by_a_newer_source_has_no_reason_to_stop(folder: Path) -> None:
    stopped = {"fase": "gestopt", "reden_gestopt": "De subsidie was op.", "eindjaar": 2022}
    found = project_of(folder, ({"fase": "uitvoering", "eindjaar": 2030}, "2025"), (stopped, "2022"))
    assert (found["phase"], found["end_year"], found["stop_reason"]) == ("uitvoering", 2030, None)


def test_an_unknown_phase_is_no_statement(folder: Path) -> None:
    found = project_of(folder, ({"fase": "onbekend"}, "2025"), ({"fase": "pilot"}, ""))
    assert (found["phase"], found["differences"]) == ("pilot", [])


def test_all_values_are_kept_with_their_cards_and_sources(seed_data: Prepared) -> None:
    projects = {row["id"]: row for row in seed_data.data.nodes["Project"].to_dicts()}
    found = projects[PHA2USE]
    assert found["phase"] == "pilot"
    phases = [s for s in statements_in(found["differences"]) if s.field == "fase"]
    assert [(s.value, s.cards) for s in phases] == [
        ("pilot", ("noord-brabant", "zeeland", "zuid-holland")),
        ("afgerond", ("fryslan",)),
    ]
    sources = set(seed_data.data.nodes["Source"]["id"])
    assert all(s.sources and sources.issuperset(s.sources) for s in phases)
    factory = projects[FACTORY]
    budgets = [s for s in statements_in(factory["differences"]) if s.field == "budget in euro"]
    assert {s.value for s in budgets} == {"58000000", "14000000"}
    # By the rule: the source of 2024 is on the card that says 58 million.
    assert (factory["budget_eur"], budgets[0].year) == (58_000_000.0, 2024)


def test_every_difference_of_the_seeds_is_reported_and_kept(seed_data: Prepared) -> None:
    told = {p.message.split('"')[1] for p in seed_data.problems if "de kaarten verschillen over" in p.message}
    kept = {
        row["name"]
        for label in ("Project", "Platform")
        for row in seed_data.data.nodes[label].to_dicts()
        if row["differences"]
    }
    assert "PHA2USE" in kept
    assert told == kept


def test_a_statement_is_read_as_it_was_written() -> None:
    for one in (
        Statement("fase", "pilot", ("drenthe", "fryslan"), ("bron/a", "bron/b"), 2024),
        Statement("website", "https://x.nl/a?b=c: d", ("drenthe",), (), 0),
    ):
        assert statements_in([one.written()]) == [one]


def test_the_profile_the_api_and_conflicts_tell_that_sources_differ(
    seed_store: Store, client: httpx.Client
) -> None:
    now = seed_store.at()
    shown = profile(now, PHA2USE)
    assert "De bronnen verschillen over: fase en beginjaar." in shown.summary
    assert [(d.value, d.shown) for d in shown.differences if d.field == "fase"] == [
        ("pilot", True),
        ("afgerond", False),
    ]
    answer = conflicts(now)
    assert answer.rule == RULE
    assert {PHA2USE, FACTORY} <= {c.id for c in answer.conflicts}
    assert len(answer.outdated) == 24
    in_zeeland = conflicts(now, ConflictsQuery(provinces=("Zeeland",)))
    assert {c.id for c in in_zeeland.conflicts} >= {PHA2USE}
    assert FACTORY not in {c.id for c in in_zeeland.conflicts}
    page = client.get("/v1/tegenstrijdigheden").json()
    assert {c["id"] for c in page["conflicts"]} == {c.id for c in answer.conflicts}
    body = client.get(f"/v1/projecten/{PHA2USE.partition('/')[2]}").json()
    assert {d["value"] for d in body["differences"]} >= {"pilot", "afgerond"}
    listed = client.get("/v1/projecten?aantal=100&provincie=zeeland&onderwerp=pha").json()["items"]
    assert next(i for i in listed if i["id"] == PHA2USE)["differences"]
    text = client.get(f"/{PHA2USE}").text
    assert "Bronnen verschillen" in text
    assert "zo getoond" in text
    assert RULE in text
    turtle = client.get(f"/v1/projecten/{PHA2USE.partition('/')[2]}", headers={"Accept": "text/turtle"}).text
    assert "def:bronnenVerschillen" in turtle
    assert "fase: afgerond" in turtle


def test_results_of_several_cards_are_told_once(seed_data: Prepared) -> None:
    assert told_once(["Negentig projecten.", "Negentig projecten, waaronder proeven."]) == (
        "Negentig projecten, waaronder proeven."
    )
    assert told_once(["100 ton per jaar; 5 banen.", "100 ton per jaar; 3 miljoen euro."]) == (
        "100 ton per jaar; 3 miljoen euro. 5 banen."
    )
    assert told_once(["10 ton.", "100 ton."]) == "100 ton. 10 ton."
    assert told_once(["Niet gehaald.", "Gehaald in 2022."]) == "Gehaald in 2022. Niet gehaald."
    assert told_once(["", "Eén keer"]) == "Eén keer"
    assert told_once([]) == ""
    for row in seed_data.data.nodes["Project"].to_dicts():
        parts = [p.strip(" .").casefold() for p in (row["results"] or "").split(";")]
        assert len(parts) == len(set(parts)), row["id"]
    found = dict(seed_data.data.nodes["Project"].select("id", "results").iter_rows())
    assert found["project/sorted"].count("15 miljoen") == 1
    assert "Sympany hergebruikt nu 74 procent." in found["project/sorted"]
