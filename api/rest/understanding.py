"""How a question is understood, how firm an answer is, and how good the data under it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.html.answered_at import AnsweredAt, answered_at
from api.http.given import as_given
from api.http.served import snapshot_of
from api.rest.parameters import EXAMPLE, SOMETHING, ByProvince, Parameters, Scope, Word
from api.rest.representations import represented
from queries.ask import AskQuery, ask
from queries.quality import QualityAnswer, QualityQuery, quality
from queries.scaling import RobustnessAnswer, RobustnessQuery, robustness

router = APIRouter(tags=["Vragen"])


class QuestionAsked(Parameters):
    text: str = Field(
        alias="q",
        pattern=SOMETHING,
        max_length=300,
        examples=["witte vlekken Gelderland"],
        description="Een vraag zoals u die zou stellen.",
    )


@router.get(
    "/vragen",
    summary="Hoe wordt een vraag in gewone taal begrepen?",
    response_model=AnsweredAt,
    openapi_extra={EXAMPLE: "/v1/vragen?q=witte%20vlekken%20Gelderland"},
)
def vragen(request: Request, asked: Annotated[QuestionAsked, Query()]) -> Response:
    """Welke vraag het is, over welke provincies, thema's en onderwerpen, waar het antwoord staat, en wat
    er nog meer bedoeld kan zijn."""
    return represented(request, answered_at(ask(snapshot_of(request), as_given(AskQuery, text=asked.text))))


class RobustnessAsked(Scope):
    from_provinces: list[Word] = Field(
        default_factory=list,
        alias="herkomst",
        max_length=12,
        description="Provincie waar het project nu loopt; mag vaker. `provincie` is waar het heen kan.",
    )
    top: int = Field(10, ge=1, le=50, description="Hoeveel plaatsen als bovenaan tellen.")


@router.get(
    "/robuustheid",
    summary="Hoe vast staat de volgorde van de opschalingskandidaten?",
    response_model=RobustnessAnswer,
    openapi_extra={EXAMPLE: "/v1/robuustheid?thema=ta-bouw&provincie=zeeland&top=3"},
)
def robuustheid(request: Request, asked: Annotated[RobustnessAsked, Query()]) -> Response:
    """Voor welk deel van alle mogelijke gewichten elk project bovenaan staat (SMAA-2)."""
    query = as_given(
        RobustnessQuery,
        provinces=tuple(asked.provinces),
        from_provinces=tuple(asked.from_provinces),
        themes=tuple(asked.themes),
        topics=tuple(asked.topics),
        top=asked.top,
    )
    return represented(request, robustness(snapshot_of(request), query))


class QualityAsked(ByProvince):
    examples: int = Field(
        5, alias="voorbeelden", ge=0, le=100, description="Hoeveel dingen per ontbrekend veld; 0 is alle."
    )


@router.get(
    "/kwaliteit",
    summary="Hoe volledig zijn de kaarten?",
    response_model=QualityAnswer,
    openapi_extra={EXAMPLE: "/v1/kwaliteit?provincie=utrecht&voorbeelden=1"},
)
def kwaliteit(request: Request, asked: Annotated[QualityAsked, Query()]) -> Response:
    """Welk deel van elk veld is ingevuld, wat ontbreekt en wat het eerst kan worden aangevuld."""
    query = as_given(QualityQuery, provinces=tuple(asked.provinces), examples=asked.examples)
    return represented(request, quality(snapshot_of(request), query))
