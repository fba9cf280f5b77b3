"""The logs: one JSON object a line, of what was done and never of who asked or what was typed."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from api.http.logs import write_logs
from api.settings import Settings
from graph.store import Store
from tests.serving import served

FIELDS = {"at", "log", "method", "route", "status", "ms", "version"}
COUNTED = "UNWIND range(1, 3000000) AS x\nRETURN count(DISTINCT x % $most) AS n"


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_every_request_is_a_line_without_what_was_asked(
    seed_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(seed_store) as site:
        write_logs(Settings(log_requests=True, log_statements=False))
        for address in (
            "/zoeken?q=geheim",
            "/v1/projecten/cbci",
            "/v1/projecten/cbci",
            "/niets/geheim",
            "/?%00",
        ):
            httpx.get(site + address)
    text = capsys.readouterr().err
    lines = _lines(text)
    assert [(at["route"], at["status"]) for at in lines] == [
        ("/zoeken", 200),
        ("/v1/projecten/{slug}", 200),
        ("/v1/projecten/{slug}", 200),
        ("", 404),
        ("/", 400),
    ]
    assert all(set(at) == FIELDS for at in lines)
    assert {at["version"] for at in lines[:4]} == {seed_store.at().version}
    assert "geheim" not in text
    assert "127.0.0.1" not in text


def test_a_slow_statement_is_a_line_with_its_beginning(
    seed_store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHAKELKAART_SLOW_STATEMENT_SECONDS", "0.05")
    write_logs(Settings(log_requests=False, log_statements=True))
    seed_store.at().query(f"\n{COUNTED}", {"most": 7})
    seed_store.at().query("RETURN 1 AS n")
    (line,) = _lines(capsys.readouterr().err)
    assert line["statement"] == COUNTED.splitlines()[0]
    assert line["ms"] >= 50


def test_what_is_switched_off_writes_nothing(
    seed_store: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCHAKELKAART_SLOW_STATEMENT_SECONDS", "0.01")
    monkeypatch.setenv("SCHAKELKAART_LOG_REQUESTS", "false")
    monkeypatch.setenv("SCHAKELKAART_LOG_STATEMENTS", "false")
    with served(seed_store) as site:
        write_logs(Settings())
        httpx.get(site)
    seed_store.at().query(COUNTED, {"most": 7})
    assert _lines(capsys.readouterr().err) == []
