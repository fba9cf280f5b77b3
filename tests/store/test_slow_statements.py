"""A statement that takes too long is stopped, and whoever asked is told so."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pytest

import graph.embedded
from api.rest import questions
from graph.store import Snapshot, StatementTimeoutError, Store, open_store
from loaders.build.load import Prepared
from tests.serving import served

ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x % y) AS n"
LIMIT_SECONDS = 0.2
AT_MOST_SECONDS = 15.0
"""Far below what the statement would take, and far above what stopping it does."""


@pytest.fixture
def impatient(seed_data: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A graph whose statements may take little time."""
    monkeypatch.setattr(graph.embedded, "STATEMENT_SECONDS", LIMIT_SECONDS)
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(seed_data.data)
    return store


def test_a_slow_statement_is_stopped_and_the_next_one_answers(impatient: Store) -> None:
    snapshot, began = impatient.at(), time.monotonic()
    with pytest.raises(StatementTimeoutError, match="Vraag minder tegelijk"):
        snapshot.query(ENDLESS)
    assert time.monotonic() - began < AT_MOST_SECONDS
    assert snapshot.query("MATCH (p:Province) RETURN count(*) AS n") == [{"n": 12}]


def test_whoever_asked_gets_a_503(impatient: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def stats(snapshot: Snapshot) -> None:
        snapshot.query(ENDLESS)

    monkeypatch.setattr(questions, "stats", stats)
    with served(impatient) as site:
        answer = httpx.get(f"{site}/v1/statistiek", timeout=60)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "gestopt" in answer.json()["detail"]
