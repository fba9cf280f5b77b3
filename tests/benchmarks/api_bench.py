"""How quick the API is, beside a bare FastAPI endpoint that returns as many bytes, in one run.

``python -m tests.benchmarks.api_bench`` prints the table of ``docs/metingen.md``.  Both servers and the
client are processes of their own.  In each round all are asked in turn, so that what else the machine does
strikes all alike; besides time by the clock it counts processor time of the server, which does not depend on
what else the machine does.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import urlsplit

import httpx
import uvicorn
from fastapi import FastAPI, Response

from api.http.connections import MAX_HEAD_BYTES, ImpatientConnection
from api.http.serving import configuration
from graph.store import open_store
from loaders.build.load import load
from loaders.documents.folder import seeds_folder
from queries.base.remembered import Remembered, RememberedEach
from queries.lists import answer as listing
from queries.profile import answer as profile
from tests.serving import running

CONNECTIONS = 16
ROUNDS = 5
SECONDS = 1.5
ASKED = {
    "lijst": "/v1/projecten?provincie=fryslan",
    "profiel van een project": "/v1/projecten/cbci",
    "profiel van een provincie": "/v1/provincies/fryslan",
}
KINDS = ("bare", "kept", "unchanged", "fresh", "forgetful")


@dataclass
class Measured:
    """Requests per second, processor time a request (ms) of every round, and the time of every request."""

    rates: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def rate(self) -> str:
        return f"{statistics.median(self.rates):.0f}/s"

    def milliseconds(self) -> float:
        return statistics.median(self.work)

    def cell(self) -> str:
        """Both, as they stand in the table."""
        return f"{self.rate()}, {self.milliseconds():.2f} ms".replace(".", ",")

    def percentile(self, share: float) -> str:
        """The time below which this share of the requests stays."""
        ordered = sorted(self.times)
        return f"{1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.0f} ms"


@dataclass(frozen=True)
class Server:
    """A server in a process of its own."""

    address: str
    pipe: Connection

    def seconds(self) -> float:
        """The processor time that it has used."""
        self.pipe.send("seconds")
        used: float = self.pipe.recv()
        return used


def _serve(config: uvicorn.Config, pipe: Connection) -> None:
    with running(config) as address:
        pipe.send(address)
        while pipe.recv() == "seconds":
            pipe.send(time.process_time())


def _api(graph: str, pipe: Connection) -> None:
    _serve(configuration(open_store(graph), "127.0.0.1", 0), pipe)


def _forgetful(graph: str, pipe: Connection) -> None:
    """The API that remembers nothing of lists and profiles: each is read from the graph."""
    profile.remembered_profiles = Remembered(0)
    listing.remembered_choices = Remembered(0)
    listing.remembered_items = RememberedEach(0)
    _api(graph, pipe)


def _bare(sizes: list[int], pipe: Connection) -> None:
    app = FastAPI(openapi_url=None)
    bodies = [b"x" * size for size in sizes]

    @app.get("/{number}")
    async def answer(number: int) -> Response:
        return Response(bodies[number], media_type="application/json")

    config = uvicorn.Config(
        app,
        host="127.0.0.1",
        port=0,
        http=ImpatientConnection,
        h11_max_incomplete_event_size=MAX_HEAD_BYTES,
        log_level="warning",
        access_log=False,
    )
    _serve(config, pipe)


@contextmanager
def process(target: Callable[..., None], argument: Any) -> Iterator[Server]:
    """A server that ``target`` runs."""
    here, there = multiprocessing.Pipe()
    started = multiprocessing.get_context("spawn").Process(target=target, args=(argument, there), daemon=True)
    started.start()
    try:
        yield Server(here.recv(), here)
    finally:
        here.send("stop")
        started.join(10)


def ask(server: Server, path: str, header: Callable[[], str], into: Measured) -> None:
    """Ask on sixteen connections at once, each as soon as it has its answer, for ``SECONDS``."""
    used, began = server.seconds(), time.perf_counter()
    asked = asyncio.run(_ask(urlsplit(server.address).port or 0, path, header, into.times))
    into.rates.append(asked / (time.perf_counter() - began))
    into.work.append(1000 * (server.seconds() - used) / asked)


async def _ask(port: int, path: str, header: Callable[[], str], times: list[float]) -> int:
    until = time.perf_counter() + SECONDS

    async def one() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        asked = 0
        while time.perf_counter() < until:
            began = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{header()}\r\n\r\n".encode())
            await _read(reader)
            times.append(time.perf_counter() - began)
            asked += 1
        writer.close()
        return asked

    return sum(await asyncio.gather(*(one() for _ in range(CONNECTIONS))))


async def _read(reader: asyncio.StreamReader) -> None:
    """One whole answer; no HTTP library, so that the server is what is measured."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if head[9:12] not in (b"200", b"304"):
        raise RuntimeError(head.decode())
    length = next((line for line in head.split(b"\r\n") if line.startswith(b"content-length:")), b":0")
    await reader.readexactly(int(length.partition(b":")[2]))


def measure() -> dict[str, dict[str, Measured]]:
    """Per thing that is asked: bare, kept, unchanged (304), fresh (no two requests are the same) and
    forgetful (fresh, of a server that remembers nothing of lists and profiles either)."""
    found = {name: {kind: Measured() for kind in KINDS} for name in ASKED}
    number = count()
    with tempfile.TemporaryDirectory() as folder:
        graph = f"file:{folder}/graph.lbug"
        load(seeds_folder(), open_store(graph))
        with process(_api, graph) as api, process(_forgetful, graph) as forgetful:
            answers = [httpx.get(api.address + path) for path in ASKED.values()]
            with process(_bare, [len(a.content) for a in answers]) as bare:
                for _ in range(ROUNDS):
                    for place, (name, path) in enumerate(ASKED.items()):
                        tag = f"If-None-Match: {answers[place].headers['ETag']}"
                        into = found[name]
                        ask(bare, f"/{place}", lambda: "Accept: */*", into["bare"])
                        ask(api, path, lambda: "Accept: */*", into["kept"])
                        ask(api, path, lambda tag=tag: f"Accept: */*\r\n{tag}", into["unchanged"])  # type: ignore[misc]
                        ask(api, path, lambda: f"Accept: */*, x/{next(number)}", into["fresh"])
                        ask(forgetful, path, lambda: f"Accept: */*, x/{next(number)}", into["forgetful"])
    return found


def main() -> None:
    """Print the table."""
    print(f"{CONNECTIONS} verbindingen, {ROUNDS} ronden van {SECONDS} s; ms is processortijd van de server\n")
    heads = [
        "gevraagd",
        "kaal FastAPI",
        "bewaard",
        "verhouding",
        "304",
        "niet bewaard",
        "p95",
        "uit de graaf",
        "p95",
    ]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for name, by in measure().items():
        cells = {
            kind: f"{by[kind].rate()}, {by[kind].milliseconds():.2f} ms".replace(".", ",") for kind in KINDS
        }
        ratio = f"{by['bare'].milliseconds() / by['kept'].milliseconds():.2f}".replace(".", ",")
        row = [
            name,
            cells["bare"],
            cells["kept"],
            ratio,
            cells["unchanged"],
            cells["fresh"],
            by["fresh"].percentile(0.95),
            cells["forgetful"],
            by["forgetful"].percentile(0.95),
        ]
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main()
