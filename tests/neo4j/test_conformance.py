"""Both engines give the same answer to every question, order included.

The questions stand in ``conformance_cases``.  ``SCHAKELKAART_EXAMPLES=200`` draws more graphs.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import queries
from graph.neo4j.store import Neo4jStore
from graph.store import Row, Snapshot, Store, asked, open_store
from loaders.build.load import Prepared
from queries.base.cypher import statements
from queries.base.model import Answer
from queries.index import text_index
from tests.neo4j.conformance_cases import QUESTIONS, Question
from tests.neo4j.conftest import on_one_release
from tests.neo4j.generated_graphs import graphs, ground
from tests.neo4j.server import Server, raw_session, wipe

EXAMPLES = int(os.environ.get("SCHAKELKAART_EXAMPLES", "3"))


class Recording:
    """A snapshot that knows nothing yet, and remembers which statements were asked and had an answer."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.url = snapshot.url
        self.version = snapshot.version
        self.kept: dict[object, Any] = {}
        self.answered: dict[str, bool] = {}

    def at(self) -> Recording:
        return self

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        rows = self._snapshot.query(cypher, parameters)
        self.answered[cypher] = self.answered.get(cypher, False) or bool(rows)
        return rows


class Embedded:
    """What the embedded engine answers on the seeds, and the statements that took."""

    def __init__(self, store: Store) -> None:
        self.recording = Recording(store.at())
        self.answers = [answer_of(cast(Store, self.recording), question) for question in QUESTIONS]


@pytest.fixture(scope="module")
def embedded(seed_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Embedded:
    """All questions asked of the embedded engine with the seeds; nothing of it stays remembered."""
    with nothing_shared(tmp_path_factory.mktemp("embedded")):
        return Embedded(seed_store)


@pytest.fixture(scope="module")
def loaded(
    neo4j_server: Server, seed_data: Prepared, embedded: Embedded, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Neo4jStore]:
    """Neo4j with the seeds, beside what other people keep under the same labels and types.

    Depends on ``embedded`` so that the embedded engine is not asked between the questions to this one.
    """
    wipe(neo4j_server.url)
    store = Neo4jStore(neo4j_server.url)
    store.replace(seed_data.data)
    with raw_session(neo4j_server.url) as session, nothing_shared(tmp_path_factory.mktemp("neo4j")):
        session.run(
            "MATCH (v:Schakelkaart {id: 'provincie/fryslan'}), (t:Schakelkaart {id: 'thema/ta-bouw'}) "
            "CREATE (x:Project:Vreemd {id: 'project/a', name: 'Hennep', province_key: 'fryslan drenthe'})"
            "-[:IN_PROVINCE]->(v), (x)-[:ADDRESSES]->(t), (x)-[:STATED_IN]->(:Source:Vreemd {date: '2099'}), "
            "(:Organisation:Vreemd {name: 'A'})-[:LEADS]->(x), "
            "(:Province:Vreemd {slug: 'x'})-[:NEIGHBOURS]->(v)"
        ).consume()
        yield store
        session.run("MATCH (n:Vreemd) DETACH DELETE n").consume()
    store.close()


@contextmanager
def nothing_shared(cache: Path) -> Iterator[None]:
    """Without the index that another engine made of the same graph: equal content, equal version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(text_index.CACHE_VARIABLE, str(cache))
        yield


def answer_of(store: Store, question: Question) -> Any:
    """The answer as plain values, or what is said when there is none."""
    try:
        answer = asked(store, question.answer)
    except ValueError as error:  # UnknownWordError too
        return f"{type(error).__name__}: {error}"
    return answer.model_dump(mode="json") if isinstance(answer, Answer) else answer


@pytest.mark.parametrize("number", range(len(QUESTIONS)), ids=[str(question) for question in QUESTIONS])
def test_both_engines_answer_alike(number: int, loaded: Neo4jStore, embedded: Embedded) -> None:
    assert answer_of(loaded, QUESTIONS[number]) == embedded.answers[number]


@on_one_release
def test_both_engines_answer_alike_on_graphs_nobody_thought_of(
    loaded: Neo4jStore, seed_data: Prepared, tmp_path: Path
) -> None:
    other = open_store(f"file:{tmp_path / 'graph.lbug'}")

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=EXAMPLES < 10,  # a build does not fail on another graph than the one before
        phases=[Phase.explicit, Phase.generate],  # each graph takes seconds: no shrinking
        suppress_health_check=list(HealthCheck),
    )
    @given(graphs(ground(seed_data.data)))
    def compare(data: Any) -> None:
        said: dict[str, list[Any]] = {}
        for name, store in (("neo4j", loaded), ("embedded", other)):
            store.replace(data)
            with nothing_shared(tmp_path / name):
                said[name] = [answer_of(store, question) for question in QUESTIONS]
        for question, ours, theirs in zip(QUESTIONS, said["neo4j"], said["embedded"], strict=True):
            assert ours == theirs, question

    compare()
    other.close()


def _statement_names() -> list[tuple[str, str, str]]:
    root = Path(str(files("queries")))
    found = [(path.parent.name, path.stem) for path in sorted(root.glob("*/*.cypher"))]
    return [(room, file, name) for room, file in found for name in statements(room, file)]


NOTHING_IN_SEEDS = frozenset(
    {
        ("index", "index", "opportunity_platforms"),
        ("matches", "matches", "asking_platforms"),
        ("similar", "similar", "projects_leading"),
    }
)
"""Statements that find nothing in the real graph; the drawn graphs have what they look for."""


@pytest.mark.parametrize(("room", "file", "name"), _statement_names())
def test_every_statement_is_asked_by_a_case_and_finds_something(
    room: str, file: str, name: str, embedded: Embedded
) -> None:
    answered = embedded.recording.answered
    cypher = statements(room, file)[name]
    assert cypher in answered, "add a case to tests/neo4j/conformance_cases.py"
    assert answered[cypher] or (room, file, name) in NOTHING_IN_SEEDS, "no case has an answer from it"


PARTS = frozenset(
    {
        "queries.collaboration.asked",
        "queries.exchange.focuses",
        "queries.profile.parts",
        "queries.matches.evaluation",
        "queries.ask.evaluation",
    }
)
"""Modules whose public functions give a part of an answer, and are asked by no page by themselves."""


def _question_functions() -> Iterator[Callable[..., Any]]:
    """Public functions of a store that give an ``Answer``: what page, API and command line call."""
    for found in pkgutil.walk_packages(queries.__path__, "queries."):
        if found.name in PARTS:
            continue
        module = importlib.import_module(found.name)
        for name, function in vars(module).items():
            if not inspect.isfunction(function) or function.__module__ != module.__name__:
                continue
            hints = get_type_hints(function)
            first = next(iter(inspect.signature(function).parameters), None)
            gives = hints.get("return")
            if (
                not name.startswith("_")
                and first is not None
                and hints.get(first) is Snapshot
                and inspect.isclass(gives)
                and issubclass(gives, Answer)
            ):
                yield function


@pytest.mark.parametrize("function", list(_question_functions()), ids=lambda f: f.__name__)
def test_every_question_has_a_case(function: Callable[..., Any]) -> None:
    asked = {question.ask for question in QUESTIONS}
    assert function in asked, "add it to tests/neo4j/conformance_cases.py (two lines)"
