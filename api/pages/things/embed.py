"""A block about a theme for other sites, in an iframe: plain HTML, no script; and oEmbed, which finds it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.html.templating import render
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.verschilmakers import asked_theme
from graph.schema import slug_of
from queries.verschilmakers import ThemeThing, VerschilmakersTheme, type_name
from queries.verschilmakers.answer import Part
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)
"""Any site may frame this block, and it alone; nothing in it can be pressed that does anything here."""

DEFAULT_SHOWN, MAX_SHOWN = 4, 12
"""Things of each kind in the block."""
WIDTH, HEIGHT = 640, 920
"""Of the frame that oEmbed proposes: the block with its usual number of things, without scrolling."""
LEAST_WIDTH, LEAST_HEIGHT = 280, 240
CACHE_SECONDS = 86_400

NOT_TELLING = ("onbekend", "kans")
"""Kinds that say nothing under the headings of the block."""

HEADINGS: dict[Part, str] = {
    "projecten": "Projecten",
    "platforms": "Platforms",
    "kansen": "Kansen",
    "items": "Van De Verschilmakers",
}


@dataclass(frozen=True)
class Line:
    """One thing in the block.  ``about`` says in words what and where it is; an address is never shown."""

    name: str
    address: str
    about: str
    why: str


@router.get("/insluiten/thema/{slug}")
def block(
    request: Request, slug: str, aantal: Annotated[int, Query(ge=1, le=MAX_SHOWN)] = DEFAULT_SHOWN
) -> Response:
    """The block of one theme."""
    answer = asked_theme(request, slug, limit=aantal)
    whole = slug_of(answer.theme.id)
    if slug != whole:
        return RedirectResponse(f"/insluiten/thema/{whole}", 308)
    base = base_of(request)
    names = vocabulary(snapshot_of(request)).province_names
    parts = [
        (HEADINGS[part.part], part.total, [_line(thing, base, names) for thing in part.items])
        for part in answer.parts
        if part.total
    ]
    here = f"{base}insluiten/thema/{whole}"
    return render(
        request,
        "insluiten.html",
        headers={
            "Content-Security-Policy": POLICY,
            "Cache-Control": "public, max-age=3600",
            "Link": f'<{oembed_address(base, here)}>; rel="alternate"; type="application/json+oembed"',
        },
        theme=answer.theme,
        parts=parts,
        base=base,
        oembed=oembed_address(base, here),
    )


def _line(thing: ThemeThing, base: str, names: dict[str, str]) -> Line:
    own = thing.address if thing.type == "Publication" else ""
    where = [names.get(p, p) for p in thing.provinces]
    shown = where if len(where) <= 3 else [f"{len(where)} provincies"]
    kind = type_name(thing) if thing.type == "Publication" else thing.kind
    about = ["" if kind in NOT_TELLING else kind, *thing.organisations, ", ".join(shown)]
    why = "" if thing.link == "rechtstreeks" else thing.explanation
    return Line(thing.name, own or f"{base}{thing.id}", _dotted(about), why)


def _dotted(parts: Iterable[str]) -> str:
    said = " · ".join(p for p in parts if p)
    return said[:1].upper() + said[1:]


# -- oEmbed (https://oembed.com) --------------------------------------------------------------------

_THEME = re.compile(r"(?:insluiten/|id/)?thema/([a-z0-9-]+)/?\Z")


def oembed_address(base: str, page: str) -> str:
    """Where oEmbed tells about a page."""
    return f"{base}oembed?url={quote(page, safe='')}&format=json"


@router.get("/oembed")
def oembed(
    request: Request,
    url: Annotated[str, Query(min_length=1, max_length=2000)],
    format: Annotated[str, Query(max_length=20)] = "json",
    maxwidth: Annotated[int, Query(ge=1, le=10_000)] = WIDTH,
    maxheight: Annotated[int, Query(ge=1, le=10_000)] = HEIGHT,
) -> Response:
    """How to put the block of a theme in a page, for a WordPress that was given its address."""
    if format != "json":
        raise HTTPException(501, "oEmbed is er alleen als json.")
    base = base_of(request)
    path = url.partition("#")[0].partition("?")[0]
    found = _THEME.match(path.removeprefix(base)) if path.startswith(base) else None
    if found is None:
        raise HTTPException(404, "Dit adres is geen thema op deze site.")
    answer = asked_theme(request, found[1], limit=1)
    body = json.dumps(_embedding(answer, base, maxwidth, maxheight), ensure_ascii=False)
    return Response(
        body, media_type="application/json", headers={"Cache-Control": f"public, max-age={CACHE_SECONDS}"}
    )


def _embedding(answer: VerschilmakersTheme, base: str, maxwidth: int, maxheight: int) -> dict[str, str | int]:
    slug = slug_of(answer.theme.id)
    title = f"{answer.theme.name} op Schakelkaart"
    width = max(LEAST_WIDTH, min(WIDTH, maxwidth))
    height = max(LEAST_HEIGHT, min(HEIGHT, maxheight))
    frame = (
        f'<iframe src="{escape(base)}insluiten/thema/{slug}" width="{width}" height="{height}" '
        f'title="{escape(title)}" loading="lazy" style="border:0;max-width:100%"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Schakelkaart",
        "provider_url": base,
        "cache_age": CACHE_SECONDS,
        "width": width,
        "height": height,
        "html": frame,
    }
