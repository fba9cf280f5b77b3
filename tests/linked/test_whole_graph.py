"""The whole graph as files: each form reads in its own tool and has all that is in the graph."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import httpx
import networkx as nx
import openpyxl
import polars as pl
import pytest

from api.files.csv_zip import write_csv_zip
from api.files.tables import guarded, tables
from api.files.whole_graph import FORMS, Kept, whole_graph, write_file
from api.files.workbook import write_workbook
from api.http.heavy import Shared
from graph.rdf.turtle import turtle_head
from graph.schema import NODE_TYPE, NODE_TYPES, Property, label_of
from graph.store import Snapshot, Store
from graph.store.data import GraphData, node_frame_schema, pair_keys, relationship_frame_schema
from loaders.build.load import Prepared
from tests.serving import run_apart

BASE = "https://kaart.example/"


def made(snapshot: Snapshot, suffix: str, base: str) -> Kept:
    """The file as a server has it, without the server."""

    async def ask() -> Kept:
        return await whole_graph(snapshot, suffix, base, Shared())

    return run_apart(ask())


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files are kept in a directory of each test's own."""
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def data(seed_data: Prepared) -> GraphData:
    return seed_data.data


def test_graphml_reads_in_networkx_with_every_node_and_relationship(
    seed_store: Store, data: GraphData, tmp_path: Path
) -> None:
    target = tmp_path / "graaf.graphml"
    write_file(seed_store, target, BASE)
    read = nx.read_graphml(target)
    assert read.number_of_nodes() == data.node_count()
    assert read.number_of_edges() == data.relationship_count()
    assert read.nodes["provincie/fryslan"]["label"] == "Fryslân"
    assert read.nodes["provincie/fryslan"]["type"] == "Province"


def test_excel_opens_with_a_sheet_a_table_and_what_is_in_it(
    seed_store: Store, data: GraphData, tmp_path: Path
) -> None:
    target = tmp_path / "graaf.xlsx"
    write_file(seed_store, target, BASE)
    book = openpyxl.load_workbook(target, read_only=True)
    assert book.sheetnames == ["Lees mij", *(t.name for t in tables(data))]
    rows = list(book["provincies"].iter_rows(values_only=True))
    assert len(rows) == 13
    assert {row[1] for row in rows[1:]} == set(data.nodes["Province"]["name"])
    assert rows[0][0] == "identificatie"


def read_back(archive: zipfile.ZipFile) -> GraphData:
    """The graph that the CSV files hold, read as LEESMIJ.txt says."""
    data = GraphData()
    for node in NODE_TYPES:
        rows = rows_of(archive, node.plural.replace("'", ""), node.properties)
        data.nodes[node.label] = pl.DataFrame(rows, schema=node_frame_schema(node.label))
    found: dict[tuple[str, str, str], list[dict[str, object]]] = {key: [] for key in pair_keys()}
    for table in tables(data):
        if table.name.isupper():
            for row in rows_of(archive, table.name, table.columns):
                ends = label_of(str(row["from"])), label_of(str(row["to"]))
                found[table.name, *ends].append(row)
    for key, rows in found.items():
        data.relationships[key] = pl.DataFrame(rows, schema=relationship_frame_schema(key[0]))
    return data


def rows_of(archive: zipfile.ZipFile, name: str, columns: Sequence[Property]) -> list[dict[str, object]]:
    with archive.open(f"{name}.csv") as file:
        reader = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""))
        return [{c.name: value_of(row[c.name], c) for c in columns} for row in reader]


def value_of(cell: str, column: Property) -> object:
    text = cell[1:] if cell.startswith("'") else cell
    if column.type == "strings":
        return [part.replace("\\|", "|").replace("\\\\", "\\") for part in text.split(" | ")] if text else []
    if not text:
        return None
    return {"int": int, "float": float, "string": str}[column.type](text)


def test_csv_gives_the_same_graph_back(data: GraphData) -> None:
    kept = io.BytesIO()
    write_csv_zip(data, kept)
    again = read_back(zipfile.ZipFile(kept))
    assert again.version() == data.version()


EVIL = ("=1+1", "+31 20 000", "-sub", "@SUM(A1)", "\tx", "\rx", "'=1", "'", "a | b", "a\\|b\\")


def with_names(data: GraphData, names: tuple[str, ...]) -> GraphData:
    made = GraphData(dict(data.nodes), dict(data.relationships))
    own = [{"id": f"organisatie/evil-{i}", "name": n, "aliases": [n, n]} for i, n in enumerate(names)]
    more = pl.DataFrame(own, schema_overrides=node_frame_schema("Organisation"))
    made.nodes["Organisation"] = pl.concat([made.nodes["Organisation"], more], how="diagonal")
    return made


def test_no_text_is_run_as_a_formula_and_none_is_lost(data: GraphData) -> None:
    evil = with_names(data, EVIL)
    kept = io.BytesIO()
    write_csv_zip(evil, kept)
    archive = zipfile.ZipFile(kept)
    assert read_back(archive).version() == evil.version()
    with archive.open("organisaties.csv") as file:
        for row in csv.reader(io.TextIOWrapper(file, encoding="utf-8-sig", newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    kept = io.BytesIO()
    write_workbook(evil, kept)
    sheet = openpyxl.load_workbook(kept)["organisaties"]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_the_guard_is_undone_by_taking_one_apostrophe_away() -> None:
    for text in (*EVIL, "gewoon", ""):
        kept = guarded(text)
        assert (kept[1:] if kept.startswith("'") else kept) == text


def test_equal_graphs_give_equal_csv_files(data: GraphData) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_csv_zip(data, first)
    write_csv_zip(data, second)
    assert first.getvalue() == second.getvalue()


# -- served and kept ------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", list(FORMS))
def test_every_form_is_served_as_what_it_is_and_costs_a_304_when_unchanged(
    client: httpx.Client, suffix: str
) -> None:
    answer = client.get(f"/v1/graaf{suffix}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="schakelkaart{suffix}"'
    again = client.get(f"/v1/graaf{suffix}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    start = {".xlsx": b"PK", ".csv.zip": b"PK", ".ttl": b"@base", ".jsonld": b"{", ".graphml": b"<?xml"}
    assert answer.content.startswith(start[suffix])


def test_a_file_is_made_once_and_read_from_there_for_every_address(seed_store: Store, cache: Path) -> None:
    first = b"".join(made(seed_store.at(), ".ttl", BASE).chunks())
    files = list(cache.rglob("graaf.ttl"))
    assert len(files) == 1
    files[0].write_bytes(b"# kept\n")
    kept = made(seed_store.at(), ".ttl", "https://elders.example/")
    assert kept.size == len(turtle_head("https://elders.example/").encode()) + len(b"# kept\n")
    assert b"".join(kept.chunks()).endswith(b"<https://elders.example/def#> .\n\n# kept\n")
    assert first.startswith(b"@base <https://kaart.example/>")


def test_without_a_place_to_keep_files_the_graph_is_served_all_the_same(
    seed_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "bestand"))
    kept = made(seed_store.at(), ".csv.zip", BASE)
    size = kept.size
    assert len(b"".join(kept.chunks())) == size > 100_000


def test_old_versions_leave_the_disk(seed_store: Store, cache: Path) -> None:
    for old in range(4):
        (cache / "graaf" / f"oud{old}-1").mkdir(parents=True)
    made(seed_store.at(), ".csv.zip", BASE).file.close()
    assert len(list((cache / "graaf").iterdir())) == 2


# -- the command line -----------------------------------------------------------------------------


def export(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "api.cli", "export", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_writes_the_same_file(seed_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "graaf.csv.zip"
    done = export("--graph", seed_store.url, "--out", str(target))
    assert done.returncode == 0, done.stderr
    served = b"".join(made(seed_store.at(), ".csv.zip", BASE).chunks())
    assert target.read_bytes() == served


@pytest.mark.parametrize(("name", "says"), [("graaf.docx", "vorm"), ("geen-map/graaf.ttl", "Bestaat de map")])
def test_the_command_says_what_it_cannot_do(seed_store: Store, tmp_path: Path, name: str, says: str) -> None:
    done = export("--graph", seed_store.url, "--out", str(tmp_path / name))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_every_label_has_a_table(data: GraphData) -> None:
    names = {t.name for t in tables(data)}
    assert {n.plural.replace("'", "") for n in NODE_TYPE.values()} <= names
