"""The start page: one question box, the three big questions, and the country with its projects."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response

from api.files.downloads import FileForm, Form, sheet
from api.html.country_map import country_map
from api.html.templating import render
from api.http.given import chosen
from api.http.served import snapshot_of
from api.pages.asking import theme_options
from queries.dutch.phrases import listed
from queries.lists import PlacesAnswer, PlacesQuery, Stats, places, stats

router = APIRouter(include_in_schema=False)

EXAMPLES = (
    "Waar kunnen Fryslân en Drenthe samenwerken op hennep?",
    "opschaling biobased noord-nederland",
    "witte vlekken Gelderland",
    "wat doet CESI",
)
"""Questions as people type them, each of another kind."""


@router.get("/")
def start(request: Request, query: Annotated[PlacesQuery, chosen(PlacesQuery)], form: Form = "") -> Response:
    """The start page; its map and list are about a theme or topic when one is chosen."""
    snapshot = snapshot_of(request)
    found = places(snapshot, query)
    figures = stats(snapshot)
    if form:
        return _sheet(form, found, figures)
    return render(
        request,
        "start.html",
        examples=EXAMPLES,
        themes=theme_options(snapshot),
        subject=_subject(found),
        remarks=[meaning.note for meaning in found.meanings if meaning.note and meaning.kind != "thema"],
        found=found,
        map=country_map(found),
        count_of={count.label: count.count for count in figures.nodes},
        of_province={province.slug: province for province in figures.provinces},
        sourced=figures.sourced_share,
    )


def _subject(found: PlacesAnswer) -> str:
    names = [m.themes[0].name if m.themes else m.given for m in found.meanings]
    return listed(list(dict.fromkeys(names)))


def _sheet(form: FileForm, found: PlacesAnswer, figures: Stats) -> Response:
    of_province = {province.slug: province for province in figures.provinces}
    rows = [
        (p.name, p.projects, of_province[p.slug].platforms, of_province[p.slug].opportunities)
        for p in found.provinces
    ]
    return sheet(form, "provincies", ("provincie", "projecten", "platforms", "kansen"), rows)
