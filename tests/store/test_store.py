"""The embedded engine: one file, replaced as a whole, with clear words when it cannot be used."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import ladybug
import polars as pl
import pytest

import graph.embedded
from graph.schema import NODE_TYPES, SCHEMA_VERSION
from graph.store import DEFAULT_URL, URL_VARIABLE, Store, StoreError, StoreUnavailableError, open_store
from graph.store.data import GraphData, node_frame_schema

LOAD_AGAIN = "Laad hem opnieuw met: schakelkaart load"


def themes(*names: str) -> GraphData:
    """A small graph."""
    rows = [{"id": f"thema/{n}", "name": n, "slug": n, "scheme": "onderwerpen"} for n in names]
    return GraphData({"Theme": pl.DataFrame(rows, schema=node_frame_schema("Theme"))})


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.at().query("MATCH (t:Theme) RETURN t.name AS name ORDER BY name")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.lbug"


@pytest.fixture
def store(path: Path) -> Store:
    return open_store(f"file:{path}")


def test_what_goes_in_comes_out(store: Store) -> None:
    data = themes("asfalt", "hennep")
    assert store.replace(data) == data.version() == store.at().version
    assert names(store) == ["asfalt", "hennep"]


def test_what_left_the_data_leaves_the_graph(store: Store) -> None:
    store.replace(themes("asfalt", "hennep"))
    store.replace(themes("hennep"))
    assert names(store) == ["hennep"]


def test_equal_content_has_an_equal_version_in_whatever_order() -> None:
    assert themes("asfalt", "hennep").version() == themes("hennep", "asfalt").version()
    assert themes("asfalt").version() != themes("hennep").version()


def test_the_tables_are_those_of_the_schema(store: Store) -> None:
    store.replace(GraphData())
    made = {row["name"] for row in store.at().query("CALL show_tables() RETURN name")}
    assert {n.label for n in NODE_TYPES} < made


def test_a_query_cannot_write(store: Store) -> None:
    store.replace(themes("hennep"))
    with pytest.raises(RuntimeError):
        store.at().query("MATCH (t:Theme) DELETE t")
    assert names(store) == ["hennep"]


def test_a_reader_sees_the_new_graph_at_its_next_query(path: Path, store: Store) -> None:
    store.replace(themes("asfalt"))
    reader = open_store(f"file:{path}")
    assert names(reader) == ["asfalt"]
    store.replace(themes("hennep"))
    assert names(reader) == ["hennep"]
    assert reader.at().version == store.at().version


def test_a_closed_store_opens_again(store: Store) -> None:
    store.replace(themes("hennep"))
    store.close()
    assert names(store) == ["hennep"]


def test_a_fault_in_the_data_is_not_taken_for_a_bad_disk(path: Path, store: Store) -> None:
    store.replace(themes("hennep"))
    with pytest.raises(RuntimeError, match="duplicated primary key"):
        store.replace(themes("asfalt", "asfalt"))
    assert names(store) == ["hennep"]
    assert sorted(os.listdir(path.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_nothing_but_the_graph_and_its_lock_is_left(path: Path, store: Store) -> None:
    store.replace(themes("hennep"))
    assert sorted(os.listdir(path.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_leftovers_of_a_killed_load_are_removed_and_those_of_others_are_not(path: Path, store: Store) -> None:
    ours = path.parent / ".graph.lbug.laden-a1b2c3d4"
    others = [path.parent / n for n in (".graph.lbug-2.laden-a1b2c3d4", ".graph.lbug.laden-zelf-bewaard")]
    for leftover in (ours, *others):
        leftover.mkdir()
        (leftover / "graph.lbug").write_bytes(b"half")
    store.replace(themes("hennep"))
    assert not ours.exists()
    assert all(other.exists() for other in others)


def test_two_loads_at_once_wait_for_each_other(path: Path) -> None:
    versions: list[str] = []

    def replace(name: str) -> None:
        versions.append(open_store(f"file:{path}").replace(themes(name)))

    loads = [threading.Thread(target=replace, args=(f"thema-{n}",)) for n in range(6)]
    for load in loads:
        load.start()
    for load in loads:
        load.join()
    assert len(versions) == 6
    assert open_store(f"file:{path}").at().version in versions
    assert sorted(os.listdir(path.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_a_load_does_not_wait_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.embedded, "LOCK_SECONDS", 0.2)
    store = open_store(f"file:{path}")
    store.replace(themes("hennep"))
    held, go = threading.Event(), threading.Event()

    def wait(name: str, done: int, total: int) -> None:
        held.set()
        go.wait(10)

    slow = threading.Thread(target=lambda: open_store(f"file:{path}").replace(themes("asfalt"), wait))
    slow.start()
    held.wait(10)
    with pytest.raises(StoreError) as caught:
        store.replace(themes("vlas"))
    assert names(store) == ["hennep"]
    go.set()
    slow.join()
    assert str(caught.value) == (
        f"een ander is {path} al aan het laden. De graaf is ongemoeid; probeer het opnieuw als dat klaar is."
    )
    assert names(store) == ["asfalt"]


# -- when it cannot be used -------------------------------------------------------------------


def test_no_graph_yet(path: Path, store: Store) -> None:
    with pytest.raises(StoreUnavailableError) as caught:
        store.at()
    assert str(caught.value) == f"er is nog geen graaf in {path}. Laad hem met: schakelkaart load"


@pytest.mark.parametrize("kept", [0, 1, 100, 4096, 10_000, 100_000])
def test_a_graph_file_that_was_cut_off(kept: int, path: Path, store: Store) -> None:
    store.replace(themes("hennep"))
    path.write_bytes(path.read_bytes()[:kept] if kept < path.stat().st_size else b"x" * kept)
    with pytest.raises(StoreUnavailableError) as caught:
        open_store(f"file:{path}").at().query("MATCH (t:Theme) RETURN t.name")
    assert str(caught.value) == f"{path} is geen leesbare graaf. {LOAD_AGAIN}"


def test_a_corrupt_graph_is_mended_by_the_next_load(path: Path, store: Store) -> None:
    path.write_bytes(b"geen graaf" * 1000)
    with pytest.raises(StoreUnavailableError):
        store.at()
    store.replace(themes("hennep"))
    assert names(store) == ["hennep"]


def test_a_graph_of_an_older_schema(path: Path, store: Store) -> None:
    database = ladybug.Database(str(path), max_db_size=graph.embedded.MAX_DATABASE_BYTES)
    connection = ladybug.Connection(database)
    connection.execute(graph.embedded.table_statements()[0])
    connection.execute("CREATE (:Meta {id: 'graph', version: 'abc', schema_version: '0'})")
    connection.close()
    database.close()
    with pytest.raises(StoreUnavailableError) as caught:
        store.at()
    assert str(caught.value) == (
        f"{path} is gemaakt met een ander schema (0; dit programma heeft {SCHEMA_VERSION}). {LOAD_AGAIN}"
    )


def test_a_folder_in_the_place_of_the_graph(path: Path, store: Store) -> None:
    path.mkdir()
    with pytest.raises(StoreUnavailableError) as caught:
        store.at()
    assert str(caught.value) == f"{path} kan niet worden gelezen: het is een map."
    with pytest.raises(StoreError) as refused:
        store.replace(themes("hennep"))
    assert str(refused.value).startswith(f"de nieuwe graaf kon niet worden geschreven in {path.parent}: ")


def test_a_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    store = open_store(f"file:{tmp_path / 'bestand' / 'graph.lbug'}")
    with pytest.raises(StoreUnavailableError) as caught:
        store.at()
    assert str(caught.value) == (
        f"{tmp_path}/bestand/graph.lbug kan niet worden gelezen: een deel van het pad is geen map."
    )


def test_a_url_that_names_no_engine() -> None:
    with pytest.raises(StoreError, match='onbekend adres voor de graaf: "mysql://x"'):
        open_store("mysql://x")


def test_a_url_without_a_path() -> None:
    with pytest.raises(StoreError, match="het adres van de graaf heeft geen pad"):
        open_store("file:")


def test_the_environment_says_where_the_graph_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, f"file:{tmp_path}/hier.lbug")
    assert open_store().url == f"file:{tmp_path}/hier.lbug"
    monkeypatch.delenv(URL_VARIABLE)
    assert open_store().url == DEFAULT_URL


def test_a_path_with_spaces_and_accents(tmp_path: Path) -> None:
    store = open_store(f"file:{tmp_path}/mijn grafen/fryslân.lbug")
    store.replace(themes("hennep"))
    shutil.copy(tmp_path / "mijn grafen" / "fryslân.lbug", tmp_path / "kopie.lbug")
    assert names(open_store(f"file:{tmp_path}/kopie.lbug")) == ["hennep"]
