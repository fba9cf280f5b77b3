"""A question to a server sees one graph, whatever is loaded meanwhile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.neo4j.store import Neo4jStore, rows_of
from graph.store import GraphChangedError, StatementTimeoutError, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.gaps import gaps
from queries.lists import places, stats
from queries.quality import quality
from tests.neo4j.conftest import on_one_release
from tests.neo4j.growth import part_of
from tests.neo4j.server import Server, wipe
from tests.store.test_one_snapshot import EVERY_STATEMENT, read_while_swapping, without_every_third_project
from tests.store.test_slow_statements import AT_MOST_SECONDS, ENDLESS

SWAPS = 200 if EVERY_STATEMENT else 50
"""A load of a server takes up to a second: a build tries fewer."""
BETWEEN_SECONDS = 0.05
LIMIT_SECONDS = 1.0
QUESTIONS = (gaps, places, quality, stats)
"""Of several statements each, and soon answered: what is never done before the next switch gives up."""


@pytest.fixture(scope="module")
def two(seed_data: Prepared) -> tuple[GraphData, GraphData]:
    part = part_of(seed_data.data)
    return part, without_every_third_project(part)


@on_one_release
def test_readers_never_see_half_of_two_graphs_of_a_server(
    two: tuple[GraphData, GraphData], neo4j_server: Server, tmp_path: Path
) -> None:
    wipe(neo4j_server.url)
    expected: dict[str, list[str]] = {question.__name__: [] for question in QUESTIONS}
    for number, data in enumerate(two):
        store = open_store(f"file:{tmp_path / f'{number}.lbug'}")
        store.replace(data)
        for question in QUESTIONS:
            expected[question.__name__].append(question(store.at()).to_json())
    loading, reading = Neo4jStore(neo4j_server.url), Neo4jStore(neo4j_server.url)
    loading.replace(two[0])

    def swap(number: int) -> None:
        loading.replace(two[number % 2])
        time.sleep(BETWEEN_SECONDS)

    read_while_swapping(reading, expected, swap, SWAPS, QUESTIONS)
    loading.close()
    reading.close()


@on_one_release
def test_a_snapshot_of_a_graph_that_is_gone_says_so(
    two: tuple[GraphData, GraphData], neo4j_server: Server
) -> None:
    store = Neo4jStore(neo4j_server.url)
    store.replace(two[0])
    before = store.at()
    assert store.at() is before
    store.replace(two[1])
    with pytest.raises(GraphChangedError):
        before.query("MATCH (p:Project) RETURN count(p) AS n")
    store.replace(two[0])
    assert store.at() is not before
    assert store.at().version == before.version
    store.close()


def test_a_slow_statement_is_stopped_on_the_server(neo4j_server: Server) -> None:
    wipe(neo4j_server.url)
    store = Neo4jStore(neo4j_server.url)
    store.replace(GraphData())
    snapshot, began = store.at(), time.monotonic()
    with pytest.raises(StatementTimeoutError, match="Vraag minder tegelijk"):
        store.read_at(snapshot.epoch, lambda tx: rows_of(tx, ENDLESS, {}), LIMIT_SECONDS)
    assert time.monotonic() - began < AT_MOST_SECONDS
    assert snapshot.query("RETURN 1 AS n") == [{"n": 1}]
