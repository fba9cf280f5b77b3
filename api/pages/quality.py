"""What the data is worth: where it comes from, what each card lacks, and what the words about it mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.files.downloads import FileForm, Form, sheet
from api.html.meanings import WORDS
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.rest.prefix import PREFIX
from queries.quality import QualityAnswer, QualityQuery, quality
from queries.quality.model import FieldQuality

router = APIRouter(include_in_schema=False)

WANTED = frozenset({"phase", "led", "results", "start_year", "located", "budget_eur"})
"""Fields of a project by which a reader judges and goes on: how far, who, what it gave, since when, where."""
EXAMPLES = 3
"""Records named per missing field on the page; the download names all of them."""


@router.get("/kwaliteit")
def completeness(
    request: Request,
    query: Annotated[QualityQuery, chosen(QualityQuery, without=("examples",))],
    form: Form = "",
) -> Response:
    """How complete every card is, and what its province could add first."""
    snapshot = snapshot_of(request)
    if form:
        return _sheet(form, quality(snapshot, query.model_copy(update={"examples": 0})))
    found = quality(snapshot, query.model_copy(update={"examples": EXAMPLES}))
    wanted = _wanted(found.fields)
    return render(
        request,
        "kwaliteit.html",
        found=found,
        wanted=wanted,
        by_card={
            card.slug: [next(f for f in card.fields if _same(f, one)) for one in wanted]
            for card in found.cards
        },
        json=f"{PREFIX}/kwaliteit",
    )


def _wanted(fields: Sequence[FieldQuality]) -> list[FieldQuality]:
    """What a reader wants to know of a project, the least known first: that comes before any total."""
    return sorted((f for f in fields if f.kind == "project" and f.field in WANTED), key=lambda f: f.share)


def _same(one: FieldQuality, other: FieldQuality) -> bool:
    return (one.kind, one.field) == (other.kind, other.field)


@router.get("/woorden")
def meanings(request: Request) -> Response:
    """What rijp, verst, bewijs, samen and the other words say precisely."""
    return render(request, "woorden.html", words=WORDS)


def _sheet(form: FileForm, found: QualityAnswer) -> Response:
    """A row for every record that lacks a field: a list to work through."""
    rows = [
        (card.name, field.kind, missing.name, field.name, field.why, missing.id)
        for card in found.cards
        for field in card.fields
        for missing in field.missing
    ]
    columns = ("provincie", "soort", "naam", "ontbreekt", "waarvoor nodig", "identificatie")
    return sheet(form, "nog-in-te-vullen", columns, rows)
