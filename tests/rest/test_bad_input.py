"""Bad input, each with the exact problem document it gets."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest

from api.http.limits import MAX_BODY_BYTES, MAX_TARGET_BYTES
from api.rest.problems import TITLES

Fault = tuple[str, str, str, str]
NO_CONTROL = "mag niet leeg zijn en geen stuurtekens bevatten"
PROVINCES = (
    "Drenthe, Flevoland, Fryslân, Gelderland, Groningen, Limburg, Noord-Brabant, Noord-Holland, Overijssel, "
    "Utrecht, Zeeland, Zuid-Holland"
)
CYPHER = "x'}) DETACH DELETE n //"
HTML = "<script>alert(1)</script>"


def expected(status: int, detail: str, *faults: Fault) -> dict[str, Any]:
    keys = ("in", "name", "code", "detail")
    return {
        "type": "about:blank",
        "title": TITLES[status],
        "status": status,
        "detail": detail,
        "errors": [dict(zip(keys, fault, strict=True)) for fault in faults],
    }


def field(name: str, code: str, detail: str, where: str = "query") -> dict[str, Any]:
    """The document of one fault in one field."""
    return expected(400, f"{name}: {detail}.", (where, name, code, detail))


def unknown(name: str, message: str) -> dict[str, Any]:
    return expected(422, message, ("query", name, "unknown", message))


def no_address(path: str) -> dict[str, Any]:
    return expected(404, f"{path} bestaat niet. De bronnen staan op /v1.")


def not_there(what: str, suggestions: str = "") -> dict[str, Any]:
    return expected(404, f'niets gevonden dat "{what}" heet{suggestions}')


BAUW = 'onbekend thema "Bauw". Bedoelde u "Bouw"?'
NOTHING_LIKE_IT = ", en niets dat erop lijkt."
TABLE: list[tuple[str, dict[str, Any]]] = [
    # unknown
    ("/v1/projecten/zzxqj", not_there("project/zzxqj", NOTHING_LIKE_IT)),
    (
        "/v1/provincies/..%2f..%2fetc",
        expected(404, "/v1/provincies/../../etc bestaat niet. De bronnen staan op /v1."),
    ),
    ("/v1/onzin", expected(404, "/v1/onzin bestaat niet. De bronnen staan op /v1.")),
    ("/v1/projecten/", expected(404, "/v1/projecten/ bestaat niet. De bronnen staan op /v1.")),
    ("/v1/PROJECTEN", expected(404, "/v1/PROJECTEN bestaat niet. De bronnen staan op /v1.")),
    (
        "/v1/projecten?provincie=frieslan",
        unknown("provincie", 'onbekende provincie "frieslan". Bedoelde u "Fryslân"?'),
    ),
    ("/v1/projecten?thema=Bauw", unknown("thema", BAUW)),
    (
        "/v1/platforms?soort=camping",
        unknown("soort", 'onbekende soort "camping". Bedoelde u "campus"?'),
    ),
    # wrong types
    ("/v1/projecten?aantal=tien", field("aantal", "int_parsing", "moet een geheel getal zijn")),
    ("/v1/projecten?aantal=1.5", field("aantal", "int_parsing", "moet een geheel getal zijn")),
    ("/v1/projecten?aantal=", field("aantal", "int_parsing", "moet een geheel getal zijn")),
    ("/v1/samenwerkingskansen?omvang=twee", field("omvang", "int_parsing", "moet een geheel getal zijn")),
    (
        f"/v1/projecten?pagina={'9' * 5000}",
        field("pagina", "int_parsing_size", "is een te groot getal"),
    ),
    # out of bounds
    ("/v1/projecten?pagina=-1", field("pagina", "greater_than_equal", "moet minstens 1 zijn")),
    ("/v1/projecten?pagina=0", field("pagina", "greater_than_equal", "moet minstens 1 zijn")),
    ("/v1/projecten?aantal=101", field("aantal", "less_than_equal", "mag hoogstens 100 zijn")),
    ("/v1/samenwerkingskansen?omvang=7", field("omvang", "less_than_equal", "mag hoogstens 6 zijn")),
    (f"/v1/zoeken?q={'a' * 201}", field("q", "string_too_long", "mag hoogstens 200 tekens hebben")),
    ("/v1/zoeken?q=%20", field("q", "string_pattern_mismatch", NO_CONTROL)),
    ("/v1/zoeken", field("q", "missing", "ontbreekt")),
    (
        "/v1/projecten?" + "&".join(["provincie=drenthe"] * 13),
        field("provincie", "too_long", "mag hoogstens 12 keer"),
    ),
    (
        "/v1/projecten?fase=plan",
        field(
            "fase",
            "literal_error",
            "moet een van deze zijn: 'idee', 'verkenning', 'pilot', 'uitvoering', 'opschaling', "
            "'afgerond', 'gestopt' of 'onbekend'",
        ),
    ),
    (
        "/v1/gebeurtenissen?sorteer=datum",
        field("sorteer", "literal_error", "moet een van deze zijn: 'naam', '-naam', 'begin' of '-begin'"),
    ),
    # parameters that are not there, or too often
    (
        "/v1/projecten?provintie=drenthe",
        field("provintie", "extra_forbidden", 'is hier geen parameter; bedoelde u "provincie"?'),
    ),
    (
        "/v1/gebeurtenissen?xyz=1",
        field("xyz", "extra_forbidden", "is hier geen parameter; kies uit aantal, pagina, sorteer"),
    ),
    (
        "/v1/statistiek?x=1",
        field("x", "extra_forbidden", "is hier geen parameter; deze bron heeft er geen"),
    ),
    ("/v1/projecten?aantal=1&aantal=2", field("aantal", "repeated", "mag maar één keer")),
    (
        "/v1/projecten?aantal=-1&pagina=x",
        expected(
            400,
            "pagina: moet een geheel getal zijn; aantal: moet minstens 1 zijn.",
            ("query", "pagina", "int_parsing", "moet een geheel getal zijn"),
            ("query", "aantal", "greater_than_equal", "moet minstens 1 zijn"),
        ),
    ),
    # no text
    (
        "/v1/zoeken?q=%ff",
        expected(400, "De vraag is geen geldige UTF-8. Schrijf tekens zoals ë als %C3%AB."),
    ),
    (
        "/v1/projecten/%c3%28",
        expected(400, "Het pad is geen geldige UTF-8. Schrijf tekens zoals ë als %C3%AB."),
    ),
    ("/v1/zoeken?q=a%00b", expected(400, "De vraag bevat een stuurteken, zoals %00. Laat dat weg.")),
    ("/v1/projecten/%00", expected(400, "Het pad bevat een stuurteken, zoals %00. Laat dat weg.")),
    (
        f"/v1/zoeken?q={'a' * MAX_TARGET_BYTES}",
        expected(414, "Pad en vraag zijn samen 8012 bytes; er mogen er 8000 zijn."),
    ),
]


@pytest.mark.parametrize(("asked", "document"), TABLE, ids=lambda v: v[:60] if isinstance(v, str) else "")
def test_bad_input_gets_its_problem_document(
    client: httpx.Client, asked: str, document: dict[str, Any]
) -> None:
    answer = client.get(asked)
    assert answer.json() == document
    assert answer.status_code == document["status"]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"


def parameters(client: httpx.Client) -> list[tuple[str, str, str]]:
    """Every parameter of every resource: path, name, and where it stands."""
    paths = client.get("/v1/openapi.json").json()["paths"]
    return [
        (f"/v1{path}", parameter["name"], parameter["in"])
        for path, item in paths.items()
        for parameter in item.get("get", {}).get("parameters", [])
    ]


@pytest.mark.parametrize("text", [CYPHER, HTML, "' OR 1=1 --", "${jndi:ldap://x}", "../../etc/passwd"])
def test_cypher_and_html_in_any_parameter_are_words_and_nothing_more(client: httpx.Client, text: str) -> None:
    version = client.get("/v1").json()["version"]
    asked = parameters(client)
    assert len(asked) > 60
    for path, name, where in asked:
        if where == "path":
            address = path.replace(f"{{{name}}}", quote(text, safe=""))
        else:
            more = "&q=hennep" if path == "/v1/zoeken" and name != "q" else ""
            address = f"{path.replace('{slug}', 'x')}?{name}={quote(text, safe='')}{more}"
        answer = client.get(address)
        assert answer.status_code in (200, 400, 404, 422), address
        assert answer.headers["Content-Type"] in ("application/json", "application/problem+json"), address
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Traceback" not in answer.text
        if answer.status_code != 200:
            assert {"type", "title", "status", "detail", "errors"} == set(answer.json())
    assert client.get("/v1").json()["version"] == version
    assert client.get("/v1/projecten").json()["total"] > 500


def test_cypher_as_province_is_an_unknown_province(client: httpx.Client) -> None:
    answer = client.get("/v1/projecten", params={"provincie": CYPHER})
    message = f'onbekende provincie "{CYPHER}". Kies uit: {PROVINCES}.'
    assert answer.json() == unknown("provincie", message)


def test_html_as_topic_is_a_word_that_nothing_has(client: httpx.Client) -> None:
    answer = client.get("/v1/projecten", params={"onderwerp": "<b>zzxqj</b>"})
    assert answer.json()["total"] == 0
    assert answer.json()["notes"] == [
        '"<b>zzxqj</b>" staat in geen begrippenlijst en in geen enkele tekst; het telt niet mee.'
    ]


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=1", "application/json;q=0", "onzin"])
def test_a_form_that_is_not_there_is_406(client: httpx.Client, accept: str) -> None:
    answer = client.get("/v1/statistiek", headers={"Accept": accept})
    assert answer.json()["status"] == answer.status_code == 406
    assert answer.json()["detail"].startswith("Deze bron is er alleen als application/json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_another_method_is_405_and_says_which_there_are(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/v1/projecten")
    assert answer.json() == expected(405, f"{method} kan hier niet; wel: GET, HEAD, OPTIONS.")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_body_that_is_too_large_is_refused_unread(client: httpx.Client) -> None:
    answer = client.post("/v1/projecten", content=b"x" * (MAX_BODY_BYTES + 1))
    assert answer.json() == expected(
        413, "Het bericht mag hoogstens 1000000 bytes zijn. Verdeel de vraag over meer berichten."
    )


def raw(address: str, request: bytes) -> tuple[bytes, bytes]:
    """Head and body of the answer to bytes that no HTTP library would send."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30) as line:
        line.sendall(request)
        answer = b""
        while chunk := line.recv(65536):
            answer += chunk
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


def problem_in(body: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(body)
    return document


def test_a_query_of_a_megabyte_is_431(site: str) -> None:
    query = b"a" * 1_000_000
    head, body = raw(site, b"GET /v1/zoeken?q=" + query + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 431 ")
    assert b"application/problem+json" in head
    assert problem_in(body) == expected(431, "Adres en headers mogen samen hoogstens 32768 bytes zijn.")


@pytest.mark.parametrize(
    "request_bytes",
    [b"onzin\r\n\r\n", b"GET /v1/\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", b"\x00\x01\x02\r\n\r\n"],
    ids=["no http", "raw bytes in the path", "binary"],
)
def test_what_is_no_http_is_400(site: str, request_bytes: bytes) -> None:
    head, body = raw(site, request_bytes)
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"API-Version: 1.0.0" in head or b"api-version: 1.0.0" in head
    assert problem_in(body) == expected(400, "Dit is geen geldig HTTP-verzoek.")
