"""``.ttl`` and its like at the end of an address say what ``Accept`` says: a form one can link to."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.files.downloads import XLSX
from api.files.feeds import ATOM
from api.rest.prefix import PREFIX
from graph.rdf import jsonld, turtle

GRAPHML = "application/graphml+xml"
ZIP = "application/zip"

SUFFIXES = {
    ".jsonld": jsonld.MEDIA_TYPE,
    ".ttl": turtle.MEDIA_TYPE,
    ".graphml": GRAPHML,
    ".csv.zip": ZIP,
    ".xlsx": XLSX,
    ".atom": ATOM,
}


class Suffixes:
    """Middleware that takes a known suffix off an address of the API and puts its form in ``Accept``."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(f"{PREFIX}/"):
            path: str = scope["path"]
            suffix = next((s for s in SUFFIXES if path.endswith(s) and not path.endswith(f"/{s}")), "")
            if suffix:
                scope, send = _without(suffix, scope), _leading_to(suffix, send)
        await self.app(scope, receive, send)


def _leading_to(suffix: str, send: Send) -> Send:
    """A redirect within the API keeps the form that was asked for."""

    async def send_with_suffix(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] in (301, 307, 308):
            headers = MutableHeaders(scope=message)
            path, mark, query = headers.get("location", "").partition("?")
            if path.startswith(f"{PREFIX}/"):
                headers["location"] = f"{path}{suffix}{mark}{query}"
        await send(message)

    return send_with_suffix


def _without(suffix: str, scope: Scope) -> Scope:
    path: str = scope["path"]
    made: Scope = {**scope, "path": path.removesuffix(suffix), "headers": list(scope["headers"])}
    raw: bytes | None = scope.get("raw_path")
    if raw is not None:
        made["raw_path"] = raw.removesuffix(suffix.encode())
    MutableHeaders(scope=made)["accept"] = SUFFIXES[suffix]
    return made
