"""Stable addresses: ``/id/<soort>/<slug>`` names a thing for ever and leads to its page or its data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.prefix import PREFIX, item_path
from api.rest.representations import JSON, preferred
from graph.rdf import jsonld, turtle
from graph.schema import NODE_TYPE_BY_SEGMENT, SCHEME_NAMES
from queries.base.model import UnknownWordError
from queries.words import identify

PAGE = "text/html"
FORMS = {JSON.media_type: "", jsonld.MEDIA_TYPE: ".jsonld", turtle.MEDIA_TYPE: ".ttl"}
"""Form of the data to the suffix that its address has."""
VOCABULARIES = "begrippenlijst"

router = APIRouter(include_in_schema=False)


@router.get("/id/{segment}/{slug}")
def identifier(request: Request, segment: str, slug: str) -> Response:
    """To the page or the data of a thing (303), or to the identifier that it has now (301)."""
    if segment == VOCABULARIES:
        if slug not in SCHEME_NAMES:
            raise HTTPException(404, f'Er is geen begrippenlijst "{slug}".')
        return _see_other(request, f"{PREFIX}/begrippenlijsten/{slug}", page="")
    if segment not in NODE_TYPE_BY_SEGMENT:
        raise HTTPException(404, f'Er is geen soort "{segment}".')
    try:
        found = identify(snapshot_of(request), f"{segment}/{slug}")
    except UnknownWordError as error:
        raise HTTPException(404, str(error)) from error
    if found.former:
        return RedirectResponse(f"{base_of(request)}id/{found.id}", 301)
    return _see_other(request, item_path(found.id), page=f"/{found.id}")


@router.get("/def")
def terms(request: Request) -> Response:
    """To the description of our own terms."""
    return _see_other(request, f"{PREFIX}/vocabulaire", page="")


def _see_other(request: Request, data: str, page: str) -> Response:
    """What the asker prefers; who has no preference between page and data is taken for a browser."""
    offered = ([PAGE] if page else []) + list(FORMS)
    chosen = preferred(request.headers.get("accept", ""), offered) or offered[0]
    path = page if chosen == PAGE else data + FORMS[chosen]
    where = base_of(request) + path.removeprefix("/")
    return RedirectResponse(where, 303, headers={"Vary": "Accept", "Cache-Control": "public, no-cache"})
