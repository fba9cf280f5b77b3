"""The graph in Neo4j: loaded whole, read consistently, beside other people's data."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.neo4j.load import prepare
from graph.neo4j.statements import (
    META,
    OURS,
    change_nodes,
    create_relationships,
    only_ours,
    remove_nodes,
)
from graph.neo4j.store import Neo4jStore
from graph.schema import NODE_TYPES, SCHEMA_VERSION
from graph.store import StoreError, StoreUnavailableError, asked, open_store
from graph.store.copy import copy
from graph.store.data import GraphData
from graph.store.export import read_graph, read_through
from loaders.build.load import Prepared
from tests.neo4j.growth import grown, part_of, renamed, without
from tests.neo4j.server import Server, raw_session

PROJECTS = "MATCH (p:Project) RETURN count(p) AS n"
PATIENCE_SECONDS = 60.0


@pytest.fixture(scope="module")
def part(seed_data: Prepared) -> GraphData:
    """Enough of the seeds for what is not about size."""
    return part_of(seed_data.data)


def test_an_empty_database_holds_no_graph(store: Neo4jStore) -> None:
    for ask in (
        lambda: store.at().version,
        lambda: store.at().query(PROJECTS),
        lambda: read_graph(store.at()),
    ):
        with pytest.raises(StoreUnavailableError, match=r"nog geen graaf.*schakelkaart load"):
            ask()


def test_what_goes_in_comes_out_whole_by_either_way_of_reading(
    store: Neo4jStore, seed_data: Prepared
) -> None:
    seeds = seed_data.data
    told: list[tuple[int, int]] = []
    version = store.replace(seeds, lambda name, done, total: told.append((done, total)))
    assert version == seeds.version() == store.at().version
    assert read_graph(store.at()).version() == version
    assert read_through(store.at().query).version() == version
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_load_of_the_same_changes_nothing(store: Neo4jStore, neo4j_server: Server, part: GraphData) -> None:
    store.replace(part)
    with raw_session(neo4j_server.url) as session:
        epoch = f"MATCH (m:{META} {{id: 'graph'}}) RETURN m.epoch"
        before = session.run(epoch).single(strict=True)[0]
        store.replace(part)
        assert session.run(epoch).single(strict=True)[0] == before


def test_what_left_the_data_leaves_the_graph_and_the_rest_keeps_its_node(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    gone, kept = part.nodes["Project"]["id"][0], part.nodes["Project"]["id"][1]
    less = without(part, "Project", gone)
    with raw_session(neo4j_server.url) as session:
        store.replace(part)
        element = f"MATCH (n:{OURS} {{id: $id}}) RETURN elementId(n)"
        before = session.run(element, id=kept).single(strict=True)[0]
        store.replace(less)
        assert session.run(element, id=gone).single() is None
        assert session.run(element, id=kept).single(strict=True)[0] == before
    assert read_graph(store.at()).version() == less.version()
    assert store.replace(renamed(less, "Theme", "anders")) == read_graph(store.at()).version()


def test_a_graph_that_others_changed_is_noticed_and_mended_by_a_load(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    store.replace(part)
    with raw_session(neo4j_server.url) as session:
        session.run("MATCH (p:Project)-[r:IN_PROVINCE]->(v) WITH p, r, v LIMIT 3 DELETE r").consume()
        session.run(
            "MATCH (p:Project)-[:IN_PROVINCE]->(v) WITH p, v LIMIT 1 CREATE (p)-[:IN_PROVINCE]->(v)"
        ).consume()
        session.run("MATCH (p:Project) WITH p LIMIT 3 SET p.name = 'hernoemd', p.eigen = 1").consume()
        session.run(f"CREATE (:{OURS} {{id: 'oud/x'}}), (:Theme:{OURS} {{id: 'thema/x'}})").consume()
    with pytest.raises(StoreError, match="buiten Schakelkaart om gewijzigd"):
        read_graph(store.at())
    store.replace(part)
    assert read_graph(store.at()).version() == part.version()
    assert store.at().query(f"MATCH (n:{OURS}) RETURN count(n) AS n") == [{"n": part.node_count()}]


@pytest.fixture
def others(neo4j_server: Server) -> Iterator[None]:
    """What other people keep: a label of their own, and nodes under labels that we use too."""
    with raw_session(neo4j_server.url) as session:
        session.run(
            "CREATE (a:Ander {id: 'x', naam: 'A'})-[:KENT {sinds: 1}]->(:Project {id: 'project/vreemd'}), "
            "(:Project {id: 'project/vreemd'}), (:Project)-[:IN_PROVINCE]->(:Province {slug: 'drenthe'})"
        ).consume()
        yield
        session.run("MATCH (n) WHERE n:Ander OR n:Project OR n:Province DETACH DELETE n").consume()


@pytest.mark.usefixtures("others")
def test_other_peoples_nodes_are_neither_touched_nor_counted(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    theirs = (
        f"MATCH (n) WHERE NOT n:{OURS} AND NOT n:{META} OPTIONAL MATCH (n)-[r]->(m) "
        "RETURN labels(n), properties(n), type(r), properties(m) ORDER BY elementId(n)"
    )
    with raw_session(neo4j_server.url) as session:
        before = session.run(theirs).values()
        store.replace(part)
        store.replace(without(part, "Project", part.nodes["Project"]["id"][0]))
        store.replace(part)
        assert len(before) == 5
        assert session.run(theirs).values() == before
    assert store.at().query(PROJECTS) == [{"n": part.nodes["Project"].height}]
    assert read_through(store.at().query).version() == part.version()


def test_queries_are_told_to_look_at_our_nodes_only() -> None:
    assert only_ours("MATCH (p:Project {id: $id})-[:ADDRESSES]->(:Theme)<--(x)") == (
        f"MATCH (p:(Project)&{OURS} {{id: $id}})-[:ADDRESSES]->(:(Theme)&{OURS})<--(x)"
    )
    assert only_ours("MATCH (o:Organisation|Platform)-[r:LEADS]->() RETURN count(r), rand()") == (
        f"MATCH (o:(Organisation|Platform)&{OURS})-[r:LEADS]->(:{OURS}) RETURN count(r), rand()"
    )
    assert only_ours("MATCH (p : Projecten) RETURN p") == "MATCH (p : Projecten) RETURN p"


def test_constraint_and_indexes_are_those_of_the_schema(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    store.replace(part)
    with raw_session(neo4j_server.url) as session:
        unique = session.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN *").values()
        indexes = session.run(
            "SHOW INDEXES YIELD name, state, labelsOrTypes, properties "
            "WHERE name STARTS WITH 'schakelkaart_' RETURN labelsOrTypes[0], properties[0], state"
        ).values()
    assert [[OURS], ["id"]] in [sorted(row, key=lambda v: v != [OURS]) for row in unique]
    online = {(label, name) for label, name, state in indexes if state == "ONLINE"}
    for node in NODE_TYPES:
        assert {(node.label, p.name) for p in node.properties if p.indexed or p.name == "id"} <= online


@pytest.mark.parametrize("cypher", [create_relationships("LEADS"), change_nodes("Theme"), remove_nodes()])
def test_a_load_finds_nodes_by_index_even_while_the_database_is_empty(
    store: Neo4jStore, neo4j_server: Server, cypher: str
) -> None:
    with raw_session(neo4j_server.url) as session:
        prepare(session)
        plan = str(session.run(f"EXPLAIN {cypher}", rows=[]).consume().plan)
    assert "UniqueIndexSeek" in plan
    assert "Scan" not in plan


def test_a_query_by_identifier_uses_an_index(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    """The server counts what is in a new graph after a while: until then it may plan as for an empty one."""
    store.replace(grown(part, 20))
    asked = f"EXPLAIN {only_ours('MATCH (p:Project {id: $id}) RETURN p.name')}"
    deadline = time.monotonic() + PATIENCE_SECONDS
    plan = ""
    with raw_session(neo4j_server.url) as session:
        while "IndexSeek" not in plan and time.monotonic() < deadline:
            session.run("CALL db.clearQueryCaches()").consume()
            plan = str(session.run(asked, id="").consume().plan)
            time.sleep(0.2)
    assert "IndexSeek" in plan


def test_a_reader_never_sees_half_a_load(store: Neo4jStore, neo4j_server: Server, part: GraphData) -> None:
    """While two graphs take turns, every answer is wholly of the one or wholly of the other."""
    one = renamed(grown(part, 800), "Project", "een")
    other = renamed(grown(part, 500), "Project", "twee")
    store.replace(one)
    reader = Neo4jStore(neo4j_server.url)
    seen: set[tuple[tuple[str, int], ...]] = set()
    versions: set[str] = set()
    counted = (
        "MATCH (p:Project)-[:STATED_IN]->(:Source) WITH DISTINCT p "
        "RETURN p.name AS name, count(p) AS n ORDER BY name"
    )
    faults: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                rows = asked(reader, lambda now: now.query(counted))
                seen.add(tuple((row["name"], row["n"]) for row in rows))
                versions.add(reader.at().version)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for data in (other, one, other):
        store.replace(data)
        time.sleep(0.2)
    done.set()
    for thread in threads:
        thread.join()
    reader.close()
    assert not faults
    assert seen == {(("een", 800),), (("twee", 500),)}
    assert versions == {one.version(), other.version()}


def test_two_loads_at_once_come_one_after_the_other(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    graphs = [grown(part, 300), renamed(grown(part, 200), "Project", "twee")]
    second = Neo4jStore(neo4j_server.url)
    threads = [
        threading.Thread(target=opened.replace, args=(data,))
        for opened, data in zip((store, second), graphs, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    second.close()
    assert store.at().version in {data.version() for data in graphs}
    assert read_graph(store.at()).version() == store.at().version


def test_one_reads_ones_own_load_and_that_of_others(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    other = Neo4jStore(neo4j_server.url)
    for data in (part, without(part, "Project", part.nodes["Project"]["id"][0])):
        store.replace(data)
        assert (
            store.at().query(PROJECTS) == other.at().query(PROJECTS) == [{"n": data.nodes["Project"].height}]
        )
        assert store.at().version == other.at().version == data.version()
    other.close()


def test_readers_do_not_wait_for_ever_for_a_load_that_died_in_its_switch(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    store.replace(part)
    with raw_session(neo4j_server.url) as session:
        session.run(
            f"MATCH (m:{META} {{id: 'graph'}}) "
            "SET m.epoch = m.epoch + 1, m.switching_until = timestamp() + 1500"
        ).consume()
    started = time.monotonic()
    assert store.at().version == part.version()
    assert time.monotonic() - started > 0.5


def test_a_graph_of_another_schema_is_refused_until_it_is_loaded_again(
    store: Neo4jStore, neo4j_server: Server, part: GraphData
) -> None:
    store.replace(part)
    with raw_session(neo4j_server.url) as session:
        session.run(f"MATCH (m:{META} {{id: 'graph'}}) SET m.schema_version = '0'").consume()
    with pytest.raises(StoreUnavailableError, match=f"ander schema.*{SCHEMA_VERSION}"):
        store.at()
    store.replace(part)
    assert store.at().version == part.version()


def test_a_first_load_too_large_for_one_transaction_is_not_seen_before_it_is_complete(
    store: Neo4jStore, part: GraphData, monkeypatch: pytest.MonkeyPatch
) -> None:
    import graph.neo4j.load

    monkeypatch.setattr(graph.neo4j.load, "FIRST_LOAD_ROWS", 1000)
    monkeypatch.setattr(graph.neo4j.load, "BATCH_ROWS", 500)

    def stop_half_way(name: str, done: int, total: int) -> None:
        with pytest.raises(StoreUnavailableError, match="nog geen graaf"):
            store.at()
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.replace(part, stop_half_way)
    with pytest.raises(StoreUnavailableError, match="nog geen graaf"):
        store.at()
    assert store.replace(part) == read_graph(store.at()).version()


def test_an_interrupted_load_leaves_the_old_graph(store: Neo4jStore, part: GraphData) -> None:
    store.replace(part)

    def stop_half_way(name: str, done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.replace(renamed(part, "Project", "anders"), stop_half_way)
    assert read_graph(store.at()).version() == store.at().version == part.version()


def test_a_copy_to_the_other_engine_and_back_is_the_same_graph(
    store: Neo4jStore, neo4j_server: Server, part: GraphData, tmp_path: Path
) -> None:
    embedded = open_store(f"file:{tmp_path / 'graph.lbug'}")
    embedded.replace(part)
    steps: list[str] = []
    assert copy(embedded, store, lambda name, done, total: steps.append(name)) == part.version()
    assert {step.partition(":")[0] for step in steps} == {"lezen", "schrijven", "controleren"}
    back = open_store(f"file:{tmp_path / 'back.lbug'}")
    assert copy(store, back) == back.at().version == part.version()
    embedded.close()
    back.close()
