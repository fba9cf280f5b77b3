"""Old notebooks keep working: the classes for py2neo read a Schakelkaart database."""

from __future__ import annotations

import gc
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from py2neo import Graph

import graph.neo4j.py2neo_classes as classes
from graph.neo4j.address import read_address
from graph.neo4j.py2neo_classes import CLASSES, Project, Province, Thing
from graph.neo4j.store import Neo4jStore
from graph.schema import NODE_TYPE
from loaders.build.load import Prepared
from tests.neo4j.server import Server, raw_session, wipe

DOCUMENT = Path(__file__).parents[2] / "docs" / "py2neo.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)

pytestmark = pytest.mark.filterwarnings("ignore")  # py2neo is from before these warnings


@pytest.fixture(scope="module")
def loaded(neo4j_server: Server, seed_data: Prepared) -> Server:
    """The server with the seeds."""
    wipe(neo4j_server.url)
    store = Neo4jStore(neo4j_server.url)
    store.replace(seed_data.data)
    store.close()
    return neo4j_server


@pytest.fixture(scope="module")
def notebook(loaded: Server) -> Iterator[Any]:
    address = read_address(loaded.url)
    opened = Graph(address.server, auth=(address.user, address.password), name=address.database)
    yield opened
    hang_up(opened)


def hang_up(graph: Any) -> None:
    """Close what py2neo opened; some of its sockets it leaves to the garbage collector."""
    graph.service.connector.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_every_node_type_has_a_class_with_its_properties() -> None:
    assert set(CLASSES) == set(NODE_TYPE) <= set(dir(classes))
    for label, made in CLASSES.items():
        assert issubclass(made, Thing)
        assert set(NODE_TYPE[label].property_names()) <= set(vars(made))


def test_a_class_that_is_not_declared_is_not_there() -> None:
    with pytest.raises(AttributeError, match="Kaart"):
        _ = classes.Kaart


def test_an_analyst_matches_and_follows_relationships(notebook: Any, seed_data: Prepared) -> None:
    row = seed_data.data.nodes["Project"].filter(phase="uitvoering").sort("id").row(0, named=True)
    found = Project.match(notebook).where(id=row["id"]).first()
    assert (found.name, found.phase, found.aliases) == (row["name"], "uitvoering", row["aliases"])
    assert sorted(p.slug for p in found.in_province) == row["province_key"].split()
    assert {type(p) for p in found.in_province} == {Province}
    assert Project.match(notebook).where(phase="pilot").count() == (
        seed_data.data.nodes["Project"].filter(phase="pilot").height
    )


def test_what_leads_a_project_comes_in_its_own_class(notebook: Any, seed_data: Prepared) -> None:
    leads = seed_data.data.relationships["LEADS", "Organisation", "Project"]
    leader, project = leads.sort("to").row(0)[:2]
    found = Project.match(notebook, project).first()
    assert (leader, "Organisation") in {(x.id, type(x).__name__) for x in found.leads_from}


def test_nodes_of_others_are_not_matched(notebook: Any, loaded: Server, seed_data: Prepared) -> None:
    with raw_session(loaded.url) as session:
        session.run("CREATE (:Project:Vreemd {id: 'project/vreemd'})").consume()
        try:
            assert Project.match(notebook).count() == seed_data.data.nodes["Project"].height
            assert Project.match(notebook, "project/vreemd").first() is None
        finally:
            session.run("MATCH (n:Vreemd) DELETE n").consume()


def test_the_example_in_the_docs_runs(loaded: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The code as it stands there, with the address of this server."""
    address = read_address(loaded.url)
    by_py2neo, by_driver = EXAMPLES
    code = by_py2neo.replace("bolt://localhost:7687", address.server).replace(
        '"wachtwoord"', repr(address.password)
    )
    names: dict[str, Any] = {}
    exec(code, names)
    shown = capsys.readouterr().out
    assert "ennep" in shown.splitlines()[0]
    assert re.search(r"Fryslân \d+ projecten", shown)
    assert "Project" in names["kinds"]
    exec(by_driver.replace("bolt://neo4j:wachtwoord@localhost:7687/neo4j", loaded.url), names)
    assert names["rows"]
    names["store"].close()
    hang_up(names.pop("graph"))
