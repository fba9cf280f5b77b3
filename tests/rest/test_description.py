"""The description of the API follows the NLGov rules, and its examples are true."""

from __future__ import annotations

import copy
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http.about import API_VERSION
from api.rest.description import EXAMPLES
from api.rest.parameters import EXAMPLE
from tests.rest.adr import BESIDE_THE_PROJECT, RULES_VARIABLE, lint, ruleset

Document = dict[str, Any]


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> Document:
    described: Document = client.get("/v1/openapi.json").json()
    return described


def operations(document: Document) -> list[tuple[str, str, Document]]:
    return [(p, m, o) for p, item in document["paths"].items() for m, o in item.items()]


@pytest.fixture(scope="module")
def rules() -> Path:
    found = ruleset()
    if found is None:
        message = (
            f"THE ADR LINTER DID NOT RUN: no ruleset in {RULES_VARIABLE} nor at {BESIDE_THE_PROJECT}. It is "
            "media/linter.yaml of github.com/Logius-standaarden/API-Design-Rules."
        )
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return found


def test_the_official_linter_finds_nothing(document: Document, rules: Path, tmp_path: Path) -> None:
    assert lint(document, rules, tmp_path) == []


def test_the_linter_does_find_what_is_wrong(document: Document, rules: Path, tmp_path: Path) -> None:
    wrong = copy.deepcopy(document)
    del wrong["info"]["contact"]
    wrong["paths"]["/Projecten_Lijst"] = wrong["paths"].pop("/projecten")
    found = {f.rule for f in lint(wrong, rules, tmp_path) if f.severity == "error"}
    assert {"info-contact", "nlgov:paths-kebab-case"} <= found


def test_it_is_openapi_3_1_for_anyone_to_read(client: httpx.Client, document: Document) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["version"] == API_VERSION
    answer = client.get("/v1/openapi.json", headers={"Origin": "https://deverschilmakers.nl"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["API-Version"] == API_VERSION


def test_every_parameter_and_operation_is_explained(document: Document) -> None:
    for path, method, operation in operations(document):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["tags"], path
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{method} {path}: {parameter['name']}"


def test_the_examples_are_what_the_api_answers(client: httpx.Client, document: Document) -> None:
    """Run `make docs` when the seeds or an answer changed."""
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    named = {o[EXAMPLE] for _, _, o in operations(document) if EXAMPLE in o}
    assert set(examples) <= named
    for address, example in examples.items():
        answer = client.get(address).json()
        for one in (answer, example):
            one.pop("version", "")  # a hash over all of the graph: it differs with every change of the seeds
        assert answer == example, address


def test_every_resource_shows_an_example(document: Document) -> None:
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    without = [
        p
        for p, m, o in operations(document)
        if m == "get"
        and "application/json" in o["responses"]["200"]["content"]  # a file is no example to read
        and o.get(EXAMPLE) not in examples
    ]
    # A province is too much to show; a list called `properties` in an example stops the official linter.
    assert without == ["/provincies/{slug}", "/reconciliatie/eigenschappen"]


def test_every_answer_has_a_name_of_its_own(document: Document) -> None:
    """A title is the name of one notion, so that what is generated from it has no ``Group2``."""
    schemas: Document = document["components"]["schemas"]
    titles = Counter(schema.get("title", name) for name, schema in schemas.items())
    assert [title for title, times in titles.items() if times > 1] == []
    assert [name for name, schema in schemas.items() if schema.get("title", name) != name] == []
