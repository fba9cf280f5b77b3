"""How long Neo4j takes to load, by three ways of writing, and to answer, beside the embedded engine.

    python -m tests.benchmarks.neo4j_bench [--projects 100000] [--runs 10] [--release 5.26.30]

Starts a server of its own (see ``tests/neo4j/server.py``) and prints Markdown tables, as they stand in
``docs/metingen.md``.  All three ways write the same nodes and relationships into an empty database that
has the constraint and the indexes: our loader; py2neo's bulk functions, in portions of the size that its
documentation names; and one ``MERGE`` per row, of which a sample is timed and the whole is reckoned.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from graph.neo4j.address import read_address
from graph.neo4j.load import prepare as make_indexes
from graph.neo4j.statements import OURS
from graph.neo4j.store import Neo4jStore
from graph.store import Store, open_store
from graph.store.data import GraphData
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from queries.index import text_index
from tests.benchmarks.bench import SMALL_GRAPH, Question
from tests.benchmarks.synthetic import synthetic
from tests.neo4j.releases import RELEASES
from tests.neo4j.server import Neo4jServer, raw_session, wipe

PY2NEO_ROWS = 10_000
"""Rows in one portion, as in the example of ``py2neo.bulk.create_nodes``."""
SAMPLE_ROWS = 1_000
"""Nodes, and as many relationships, that are written one by one."""
HEAP_MB, PAGE_CACHE_MB = 4_096, 1_024


@dataclass(frozen=True)
class Written:
    """Rows (nodes and relationships) that were written, and in how many seconds."""

    rows: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Meet laden en vragen op Neo4j.")
    parser.add_argument("--projects", type=int, default=100_000, metavar="N")
    parser.add_argument("--runs", type=int, default=10, metavar="N", help="keren dat elke warme vraag gaat")
    parser.add_argument("--release", default=RELEASES[0].version, choices=[r.version for r in RELEASES])
    chosen = parser.parse_args(arguments)
    release = next(r for r in RELEASES if r.version == chosen.release)
    warnings.simplefilter("ignore")  # py2neo is from before what Python warns of now
    seeds = prepare(seeds_folder()).data
    with Neo4jServer(release, heap_mb=HEAP_MB, page_cache_mb=PAGE_CACHE_MB, fast_start=False) as server:
        _warm_up(server, seeds)
        _print_loads(f"De kaarten op {release}", seeds, _loads(server, seeds), server)
        _print_questions(_questions(server, seeds, chosen.runs))
        _say(f"graaf van {chosen.projects} projecten maken")
        large = synthetic(seeds, chosen.projects)
        title = f"{chosen.projects} synthetische projecten op {release}"
        _print_loads(title, large, _loads(server, large), server)


def _warm_up(server: Neo4jServer, seeds: GraphData) -> None:
    """Let the server compile what all three ways use, so that the first is not the slowest for it."""
    _by_py2neo(server, seeds)
    _by_us(server, seeds)


def _loads(server: Neo4jServer, data: GraphData) -> Mapping[str, Written]:
    """Ours goes last: what it leaves is measured on disk, and asked."""
    return {
        "per rij één MERGE (steekproef)": _row_by_row(server, data),
        "py2neo.bulk": _by_py2neo(server, data),
        "schakelkaart load": _by_us(server, data),
    }


def _by_us(server: Neo4jServer, data: GraphData) -> Written:
    _empty(server)
    store = Neo4jStore(server.url)
    done = _timed(lambda: store.replace(data), data)
    store.close()
    return done


def _by_py2neo(server: Neo4jServer, data: GraphData) -> Written:
    from py2neo import Graph
    from py2neo.bulk import create_nodes, create_relationships

    _empty(server)
    address = read_address(server.url)
    graph = Graph(address.server, auth=(address.user, address.password), name=address.database)

    def write() -> None:
        for label, frame in data.nodes.items():
            for portion in frame.iter_slices(PY2NEO_ROWS):
                create_nodes(graph.auto(), portion.to_dicts(), labels={label, OURS})
        _count_again(server)
        for key, frame in data.relationships.items():
            for portion in frame.iter_slices(PY2NEO_ROWS):
                create_relationships(
                    graph.auto(), list(_triples(portion)), key[0], (OURS, "id"), (OURS, "id")
                )

    return _timed(write, data)


def _count_again(server: Neo4jServer) -> None:
    """Let the server plan with the nodes that are there now.

    Otherwise it keeps to a plan from when there were none, walks over all nodes for every relationship, and
    py2neo takes many times as long as it needs to.
    """
    with raw_session(server.url) as session:
        session.run("CALL db.resampleOutdatedIndexes()").consume()
        session.run("CALL db.awaitIndexes(300)").consume()
        session.run("CALL db.clearQueryCaches()").consume()


def _row_by_row(server: Neo4jServer, data: GraphData) -> Written:
    """One statement and one transaction for each row; the sample has its share of every kind."""
    _empty(server)
    node_share = SAMPLE_ROWS / max(data.node_count(), SAMPLE_ROWS)
    nodes = [
        (f"MERGE (n:{label}:{OURS} {{id: $row.id}}) SET n += $row", row)
        for label, frame in data.nodes.items()
        for row in frame.head(-(-round(frame.height * node_share * 1000) // 1000)).to_dicts()
    ]
    with raw_session(server.url) as session:
        begun = time.perf_counter()
        for cypher, row in nodes:
            session.run(cypher, row=row).consume()
        for_nodes = (time.perf_counter() - begun) / len(nodes)
        relationships = list(itertools.islice(_merges(data, {row["id"] for _, row in nodes}), SAMPLE_ROWS))
        begun = time.perf_counter()
        for cypher, row in relationships:
            session.run(cypher, row).consume()
        for_relationships = (time.perf_counter() - begun) / len(relationships)
    seconds = data.node_count() * for_nodes + data.relationship_count() * for_relationships
    return Written(data.node_count() + data.relationship_count(), seconds)


def _merges(data: GraphData, known: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, frame in data.relationships.items():
        cypher = (
            f"MATCH (a:{OURS} {{id: $from}}) MATCH (b:{OURS} {{id: $to}}) "
            f"MERGE (a)-[r:{key[0]}]->(b) SET r += $properties"
        )
        for start, properties, end in _triples(
            frame.filter(pl.col("from").is_in(known) & pl.col("to").is_in(known))
        ):
            yield cypher, {"from": start, "to": end, "properties": properties}


def _triples(frame: pl.DataFrame) -> Iterator[tuple[str, dict[str, Any], str]]:
    names = [name for name in frame.columns if name not in ("from", "to")]
    for row in frame.to_dicts():
        yield row["from"], {name: row[name] for name in names}, row["to"]


def _empty(server: Neo4jServer) -> None:
    wipe(server.url)
    with raw_session(server.url) as session:
        make_indexes(session)


def _timed(write: Callable[[], object], data: GraphData) -> Written:
    begun = time.perf_counter()
    write()
    return Written(data.node_count() + data.relationship_count(), time.perf_counter() - begun)


# -- questions -------------------------------------------------------------------------------------


def _questions(server: Neo4jServer, seeds: GraphData, runs: int) -> list[tuple[str, list[float]]]:
    """Seconds of every question: cold and warm embedded, cold and warm on Neo4j."""
    with tempfile.TemporaryDirectory(prefix="schakelkaart-meting-") as folder:
        embedded = open_store(f"file:{Path(folder) / 'graph.lbug'}")
        embedded.replace(seeds)
        there = Neo4jStore(server.url)
        found = []
        for name, ask in SMALL_GRAPH.items():
            _say(name)
            times = [
                seconds
                for store in (embedded, there)
                for seconds in _cold_and_warm(store, ask, runs, Path(folder) / type(store).__name__)
            ]
            found.append((name, times))
        embedded.close()
        there.close()
    return found


def _cold_and_warm(store: Store, ask: Question, runs: int, cache: Path) -> tuple[float, float]:
    """The first time after the plan is known to the engine, and the median when all is remembered."""
    os.environ[text_index.CACHE_VARIABLE] = str(cache)
    ask(store)
    store.at().kept.clear()
    begun = time.perf_counter()
    ask(store)
    cold = time.perf_counter() - begun
    warm = []
    for _ in range(runs):
        begun = time.perf_counter()
        ask(store)
        warm.append(time.perf_counter() - begun)
    return cold, statistics.median(warm)


# -- the page --------------------------------------------------------------------------------------


def _print_loads(title: str, data: GraphData, loads: Mapping[str, Written], server: Neo4jServer) -> None:
    slowest = max(done.seconds for done in loads.values())
    print(f"\n**{title}** ({data.node_count()} knopen, {data.relationship_count()} relaties)\n")
    rows = [
        [name, f"{done.seconds:.1f} s", f"{done.rate:,.0f}", f"{slowest / done.seconds:.1f}×"]
        for name, done in loads.items()
    ]
    _print_table(["manier", "tijd", "rijen per s", "sneller dan per rij"], rows)
    print(f"\nOp schijf: {server.megabytes_on_disk():.0f} MB; in het geheugen: {server.memory_mb():.0f} MB.")


def _print_questions(found: Sequence[tuple[str, list[float]]]) -> None:
    print()
    heads = ["vraag", "ingebouwd, koud", "ingebouwd, warm", "Neo4j, koud", "Neo4j, warm"]
    _print_table(heads, [[name, *(f"{s * 1000:.1f} ms" for s in times)] for name, times in found])


def _print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for cells in (heads, [":--", *["--:"] * (len(heads) - 1)], *rows):
        print(f"| {' | '.join(cells)} |", flush=True)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
