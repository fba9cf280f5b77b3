"""The questions: samenwerken, opschalen, zoeken, statistiek."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.html.weight_sets import DEFAULTS, MOST
from api.html.wording import CRITERION_QUESTIONS
from api.http.given import as_given
from api.http.served import snapshot_of
from api.rest.paging import Paged, page_of
from api.rest.parameters import (
    EXAMPLE,
    MAX_WORDS,
    SOMETHING,
    ByPhase,
    ByProvince,
    ByTheme,
    Paging,
    Parameters,
    Scope,
    Word,
)
from api.rest.representations import LINKED_DATA, represented
from queries.collaboration import CollaborationAnswer, CollaborationQuery, collaboration
from queries.lists import Stats, stats
from queries.scaling import ScalingAnswer, ScalingQuery, scaling
from queries.search import MAX_LETTERS, SearchAnswer, SearchQuery, search
from queries.search.answer import MAX_HITS

router = APIRouter(tags=["Vragen"])


class CollaborationAsked(Scope, Paging):
    together: int = Field(2, alias="omvang", ge=2, le=6, description="Hoeveel provincies samen; 2 is paren.")


class CollaborationPage(CollaborationAnswer, Paged):
    """Een bladzijde van de samenwerkingskansen, de kansrijkste eerst."""


@router.get(
    "/samenwerkingskansen",
    summary="Waar kunnen provincies samenwerken?",
    response_model=CollaborationPage,
    openapi_extra={
        EXAMPLE: "/v1/samenwerkingskansen?provincie=fryslan&provincie=drenthe&onderwerp=hennep&aantal=1"
    },
)
def samenwerkingskansen(request: Request, asked: Annotated[CollaborationAsked, Query()]) -> Response:
    """Combinaties van provincies die samen iets kunnen doen, met waarom, wat er al is en het bewijs."""
    query = as_given(
        CollaborationQuery,
        provinces=tuple(asked.provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        size=asked.together,
        limit=asked.size,
        offset=asked.offset,
    )
    answer = collaboration(snapshot_of(request), query)
    return represented(
        request,
        CollaborationPage.model_construct(**dict(answer), **page_of(request, asked, answer.total)),
    )


class Weights(Parameters):
    """How heavy each criterion counts, as on the page: 0 does not count, 10 counts most."""

    rijpheid: int = Field(DEFAULTS["rijpheid"], ge=0, le=MOST, description=CRITERION_QUESTIONS["rijpheid"])
    bewijs: int = Field(DEFAULTS["bewijs"], ge=0, le=MOST, description=CRITERION_QUESTIONS["bewijs"])
    overdraagbaarheid: int = Field(
        DEFAULTS["overdraagbaarheid"], ge=0, le=MOST, description=CRITERION_QUESTIONS["overdraagbaarheid"]
    )
    vraag: int = Field(DEFAULTS["vraag"], ge=0, le=MOST, description=CRITERION_QUESTIONS["vraag"])
    dragers: int = Field(DEFAULTS["dragers"], ge=0, le=MOST, description=CRITERION_QUESTIONS["dragers"])
    landelijk: int = Field(DEFAULTS["landelijk"], ge=0, le=MOST, description=CRITERION_QUESTIONS["landelijk"])

    def by_criterion(self) -> dict[str, float]:
        """The weights as the query takes them."""
        return {name: float(getattr(self, name)) for name in DEFAULTS}


class ScalingAsked(Scope, Weights, Paging):
    from_provinces: list[Word] = Field(
        default_factory=list,
        alias="herkomst",
        max_length=12,
        examples=[["drenthe"]],
        description="Provincie waar het project nu loopt; mag vaker. `provincie` is waar het heen kan.",
    )
    projects: list[Word] = Field(
        default_factory=list,
        alias="project",
        max_length=MAX_WORDS,
        description="Alleen deze projecten (naam van de pagina of identificatie); mag vaker.",
    )
    no_candidates: bool = Field(
        False,
        alias="geenKandidaat",
        description="Toon ook wat geen kandidaat is (onderzoek, evenement, gebouw, eenmalig werk).",
    )


class ScalingPage(ScalingAnswer, Paged):
    """Een bladzijde van de opschalingskandidaten, de rijpste eerst."""


@router.get(
    "/opschalingskandidaten",
    summary="Wat is rijp voor opschaling, en waarheen?",
    response_model=ScalingPage,
    openapi_extra={EXAMPLE: "/v1/opschalingskandidaten?thema=ta-bouw&provincie=zeeland&aantal=1"},
)
def opschalingskandidaten(request: Request, asked: Annotated[ScalingAsked, Query()]) -> Response:
    """Projecten die naar andere provincies kunnen, gewogen op criteria, met de provincies waarheen."""
    query = as_given(
        ScalingQuery,
        provinces=tuple(asked.provinces),
        from_provinces=tuple(asked.from_provinces),
        projects=tuple(asked.projects),
        weights=asked.by_criterion(),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        no_candidates=asked.no_candidates,
        limit=asked.size,
        offset=asked.offset,
    )
    answer = scaling(snapshot_of(request), query)
    return represented(
        request, ScalingPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )


class SearchAsked(ByProvince, ByTheme, ByPhase, Paging):
    text: str = Field(
        alias="q", pattern=SOMETHING, max_length=MAX_LETTERS, examples=["hennep"], description="De zoekvraag."
    )
    types: list[Word] = Field(
        default_factory=list,
        alias="type",
        max_length=10,
        description="Soort ding, zoals `project` of `provincies`; mag vaker.",
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
def zoeken(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Alles waarin de woorden van de zoekvraag staan, ook met een tikfout of in een andere vorm."""
    query = as_given(
        SearchQuery,
        text=asked.text,
        types=asked.types,
        provinces=asked.provinces,
        themes=asked.themes,
        phases=list(asked.phases),
        limit=asked.size,
        offset=min(asked.offset, MAX_HITS),
    )
    answer = search(snapshot_of(request), query)
    reachable = min(answer.total, MAX_HITS)
    return represented(
        request, SearchPage.model_construct(**dict(answer), **page_of(request, asked, reachable))
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
