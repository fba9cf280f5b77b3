"""Matches: who in another province has, or wants, what a thing wants or has."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.http.served import snapshot_of
from api.rest.given import InPages, question
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE
from api.rest.representations import represented
from queries.matches import MatchesAnswer, MatchesQuery, matches

router = APIRouter(tags=["Vragen"])


class MatchesPage(MatchesAnswer, Paged):
    """Een bladzijde van de schakels, de beste eerst."""


@router.get(
    "/schakels",
    summary="Wie heeft of zoekt elders wat dit zoekt of heeft?",
    response_model=MatchesPage,
    openapi_extra={EXAMPLE: "/v1/schakels?voor=kans/hergebruik-van-zonnepanelen&soort=ervaring&aantal=1"},
)
def schakels(request: Request, asked: Annotated[InPages[MatchesQuery], question(MatchesQuery)]) -> Response:
    """Projecten, platforms en kansen in andere provincies die passen bij een kans, project of platform, met
    waarom. `useful` (tot 1) schat hoe groot de kans is dat het gesprek nuttig is."""
    answer = matches(snapshot_of(request), asked.query)
    return represented(
        request, MatchesPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )
