"""What goes wrong with a server: killed in a load, away while the site serves, wrong, old or absent."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from graph.neo4j.store import Neo4jStore
from graph.store import StoreError, StoreUnavailableError, open_store
from graph.store.data import GraphData
from graph.store.export import read_graph
from loaders.build.load import Prepared
from tests.neo4j.conftest import on_one_release
from tests.neo4j.growth import grown, part_of, renamed
from tests.neo4j.server import Neo4jServer, Server

ROUNDS = 10
PATIENCE_SECONDS = 60.0
"""How long a test waits for what should take a few seconds: it is no measure of time."""


@pytest.fixture
def killable(neo4j_server: Server) -> Neo4jServer:
    """The server of these tests, to stop and kill; a developer's own one is left alone."""
    if not isinstance(neo4j_server, Neo4jServer):
        pytest.skip("a server of one's own is not killed")
    return neo4j_server


@pytest.fixture(scope="module")
def turns(seed_data: Prepared) -> tuple[GraphData, GraphData]:
    """Two graphs that differ in every project."""
    part = part_of(seed_data.data, projects=30)
    return renamed(grown(part, 60), "Project", "een"), renamed(grown(part, 45), "Project", "twee")


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )


# -- killed in the middle of a load ----------------------------------------------------------------


@on_one_release
def test_a_server_killed_in_a_load_comes_back_with_the_old_graph_or_the_new_one(
    killable: Neo4jServer, store: Neo4jStore, turns: tuple[GraphData, GraphData]
) -> None:
    versions = {data.version() for data in turns}
    store.replace(turns[0])
    begun = time.monotonic()
    store.replace(turns[1])
    a_load = time.monotonic() - begun
    moments = random.Random()
    for number in range(ROUNDS):
        moment = moments.uniform(0, a_load)
        loading = threading.Thread(target=_attempt, args=(store, turns[number % 2]))
        loading.start()
        time.sleep(moment)
        killable.kill()
        killable.start()
        reader = Neo4jStore(killable.url)
        assert _settled(reader) in versions, f"killed after {moment:.3f} s of {a_load:.3f}"
        reader.close()
        loading.join()  # it may have tried again when the server was back
        assert _settled(store) in versions, f"killed after {moment:.3f} s of {a_load:.3f}"
    store.replace(turns[0])
    assert read_graph(store.at()).version() == turns[0].version()


@on_one_release
def test_a_loader_killed_in_a_load_leaves_the_old_graph_or_the_new_one(
    neo4j_server: Server, store: Neo4jStore, turns: tuple[GraphData, GraphData], tmp_path: Path
) -> None:
    store.replace(turns[0])
    embedded = open_store(f"file:{tmp_path / 'graph.lbug'}")
    embedded.replace(turns[1])
    embedded.close()
    for _ in range(3):
        loader = subprocess.Popen(
            [sys.executable, "-m", "api.cli", "copy", "--from", embedded.url, "--to", neo4j_server.url],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(random.uniform(1.0, 4.0))
        loader.kill()
        loader.wait()
        assert _settled(store) in {data.version() for data in turns}


def _attempt(store: Neo4jStore, data: GraphData) -> None:
    """A load that may fail, and then in no other way than as a store fails."""
    with suppress(StoreError):
        store.replace(data)


def _settled(store: Neo4jStore) -> str:
    """Version of what is really there, once an announced switch is over (see docs/neo4j.md)."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return read_graph(store.at()).version()
        except StoreUnavailableError:
            if time.monotonic() > deadline:
                raise


# -- away while the site serves --------------------------------------------------------------------


def test_the_api_says_503_while_the_server_is_away_and_recovers_by_itself(
    killable: Neo4jServer,
    store: Neo4jStore,
    turns: tuple[GraphData, GraphData],
    capsys: pytest.CaptureFixture[str],
) -> None:
    store.replace(turns[0])
    with serving(killable.url) as site:
        assert get(f"{site}/v1")[0] == 200
        killable.stop()
        for _ in range(2):
            status, headers, body = get(f"{site}/v1")
            assert status == 503
            assert int(headers["retry-after"]) > 0
            assert headers["content-type"].startswith("application/problem+json")
            assert json.loads(body)["status"] == 503
            assert "niet bereikbaar" in json.loads(body)["detail"]
        status, headers, body = get(f"{site}/samenwerken")
        assert (status, headers["content-type"].partition(";")[0]) == (503, "text/html")
        killable.start()
        returned = time.monotonic()
        while get(f"{site}/v1")[0] != 200:
            assert time.monotonic() - returned < PATIENCE_SECONDS
            time.sleep(0.1)
        with capsys.disabled():
            print(f" antwoordde {time.monotonic() - returned:.1f} s na terugkeer (norm: 5 s) ", end="")


@contextmanager
def serving(url: str) -> Iterator[str]:
    """The site in a process of its own, on a graph."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve", "--graph", url, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        site = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                get(f"{site}/v1")
                break
            except OSError:
                assert process.poll() is None, "the site stopped"
                assert time.monotonic() < deadline, "the site does not start"
                time.sleep(0.2)
        yield site
    finally:
        process.terminate()
        process.wait(timeout=30)


def get(address: str) -> tuple[int, Any, str]:
    """Status, headers and body of an answer, whatever the status."""
    request = urllib.request.Request(address, headers={"Accept": "text/html, application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


# -- wrong, old or absent --------------------------------------------------------------------------


def refused(url: str, *, secret: str = "") -> str:
    """The one line that the command line says about an address it cannot use."""
    done = command("stats", "--graph", url)
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not secret or secret not in done.stderr
    return done.stderr


def test_a_wrong_password_is_said_in_one_line(neo4j_server: Server) -> None:
    host = neo4j_server.url.rpartition("@")[2]
    said = refused(f"bolt://neo4j:helemaalfout@{host}", secret="helemaalfout")
    assert 'weigert gebruiker "neo4j" of het wachtwoord' in said


def test_a_wrong_database_is_said_in_one_line(neo4j_server: Server) -> None:
    server = neo4j_server.url.rpartition("/")[0]
    assert 'heeft geen database "bestaatniet"' in refused(f"{server}/bestaatniet")


def test_no_server_is_said_in_one_line() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))  # bound, and not listening: nobody else answers there
        said = refused(f"neo4j://neo4j:x@127.0.0.1:{probe.getsockname()[1]}/neo4j")
    assert "is niet bereikbaar. Draait de server" in said


def test_a_server_too_old_is_said_in_one_line() -> None:
    """An old release cannot run here: this one answers the handshake as they do, with no version at all."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answering = threading.Thread(target=_agree_on_nothing, args=(listening,), daemon=True)
        answering.start()
        said = refused(f"bolt://neo4j:x@127.0.0.1:{listening.getsockname()[1]}")
    assert "te oud, of geen Neo4j. Nodig is versie 5 of nieuwer." in said


def _agree_on_nothing(listening: socket.socket) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            connection.recv(20)
            connection.sendall(b"\x00\x00\x00\x00")


# -- from engine to engine by the command line -----------------------------------------------------


@on_one_release
def test_a_graph_is_copied_to_a_server_and_back(
    neo4j_server: Server, store: Neo4jStore, turns: tuple[GraphData, GraphData], tmp_path: Path
) -> None:
    embedded = open_store(f"file:{tmp_path / 'heen.lbug'}")
    version = embedded.replace(turns[0])
    embedded.close()
    there = command("copy", "--from", embedded.url, "--to", neo4j_server.url, "--json")
    assert there.returncode == 0, there.stderr
    assert json.loads(there.stdout)["version"] == version == store.at().version
    back = command("copy", "--from", neo4j_server.url, "--to", f"file:{tmp_path / 'terug.lbug'}")
    assert back.returncode == 0, back.stderr
    assert version in back.stdout
    assert open_store(f"file:{tmp_path / 'terug.lbug'}").at().version == version


@on_one_release
def test_the_cards_are_loaded_straight_into_a_server(
    neo4j_server: Server, store: Neo4jStore, seed_data: Prepared
) -> None:
    done = command("load", "--graph", neo4j_server.url, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["version"] == store.at().version == seed_data.data.version()


@on_one_release
def test_a_copy_from_nothing_is_said_in_one_line(neo4j_server: Server, tmp_path: Path) -> None:
    done = command("copy", "--from", f"file:{tmp_path / 'niets.lbug'}", "--to", neo4j_server.url)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
