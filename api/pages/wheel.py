"""Wiel: groups of near-identical projects across provinces, what differs, and who should talk to whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.addresses import Address
from api.html.answered_at import ROUTES
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.answering import InScope, pages_of, part_of, tried
from api.pages.asking import PageNumber, choices
from graph.schema.phases import shown
from queries.similar import SimilarAnswer, SimilarQuery, similar
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 8
API = ROUTES["similar"].api
COLUMNS = (
    "groep",
    "waarover",
    "gelijkenis",
    "kennen elkaar",
    "project",
    "identificatie",
    "provincies",
    "fase",
    "trekker",
    "platforms",
    "alleen hier",
    "omschrijving",
    "wie met wie",
    "bronnen",
)


@router.get("/wiel")
def page(
    request: Request,
    asked: InScope,
    query: Annotated[SimilarQuery, chosen(SimilarQuery, without=("threshold",))],
    number: PageNumber = 1,
    form: Form = "",
) -> Response:
    """Groups of look-alikes, the most alike first; ``bekenden=ja`` adds those who know each other already."""
    snapshot = snapshot_of(request)
    query = query.model_copy(update=part_of(number, PER_PAGE, whole=bool(form)))
    answer, problem = tried(lambda: similar(snapshot, query))
    if form and answer:
        return sheet(form, "wiel", COLUMNS, _rows(answer, vocabulary(snapshot).province_names))
    return render(
        request,
        "wiel.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        answer=answer,
        project=query.project,
        connected=query.connected,
        page=number,
        pages=pages_of(answer.total, PER_PAGE) if answer else 1,
        **choices(snapshot),
        at=Address.of(request),
        api=API,
    )


def _rows(answer: SimilarAnswer, names: dict[str, str]) -> list[list[Cell]]:
    return [
        [
            place,
            group.name,
            group.grade,
            "ja" if group.connected else "nee",
            member.name,
            member.id,
            ", ".join(names.get(p, p) for p in member.provinces),
            shown(member.phase, member.phase_as_of),
            ", ".join(lead.name for lead in member.leads),
            ", ".join(platform.name for platform in member.platforms),
            ", ".join(topic.name for topic in member.only_topics),
            member.description,
            group.advice,
            " ".join(source.url or source.title for source in member.sources),
        ]
        for place, group in enumerate(answer.groups, 1)
        for member in group.members
    ]
