"""How a question is understood, how firm an answer is, and how good the data under it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.html.answered_at import AnsweredAt, answered_at
from api.http.served import snapshot_of
from api.rest.given import question
from api.rest.parameters import EXAMPLE
from api.rest.representations import represented
from queries.ask import AskQuery, ask
from queries.quality import QualityAnswer, QualityQuery, quality
from queries.scaling import RobustnessAnswer, RobustnessQuery, robustness

router = APIRouter(tags=["Vragen"])


@router.get(
    "/vragen",
    summary="Hoe wordt een vraag in gewone taal begrepen?",
    response_model=AnsweredAt,
    openapi_extra={EXAMPLE: "/v1/vragen?q=witte%20vlekken%20Gelderland"},
)
def vragen(request: Request, query: Annotated[AskQuery, question(AskQuery)]) -> Response:
    """Welke vraag het is, over welke provincies, thema's en onderwerpen, waar het antwoord staat, en wat
    er nog meer bedoeld kan zijn."""
    return represented(request, answered_at(ask(snapshot_of(request), query)))


@router.get(
    "/robuustheid",
    summary="Hoe vast staat de volgorde van de opschalingskandidaten?",
    response_model=RobustnessAnswer,
    openapi_extra={EXAMPLE: "/v1/robuustheid?thema=ta-bouw&provincie=zeeland&top=3"},
)
def robuustheid(request: Request, query: Annotated[RobustnessQuery, question(RobustnessQuery)]) -> Response:
    """Voor welk deel van alle mogelijke gewichten elk project bovenaan staat (SMAA-2)."""
    return represented(request, robustness(snapshot_of(request), query))


@router.get(
    "/kwaliteit",
    summary="Hoe volledig zijn de kaarten?",
    response_model=QualityAnswer,
    openapi_extra={EXAMPLE: "/v1/kwaliteit?provincie=utrecht&voorbeelden=1"},
)
def kwaliteit(request: Request, query: Annotated[QualityQuery, question(QualityQuery)]) -> Response:
    """Welk deel van elk veld is ingevuld, wat ontbreekt en wat het eerst kan worden aangevuld."""
    return represented(request, quality(snapshot_of(request), query))
