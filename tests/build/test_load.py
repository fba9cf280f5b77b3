"""A load is all or nothing: whatever happens to it, readers have the old graph whole or the new one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.store import Store, StoreError, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared, load, prepare
from loaders.documents.folder import seeds_folder
from loaders.text.problems import RefusedError

ROOT = Path(__file__).parents[2]
BASIS = ROOT / "tests" / "documents" / "broken" / "basis"
KILLS = 10

LARGE_LOAD = """
    import sys, time
    import polars as pl
    from graph.store.data import GraphData, node_frame_schema, relationship_frame_schema
    from graph.store import StoreError, open_store

    count = 40_000
    names = [f"onderwerp {n} van de nieuwe graaf" for n in range(count)]
    ids = [f"thema/on-{n}" for n in range(count)]
    nodes = pl.DataFrame(
        [{"id": i, "name": n, "slug": i, "scheme": "onderwerpen"} for i, n in zip(ids, names)],
        schema=node_frame_schema("Theme"),
    )
    related = pl.DataFrame(
        {"from": ids[:-1], "to": ids[1:]}, schema=relationship_frame_schema("RELATED")
    )
    data = GraphData({"Theme": nodes}, {("RELATED", "Theme", "Theme"): related})
    store = open_store(sys.argv[1])
"""
PLAIN_LOAD = (
    LARGE_LOAD
    + """
    print(data.version(), flush=True)
    store.replace(data)
    print("klaar", flush=True)
"""
)
SLOW_LOAD = (
    LARGE_LOAD
    + """
    print(data.version(), flush=True)
    def slowly(name, done, total):
        print(name, flush=True)
        time.sleep(0.05)
    try:
        store.replace(data, slowly)
    except KeyboardInterrupt:
        sys.exit(130)
"""
)
LIMITED_LOAD = (
    LARGE_LOAD
    + """
    import resource
    print(data.version(), flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    try:
        store.replace(data)
    except StoreError as error:
        print(error, flush=True)
        sys.exit(3)
"""
)


@pytest.fixture
def graph_file(tmp_path: Path) -> Path:
    """A graph of the small good data, where a load will go wrong."""
    path = tmp_path / "graaf" / "graph.lbug"
    load(BASIS, open_store(f"file:{path}"), use_decisions=False)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASIS, tmp_path / "data"))


def projects(store: Store) -> list[str]:
    return [row["name"] for row in store.at().query("MATCH (p:Project) RETURN p.name AS name ORDER BY name")]


def start(script: str, graph_file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), f"file:{graph_file}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def whole(graph_file: Path, old: str, new: str) -> str:
    """The version of a graph that must be the old or the new one, and be all there."""
    store = open_store(f"file:{graph_file}")
    version = store.at().version
    if version == old:
        assert projects(store) == ["Sloophub Emmen", "Vezelhennep in de bouw"]
    else:
        assert version == new
        assert store.at().query("MATCH (t:Theme) RETURN count(t) AS n") == [{"n": 40_000}]
        assert store.at().query("MATCH (:Theme)-[r:RELATED]->(:Theme) RETURN count(r) AS n") == [
            {"n": 39_999}
        ]
    return version


# -- the same data gives the same graph -------------------------------------------------------


def test_loading_twice_gives_the_same_version_and_identifiers(data: Path, tmp_path: Path) -> None:
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    first, one = load(data, store)
    second, other = load(data, store)
    assert first == second == store.at().version
    assert one.entities == other.entities


def test_the_seeds_give_the_same_version_each_time(seed_data: Prepared) -> None:
    assert prepare(seeds_folder()).data.version() == seed_data.data.version()


def test_the_order_of_records_in_the_files_makes_no_difference(tmp_path: Path, seed_data: Prepared) -> None:
    folder = Path(shutil.copytree(seeds_folder(), tmp_path / "seeds"))
    chance = random.Random(22)
    for path in sorted(folder.rglob("*.yaml")):
        root = _plain(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        for field, value in root.items():
            if isinstance(value, list):
                chance.shuffle(value)
            elif field == "bronnen":
                root[field] = dict(chance.sample(list(value.items()), len(value)))
        path.write_text(yaml.safe_dump(root, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert prepare(folder).data.version() == seed_data.data.version()


def _plain(value: Any) -> Any:
    """Texts as texts, but true and false as what they are."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return {"true": True, "false": False}.get(value, value)


def test_what_left_the_sources_leaves_the_graph(data: Path, tmp_path: Path) -> None:
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    load(data, store)
    (data / "kansenkaarten" / "drenthe.yaml").unlink()
    load(data, store)
    assert projects(store) == ["Vezelhennep in de bouw"]
    assert store.at().query("MATCH (p:Platform) RETURN count(p) AS n") == [{"n": 0}]
    assert store.at().query("MATCH (s:Source) WHERE s.url CONTAINS 'drenthe' RETURN count(s) AS n") == [
        {"n": 0}
    ]


# -- what goes wrong leaves the old graph -----------------------------------------------------


def test_a_broken_card_leaves_the_old_graph_answering(data: Path, graph_file: Path) -> None:
    store = open_store(f"file:{graph_file}")
    version = store.at().version
    (data / "kansenkaarten" / "drenthe.yaml").write_text("soort: kansenkaart\n", encoding="utf-8")
    with pytest.raises(RefusedError):
        load(data, store)
    assert store.at().version == version
    assert projects(store) == ["Sloophub Emmen", "Vezelhennep in de bouw"]


@pytest.mark.parametrize("script", [PLAIN_LOAD, SLOW_LOAD], ids=["plain", "slow"])
def test_a_load_killed_at_any_moment_leaves_a_whole_graph(script: str, graph_file: Path) -> None:
    chance = random.Random(f"{script}")
    old = open_store(f"file:{graph_file}").at().version
    kept = graph_file.read_bytes()
    left_behind = 0
    for _ in range(KILLS // 2):
        process = start(script, graph_file)
        new = line_of(process)
        # The plain load writes for about half a second, the slow one for two.
        time.sleep(chance.uniform(0, 0.6 if script is PLAIN_LOAD else 2.0))
        process.kill()
        process.communicate()
        left_behind += any(name.startswith(".graph.lbug.laden-") for name in os.listdir(graph_file.parent))
        if whole(graph_file, old, new) == new:
            graph_file.write_bytes(kept)
    assert left_behind or script is PLAIN_LOAD, "no kill fell inside the write: this proves nothing"
    store = open_store(f"file:{graph_file}")
    store.replace(GraphData())
    assert sorted(os.listdir(graph_file.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_an_interrupted_load_leaves_the_old_graph_and_nothing_else(graph_file: Path) -> None:
    old = open_store(f"file:{graph_file}").at().version
    process = start(SLOW_LOAD, graph_file)
    new = line_of(process)
    line_of(process)  # the first table is written: the load is under way
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "")
    assert whole(graph_file, old, new) == old
    assert sorted(os.listdir(graph_file.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_a_file_that_may_not_grow_leaves_the_old_graph(graph_file: Path) -> None:
    old = open_store(f"file:{graph_file}").at().version
    process = start(LIMITED_LOAD, graph_file)
    new = line_of(process)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (3, "")
    assert output.startswith(f"de nieuwe graaf kon niet worden geschreven in {graph_file.parent}: ")
    assert "De oude graaf is ongemoeid." in output
    assert whole(graph_file, old, new) == old
    assert sorted(os.listdir(graph_file.parent)) == [".graph.lbug.lock", "graph.lbug"]


def test_a_full_disk_leaves_the_old_graph(tmp_path: Path, seed_data: Prepared) -> None:
    with _small_disk(tmp_path / "schijf", "8m") as disk:
        store = open_store(f"file:{disk / 'graph.lbug'}")
        load(BASIS, store, use_decisions=False)
        version = store.at().version
        with pytest.raises(StoreError) as caught:
            store.replace(seed_data.data)
        assert str(caught.value) == (
            f"de nieuwe graaf kon niet worden geschreven in {disk}: de schijf is vol. De oude graaf is "
            "ongemoeid. Is er genoeg schijfruimte, en mag u daar schrijven?"
        )
        assert store.at().version == open_store(f"file:{disk / 'graph.lbug'}").at().version == version
        assert projects(store) == ["Sloophub Emmen", "Vezelhennep in de bouw"]
        assert sorted(os.listdir(disk)) == [".graph.lbug.lock", "graph.lbug"]
        store.close()


@contextmanager
def _small_disk(place: Path, size: str) -> Iterator[Path]:
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(mount).returncode != 0:
        pytest.skip("een kleine schijf maken vraagt om root en mount")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_directory_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "dicht"
    closed.mkdir()
    script = f"""
        import os, sys
        from pathlib import Path
        from graph.store.data import GraphData
        from graph.store import StoreError, open_store
        store = open_store(sys.argv[1])
        if os.geteuid() == 0:
            for folder in Path({str(closed)!r}).parents:
                folder.chmod(folder.stat().st_mode | 0o011)
            os.seteuid(65534)
        try:
            store.replace(GraphData())
        except StoreError as error:
            print(error)
    """
    closed.chmod(0o555)
    output, errors = start(script, closed / "graph.lbug").communicate(timeout=60)
    closed.chmod(0o755)
    assert errors == ""
    assert output.strip() == (
        f"de nieuwe graaf kon niet worden geschreven in {closed}: u heeft er geen rechten voor. De oude "
        "graaf is ongemoeid. Is er genoeg schijfruimte, en mag u daar schrijven?"
    )


# -- readers while loads happen ---------------------------------------------------------------


def test_a_reading_process_keeps_answering_and_sees_the_new_graph_at_its_next_query(
    data: Path, graph_file: Path
) -> None:
    script = """
        import sys
        from graph.store import open_store
        store = open_store(sys.argv[1])
        for line in sys.stdin:
            now = store.at()
            rows = now.query("MATCH (p:Project) RETURN p.name AS name ORDER BY name")
            print(now.version, "; ".join(row["name"] for row in rows), flush=True)
    """
    reader = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), f"file:{graph_file}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask() -> list[str]:
        assert reader.stdin is not None
        reader.stdin.write("?\n")
        reader.stdin.flush()
        return line_of(reader).split(" ", 1)

    store = open_store(f"file:{graph_file}")
    assert ask() == [store.at().version, "Sloophub Emmen; Vezelhennep in de bouw"]
    (data / "kansenkaarten" / "drenthe.yaml").unlink()
    version, _ = load(data, store, use_decisions=False)
    assert ask() == [version, "Vezelhennep in de bouw"]
    reader.communicate()


def test_readers_in_threads_always_see_one_whole_graph(data: Path, graph_file: Path) -> None:
    both = prepare(data, use_decisions=False).data
    (data / "kansenkaarten" / "drenthe.yaml").unlink()
    one = prepare(data, use_decisions=False).data
    store = open_store(f"file:{graph_file}")
    whole_answers = [["Sloophub Emmen", "Vezelhennep in de bouw"], ["Vezelhennep in de bouw"]]
    wrong: list[object] = []
    answered = 0
    done = threading.Event()

    def read() -> None:
        nonlocal answered
        while not done.is_set():
            try:
                answer = projects(store)
            except Exception as error:
                wrong.append(error)
                return
            answered += 1
            if answer not in whole_answers:
                wrong.append(answer)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        store.replace(one)
        store.replace(both)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert answered > 100


def test_a_topic_is_what_it_says_or_else_what_the_first_term_above_it_is(seed_store: Store) -> None:
    rows = seed_store.at().query("MATCH (t:Theme) RETURN t.slug AS slug, t.nature AS nature")
    nature = {row["slug"]: row["nature"] for row in rows}
    assert nature["on-vezelhennep"] == "materiaal"  # of biobased grondstoffen, by hennep and vezelgewassen
    assert nature["on-biobased-bouwen"] == "activiteit"
    assert nature["on-textielrecycling"] == "activiteit"  # falls under textiel first, and says otherwise
    assert nature["on-bruggen"] == "product"
    assert not nature["ta-bouw"]
