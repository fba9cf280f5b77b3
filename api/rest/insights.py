"""The patterns in the graph: near-identical projects, gaps, brokers, and how things are connected."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.given import as_given
from api.http.served import snapshot_of
from api.rest.paging import Paged, page_of
from api.rest.parameters import (
    EXAMPLE,
    MAX_WORD_LENGTH,
    SOMETHING,
    ByProvince,
    Paging,
    Parameters,
    Scope,
    Word,
)
from api.rest.representations import represented
from queries.base.model import UnknownWordError
from queries.brokers import BrokersAnswer, BrokersQuery, brokers
from queries.changes import ChangeKind, ChangesAnswer, ChangesQuery, changes
from queries.compare import CompareAnswer, CompareQuery, compare
from queries.conflicts import ConflictsAnswer, ConflictsQuery, conflicts
from queries.gaps import GapsAnswer, GapsQuery, gaps
from queries.note import NoteAnswer, NotePart, NoteQuery, note
from queries.path import PathAnswer, PathQuery, path
from queries.similar import SimilarAnswer, SimilarQuery, similar
from queries.similar.weights import LEAST_THRESHOLD, THRESHOLD

router = APIRouter(tags=["Vragen"])

FEWEST_COMPARED, MOST_COMPARED = 2, 4
PARTY_TYPES = {"platform": "Platform", "organisatie": "Organisation"}


class SimilarAsked(Scope, Paging):
    project: str = Field(
        "",
        max_length=200,
        description="Naam of identificatie van een project: alles wat daarop lijkt, ook wat het al kent.",
    )
    threshold: float = Field(
        THRESHOLD,
        alias="gelijkenis",
        ge=LEAST_THRESHOLD,
        le=1,
        description="Vanaf welke gelijkenis (tot 1) projecten bij elkaar horen.",
    )
    connected: Literal["", "ja"] = Field(
        "", alias="bekenden", description="`ja`: ook groepen waarvan de projecten elkaar al kennen."
    )


class SimilarPage(SimilarAnswer, Paged):
    """Een bladzijde van de groepen, wat het meest op elkaar lijkt eerst."""


@router.get(
    "/vergelijkbare-projecten",
    summary="Waar wordt het wiel opnieuw uitgevonden?",
    response_model=SimilarPage,
    openapi_extra={EXAMPLE: "/v1/vergelijkbare-projecten?onderwerp=textiel&aantal=1"},
)
def wiel(request: Request, asked: Annotated[SimilarAsked, Query()]) -> Response:
    """Groepen van vrijwel gelijke projecten in verschillende provincies, en wie met wie kan praten."""
    query = as_given(
        SimilarQuery,
        provinces=tuple(asked.provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        project=asked.project.strip(),
        threshold=asked.threshold,
        connected=asked.connected == "ja",
        limit=asked.size,
        offset=asked.offset,
    )
    answer = similar(snapshot_of(request), query)
    return represented(
        request, SimilarPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )


class GapsAsked(Scope):
    scheme: str = Field(
        "",
        alias="lijst",
        max_length=MAX_WORD_LENGTH,
        description="Begrippenlijst waarvan de thema's de rijen zijn, zoals `transitieagendas`.",
    )


@router.get(
    "/witte-vlekken",
    summary="Waar zitten de witte vlekken?",
    response_model=GapsAnswer,
    openapi_extra={EXAMPLE: "/v1/witte-vlekken?provincie=utrecht&thema=os-mkb"},
)
def witte_vlekken(request: Request, asked: Annotated[GapsAsked, Query()]) -> Response:
    """Per thema en provincie wat er loopt naast wat de provincie zegt te willen, met het bewijs."""
    query = as_given(
        GapsQuery,
        provinces=tuple(asked.provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        scheme=asked.scheme.strip(),
    )
    return represented(request, gaps(snapshot_of(request), query))


class BrokersAsked(Scope, Paging):
    kind: Literal["", "platform", "organisatie"] = Field(
        "", alias="soort", description="Alleen platforms of alleen organisaties."
    )


class BrokersPage(BrokersAnswer, Paged):
    """Een bladzijde van de verbinders, de sterkste eerst, met alle gemeenschappen."""


@router.get(
    "/verbinders",
    summary="Wie verbindt provincies?",
    response_model=BrokersPage,
    openapi_extra={EXAMPLE: "/v1/verbinders?provincie=drenthe&provincie=limburg&aantal=1"},
)
def verbinders(request: Request, asked: Annotated[BrokersAsked, Query()]) -> Response:
    """Platforms en organisaties waarlangs partijen in verschillende provincies elkaar bereiken."""
    query = as_given(
        BrokersQuery,
        provinces=tuple(asked.provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        types=(PARTY_TYPES[asked.kind],) if asked.kind else (),
        limit=asked.size,
        offset=asked.offset,
    )
    answer = brokers(snapshot_of(request), query)
    return represented(
        request, BrokersPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )


class PathAsked(Parameters):
    start: str = Field(
        alias="van", pattern=SOMETHING, max_length=200, description="Naam of identificatie van het begin."
    )
    end: str = Field(
        alias="naar", pattern=SOMETHING, max_length=200, description="Naam of identificatie van het eind."
    )


@router.get(
    "/paden",
    summary="Hoe hangen twee dingen samen?",
    response_model=PathAnswer,
    openapi_extra={EXAMPLE: "/v1/paden?van=CESI&naar=Limburg"},
)
def pad(request: Request, asked: Annotated[PathAsked, Query()]) -> Response:
    """De meest zeggende paden van het een naar het ander, met een zin en de bronnen bij elke stap."""
    return represented(
        request, path(snapshot_of(request), as_given(PathQuery, start=asked.start, end=asked.end))
    )


class NoteAsked(Parameters):
    part: NotePart = Field(
        "oproepen",
        alias="onderdeel",
        description="`oproepen`: wat de provincies vragen; `cijfers`: bedragen; `akkoord`: wat erin staat.",
    )
    parties: list[Word] = Field(
        default_factory=list,
        alias="partij",
        max_length=12,
        description="Aan wie de oproep is gericht, of van wie het bedrag is; mag vaker.",
    )
    document: str = Field(
        "Bestuurlijk Akkoord",
        pattern=SOMETHING,
        max_length=200,
        description="Naam van het document, alleen bij `akkoord`.",
    )


@router.get(
    "/ipo-notitie",
    summary="Wat vragen de provincies, en welke bedragen noemen zij?",
    response_model=NoteAnswer,
    openapi_extra={EXAMPLE: "/v1/ipo-notitie?onderdeel=cijfers&partij=provincies"},
)
def ipo_notitie(request: Request, asked: Annotated[NoteAsked, Query()]) -> Response:
    """De oproepen van de provincies samen, hun kerncijfers, en wat in het Bestuurlijk Akkoord komt."""
    query = as_given(NoteQuery, part=asked.part, parties=tuple(asked.parties), document=asked.document)
    return represented(request, note(snapshot_of(request), query))


class CompareAsked(Parameters):
    provinces: list[Word] = Field(
        default_factory=list,
        alias="provincie",
        max_length=4,
        description="Twee tot vier provincies, of geen als u projecten vergelijkt.",
    )
    projects: list[Word] = Field(
        default_factory=list,
        alias="project",
        max_length=4,
        description="Twee tot vier projecten (naam of identificatie).",
    )


@router.get(
    "/vergelijkingen",
    summary="Provincies of projecten naast elkaar",
    response_model=CompareAnswer,
    openapi_extra={EXAMPLE: "/v1/vergelijkingen?provincie=zeeland&provincie=drenthe"},
)
def vergelijken(request: Request, asked: Annotated[CompareAsked, Query()]) -> Response:
    """Wat er loopt, hoe ver het is en waar zij zich op richten, met wat zij delen."""
    things = (*asked.provinces, *asked.projects)
    if not MOST_COMPARED >= len(things) >= FEWEST_COMPARED:
        raise UnknownWordError(f"u noemt er {len(things)}: geef er twee tot vier.")
    return represented(request, compare(snapshot_of(request), as_given(CompareQuery, things=things)))


class ChangesAsked(Scope, Paging):
    kinds: list[ChangeKind] = Field(
        default_factory=list, alias="soort", max_length=5, description="Alleen deze soorten; mag vaker."
    )
    since: str = Field(
        "",
        alias="sinds",
        pattern=r"^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$",
        description="Vanaf dit jaar, deze maand of deze dag: `2023`, `2023-05` of `2023-05-11`.",
    )


class ChangesPage(ChangesAnswer, Paged):
    """Een bladzijde van wat nieuw is, het nieuwste eerst."""


@router.get(
    "/wijzigingen",
    summary="Wat is er nieuw?",
    response_model=ChangesPage,
    openapi_extra={EXAMPLE: "/v1/wijzigingen?provincie=drenthe&sinds=2024&aantal=1"},
)
def wijzigingen(request: Request, asked: Annotated[ChangesAsked, Query()]) -> Response:
    """Wat begon, is opgericht, gebeurde of verscheen, met de datum zo precies als die bekend is."""
    query = as_given(
        ChangesQuery,
        provinces=tuple(asked.provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        kinds=tuple(asked.kinds),
        since=asked.since,
        limit=asked.size,
        offset=asked.offset,
    )
    answer = changes(snapshot_of(request), query)
    return represented(
        request, ChangesPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )


class ConflictsAsked(ByProvince):
    """Only the provinces."""


@router.get(
    "/tegenstrijdigheden",
    summary="Waar spreken bronnen elkaar tegen?",
    response_model=ConflictsAnswer,
    openapi_extra={EXAMPLE: "/v1/tegenstrijdigheden?provincie=zeeland"},
)
def tegenstrijdigheden(request: Request, asked: Annotated[ConflictsAsked, Query()]) -> Response:
    """Waarover kaarten verschillen, alle waarden met hun bronnen, en welke fase misschien niet meer klopt."""
    query = ConflictsQuery(provinces=tuple(asked.provinces))
    return represented(request, conflicts(snapshot_of(request), query))
