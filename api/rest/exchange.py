"""What provinces can do for each other: proposals by subject, and the board of kansen with who can help."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.http.served import snapshot_of
from api.rest.given import InPages, question
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE
from api.rest.representations import represented
from queries.exchange import (
    BoardAnswer,
    ExchangeQuery,
    ProposalsAnswer,
    board,
    proposals,
)

router = APIRouter(tags=["Vragen"])


class ProposalsPage(ProposalsAnswer, Paged):
    """Een bladzijde van de voorstellen, het beste gesprek eerst."""


class BoardPage(BoardAnswer, Paged):
    """Een bladzijde van vraag en aanbod, de kansen met het beste aanbod eerst."""


@router.get(
    "/voorstellen",
    summary="Wat kunnen provincies voor elkaar doen?",
    response_model=ProposalsPage,
    openapi_extra={EXAMPLE: "/v1/voorstellen?provincie=zeeland&stand=nieuw&aantal=1"},
)
def voorstellen(
    request: Request, asked: Annotated[InPages[ExchangeQuery], question(ExchangeQuery)]
) -> Response:
    """Eén concreet onderwerp per voorstel: wat de ene provincie zoekt en de andere heeft, met waarom, wat zij
    hierop al delen, hoe ver het is, wie het trekt, en de bronnen."""
    answer = proposals(snapshot_of(request), asked.query)
    return represented(
        request, ProposalsPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )


@router.get(
    "/vraag-en-aanbod",
    summary="Welke kansen zijn er, en wie kan erbij helpen?",
    response_model=BoardPage,
    openapi_extra={EXAMPLE: "/v1/vraag-en-aanbod?provincie=fryslan&aantal=1"},
)
def vraag_en_aanbod(
    request: Request, asked: Annotated[InPages[ExchangeQuery], question(ExchangeQuery)]
) -> Response:
    """Alle kansen die provincies noemen, elk met de beste schakel in een andere provincie. Kansen waarvoor
    niets bekend is, staan achteraan."""
    answer = board(snapshot_of(request), asked.query)
    return represented(
        request, BoardPage.model_construct(**dict(answer), **page_of(request, asked.paging, answer.total))
    )
