"""What provinces can do for each other: proposals by subject, and the board of kansen with who can help."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.files import feeds
from api.files.match_notes import Words, match_note
from api.files.note_text import markdown
from api.html.picking import note_of
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.rest.feeding import FEED_CONTENT, as_feed, feed_form
from api.rest.given import InPages, question
from api.rest.paging import Paged, page_of
from api.rest.parameters import EXAMPLE, slug_path
from api.rest.prefix import PREFIX
from api.rest.representations import represented
from graph.schema import slug_of
from queries.base.model import UnknownWordError
from queries.exchange import (
    AgendaAnswer,
    AgendaQuery,
    BoardAnswer,
    ExchangeQuery,
    ProposalsAnswer,
    agenda,
    board,
    latest,
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


class AgendaNote(AgendaAnswer):
    """Een tot drie schakels als agenda-notitie: wat erop staat, en de tekst zelf."""

    title: str = Field(description="Titel.")
    request: str = Field(description="Wat aan de vergadering wordt gevraagd.")
    address: str = Field(description="De pagina met deze notitie, vanaf de wortel van deze server.")
    markdown: str = Field(description="De notitie als tekst (Markdown), met genummerde bronnen.")


@router.get(
    "/agenda-notitie",
    summary="Wat zet u over deze schakels op de agenda?",
    response_model=AgendaNote,
    openapi_extra={
        EXAMPLE: "/v1/agenda-notitie?schakel=kans/circulaire-scheepsontmanteling-in-vlissingen"
        "~project/circulaire-scheepsontmanteling-cmt-marine-metals"
    },
)
def agenda_notitie(request: Request, asked: Annotated[AgendaQuery, question(AgendaQuery)]) -> Response:
    """Per schakel wat er speelt, wie wat zoekt en heeft, wat er al loopt, wie u ernaar vraagt, van wanneer de
    bronnen zijn en wat beide al delen. De tekst noemt geen dag; de pagina `/samenwerken/notitie` wel."""
    answer = agenda(snapshot_of(request), asked)
    page = note_of(item.id for item in answer.items)
    made = match_note(answer, Words(), "")
    return represented(
        request,
        AgendaNote.model_construct(
            **dict(answer),
            title=made.note.title,
            request=made.note.request,
            markdown=markdown(made.note),
            address=str(page),
        ),
    )


MATCHES_SHOWN = 500
"""Entries of a feed of matches: of the cards all, so that a match that is new to the graph is seen."""


def matches_feed_path(slug: str) -> str:
    """Where the feed of the matches of a province is, from the root of this server."""
    return f"{PREFIX}/provincies/{slug}/schakels"


@router.get(
    "/provincies/{slug}/schakels",
    summary="De schakels van een provincie, als feed",
    response_class=Response,
    responses={200: {"content": FEED_CONTENT}},
)
def provincie_schakels(request: Request, slug: Annotated[str, slug_path("zeeland")]) -> Response:
    """Alle schakels met een provincie aan een van beide kanten, als JSON Feed 1.1 of Atom (`.atom`): wie zich
    erop abonneert, ziet na een nieuwe editie wat erbij kwam.

    De datum is die van de nieuwste bron over een van beide kanten. Waarvan geen datum bekend is,
    staat er niet in.
    """
    form = feed_form(request)
    try:
        found = latest(snapshot_of(request), slug, MATCHES_SHOWN)
    except UnknownWordError as error:
        raise HTTPException(404, str(error)) from error
    base = base_of(request)
    whole = slug_of(found.province.id)
    return as_feed(feeds.matches_feed(found, f"{base}{matches_feed_path(whole)[1:]}", base), form)
