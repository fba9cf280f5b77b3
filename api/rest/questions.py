"""The questions: samenwerken, opschalen, zoeken, statistiek."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field, create_model

from api.html.weight_sets import DEFAULTS, MOST
from api.html.wording import CRITERION_QUESTIONS
from api.http.served import snapshot_of
from api.rest.given import InPages, question
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, Parameters
from api.rest.representations import LINKED_DATA, represented
from queries.collaboration import CollaborationAnswer, CollaborationQuery, collaboration
from queries.lists import Stats, stats
from queries.scaling import ScalingAnswer, ScalingQuery, scaling
from queries.search import SearchAnswer, SearchQuery, search
from queries.search.answer import MAX_HITS

router = APIRouter(tags=["Vragen"])


class CollaborationPage(CollaborationAnswer, Paged):
    """Een bladzijde van de combinaties van provincies, de sterkste band eerst."""


@router.get(
    "/samenwerkingskansen",
    summary="Waar kunnen provincies samenwerken?",
    response_model=CollaborationPage,
    openapi_extra={
        EXAMPLE: "/v1/samenwerkingskansen?provincie=fryslan&provincie=drenthe&onderwerp=hennep&aantal=1"
    },
)
def samenwerkingskansen(
    request: Request, asked: Annotated[InPages[CollaborationQuery], question(CollaborationQuery)]
) -> Response:
    """Combinaties van provincies die samen iets kunnen doen, met waarom, wat er al is en het bewijs."""
    answer = collaboration(snapshot_of(request), asked.query)
    return represented(
        request,
        CollaborationPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total)),
    )


class WeightsAsked(Parameters):
    """How heavy each criterion counts, as on the page: 0 does not count, 10 counts most."""

    def taken(self) -> dict[str, Any]:
        return {"weights": {name: float(getattr(self, name)) for name in DEFAULTS}}


_CRITERIA: dict[str, Any] = {
    name: (int, Field(default, ge=0, le=MOST, description=CRITERION_QUESTIONS[name]))
    for name, default in DEFAULTS.items()
}
Weights = create_model("Weights", __base__=WeightsAsked, **_CRITERIA)


class ScalingPage(ScalingAnswer, Paged):
    """Een bladzijde van de opschalingskandidaten, de rijpste eerst."""


@router.get(
    "/opschalingskandidaten",
    summary="Wat is rijp voor opschaling, en waarheen?",
    response_model=ScalingPage,
    openapi_extra={EXAMPLE: "/v1/opschalingskandidaten?thema=ta-bouw&provincie=zeeland&aantal=1"},
)
def opschalingskandidaten(
    request: Request, asked: Annotated[InPages[ScalingQuery], question(ScalingQuery, Weights)]
) -> Response:
    """Projecten die naar andere provincies kunnen, gewogen op criteria, met de provincies waarheen."""
    answer = scaling(snapshot_of(request), asked.query)
    return represented(
        request, ScalingPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


class SearchPage(SearchAnswer, Paged):
    """Een bladzijde van wat is gevonden, het beste eerst."""


@router.get(
    "/zoeken",
    summary="Zoek in de hele graaf",
    response_model=SearchPage,
    openapi_extra={EXAMPLE: "/v1/zoeken?q=vezelhennep&aantal=1"},
    responses={200: {"content": LINKED_DATA}},
)
def zoeken(request: Request, asked: Annotated[InPages[SearchQuery], question(SearchQuery)]) -> Response:
    """Alles waarin de woorden van de zoekvraag staan, ook met een tikfout of in een andere vorm."""
    answer = search(snapshot_of(request), asked.query)
    reachable = min(answer.total, MAX_HITS)
    return represented(
        request, SearchPage.model_construct(**dict(answer), **page_of(request, asked.paging, reachable))
    )


@router.get(
    "/statistiek",
    summary="Wat er in de graaf staat",
    response_model=Stats,
    openapi_extra={EXAMPLE: "/v1/statistiek"},
)
def statistiek(request: Request) -> Response:
    """Aantallen per soort ding, per soort relatie en per provincie."""
    return represented(request, stats(snapshot_of(request)))
