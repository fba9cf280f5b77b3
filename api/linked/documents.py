"""What linked data refers to: its context, its shapes, its own terms, its vocabularies, the catalogue."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field
from rdflib import Graph
from starlette.exceptions import HTTPException

from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.linked.catalogue import catalogue
from api.rest.parameters import EXAMPLE, slug_path
from api.rest.representations import JSON, LINKED_DATA, preferred
from graph.rdf import jsonld, turtle
from graph.rdf.shapes import shapes
from graph.rdf.terms import Description
from graph.rdf.vocabulary import vocabulary
from queries.base.model import Answer, Reference, UnknownWordError
from queries.linked import vocabulary_data
from queries.themes.vocabularies import Vocabulary, vocabularies, vocabulary_terms

router = APIRouter(tags=["Linked data"])
Slug = Annotated[str, slug_path("transitieagendas")]


def _chosen(request: Request, offered: list[str]) -> str:
    chosen = preferred(request.headers.get("accept", ""), offered)
    if chosen is None:
        raise HTTPException(406, f"Dit is er alleen als {', '.join(offered)}. Pas de header Accept aan.")
    return chosen


def _as_asked(request: Request, made: Callable[[str], Graph]) -> Response:
    """A small graph in the form that is asked for."""
    form = _chosen(request, [turtle.MEDIA_TYPE, jsonld.MEDIA_TYPE])
    graph = made(base_of(request))
    if form == turtle.MEDIA_TYPE:
        return Response(graph.serialize(format="turtle"), media_type=form)
    return Response(graph.serialize(format="json-ld", auto_compact=True), media_type=form)


@router.get(
    "/context",
    summary="De context van alle JSON-LD",
    response_class=Response,
    responses={200: {"content": {jsonld.MEDIA_TYPE: LINKED_DATA[jsonld.MEDIA_TYPE]}}},
)
def context(request: Request) -> Response:
    """Wat de sleutels in de JSON-LD van deze API betekenen. Gemaakt uit de declaratie van de graaf."""
    _chosen(request, [jsonld.MEDIA_TYPE, JSON.media_type])
    body = json.dumps(jsonld.context(base_of(request)), ensure_ascii=False, indent=1)
    return Response(body, media_type=jsonld.MEDIA_TYPE)


@router.get(
    "/shacl",
    summary="De vorm van de linked data, in SHACL",
    response_class=Response,
    responses={200: {"content": LINKED_DATA}},
)
def shacl(request: Request) -> Response:
    """De regels waar de linked data aan voldoet. Gemaakt uit de declaratie van de graaf."""
    return _as_asked(request, shapes)


@router.get(
    "/vocabulaire",
    summary="De eigen termen van de linked data",
    response_class=Response,
    responses={200: {"content": LINKED_DATA}},
)
def own_terms(request: Request) -> Response:
    """De klassen en eigenschappen waar geen bestaand vocabulaire een woord voor heeft."""
    return _as_asked(request, vocabulary)


@router.get(
    "/dcat",
    summary="De beschrijving van de gegevensset, in DCAT-AP-NL",
    response_class=Response,
    responses={200: {"content": LINKED_DATA}},
)
def dcat(request: Request) -> Response:
    """Catalogus, gegevensset, bestanden en API, volgens DCAT-AP-NL 3.0."""
    version = snapshot_of(request).version
    return _as_asked(request, lambda base: catalogue(base, version))


class VocabularyList(Answer):
    """De begrippenlijsten."""

    version: str = Field(description="De versie van de graaf.")
    vocabularies: list[Vocabulary]


class VocabularyTerms(Answer):
    """Een begrippenlijst met haar begrippen."""

    version: str = Field(description="De versie van de graaf.")
    id: str = Field(description="Naam van de lijst in een adres.")
    name: str = Field(description="Naam van de lijst.")
    terms: list[Reference]


@router.get(
    "/begrippenlijsten",
    summary="Alle begrippenlijsten",
    response_model=VocabularyList,
    openapi_extra={EXAMPLE: "/v1/begrippenlijsten"},
)
def begrippenlijsten(request: Request) -> Response:
    """De lijsten waaruit de thema's en onderwerpen komen, met hoeveel begrippen ze hebben."""
    snapshot = snapshot_of(request)
    answer = VocabularyList(version=snapshot.version, vocabularies=vocabularies(snapshot))
    _chosen(request, [JSON.media_type])
    return Response(answer.to_json(), media_type=JSON.media_type)


@router.get(
    "/begrippenlijsten/{slug}",
    summary="De begrippen van een lijst",
    response_model=VocabularyTerms,
    openapi_extra={EXAMPLE: "/v1/begrippenlijsten/transitieagendas"},
    responses={200: {"content": LINKED_DATA}},
)
def begrippenlijst(request: Request, slug: Slug) -> Response:
    """De begrippen van een lijst; als JSON-LD of Turtle een SKOS ConceptScheme."""
    snapshot = snapshot_of(request)
    form = _chosen(request, [JSON.media_type, jsonld.MEDIA_TYPE, turtle.MEDIA_TYPE])
    try:
        if form == JSON.media_type:
            found = vocabulary_terms(snapshot, slug)
            answer = VocabularyTerms(
                version=snapshot.version, id=slug, name=found.name, terms=list(found.terms)
            )
            return Response(answer.to_json(), media_type=form)
        return _described(request, form, vocabulary_data(snapshot, slug).descriptions)
    except UnknownWordError as error:
        raise HTTPException(404, str(error)) from error


def _described(request: Request, form: str, descriptions: list[Description]) -> Response:
    base = base_of(request)
    if form == turtle.MEDIA_TYPE:
        text = turtle.turtle_head(base) + "".join(turtle.turtle_body(descriptions))
    else:
        text = json.dumps(jsonld.document(descriptions, base), ensure_ascii=False)
    return Response(text, media_type=form)
