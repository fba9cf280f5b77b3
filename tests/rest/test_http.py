"""The API as HTTP: what an unchanged answer costs, headers, forms, and clients that dawdle."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import time
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http import connections, errors, unchanged
from api.http.about import API_VERSION
from api.http.served import SNAPSHOT
from api.http.unchanged import Unchanged
from api.rest.representations import preferred
from tests.serving import run_apart

LIST = "/v1/projecten?provincie=drenthe"


def test_an_unchanged_answer_costs_a_304(client: httpx.Client) -> None:
    first = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "public, no-cache"
    assert again.headers["API-Version"] == API_VERSION


def test_a_tag_is_of_one_answer_and_the_version_of_the_graph(client: httpx.Client) -> None:
    tags = {client.get(a).headers["ETag"] for a in (LIST, "/v1/projecten", "/v1/provincies")}
    assert len(tags) == 3
    version = client.get("/v1").json()["version"]
    assert all(version in tag for tag in tags)
    other = client.get(LIST, headers={"If-None-Match": client.get("/v1/projecten").headers["ETag"]})
    assert other.status_code == 200


def test_a_kept_answer_is_the_answer(client: httpx.Client) -> None:
    first, kept = client.get(LIST), client.get(LIST)
    assert kept.content == first.content
    assert {n: v for n, v in kept.headers.items() if n != "date"} == {
        n: v for n, v in first.headers.items() if n != "date"
    }


def test_an_error_is_not_kept_and_has_no_tag(client: httpx.Client) -> None:
    answer = client.get("/v1/projecten?aantal=0")
    assert "ETag" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [LIST, "/v1", "/v1/projecten/cbci", "/v1/nee", "/", "/docs"])
def test_head_is_get_without_the_body(client: httpx.Client, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.content == b""
    assert head.status_code == got.status_code
    for name in ("content-type", "content-length", "etag"):
        assert head.headers.get(name) == got.headers.get(name), name


def test_gzip_is_the_same_answer_in_fewer_bytes(client: httpx.Client, site: str) -> None:
    plain = client.get(LIST, headers={"Accept-Encoding": "identity"})
    with client.stream("GET", LIST, headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 3
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


@pytest.mark.parametrize("path", [LIST, "/v1/nee", "/v1/projecten?aantal=0", "/v1/openapi.json"])
def test_every_answer_has_the_headers_that_the_rules_name(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["API-Version"] == API_VERSION
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cache-Control"]


def test_a_page_of_another_site_may_ask(client: httpx.Client) -> None:
    origin = {"Origin": "https://deverschilmakers.nl"}
    asks = client.options(LIST, headers={**origin, "Access-Control-Request-Method": "GET"})
    assert asks.status_code == 200
    assert "GET" in asks.headers["Access-Control-Allow-Methods"]
    answer = client.get(LIST, headers=origin)
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_options_says_what_there_is(client: httpx.Client) -> None:
    answer = client.options(LIST)
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/turtle", "text/turtle"),
        ("application/*", "application/json"),
        ("text/turtle;q=0.5, application/json;q=0.4", "text/turtle"),
        ("application/json;q=0, */*", "text/turtle"),
        ("APPLICATION/JSON", "application/json"),
        ("image/png", None),
        ("application/json;q=onzin", None),
    ],
)
def test_the_form_is_what_the_asker_prefers(accept: str, chosen: str | None) -> None:
    assert preferred(accept, ["application/json", "text/turtle"]) == chosen


def test_what_goes_wrong_is_a_500_that_tells_nothing_of_the_inside() -> None:
    app = FastAPI()
    errors.register(app)

    @app.get("/v1/stuk")
    def broken() -> None:
        raise RuntimeError("geheim")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/v1/stuk")

    answer = run_apart(ask())
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == errors.UNEXPECTED
    assert "geheim" not in answer.text


class _OneVersion:
    version = "1"


def held_to_one(app: ASGIApp) -> ASGIApp:
    """The application as it is asked of one graph that stays."""

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": {SNAPSHOT: _OneVersion()}}, receive, send)

    return asked


def test_who_asks_the_same_at_once_is_answered_from_one_answer() -> None:
    made = 0

    async def slowly(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal made
        made += 1
        await asyncio.sleep(0.05)
        await Response(f"antwoord {made}")(scope, receive, send)

    async def ask_all() -> set[str]:
        app = held_to_one(Unchanged(slowly, ("/v1",), "x"))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
            return {a.text for a in await asyncio.gather(*(client.get("/v1/a") for _ in range(10)))}

    assert run_apart(ask_all()) == {"antwoord 1"}


def test_what_is_kept_stays_within_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "MAX_KEPT_BYTES", 50_000)

    async def ask_many() -> Unchanged:
        app = Unchanged(Response("x" * 10_000), ("/v1",), "x")
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(held_to_one(app)), base_url="http://x"
        ) as client:
            for number in range(20):
                headers = {"Accept": "x" * 5_000}
                assert (await client.get(f"/v1/{number}", headers=headers)).status_code == 200
        return app

    app = run_apart(ask_many())
    assert 1 < len(app.kept) < 4  # what was asked counts as well
    assert app.bytes <= 50_000


def connect(address: str) -> socket.socket:
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30)


def test_slow_clients_do_not_keep_others_waiting_and_are_let_go(
    site: str, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred that send a letter at a time, five times as many as there are threads for answers."""
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 3.0)
    lines = [connect(site) for _ in range(200)]
    try:
        for line in lines:
            line.sendall(b"GET /v1/projecten HTTP/1.1\r\nHost: x\r\nX-Langzaam: ")
        for number in range(5):
            lines[number].sendall(b"a")
            assert client.get(f"/v1/projecten?aantal={number + 1}").status_code == 200
        answer = b""
        while chunk := lines[0].recv(65536):
            answer += chunk
        assert answer.startswith(b"HTTP/1.1 408 ")
        assert json.loads(answer.partition(b"\r\n\r\n")[2])["title"] == "Het duurde te lang"
    finally:
        for line in lines:
            line.close()


def ask_on(line: socket.socket, request: bytes) -> None:
    """Ask for answers of 100 kB for ten seconds, and take none."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        line.sendall(request)
        time.sleep(0.05)


def test_a_client_that_takes_nothing_of_its_answer_is_let_go(
    site: str, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "ANSWER_SECONDS", 0.5)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    parts = urlsplit(site)
    line.settimeout(30)
    line.connect((parts.hostname, parts.port))
    with line:
        asked = b"GET /v1/provincies/fryslan HTTP/1.1\r\nHost: x\r\n\r\n"
        with pytest.raises(OSError, match=r"reset|[Bb]roken pipe"):
            ask_on(line, asked)
    assert client.get("/v1").status_code == 200


def test_a_connection_is_used_again(site: str) -> None:
    with connect(site) as line:
        for _ in range(3):
            line.sendall(b"HEAD /v1 HTTP/1.1\r\nHost: x\r\n\r\n")
            assert line.recv(65536).startswith(b"HTTP/1.1 200 ")
