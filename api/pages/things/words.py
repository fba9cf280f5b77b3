"""What words mean, whom to call, and what there is to say of the site itself."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.answering import tried
from api.pages.asking import choices
from graph.folding import unmarked
from queries.about import BY_NAME, AboutQuery
from queries.glossary import GlossaryQuery, glossary
from queries.who import WhoQuery, whom

router = APIRouter(include_in_schema=False)


@router.get("/begrippen")
def meanings(request: Request, query: Annotated[GlossaryQuery, chosen(GlossaryQuery)]) -> Response:
    """What words and abbreviations mean: those that are asked for first, then all."""
    snapshot = snapshot_of(request)
    asked = glossary(snapshot, query) if query.terms else None
    every = groupby(
        sorted(glossary(snapshot).terms, key=lambda t: unmarked(t.name)),
        key=lambda t: unmarked(t.name)[:1].upper(),
    )
    letters = [(letter, list(terms)) for letter, terms in every]
    return render(request, "begrippen.html", asked=asked, letters=letters)


@router.get("/aanspreekpunten")
def contacts(request: Request, query: Annotated[WhoQuery, chosen(WhoQuery)]) -> Response:
    """Whom to call about a place, a subject or a thing."""
    snapshot = snapshot_of(request)
    found, wrong = tried(lambda: whom(snapshot, query))
    return render(
        request,
        "aanspreekpunten.html",
        200 if found else 422,
        found=found,
        wrong=wrong,
        asked=query,
        choices=choices(snapshot),
    )


@router.get("/over-de-site")
def about(request: Request, query: Annotated[AboutQuery, chosen(AboutQuery)]) -> Response:
    """What there is to say of the site itself."""
    asked = BY_NAME.get(query.part)
    return render(request, "over-de-site.html", asked=asked, parts=list(BY_NAME.values()))
