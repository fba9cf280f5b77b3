"""Whatever is asked, the API answers as its description says (``make schemathesis`` asks far more)."""

from __future__ import annotations

from graph.store import Store
from tests.rest.fuzz import fuzz


def test_the_api_does_what_its_description_says(seed_store: Store) -> None:
    outcome = fuzz(seed_store, requests=200)
    assert outcome.passed, outcome.report
    assert outcome.requests > 1000
