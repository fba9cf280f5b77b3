"""A question that does not hold together is the visitor's fault; any other invalid model is ours."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from pydantic import BaseModel, ValidationError

from api.http import given as of_pages
from api.pages import quality as quality_page
from api.rest import given as of_resources
from api.rest import understanding
from graph.store import Snapshot, Store
from queries.base.model import Reference
from queries.quality import QualityAnswer, QualityQuery
from tests.serving import served


def _faulty(snapshot: Snapshot, query: QualityQuery) -> QualityAnswer:
    """As a query that was changed and makes an answer that is none."""
    Reference.model_validate({"id": "project/a"})
    raise AssertionError("unreachable")


@pytest.mark.parametrize("address", ["/v1/kwaliteit", "/kwaliteit"])
def test_an_invalid_answer_is_our_fault_and_logged(
    seed_store: Store, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], address: str
) -> None:
    monkeypatch.setattr(understanding, "quality", _faulty)
    monkeypatch.setattr(quality_page, "quality", _faulty)
    with served(seed_store) as site:
        answer = httpx.get(site + address)
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.text
    assert "Reference" not in answer.text
    logged = capfd.readouterr().err
    assert "Traceback" in logged
    assert "validation errors for Reference" in logged


def _out_of_bounds(question: type[BaseModel], asked: BaseModel) -> dict[str, Any]:
    """As of an address that may say what its question does not allow."""
    return {"examples": -1}


@pytest.mark.parametrize("address", ["/v1/kwaliteit", "/kwaliteit"])
def test_a_question_that_does_not_hold_together_is_the_visitors(
    seed_store: Store, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    with pytest.raises(ValidationError):
        QualityQuery(**_out_of_bounds(QualityQuery, QualityQuery()))
    monkeypatch.setattr(of_pages, "values", _out_of_bounds)
    monkeypatch.setattr(of_resources, "values", _out_of_bounds)
    with served(seed_store) as site:
        answer = httpx.get(site + address)
    assert answer.status_code == 400
    assert "examples: moet minstens 0 zijn" in answer.text


def test_the_address_of_a_picture_in_a_story_is_the_visitors_too(client: httpx.Client) -> None:
    answer = client.get("/netwerk/netwerk.html", params={"beeld": f"niveau=platforms&om={'a' * 300}"})
    assert answer.status_code == 400
