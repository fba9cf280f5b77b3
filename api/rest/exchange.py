"""What provinces can do for each other: proposals by subject, and the board of kansen with who can help."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.http.given import as_given
from api.http.served import snapshot_of
from api.rest.matches import Kind
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, Paging, Scope
from api.rest.representations import represented
from queries.exchange import (
    NOVELTY_WORDS,
    BoardAnswer,
    ExchangeQuery,
    ProposalsAnswer,
    board,
    proposals,
)
from queries.matches import KIND_WORDS

router = APIRouter(tags=["Vragen"])


class ExchangeAsked(Scope, Paging):
    kinds: list[Kind] = Field(
        default_factory=list,
        alias="soort",
        max_length=len(KIND_WORDS),
        description="Alleen schakels van deze soort; mag vaker.",
    )
    novelty: Literal["", "nieuw", "bouw-voort"] = Field(
        "",
        alias="stand",
        description="`nieuw`: waarop tussen hen niets bekend is; `bouw-voort`: waarop al iets bestaat.",
    )

    def query(self) -> ExchangeQuery:
        return as_given(
            ExchangeQuery,
            provinces=tuple(self.provinces),
            themes=tuple(self.themes),
            topics=tuple(self.topics),
            kinds=tuple(KIND_WORDS[kind] for kind in self.kinds),
            novelty=NOVELTY_WORDS[self.novelty] if self.novelty else "",
            limit=self.size,
            offset=self.offset,
        )


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
def voorstellen(request: Request, asked: Annotated[ExchangeAsked, Query()]) -> Response:
    """Eén concreet onderwerp per voorstel: wat de ene provincie zoekt en de andere heeft, met waarom, wat zij
    hierop al delen, hoe ver het is, wie het trekt, en de bronnen."""
    answer = proposals(snapshot_of(request), asked.query())
    return represented(
        request, ProposalsPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )


@router.get(
    "/vraag-en-aanbod",
    summary="Welke kansen zijn er, en wie kan erbij helpen?",
    response_model=BoardPage,
    openapi_extra={EXAMPLE: "/v1/vraag-en-aanbod?provincie=fryslan&aantal=1"},
)
def vraag_en_aanbod(request: Request, asked: Annotated[ExchangeAsked, Query()]) -> Response:
    """Alle kansen die provincies noemen, elk met de beste schakel in een andere provincie. Kansen waarvoor
    niets bekend is, staan achteraan."""
    answer = board(snapshot_of(request), asked.query())
    return represented(
        request, BoardPage.model_construct(**dict(answer), **page_of(request, asked, answer.total))
    )
