"""Plain Dutch questions go to the right answer, with what they name filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import yaml
from pydantic import ValidationError

from api.html.answered_at import answered_at
from graph.store import Store
from queries.ask import AskQuery, Intent, ask

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "ask_cases.yaml").read_text(encoding="utf-8"))
UNSEEN: list[dict[str, Any]] = yaml.safe_load((HERE / "ask_unseen.yaml").read_text(encoding="utf-8"))


def _wrong(store: Store, case: dict[str, Any]) -> list[str]:
    answer = ask(store.at(), case["question"])
    faults = [] if answer.intent == case["intent"] else [f"intent {answer.intent}"]
    for slot in ("provinces", "themes", "topics"):
        given = sorted(getattr(answer, slot))
        if given != sorted(case.get(slot, [])):
            faults.append(f"{slot} {given}")
    return faults if answer.entity == case.get("entity", "") else [*faults, f"entity {answer.entity}"]


def test_questions_as_people_type_them_are_understood(seed_store: Store) -> None:
    """The share that docs/zoekvak.md reports; the message names what went wrong."""
    wrong = {c["question"]: faults for c in CASES if (faults := _wrong(seed_store, c))}
    assert len(CASES) >= 150
    assert len(wrong) <= 0.03 * len(CASES), wrong
    assert {c["intent"] for c in CASES} == set(get_args(Intent))


def test_questions_the_grammar_was_not_made_for_are_understood_too(seed_store: Store) -> None:
    wrong = {c["question"]: faults for c in UNSEEN if (faults := _wrong(seed_store, c))}
    assert len(UNSEEN) >= 50
    assert len(wrong) <= 0.1 * len(UNSEEN), wrong


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        ("Friesland", ["fryslan"]),
        ("Brabant", ["noord-brabant"]),
        ("witte vlekken het noorden", ["groningen", "fryslan", "drenthe"]),
        ("witte vlekken noord-nederland", ["groningen", "fryslan", "drenthe"]),
        ("samenwerken in de Randstad", ["noord-holland", "zuid-holland", "utrecht"]),
        ("opschaling oost-nederland", ["overijssel", "gelderland"]),
        ("witte vlekken zuidelijke provincies", ["zeeland", "noord-brabant", "limburg"]),
        ("witte vlekken Noord Holland", ["noord-holland"]),
        ("witte vlekken zuidholland", ["zuid-holland"]),
        ("witte vlekken frieland", ["fryslan"]),
        ("witte vlekken gelderlnad", ["gelderland"]),
        ("witte vlekken limbrug", ["limburg"]),
        ("witte vlekken Overijsel", ["overijssel"]),
        ("witte vlekken NB", ["noord-brabant"]),
        ("witte vlekken in West-Friesland", ["noord-holland"]),
        ("witte vlekken in de Zeeuwse landbouw", ["zeeland"]),
    ],
)
def test_provinces_are_known_by_every_name(seed_store: Store, text: str, provinces: list[str]) -> None:
    assert ask(seed_store.at(), text).provinces == provinces


def test_the_address_holds_all_that_was_understood(seed_store: Store) -> None:
    answer = answered_at(ask(seed_store.at(), "Waar kunnen Fryslân en Drenthe samenwerken op hennep?"))
    address = urlsplit(answer.address)
    assert address.path == "/samenwerken"
    assert parse_qs(address.query) == {"provincie": ["fryslan", "drenthe"], "onderwerp": ["hennep"]}
    assert answer.api.startswith("/v1/")
    assert "Fryslân en Drenthe" in answer.understood
    assert "hennep" in answer.understood


@pytest.mark.parametrize(
    ("text", "path", "choices"),
    [
        (
            "wat kan Drenthe leren van Gelderland over textiel",
            "/samenwerken",
            {"vrager": ["drenthe"], "aanbieder": ["gelderland"], "onderwerp": ["textiel"]},
        ),
        (
            "wat kan Gelderland van Drenthe leren",
            "/samenwerken",
            {"vrager": ["gelderland"], "aanbieder": ["drenthe"]},
        ),
        ("wat kan ik leren van Utrecht en Zeeland", "/samenwerken", {"aanbieder": ["utrecht", "zeeland"]}),
        (
            "wie heeft ervaring met textiel",
            "/projecten",
            {
                "onderwerp": ["textiel"],
                "fase": ["pilot", "uitvoering", "opschaling", "afgerond"],
                "sorteer": ["-fase"],
            },
        ),
        ("wie zoekt textiel", "/vraag-en-aanbod", {"onderwerp": ["textiel"]}),
        ("schakels van pha2use", "/schakels", {"voor": ["project/pha2use"]}),
    ],
)
def test_who_has_who_seeks_and_who_learns_from_whom(
    client: httpx.Client, text: str, path: str, choices: dict[str, list[str]]
) -> None:
    asked = client.get("/v1/vragen", params={"q": text}).json()
    address = urlsplit(asked["address"])
    assert (address.path, parse_qs(address.query)) == (path, choices)
    assert client.get(asked["address"]).status_code == 200
    assert client.get(asked["api"]).status_code == 200


def test_a_typing_error_is_put_right_and_told(seed_store: Store) -> None:
    answer = ask(seed_store.at(), "samenwereken op zonepanelen")
    assert answer.intent == "collaboration"
    assert answer.topics == ["zonnepanelen"]
    assert {c.read_as for c in answer.corrected} == {"samenwerken", "zonnepanelen"}


def test_an_ordinary_word_is_not_put_right(seed_store: Store) -> None:
    for text in (
        "lijken projecten op elkaar",
        "wie is de spin in het web",
        "waar wordt aandacht aan besteed",
    ):
        assert ask(seed_store.at(), text).corrected == []


def test_what_else_it_could_mean_is_offered(seed_store: Store) -> None:
    answer = answered_at(ask(seed_store.at(), "hennep drenthe"))
    assert answer.intent == "search"
    assert {"collaboration", "scaling", "gaps"} <= {a.intent for a in answer.alternatives}
    addresses = [answer.address, *(a.address for a in answer.alternatives)]
    assert len(addresses) == len(set(addresses))
    assert all(a.understood.endswith(".") for a in answer.alternatives)


def test_a_path_has_two_ends_and_a_comparison_its_things(seed_store: Store) -> None:
    path = answered_at(ask(seed_store.at(), "hoe hangen CESI en Fryslân samen"))
    assert [e.id for e in path.entities] == ["platform/cesi", "provincie/fryslan"]
    assert parse_qs(urlsplit(path.address).query) == {"van": ["platform/cesi"], "naar": ["provincie/fryslan"]}
    compared = ask(seed_store.at(), "vergelijk Utrecht met Gelderland")
    assert [e.id for e in compared.entities] == ["provincie/utrecht", "provincie/gelderland"]


def test_a_municipality_stands_for_its_province_where_provinces_are_asked(seed_store: Store) -> None:
    answer = ask(seed_store.at(), "witte vlekken in Emmen")
    assert answer.provinces == ["drenthe"]
    assert any("Emmen ligt in Drenthe" in note for note in answer.notes)
    assert ask(seed_store.at(), "wat doet gemeente Almere").entity == "organisatie/gemeente-almere"


def test_all_but_one_province_and_the_neighbours_of_one(seed_store: Store) -> None:
    rest = ask(seed_store.at(), "witte vlekken in alle provincies behalve Drenthe")
    assert len(rest.provinces) == 11
    assert "drenthe" not in rest.provinces
    near = ask(seed_store.at(), "waar kan Zeeland samenwerken met de buurprovincies")
    assert set(near.provinces) == {"zeeland", "zuid-holland", "noord-brabant"}


@pytest.mark.parametrize(
    "text", ["?!", "   .", "asdkjhasd qwe", "'; DROP TABLE", "<script>", "a" * 300, "een de het"]
)
def test_whatever_is_typed_has_an_answer(seed_store: Store, text: str) -> None:
    answer = answered_at(ask(seed_store.at(), text))
    assert answer.intent == "search"
    assert answer.address.startswith("/zoeken?q=")


LONG = "hennep " * 40
TWO_PLATFORMS = "vergelijk Cirkelstad met CESI"
"""Which has no answer as a comparison: that is of provinces or of projects."""


def test_the_page_and_the_resource_of_every_question_answer(client: httpx.Client) -> None:
    """For what it is understood as, and at the pages of all that it could also mean."""
    refused: dict[str, int] = {}
    tried: set[str] = set()
    for text in [*(c["question"] for c in (*CASES, *UNSEEN)), LONG, "a" * 300, TWO_PLATFORMS]:
        answer = client.get("/v1/vragen", params={"q": text}).json()
        for address in (answer["address"], answer["api"], *(a["address"] for a in answer["alternatives"])):
            if address not in tried:
                tried.add(address)
                status = client.get(address).status_code
                refused |= {address: status} if status != 200 else {}
    assert len(tried) > 500
    assert not refused


def test_the_resource_is_asked_for_what_was_understood(client: httpx.Client) -> None:
    listed = client.get("/v1/vragen?q=projecten over vezelhennep").json()
    projects = client.get(listed["api"]).json()
    assert {item["id"].partition("/")[0] for item in projects["items"]} == {"project"}
    assert projects["total"] == listed["count"]
    scaled = client.get("/v1/vragen", params={"q": "waar kan pha2use naartoe opschalen"}).json()
    assert [c["id"] for c in client.get(scaled["api"]).json()["candidates"]] == ["project/pha2use"]
    assert client.get(scaled["address"]).text.count('data-id="project/') == 1


def test_a_comparison_says_that_it_is_of_everything(seed_store: Store) -> None:
    answer = ask(seed_store.at(), "Flevoland vs Utrecht op bouw")
    assert answer.understood == "Flevoland en Utrecht naast elkaar."
    assert any("alles" in note for note in answer.notes)


def test_nothing_is_no_question() -> None:
    with pytest.raises(ValidationError):
        AskQuery(text="")
