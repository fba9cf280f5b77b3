"""Verbinders: the parties that bridge provinces, and the communities that work with each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.files.downloads import Cell, Form, sheet
from api.html.answered_at import ROUTES
from api.html.sketch_map import sketch
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.answering import InScope, pages_of, part_of, tried
from api.pages.asking import Option, PageNumber, choices
from queries.brokers import BrokersAnswer, BrokersQuery, brokers
from queries.lists import places
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 8
COMMUNITIES_SHOWN = 6
API = ROUTES["brokers"].api
KINDS = {"platform": "Platform", "organisatie": "Organisation"}
KIND_NAMES = {label: name for name, label in KINDS.items()}
COLUMNS = (
    "plaats",
    "verbinder",
    "identificatie",
    "soort",
    "aandeel van de kortste wegen tussen partijen",
    "provincies",
    "projecten",
    "groepen van partijen",
    "bruggen",
    "toelichting",
)


@router.get("/verbinders")
def page(
    request: Request,
    asked: InScope,
    query: Annotated[BrokersQuery, chosen(BrokersQuery)],
    number: PageNumber = 1,
    form: Form = "",
) -> Response:
    """Brokers, strongest first, each with the provinces it connects on a small map; then communities."""
    snapshot = snapshot_of(request)
    query = query.model_copy(update=part_of(number, PER_PAGE, whole=bool(form)))
    answer, problem = tried(lambda: brokers(snapshot, query))
    if form and answer:
        return sheet(form, "verbinders", COLUMNS, _rows(answer, vocabulary(snapshot).province_names))
    return render(
        request,
        "verbinders.html",
        status=422 if problem else 200,
        asked=asked,
        problem=problem,
        answer=answer,
        kind="".join(query.types),
        kinds=[Option(value, f"alleen {value}s") for value in KINDS],
        kind_names=KIND_NAMES,
        page=number,
        pages=pages_of(answer.total, PER_PAGE) if answer else 1,
        communities_shown=COMMUNITIES_SHOWN,
        sketch=sketch(places(snapshot)),
        **choices(snapshot),
        api=API,
    )


def _rows(answer: BrokersAnswer, names: dict[str, str]) -> list[list[Cell]]:
    communities = {community.number: community.name for community in answer.communities}
    return [
        [
            broker.rank,
            broker.name,
            broker.id,
            KIND_NAMES.get(broker.type, broker.type),
            round(broker.betweenness, 4),
            ", ".join(names.get(p, p) for p in broker.provinces),
            broker.projects,
            "; ".join(communities.get(n, str(n)) for n in broker.communities),
            "; ".join(
                f"{names.get(b.first, b.first)} - {names.get(b.second, b.second)}" for b in broker.bridges
            ),
            broker.explanation,
        ]
        for broker in answer.brokers
    ]
