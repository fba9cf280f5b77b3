"""The reader's own province: kept in the address (``mijn=zeeland``), so that nothing is stored of anyone.

``MyProvince`` reads it once for every page.  On pages that can be narrowed to a province it stands in for the
choice of one, as if ``provincie=zeeland`` had been asked; ``provincie=alle`` asks for all.  ``carried`` and
``kept_in`` hand it on: every link and form of a page passes there, whoever wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.served import found_in
from graph.store import Snapshot, StoreError
from queries.base.model import UnknownWordError
from queries.dutch.phrases import capitalised
from queries.words import provinces_named, vocabulary

MINE = "mijn"
PROVINCE = "provincie"
ALL = "alle"
"""The province that says: not mine alone."""
QUESTION_PAGES = frozenset({"/samenwerken", "/vraag-en-aanbod", "/wiel", "/opschalen", "/witte-vlekken"})
LIST_PAGES = frozenset({"/projecten", "/platforms", "/organisaties", "/kansen", "/publicaties", "/gemeenten"})
FOLLOWING = QUESTION_PAGES | LIST_PAGES
"""Pages that are about the reader's province until another is chosen."""
ABOUT_ONE = frozenset({"project", "vak"})
"""Choices that say of their own what a page is about: one project or one field of a table."""
NO_PAGES = ("/static/", "/v1", "/id/", "/insluiten/", "/netwerk/", "/docs")
"""Beginnings of addresses that are no pages: files, the API, identifiers, what others embed."""
STATE = "mine"

_LINK = re.compile(r'(<a\b[^>]*?\shref=")(/[^"]*)"')
_FORM = re.compile(r"<form\b[^>]*>")
_ACTION = re.compile(r'\saction="(/[^"]*)"')
OWN_FORM = "data-mijn"
"""On the form that chooses the province: it carries none of its own."""


@dataclass(frozen=True)
class Mine:
    """The province that a reader calls theirs; ``slug`` is empty when none is, ``problem`` then says what was
    wrong with the one that was given, in Dutch."""

    slug: str = ""
    name: str = ""
    problem: str = ""


def mine_of(request: Request) -> Mine:
    """The reader's own province on the page that was asked for."""
    found: Mine = request.scope.get("state", {}).get(STATE, Mine())
    return found


def follows(request: Request) -> bool:
    """Whether a page would be about the reader's own province when no province is chosen."""
    if not mine_of(request).slug or request.url.path not in FOLLOWING:
        return False
    return not any(value.strip() for name, value in request.query_params.multi_items() if name in ABOUT_ONE)


def understood(snapshot: Snapshot, given: str) -> Mine:
    """A province by slug or name; when it is none, what is wrong and what may have been meant."""
    try:
        slugs = provinces_named(snapshot, [given])
    except UnknownWordError as error:
        return Mine(problem=capitalised(str(error)))
    return Mine(slugs[0], vocabulary(snapshot).province_names[slugs[0]])


def carried(address: str, mine: Mine) -> str:
    """An address of this site that keeps the reader's province; what is no page stays as it is.

    A list that is already narrowed means what it says: it is of all provinces unless it names one.
    """
    place, hash_mark, fragment = address.partition("#")
    path, _, query = place.partition("?")
    if not mine.slug or not path.startswith("/") or path.startswith((*NO_PAGES, "//")):
        return address
    choices = [one for one in query.split("&") if one and not one.startswith(f"{MINE}=")]
    if path in LIST_PAGES and choices and not any(one.startswith(f"{PROVINCE}=") for one in choices):
        choices.append(f"{PROVINCE}={ALL}")
    return f"{path}?{'&'.join([*choices, f'{MINE}={mine.slug}'])}{hash_mark}{fragment}"


def kept_in(html: str, mine: Mine) -> str:
    """A page of which every link and form keeps the reader's province."""
    if not mine.slug:
        return html

    def linked(found: re.Match[str]) -> str:
        return f'{found[1]}{escape(carried(unescape(found[2]), mine))}"'

    def formed(found: re.Match[str]) -> str:
        tag = found[0]
        action = _ACTION.search(tag)
        path = unescape(action[1]).partition("#")[0] if action else ""
        if action is None or OWN_FORM in tag or path.startswith(NO_PAGES):
            return tag
        if 'method="post"' in tag:
            return tag.replace(action[1], escape(carried(unescape(action[1]), mine)))
        # A form in which every province was unticked asks for all of them.
        everywhere = f'<input type="hidden" name="{PROVINCE}" value="{ALL}">' if path in FOLLOWING else ""
        return f'{tag}<input type="hidden" name="{MINE}" value="{mine.slug}">{everywhere}'

    return _FORM.sub(formed, _LINK.sub(linked, html))


class MyProvince:
    """Middleware that reads the reader's own province, lets pages follow it, and keeps it in redirects."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = scope.get("query_string", b"")
        if scope["type"] != "http" or not query or scope["path"].startswith(NO_PAGES):
            await self.app(scope, receive, send)
            return
        given = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        mine = _read(scope, given)
        asked = _followed(given, mine) if scope["path"] in FOLLOWING else given
        if asked != given:
            scope = {**scope, "query_string": urlencode(asked).encode()}
        scope = {**scope, "state": {**scope.get("state", {}), STATE: mine}}
        await self.app(scope, receive, _sending_on(send, mine) if mine.slug else send)


def _read(scope: Scope, given: list[tuple[str, str]]) -> Mine:
    words = [value.strip() for name, value in given if name == MINE and value.strip()]
    if not words:
        return Mine()
    try:
        return understood(found_in(scope), words[-1])
    except StoreError:  # the page will meet it too, and say so
        return Mine()


def _followed(given: list[tuple[str, str]], mine: Mine) -> list[tuple[str, str]]:
    """The choices as a page takes them: with the reader's province when nothing else was chosen."""
    asked = [one for one in given if one != (PROVINCE, ALL)]
    chosen = any(name == PROVINCE and value.strip() for name, value in asked)
    everywhere = len(asked) < len(given)
    about_one = any(name in ABOUT_ONE and value.strip() for name, value in asked)
    if mine.slug and not (chosen or everywhere or about_one):
        asked.append((PROVINCE, mine.slug))
    return asked


def _sending_on(send: Send, mine: Mine) -> Send:
    """A ``send`` in which the address that a page sends on to keeps the province."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
            headers = MutableHeaders(raw=list(message["headers"]))
            if "location" in headers:
                headers["location"] = carried(headers["location"], mine)
            message = {**message, "headers": headers.raw}
        await send(message)

    return sent
