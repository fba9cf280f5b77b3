"""What the server writes of its work: one JSON object a line on stderr, without anything about people."""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from fastapi import Request
from fastapi.routing import iter_route_contexts
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.settings import Settings

NOTED = "noted"
"""Key of a scope under which those further inside leave what the line says: ``version``."""
requests = logging.getLogger("schakelkaart.requests")
statements = logging.getLogger("schakelkaart.statements")


class JsonLines(logging.Formatter):
    """A record as one JSON object: when, what, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, "fields", {})
        return json.dumps({"at": at, "log": record.name, **fields}, ensure_ascii=False)


def write_logs(settings: Settings) -> None:
    """Write the logs that are switched on, and no others."""
    for log, wanted in ((requests, settings.log_requests), (statements, settings.log_statements)):
        log.handlers.clear()
        log.propagate = False
        log.setLevel(logging.INFO if wanted else logging.CRITICAL)
        if wanted:
            handler = logging.StreamHandler(sys.stderr)
            handler.setFormatter(JsonLines())
            log.addHandler(handler)


class RequestLog:
    """Middleware that logs every request when it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not requests.isEnabledFor(logging.INFO):
            await self.app(scope, receive, send)
            return
        began, status, noted = time.perf_counter(), 500, dict[str, str]()

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app({**scope, NOTED: noted}, receive, seen)
        finally:
            fields = {
                "method": scope["method"],
                "route": route_of(Request(scope)),
                "status": status,
                "ms": round((time.perf_counter() - began) * 1000, 1),
                "version": noted.get("version", ""),
            }
            requests.info("request", extra={"fields": fields})


def route_of(request: Request) -> str:
    """The route that an address falls under, as ``/project/{slug}``; empty when there is none."""
    for route in iter_route_contexts(request.app.routes):
        if route.path_regex is not None and route.path_regex.match(request.url.path):
            return str(route.path)
    return ""
