"""For De Verschilmakers: what there is for each of their six themes, and what is new."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.files import feeds
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.feeding import FEED_CONTENT, as_feed, feed_form
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, Paging, slug_path
from api.rest.prefix import PREFIX
from api.rest.representations import represented
from graph.schema import slug_of
from queries.base.model import UnknownWordError
from queries.verschilmakers import (
    VerschilmakersTheme,
    VerschilmakersThemes,
    newest,
    verschilmakers_theme,
    verschilmakers_themes,
)

router = APIRouter(tags=["Verschilmakers"])
HERE = "/verschilmakers/themas"
Slug = Annotated[str, slug_path("vm-bouw")]

NEW_SHOWN = 50
"""Entries of a feed: more than a reader fetches in a month, few enough for one answer."""


def feed_path(slug: str) -> str:
    """Where the feed of a theme is, from the root of this server."""
    return f"{PREFIX}{HERE}/{slug}/nieuw"


class VerschilmakersPage(VerschilmakersTheme, Paged):
    """Een bladzijde van wat er over een thema is, van elke soort evenveel."""


@router.get(
    HERE,
    summary="De zes thema's van De Verschilmakers",
    response_model=VerschilmakersThemes,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}"},
)
def verschilmakers_themas(request: Request) -> Response:
    """De thema's, met hoeveel projecten, platforms, kansen en items eraan hangen."""
    return represented(request, verschilmakers_themes(snapshot_of(request)))


def asked_theme(request: Request, slug: str, *, limit: int = 0, offset: int = 0) -> VerschilmakersTheme:
    """What there is about the theme of an address; raises 404 when it is none of the six."""
    try:
        return verschilmakers_theme(snapshot_of(request), slug, limit=limit, offset=offset)
    except UnknownWordError as error:
        raise HTTPException(404, str(error)) from error


@router.get(
    f"{HERE}/{{slug}}",
    summary="Wat er over een thema is",
    response_model=VerschilmakersPage,
    openapi_extra={EXAMPLE: f"{PREFIX}{HERE}/vm-bouw?aantal=1"},
    responses={308: {"description": "Kort geschreven (`bouw`); het adres staat in `Location`."}},
)
def verschilmakers_thema(request: Request, slug: Slug, asked: Annotated[Paging, Query()]) -> Response:
    """Projecten, platforms, kansen en items van De Verschilmakers over een thema (`vm-bouw`).

    Ook wat er via gekoppelde begrippenlijsten aan hangt; `link` en `explanation` zeggen hoe. Het nauwste
    verband komt eerst. Van elke soort komen er `aantal` op een pagina.
    """
    found = asked_theme(request, slug, limit=asked.per_page, offset=asked.offset)
    moved = _moved(request, slug, found, "")
    if moved is not None:
        return moved
    longest = max(part.total for part in found.parts)
    page = VerschilmakersPage.model_construct(**dict(found), **page_of(request, asked, longest))
    return represented(request, page)


@router.get(
    f"{HERE}/{{slug}}/nieuw",
    summary="Wat er nieuw is over een thema, als feed",
    response_class=Response,
    responses={
        200: {"content": FEED_CONTENT},
        308: {"description": "Kort geschreven (`bouw`); het adres staat in `Location`."},
    },
)
def verschilmakers_nieuw(request: Request, slug: Slug) -> Response:
    """De nieuwste dingen over een thema, als JSON Feed 1.1 of Atom (`.atom`).

    De datum is die van de nieuwste bron die iets noemt. Waarvan geen datum bekend is, staat er niet in.
    """
    form = feed_form(request)
    found = asked_theme(request, slug)
    moved = _moved(request, slug, found, "/nieuw")
    if moved is not None:
        return moved
    return as_feed(feeds.feed_of(found, newest(found, NEW_SHOWN), base_of(request)), form)


def _moved(request: Request, slug: str, found: VerschilmakersTheme, rest: str) -> Response | None:
    """To the whole name of a theme that was written short; None when it was written whole."""
    whole = slug_of(found.theme.id)
    if slug == whole:
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{PREFIX}{HERE}/{whole}{rest}{query}", 308)
