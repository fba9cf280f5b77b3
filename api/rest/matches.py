"""Matches: who in another province has, or wants, what a thing wants or has."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.given import as_given
from api.http.served import snapshot_of
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, SOMETHING, Paging
from api.rest.representations import represented
from queries.matches import KIND_WORDS, MatchesAnswer, MatchesQuery, matches

router = APIRouter(tags=["Vragen"])

Kind = Literal["ervaring", "samen", "keten", "wiel", "les"]
"""The keys of ``KIND_WORDS``."""


class MatchesAsked(Paging):
    thing: str = Field(
        alias="voor",
        pattern=SOMETHING,
        max_length=200,
        description="Naam of identificatie van een kans, project of platform.",
    )
    kinds: list[Kind] = Field(
        default_factory=list,
        alias="soort",
        max_length=len(KIND_WORDS),
        description="Alleen schakels van deze soort; mag vaker.",
    )
    type_: Literal["", "kans", "project", "platform"] = Field(
        "", alias="type", description="Alleen kansen, projecten of platforms als wederpartij."
    )


class MatchesPage(MatchesAnswer, Paged):
    """Een bladzijde van de schakels, de beste eerst."""


@router.get(
    "/schakels",
    summary="Wie heeft of zoekt elders wat dit zoekt of heeft?",
    response_model=MatchesPage,
    openapi_extra={EXAMPLE: "/v1/schakels?voor=kans/hergebruik-van-zonnepanelen&soort=ervaring&aantal=1"},
)
def schakels(request: Request, asked: Annotated[MatchesAsked, Query()]) -> Response:
    """Projecten, platforms en kansen in andere provincies die passen bij een kans, project of platform, met
    waarom. `useful` (tot 1) schat hoe groot de kans is dat het gesprek nuttig is."""
    query = as_given(
        MatchesQuery,
        thing=asked.thing.strip(),
        kind=asked.type_,
        kinds=tuple(KIND_WORDS[kind] for kind in asked.kinds),
        limit=asked.size,
        offset=asked.offset,
    )
    answer = matches(snapshot_of(request), query)
    return represented(
        request, MatchesPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )
