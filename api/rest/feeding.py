"""A feed as an answer: JSON Feed, or Atom for who asks that (``.atom`` behind the address)."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.files import feeds
from api.rest.representations import preferred

FEED_CONTENT: dict[str, Any] = {
    feeds.JSON_FEED: {"schema": {"type": "object"}},
    feeds.ATOM: {"schema": {"type": "string"}},
}
"""What a resource that is a feed names in its description as the content of its answer."""


def feed_form(request: Request) -> str:
    """The form that is asked for; raises 406 for another than these two."""
    chosen = preferred(request.headers.get("accept", ""), [feeds.JSON_FEED, feeds.ATOM, "application/json"])
    if chosen is None:
        raise HTTPException(406, f"Deze feed is er als {feeds.JSON_FEED} en als {feeds.ATOM}.")
    return chosen


def as_feed(feed: feeds.Feed, form: str) -> Response:
    """The feed in a form."""
    if form == feeds.ATOM:
        return Response(feeds.atom(feed), media_type=feeds.ATOM)
    return Response(feeds.json_feed(feed), media_type=form)
