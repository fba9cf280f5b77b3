"""A question sees one graph, whatever is loaded meanwhile: its answer is that of one graph, whole."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import polars as pl
import pytest

from graph.store import Snapshot, Store, asked, open_store
from graph.store.data import GraphData
from loaders.build.load import Prepared
from queries.base.model import Answer
from queries.brokers import brokers
from queries.changes import changes
from queries.collaboration import collaboration
from queries.gaps import gaps
from queries.lists import places, stats
from queries.network import network
from queries.profile import profile
from queries.quality import quality
from queries.scaling import robustness, scaling
from queries.similar import similar
from tests.serving import served

READERS = 4
PAUSE_SECONDS = 0.01
"""Between two questions of a reader: four that never rest would only keep the swaps waiting."""
SWAPS = 200
MOST_PLACES = 4
EVERY_STATEMENT = bool(os.environ.get("SCHAKELKAART_EVERY_STATEMENT"))
"""Every answer after a switch is a first one, of up to a second: a build tries a few places."""


def _profile(snapshot: Snapshot) -> Answer:
    return profile(snapshot, "thema/ta-bouw")


QUESTIONS: tuple[Callable[[Snapshot], Answer], ...] = (
    collaboration,
    scaling,
    robustness,
    gaps,
    places,
    stats,
    network,
    similar,
    brokers,
    changes,
    quality,
    _profile,
)


def without_every_third_project(data: GraphData) -> GraphData:
    """Another graph with other answers to every question."""
    projects = data.nodes["Project"]
    kept = projects.filter(pl.int_range(pl.len()) % 3 != 0)
    gone = set(projects["id"]) - set(kept["id"])

    def left(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(~pl.col("from").is_in(gone) & ~pl.col("to").is_in(gone))

    frames = {key: left(frame) for key, frame in data.relationships.items()}
    return GraphData({**data.nodes, "Project": kept}, frames)


class SwitchingAt:
    """A snapshot under which another graph is loaded just before its n-th statement."""

    def __init__(self, snapshot: Snapshot, number: int, switch: Callable[[], object]) -> None:
        self._snapshot = snapshot
        self._left = number
        self._switch = switch
        self.url = snapshot.url
        self.version = snapshot.version
        self.kept = snapshot.kept

    def query(self, cypher: str, parameters: Any = None) -> list[dict[str, Any]]:
        self._left -= 1
        if self._left == 0:
            self._switch()
        return self._snapshot.query(cypher, parameters)


@pytest.fixture(scope="module")
def two(seed_data: Prepared) -> tuple[GraphData, GraphData]:
    return seed_data.data, without_every_third_project(seed_data.data)


@pytest.fixture(scope="module")
def files(two: tuple[GraphData, GraphData], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Both graphs, each in a file of its own."""
    folder = tmp_path_factory.mktemp("twee")
    made = [folder / "een.lbug", folder / "ander.lbug"]
    for path, data in zip(made, two, strict=True):
        open_store(f"file:{path}").replace(data)
    return made


def put(graph: Path, at: Path) -> None:
    """What a load does at its end: another file gets the name, at once."""
    fresh = at.with_suffix(".nieuw")
    fresh.unlink(missing_ok=True)
    fresh.write_bytes(graph.read_bytes())
    fresh.replace(at)


@pytest.fixture(scope="module")
def expected(files: list[Path]) -> dict[str, list[str]]:
    stores = [open_store(f"file:{path}") for path in files]
    found = {q.__name__: [q(store.at()).to_json() for store in stores] for q in QUESTIONS}
    assert all(one != other for one, other in found.values())
    return found


class Counting(SwitchingAt):
    """A snapshot that counts statements, and remembers nothing of before."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot, 0, lambda: None)
        self.kept: dict[object, Any] = {}

    @property
    def asked(self) -> int:
        return -self._left


def places_to_switch(statements: int) -> list[int]:
    """Numbers of the statements to switch at: all, or some spread over them with the first and the last."""
    if EVERY_STATEMENT or statements <= MOST_PLACES:
        return list(range(1, statements + 1))
    step = (statements - 1) / (MOST_PLACES - 1)
    return sorted({1 + round(number * step) for number in range(MOST_PLACES)})


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.__name__)
def test_a_switch_at_any_statement_leaves_the_answer_whole(
    question: Callable[[Snapshot], Answer],
    files: list[Path],
    expected: dict[str, list[str]],
    tmp_path: Path,
) -> None:
    path = tmp_path / "graph.lbug"
    put(files[0], path)
    store = open_store(f"file:{path}")
    counting = Counting(store.at())
    question(counting)
    one, other = expected[question.__name__]
    for number in places_to_switch(counting.asked):
        put(files[0], path)
        answer = question(SwitchingAt(store.at(), number, lambda: put(files[1], path)))
        assert answer.to_json() == one, f"statement {number}"
        assert question(store.at()).to_json() == other, f"after statement {number}"


def test_readers_never_see_half_of_two_graphs(
    files: list[Path], expected: dict[str, list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "graph.lbug"
    put(files[0], path)
    read_while_swapping(
        open_store(f"file:{path}"),
        expected,
        lambda number: put(files[number % 2], path),
        SWAPS,
    )


def read_while_swapping(
    store: Store,
    expected: dict[str, list[str]],
    swap: Callable[[int], None],
    swaps: int,
    questions: tuple[Callable[[Snapshot], Answer], ...] = QUESTIONS,
) -> None:
    """Four readers ask the questions for as long as the graph is swapped, and once more after that."""
    faults: list[BaseException] = []
    done = threading.Event()
    answered = [0] * READERS

    def read(reader: int) -> None:
        last = False
        try:
            while not last:
                last = done.is_set()
                for question in questions:
                    answer = asked(store, question).to_json()
                    assert answer in expected[question.__name__], question.__name__
                    answered[reader] += 1
                    time.sleep(PAUSE_SECONDS)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=read, args=(reader,)) for reader in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        for number in range(1, swaps + 1):
            swap(number)
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert not faults, faults[0]
    assert min(answered) >= len(questions)


def test_a_page_asks_which_graph_there_is_once(seed_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    class Counted:
        url = seed_store.url

        def at(self) -> Snapshot:
            looked.append("")
            return seed_store.at()

        def replace(self, *given: Any) -> str:
            return seed_store.replace(*given)

        def close(self) -> None: ...

    with served(Counted()) as site, httpx.Client(base_url=site, timeout=60) as client:
        for address in ("/", "/samenwerken", "/opschalen", "/v1/projecten", "/v1/projecten/cbci"):
            client.get(address)
            looked.clear()
            assert client.get(address).status_code == 200
            assert len(looked) == 1, address


def test_the_start_page_reads_nothing_once_it_was_asked(seed_store: Store) -> None:
    statements: list[str] = []

    class Counted:
        def __init__(self, snapshot: Snapshot) -> None:
            self._snapshot = snapshot
            self.url, self.version, self.kept = snapshot.url, snapshot.version, snapshot.kept

        def query(self, cypher: str, parameters: Any = None) -> list[dict[str, Any]]:
            statements.append(cypher)
            return self._snapshot.query(cypher, parameters)

    class Kept:
        url = seed_store.url

        def at(self) -> Snapshot:
            return Counted(seed_store.at())

        def replace(self, *given: Any) -> str:
            return seed_store.replace(*given)

        def close(self) -> None: ...

    with served(Kept()) as site, httpx.Client(base_url=site, timeout=60) as client:
        client.get("/")
        statements.clear()
        assert client.get("/").status_code == 200
    assert not statements, json.dumps(statements[:3])
