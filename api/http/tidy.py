"""Addresses as people type and pass them on: with a slash at the end, in capitals, by another name."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.mine import NO_PAGES
from graph.schema import NODE_TYPES

LISTS: Mapping[str, str] = {
    **{node.segment: node.plural.replace("'", "") for node in NODE_TYPES},
    "cijfer": "kerncijfers",
}
"""The segment of one thing to the page of all of them."""
OTHER_NAMES: Mapping[str, str] = {
    **{f"/{segment}": f"/{plural}" for segment, plural in LISTS.items()},
    "/dubbel-werk": "/wiel",
    "/wie-verbindt": "/verbinders",
    "/samenwerkingskansen": "/samenwerken",
    "/kaart": "/",
    "/home": "/",
    "/zoek": "/zoeken",
    "/nieuws": "/wijzigingen",
    "/cijfers": "/kerncijfers",
    "/about": "/over",
    "/faq": "/over",
    "/disclaimer": "/over",
    "/cookies": "/privacy",
}
"""What a page was called before, is called in the menu, or is looked for under."""
_SEGMENT_OF = {plural: segment for segment, plural in LISTS.items()}


def tidied(path: str) -> str:
    """The address that is meant by one of a page; the same when there is nothing to tidy."""
    if path.startswith(NO_PAGES) and path.rstrip("/").casefold() != "/netwerk":
        return path
    plain = path.rstrip("/").casefold() or "/"
    plain = OTHER_NAMES.get(plain, plain)
    first, _, rest = plain.removeprefix("/").partition("/")
    return f"/{_SEGMENT_OF[first]}/{rest}" if rest and first in _SEGMENT_OF else plain


class TidyAddresses:
    """Middleware that leads to the address of a page, whatever way it was written (301)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            path = tidied(scope["path"])
            if path != scope["path"] and not path.startswith("//"):
                query = scope.get("query_string", b"").decode("latin-1")
                answer = RedirectResponse(quote(path) + (f"?{query}" if query else ""), 301)
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)
