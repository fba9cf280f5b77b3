"""Answers that stay as they are for as long as the graph does: kept here, and 304 to who has them.

An answer under one of the prefixes depends on the graph, the address and the form that was asked, and on
nothing else.  So it is kept under (version of the graph, path, query, Accept, gzip or not), and has an
ETag made of the same; a new graph has another version, and what was kept of the old one drops out.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2s
from pathlib import Path

from anyio import Event
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.served import found_in
from graph.store import StoreError

MAX_KEPT_BYTES = 64 * 1024 * 1024
"""Memory for answers.  All lists and profiles of the seed graph take some 10 MB of it."""
MAX_ANSWER_BYTES = 2 * 1024 * 1024
"""A larger answer is not kept, and goes on as it comes: the largest profile is a tenth of this."""
CACHE_CONTROL = "public, no-cache"
"""May be kept by anyone, but must be asked again each time: a load shows at once, and a 304 costs little."""

PACKAGES = ("api", "graph", "loaders", "queries", "seeds")
SHAPING = (".py", ".html", ".cypher", ".css", ".js")
"""Files that an answer may depend on, beside the graph."""

Key = tuple[str, bytes, bytes, str, bool]
Kept = tuple[list[tuple[bytes, bytes]], bytes]


def build_mark(root: Path) -> str:
    """What tells this installation from another one of the same version: its newest file.

    Of our own packages, which stand side by side; around them may be a whole environment.
    """
    files = [f for name in PACKAGES for f in (root / name).rglob("*") if f.suffix in SHAPING]
    return f"{max((f.stat().st_mtime_ns for f in files), default=0):x}"


class Unchanged:
    """Middleware that keeps answers, makes ETags, answers 304, and answers HEAD as GET without a body."""

    def __init__(self, app: ASGIApp, prefixes: tuple[str, ...], build: str) -> None:
        self.app = app
        self.prefixes = prefixes
        self.build = build
        self.kept: OrderedDict[Key, Kept] = OrderedDict()
        self.bytes = 0
        self.making: dict[Key, Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        if not scope["path"].startswith(self.prefixes):
            await self.app(scope, receive, send)
            return
        try:
            version = found_in(scope).version
        except StoreError:  # whoever answers will meet it too, and say so
            await self.app(scope, receive, send)
            return
        await self._answer(version, scope, receive, send)

    async def _answer(self, version: str, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        accept = headers.get("accept", "")
        # Linked data has whole addresses in it, so the host is part of the question.
        host = f"{scope.get('scheme', '')}://{headers.get('host', '')}".encode("latin-1")
        path = host + (scope.get("raw_path") or scope["path"].encode())
        key = (version, path, scope["query_string"], accept, "gzip" in headers.get("accept-encoding", ""))
        tag = self._tag(key)
        if tag in headers.get("if-none-match", ""):
            fixed = [
                (b"etag", tag.encode()),
                (b"cache-control", CACHE_CONTROL.encode()),
                (b"vary", b"Accept, Accept-Encoding"),
            ]
            await send({"type": "http.response.start", "status": 304, "headers": fixed})
            await send({"type": "http.response.body"})
            return
        if key not in self.kept and key in self.making:
            await self.making[key].wait()
        kept = self.kept.get(key)
        if kept is None:
            await self._make(key, tag, scope, receive, send)
            return
        self.kept.move_to_end(key)
        await send({"type": "http.response.start", "status": 200, "headers": list(kept[0])})
        await send({"type": "http.response.body", "body": kept[1]})

    async def _make(self, key: Key, tag: str, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer made now; who asks for the same meanwhile waits for it."""
        first = key not in self.making
        done = self.making.setdefault(key, Event())
        try:
            await self.app(scope, receive, self._keeping(key, tag, send))
        finally:
            if first:
                done.set()
                del self.making[key]

    def _tag(self, key: Key) -> str:
        version, path, query, accept, _ = key
        of_form = blake2s(digest_size=6)
        for part in (self.build.encode(), path, query, accept.encode("latin-1")):
            of_form.update(part + b"\0")
        return f'W/"{version[:16]}-{of_form.hexdigest()}"'

    def _keeping(self, key: Key, tag: str, send: Send) -> Send:
        """A ``send`` that holds a good answer until it is whole, keeps it, and then sends it."""
        start: Message = {}
        body = bytearray()

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] != 200:
                    await send(message)
                    return
                start.update(message)
                return
            if not start:
                await send(message)
                return
            body.extend(message.get("body", b""))
            more = message.get("more_body", False)
            fits = len(body) <= MAX_ANSWER_BYTES
            if more and fits:
                return
            headers = MutableHeaders(raw=list(start["headers"]))
            headers.setdefault("ETag", tag)
            headers.setdefault("Cache-Control", CACHE_CONTROL)
            headers.add_vary_header("Accept")
            start["headers"] = headers.raw
            if fits:
                self._keep(key, (headers.raw, bytes(body)))
            await send(dict(start))
            await send({"type": "http.response.body", "body": bytes(body), "more_body": more})
            start.clear()

        return send_kept

    def _keep(self, key: Key, kept: Kept) -> None:
        old = self.kept.pop(key, None)
        self.bytes += _size(key, kept) - (_size(key, old) if old else 0)
        self.kept[key] = kept
        while self.bytes > MAX_KEPT_BYTES:
            dropped = self.kept.popitem(last=False)
            self.bytes -= _size(*dropped)


def _size(key: Key, kept: Kept) -> int:
    _, path, query, accept, _ = key
    headers, body = kept
    return (
        len(path)
        + len(query)
        + len(accept)
        + len(body)
        + sum(len(name) + len(value) + 100 for name, value in headers)
        + 1000
    )


def _without_body(send: Send) -> Send:
    async def send_headers(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_headers
