"""The patterns in the graph: near-identical projects, gaps, brokers, and how things are connected."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.http.served import snapshot_of
from api.rest.given import InPages, question
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE
from api.rest.representations import represented
from queries.brokers import BrokersAnswer, BrokersQuery, brokers
from queries.changes import ChangesAnswer, ChangesQuery, changes
from queries.compare import CompareAnswer, ComparedAtAnAddress, compare
from queries.conflicts import ConflictsAnswer, ConflictsQuery, conflicts
from queries.gaps import ElsewhereAnswer, ElsewhereQuery, GapsAnswer, GapsQuery, elsewhere, gaps
from queries.note import NoteAnswer, NoteQuery, note
from queries.path import PathAnswer, PathQuery, path
from queries.similar import SimilarAnswer, SimilarQuery, similar

router = APIRouter(tags=["Vragen"])


class SimilarPage(SimilarAnswer, Paged):
    """Een bladzijde van de groepen, wat het meest op elkaar lijkt eerst."""


@router.get(
    "/vergelijkbare-projecten",
    summary="Waar wordt het wiel opnieuw uitgevonden?",
    response_model=SimilarPage,
    openapi_extra={EXAMPLE: "/v1/vergelijkbare-projecten?onderwerp=textiel&aantal=1"},
)
def wiel(request: Request, asked: Annotated[InPages[SimilarQuery], question(SimilarQuery)]) -> Response:
    """Groepen van vrijwel gelijke projecten in verschillende provincies, en wie met wie kan praten."""
    answer = similar(snapshot_of(request), asked.query)
    return represented(
        request, SimilarPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


@router.get(
    "/witte-vlekken",
    summary="Waar zitten de witte vlekken?",
    response_model=GapsAnswer,
    openapi_extra={EXAMPLE: "/v1/witte-vlekken?provincie=utrecht&thema=os-mkb"},
)
def witte_vlekken(request: Request, query: Annotated[GapsQuery, question(GapsQuery)]) -> Response:
    """Per thema en provincie wat er loopt naast wat de provincie zegt te willen, met het bewijs."""
    return represented(request, gaps(snapshot_of(request), query))


class ElsewherePage(ElsewhereAnswer, Paged):
    """Een bladzijde van de onderwerpen, waar de meeste provincies iets op doen eerst."""


@router.get(
    "/wat-anderen-doen",
    summary="Wat doen anderen, en deze provincie niet?",
    response_model=ElsewherePage,
    openapi_extra={EXAMPLE: "/v1/wat-anderen-doen?provincie=zeeland&aantal=1"},
)
def wat_anderen_doen(
    request: Request, asked: Annotated[InPages[ElsewhereQuery], question(ElsewhereQuery)]
) -> Response:
    """Onderwerpen waarop drie of meer andere provincies projecten hebben, en waarover hier op trefwoord, naam
    en tekst geen project bekend is; met voorbeelden."""
    answer = elsewhere(snapshot_of(request), asked.query)
    return represented(
        request, ElsewherePage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


class BrokersPage(BrokersAnswer, Paged):
    """Een bladzijde van de verbinders, de sterkste eerst, met alle groepen van partijen."""


@router.get(
    "/verbinders",
    summary="Wie verbindt provincies?",
    response_model=BrokersPage,
    openapi_extra={EXAMPLE: "/v1/verbinders?provincie=drenthe&provincie=limburg&aantal=1"},
)
def verbinders(request: Request, asked: Annotated[InPages[BrokersQuery], question(BrokersQuery)]) -> Response:
    """Platforms en organisaties waarlangs partijen in verschillende provincies elkaar bereiken."""
    answer = brokers(snapshot_of(request), asked.query)
    return represented(
        request, BrokersPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


@router.get(
    "/paden",
    summary="Hoe hangen twee partijen of projecten samen?",
    response_model=PathAnswer,
    openapi_extra={EXAMPLE: "/v1/paden?van=CESI&naar=Limburg"},
)
def pad(request: Request, query: Annotated[PathQuery, question(PathQuery)]) -> Response:
    """De meest zeggende paden van het een naar het ander, met een zin en de bronnen bij elke stap."""
    return represented(request, path(snapshot_of(request), query))


@router.get(
    "/ipo-notitie",
    summary="Wat vragen de provincies, en welke bedragen noemen zij?",
    response_model=NoteAnswer,
    openapi_extra={EXAMPLE: "/v1/ipo-notitie?onderdeel=cijfers&partij=provincies"},
)
def ipo_notitie(request: Request, query: Annotated[NoteQuery, question(NoteQuery)]) -> Response:
    """De oproepen van de provincies samen, hun kerncijfers, en wat in het Bestuurlijk Akkoord komt."""
    return represented(request, note(snapshot_of(request), query))


@router.get(
    "/vergelijkingen",
    summary="Provincies of projecten naast elkaar",
    response_model=CompareAnswer,
    openapi_extra={EXAMPLE: "/v1/vergelijkingen?provincie=zeeland&provincie=drenthe"},
)
def vergelijken(
    request: Request, asked: Annotated[ComparedAtAnAddress, question(ComparedAtAnAddress)]
) -> Response:
    """Wat er loopt, hoe ver het is en welke zwaartepunten zij hebben, met wat zij delen."""
    return represented(request, compare(snapshot_of(request), asked.query()))


class ChangesPage(ChangesAnswer, Paged):
    """Een bladzijde van wat nieuw is, het nieuwste eerst."""


@router.get(
    "/wijzigingen",
    summary="Wat is er nieuw?",
    response_model=ChangesPage,
    openapi_extra={EXAMPLE: "/v1/wijzigingen?provincie=drenthe&sinds=2024&aantal=1"},
)
def wijzigingen(
    request: Request, asked: Annotated[InPages[ChangesQuery], question(ChangesQuery)]
) -> Response:
    """Wat begon, is opgericht, gebeurde of verscheen, met de datum zo precies als die bekend is."""
    answer = changes(snapshot_of(request), asked.query)
    return represented(
        request, ChangesPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


@router.get(
    "/tegenstrijdigheden",
    summary="Waar spreken bronnen elkaar tegen?",
    response_model=ConflictsAnswer,
    openapi_extra={EXAMPLE: "/v1/tegenstrijdigheden?provincie=zeeland"},
)
def tegenstrijdigheden(
    request: Request, query: Annotated[ConflictsQuery, question(ConflictsQuery)]
) -> Response:
    """Waarover kaarten verschillen, alle waarden met hun bronnen, en welke fase misschien niet meer klopt."""
    return represented(request, conflicts(snapshot_of(request), query))
