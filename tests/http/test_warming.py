"""A new graph under a running server: its slow answers are asked before a reader does."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import polars as pl
import pytest

from api.http import warming
from api.http.warming import QUESTIONS, keep_warm, warm
from graph.store import Row, Snapshot, Store, open_store
from graph.store.data import GraphData, node_frame_schema

PATIENCE_SECONDS = 30.0


@pytest.fixture
def stop() -> Iterator[Event]:
    """Set at the end of the test, so that its thread ends."""
    event = Event()
    yield event
    event.set()


def _themes(*names: str) -> GraphData:
    rows = [{"id": f"thema/{n}", "name": n, "slug": n, "scheme": "onderwerpen"} for n in names]
    return GraphData({"Theme": pl.DataFrame(rows, schema=node_frame_schema("Theme"))})


def _until(asked: list[str], number: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while len(asked) < number and time.monotonic() < until:
        time.sleep(0.02)


def test_each_graph_is_asked_once_also_one_that_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: Event
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(warming, "QUESTIONS", (lambda snapshot: asked.append(snapshot.version),))
    monkeypatch.setattr(warming, "LOOK_SECONDS_HERE", 0.05)
    url = f"file:{tmp_path / 'graph.lbug'}"
    thread = keep_warm(open_store(url), stop)  # there is no graph yet
    first = open_store(url).replace(_themes("hennep"))
    _until(asked, 1)
    assert asked == [first]
    second = open_store(url).replace(_themes("hennep", "asfalt"))
    _until(asked, 2)
    stop.set()
    thread.join(PATIENCE_SECONDS)
    assert asked == [first, second]


def test_what_was_warmed_is_not_read_again(seed_store: Store) -> None:
    seed_store.at().kept.clear()
    warm(seed_store.at())
    counted = _Counting(seed_store.at())
    for question in QUESTIONS:
        question(counted)
    assert counted.asked < WARM_STATEMENTS


WARM_STATEMENTS = 20
"""What all the questions together still read when they are warm; cold it is some 270."""


class _Counting:
    """A snapshot that counts what is asked of it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.url = snapshot.url
        self.version = snapshot.version
        self.kept = snapshot.kept
        self.asked = 0

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        self.asked += 1
        return self._snapshot.query(cypher, parameters)
