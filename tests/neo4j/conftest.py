"""One real Neo4j for every release that can run here, or the server a developer points at.

``SCHAKELKAART_TEST_NEO4J=bolt://user:password@host:port/database`` names a server of one's own; **its
Schakelkaart graph is replaced**.  Without any server these tests are skipped and the summary says so in
capitals; with ``CI=true`` or ``SCHAKELKAART_REQUIRE_NEO4J=1`` that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from graph.neo4j.store import Neo4jStore
from tests.neo4j.releases import RELEASES, NoJavaError, NoServerError, Release, java_for
from tests.neo4j.reporting import NOT_RUN, RUN
from tests.neo4j.server import Neo4jServer, OwnServer, Server, wipe

OWN_SERVER_VARIABLE = "SCHAKELKAART_TEST_NEO4J"
REQUIRED_VARIABLE = "SCHAKELKAART_REQUIRE_NEO4J"


def required() -> bool:
    """Whether it is a failure when no server can run."""
    return os.environ.get("CI", "").lower() in ("1", "true") or bool(os.environ.get(REQUIRED_VARIABLE))


def _choices() -> list[Any]:
    own = os.environ.get(OWN_SERVER_VARIABLE)
    if own:
        return [pytest.param(own, id="own-server")]
    return [pytest.param(release, id=str(release)) for release in RELEASES]


def _first_choice() -> list[Any]:
    """The first release whose Java is here, or one's own server."""
    for choice in _choices():
        release = choice.values[0]
        if not isinstance(release, Release) or _can_run(release):
            return [choice]
    return _choices()[:1]


def _can_run(release: Release) -> bool:
    try:
        java_for(release)
    except NoJavaError:
        return False
    return True


on_one_release = pytest.mark.parametrize("neo4j_server", _first_choice(), indirect=True, scope="session")
"""For what costs much and is the same on every release: the command line, and kill after kill."""


@pytest.fixture(scope="session", params=_choices())
def neo4j_server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A running server, the same for all tests on one release."""
    stash = request.config.stash
    if isinstance(request.param, str):
        stash[RUN].add("own server")
        yield OwnServer(request.param)
        return
    release: Release = request.param
    try:
        with Neo4jServer(release) as server:
            stash[RUN].add(str(release))
            yield server
    except NoServerError as error:
        stash[NOT_RUN][str(release)] = str(error)
        only_java = isinstance(error, NoJavaError)
        if required() and not (only_java and _another_can_run(release)):
            pytest.fail(f"NEO4J TESTS DID NOT RUN: {error}", pytrace=False)
        pytest.skip(str(error))


@pytest.fixture
def store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    """A store on an empty database."""
    wipe(neo4j_server.url)
    opened = Neo4jStore(neo4j_server.url)
    yield opened
    opened.close()


def _another_can_run(release: Release) -> bool:
    """Whether another release has its Java: then that one decides, and the summary names this one."""
    return any(other != release and _can_run(other) for other in RELEASES)
