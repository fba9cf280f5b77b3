"""Requests that are refused before anything is done for them: too large, or no text."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.errors import problem

MAX_TARGET_BYTES = 8_000
"""Path and query together; RFC 9110 asks for 8,000 at least.  Twenty words of each kind fit in it."""
MAX_BODY_BYTES = 1_000_000
"""Reconciliation of ten thousand names fits, and a card in Excel fifteen times as large as the largest."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class RequestLimits:
    """Answers 414, 413 or 400 to a request that is out of bounds; others go through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        fault = _fault(scope)
        if fault is not None:
            await problem(Request(scope), *fault)(scope, receive, send)
            return
        if scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        await self.app(scope, _counted(receive), send)


def _fault(scope: Scope) -> tuple[int, str] | None:
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    size = len(path) + len(query)
    if size > MAX_TARGET_BYTES:
        return 414, f"Pad en vraag zijn samen {size} bytes; er mogen er {MAX_TARGET_BYTES} zijn."
    if b"%" in path or b"%" in query or not query.isascii():
        for name, part in (("Het pad", path), ("De vraag", query)):
            try:
                text = unquote_to_bytes(part).decode()
            except UnicodeDecodeError:
                return 400, f"{name} is geen geldige UTF-8. Schrijf tekens zoals ë als %C3%AB."
            if _CONTROL.search(text):
                return 400, f"{name} bevat een stuurteken, zoals %00. Laat dat weg."
    length = Headers(scope=scope).get("content-length", "0")
    if length.isdigit() and int(length) > MAX_BODY_BYTES:
        return 413, _too_large()
    return None


def _too_large() -> str:
    return f"Het bericht mag hoogstens {MAX_BODY_BYTES} bytes zijn. Verdeel de vraag over meer berichten."


def _counted(receive: Receive) -> Receive:
    """Stops reading a body of unstated length when it grows too large."""
    read = 0

    async def receive_counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MAX_BODY_BYTES:
            raise HTTPException(413, _too_large())
        return message

    return receive_counted
