"""What questions stand on is made with the load or beside a server that lacks it, not by a request."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.cli.commands import load as load_command
from api.http import making
from graph.store import Snapshot, Store, open_store
from loaders.build.load import Prepared
from queries.base.standing import ANSWERING, NotMadeYetError
from queries.exchange import pairings as pairings_of
from queries.index import text_index as index_of
from queries.likeness import features as features_of
from queries.search import SearchQuery, search
from tests.serving import served

PAGE, SEARCH = "/v1/projecten?aantal=1", "/v1/zoeken?q=hennep&aantal=1"


@pytest.fixture
def fresh(seed_data: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A graph of which nothing is made yet."""
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "cache"))
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(seed_data.data)
    return store


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Making waits until this is set; requests wait for it only a moment."""
    go = threading.Event()
    at_once = making._make

    def when_told(snapshot: Snapshot) -> Snapshot:
        go.wait(60)
        return at_once(snapshot)

    monkeypatch.setattr(making, "_make", when_told)
    monkeypatch.setattr(making, "WAIT_SECONDS", 0.5)
    yield go
    go.set()


def _refused(*_: object) -> None:
    raise AssertionError("it is made while an answer waits for it")


def test_a_request_makes_nothing_and_holds_no_thread(fresh: Store, slowly: threading.Event) -> None:
    with served(fresh) as site, httpx.Client(base_url=site, timeout=60) as client:
        assert client.get(PAGE).status_code == 200
        answers: list[httpx.Response] = []
        threads = [
            threading.Thread(target=lambda: answers.append(client.get(SEARCH))) for _ in range(16)
        ]  # more than there are threads that answer
        for thread in threads:
            thread.start()
        began = time.perf_counter()
        while len(answers) < len(threads) and time.perf_counter() - began < 60:
            assert client.get(PAGE).status_code == 200
        for thread in threads:
            thread.join()
        assert {answer.status_code for answer in answers} == {503}
        assert {answer.headers["retry-after"] for answer in answers} == {"5"}
        assert "van de nieuwe gegevens gemaakt" in answers[0].text
        assert client.get("/zoeken?q=hennep").status_code == 503
        slowly.set()
        until = time.perf_counter() + 120
        while (answer := client.get(SEARCH)).status_code == 503 and time.perf_counter() < until:
            time.sleep(0.2)
        assert answer.json()["total"] > 0


def test_who_comes_when_too_many_wait_is_told_at_once(
    fresh: Store, slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_WAITING", 0)
    monkeypatch.setattr(making, "WAIT_SECONDS", 600)
    with served(fresh) as site:
        assert httpx.get(site + SEARCH, timeout=30).status_code == 503


def test_it_is_made_in_a_process_of_its_own(fresh: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for standing in (index_of.INDEX, features_of.FEATURES, pairings_of.PAIRINGS):
        monkeypatch.setattr(standing, "make", _refused)
    assert making.Making().started(fresh.at()).result(300) is fresh.at()


def test_where_requests_are_answered_it_is_refused(fresh: Store) -> None:
    token = ANSWERING.set(True)
    try:
        with pytest.raises(NotMadeYetError):
            search(fresh.at(), SearchQuery(text="hennep"))
    finally:
        ANSWERING.reset(token)
    assert search(fresh.at(), SearchQuery(text="hennep")).total > 0


def test_a_load_makes_it_and_a_server_only_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "cache"))
    url = f"file:{tmp_path / 'graph.lbug'}"
    load_command.load(graph=url, no_decisions=True, as_json=True)
    capsys.readouterr()
    monkeypatch.setattr(making, "_make", _refused)
    with served(open_store(url)) as site:
        for address in (SEARCH, "/v1/voorstellen?aantal=1", "/v1/schakels?voor=project/cbci&aantal=1"):
            assert httpx.get(site + address, timeout=120).status_code == 200
