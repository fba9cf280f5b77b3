"""Search, what may be meant while one types, and the way from a question to the page that answers it."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.files.downloads import FileForm, Form, sheet
from api.html.addresses import QUESTION, Address
from api.html.answered_at import ROUTES, addresses
from api.html.templating import render
from api.http.given import Words, as_given, chosen
from api.http.mine import carried, mine_of
from api.http.served import snapshot_of
from api.pages.asking import Option, PageNumber
from graph.schema import NODE_TYPE, SCHEME_NAMES, slug_of
from graph.schema.phases import shown
from graph.store import Snapshot
from queries.ask import AskAnswer, ask
from queries.search import MAX_LETTERS, SearchAnswer, SearchFilters, SearchQuery, search
from queries.search.answer import MAX_HITS
from queries.search.facets import FacetValue
from queries.suggest import SuggestQuery, suggest
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 10
Text = Annotated[str, Query(alias="q", max_length=MAX_LETTERS)]


@router.get("/zoeken/suggesties")
def suggestions(request: Request, text: Text = "") -> dict[str, list[dict[str, str]]]:
    """What may be meant by the letters so far; for the search box."""
    if not text.strip():
        return {"suggestions": []}
    snapshot = snapshot_of(request)
    found = suggest(snapshot, as_given(SuggestQuery, text=text)).suggestions
    asked = ask(snapshot, text)
    mine = mine_of(request)
    as_question = [{"name": asked.understood, "kind": "vraag", "href": carried(_answering(asked), mine)}]
    return {
        "suggestions": [
            *(as_question if asked.intent not in ("search", "profile") else []),
            *(
                {
                    "name": s.name if not s.also else f"{s.name} ({s.also})",
                    "kind": s.kind,
                    "href": carried(f"/{s.id}", mine),
                }
                for s in found
            ),
        ]
    }


@router.get("/vraag")
def question(request: Request, text: Text = "") -> Response:
    """To the page that answers a question as people type it."""
    if not text.strip():
        return RedirectResponse("/", 303)
    return RedirectResponse(_answering(ask(snapshot_of(request), text)), 303)


def _answering(asked: AskAnswer) -> str:
    """The page that answers, told what was asked."""
    return str(Address.at(addresses(asked.wanted)[0]).having(QUESTION, asked.question.strip()))


@router.get("/zoeken")
def found(
    request: Request,
    filters: Annotated[SearchFilters, chosen(SearchFilters)],
    text: Text = "",
    kinds: Annotated[Words, Query(alias="soort")] = [],  # noqa: B006
    page: PageNumber = 1,
    form: Form = "",
) -> Response:
    """What the graph has on some words, narrowed by kind, province, theme and phase."""
    snapshot = snapshot_of(request)
    if not text.strip():
        return render(request, "zoeken.html", question="", found=None)
    asked = as_given(SearchQuery, text=text, types=tuple(kinds), **dict(filters))
    if form:
        return _sheet(form, search(snapshot, asked.model_copy(update={"limit": 0})))
    offset = min((page - 1) * PER_PAGE, MAX_HITS)
    answer = search(snapshot, asked.model_copy(update={"limit": PER_PAGE, "offset": offset}))
    return render(
        request,
        "zoeken.html",
        question=text.strip(),
        found=answer,
        facets=_facets(snapshot, answer),
        names=vocabulary(snapshot).province_names,
        page=page,
        pages=max(1, math.ceil(min(answer.total, MAX_HITS) / PER_PAGE)),
        api=str(_at_api(Address.of(request).without("vorm"))),
    )


def _at_api(here: Address) -> Address:
    """The same search at the API, where a kind of thing is asked otherwise."""
    route = ROUTES["search"]
    there = here.on(route.api)
    for name, at_api in route.at_api.items():
        there = there.without(name).having(at_api, *here.all(name))
    return there


def _facets(snapshot: Snapshot, answer: SearchAnswer) -> list[tuple[str, str, list[Option]]]:
    """Name in the address, heading and values of every facet that has any."""
    facets = answer.facets
    schemes = vocabulary(snapshot).schemes
    labels = [value.label for value in facets.themes]

    def theme(value: FacetValue) -> Option:
        scheme = schemes.get(value.value, "")
        twice = labels.count(value.label) > 1
        label = f"{value.label} ({SCHEME_NAMES.get(scheme, scheme)})" if twice else value.label
        return Option(slug_of(value.value), label, value.count)

    def plain(value: FacetValue) -> Option:
        return Option(value.value, value.label, value.count)

    made = [
        ("soort", "Soort", [_kind(v) for v in facets.types]),
        ("provincie", "Provincie", [plain(v) for v in facets.provinces]),
        ("thema", "Thema", [theme(v) for v in facets.themes]),
        ("fase", "Fase", [plain(v) for v in facets.phases]),
    ]
    return [facet for facet in made if facet[2]]


def _kind(value: FacetValue) -> Option:
    return Option(NODE_TYPE[value.value].segment, value.label, value.count)


def _sheet(form: FileForm, answer: SearchAnswer) -> Response:
    columns = ("soort", "naam", "fase", "provincies", "tekst", "gevonden in", "identificatie")
    rows = [
        (
            h.type_name,
            h.name,
            shown(h.phase, h.phase_as_of) if h.phase else "",
            " ".join(h.provinces),
            h.snippet.text,
            ", ".join(h.matched),
            h.id,
        )
        for h in answer.hits
    ]
    return sheet(form, "zoekresultaat", columns, rows)
