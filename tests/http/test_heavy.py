"""Heavy work has its own place: pages are answered meanwhile, few wait for it, and the rest is told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx
import pytest

from api.http import heavy
from api.http.errors import TooBusyError
from api.http.heavy import Shared, is_heavy
from graph.store import Store
from tests.serving import run_apart, served

SUFFIXES = (".ttl", ".jsonld", ".graphml", ".csv.zip", ".xlsx")
PAGE = "/project/cbci"


@pytest.fixture
def cold(seed_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A site that has made none of its files yet."""
    with served(seed_store) as address, httpx.Client(base_url=address, timeout=120) as client:
        client.get(PAGE)  # what a page needs is there
        monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "cache"))
        yield client


def test_pages_are_answered_while_whole_graphs_are_made(cold: httpx.Client) -> None:
    answers: list[httpx.Response] = []

    def ask(suffix: str) -> None:
        answers.append(cold.get(f"/v1/graaf{suffix}"))

    threads = [threading.Thread(target=ask, args=(suffix,)) for suffix in SUFFIXES]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    took: list[float] = []
    while len(answers) < len(SUFFIXES):
        before = time.perf_counter()
        assert cold.get(PAGE).status_code == 200
        took.append(time.perf_counter() - before)
    for thread in threads:
        thread.join()
    whole = time.perf_counter() - began
    assert {a.status_code for a in answers} == {200}
    assert max(took) < whole / 4, f"a page waited {max(took):.2f} of {whole:.2f} s"


def test_the_same_file_is_made_once_for_all_who_ask() -> None:
    async def ask() -> tuple[int, list[int]]:
        made, found, shared = 0, list[int](), Shared()

        async def work() -> int:
            nonlocal made
            made += 1
            await anyio.sleep(0.01)
            return made

        async def one() -> None:
            found.append(await shared.done("graaf.ttl", work))

        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(one)
        return made, found

    assert run_apart(ask()) == (1, [1] * 5)


def test_who_comes_when_too_many_wait_is_told_to_come_back() -> None:
    async def ask() -> int:
        shared, refused = Shared(), 0

        async def one(number: int) -> None:
            nonlocal refused
            try:
                await shared.done(number, lambda: anyio.sleep(0.01))
            except TooBusyError:
                refused += 1

        async with anyio.create_task_group() as group:
            for number in range(heavy.MOST_WAITING + 4):
                group.start_soon(one, number)
        await one(-1)  # there is room again
        return refused

    assert run_apart(ask()) == 3


def test_work_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heavy, "WORK_SECONDS", 0.01)

    async def ask() -> None:
        await Shared().done("", lambda: anyio.sleep(60))

    with pytest.raises(TooBusyError):
        run_apart(ask())


def test_a_full_queue_is_a_503_with_when_to_come_back(
    seed_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy, "MOST_WAITING", -1)
    with served(seed_store) as site:
        for address in ("/opschalen?vorm=xlsx", "/netwerk/netwerk.svg"):
            answer = httpx.get(site + address)
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "5"
            assert "te veel bestanden" in answer.text
        assert httpx.get(site + "/opschalen").status_code == 200


def test_what_is_heavy() -> None:
    def asked(path: str, query: bytes = b"") -> bool:
        return is_heavy({"type": "http", "path": path, "query_string": query})

    assert asked("/netwerk/netwerk.pdf")
    assert asked("/samenwerken/notitie", b"provincie=drenthe&vorm=docx")
    assert asked("/opschalen", b"onderwerp=caf%C3%A9&vorm=xlsx")
    assert not asked("/netwerk")
    assert not asked("/vraag", b"q=Frysl%C3%A2n")
    assert not asked("/samenwerken", b"vorm=")
