"""The start page: one question box, what there is for one's own province, the three big questions, and the
country with its projects."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from api.files.downloads import FileForm, Form, sheet
from api.html.country_map import country_map
from api.html.templating import render
from api.http.given import chosen
from api.http.mine import mine_of
from api.http.served import snapshot_of
from api.pages.asking import theme_options
from graph.store import Snapshot
from queries.dutch.phrases import listed
from queries.exchange import ExchangeQuery, proposals
from queries.gaps import ElsewhereQuery, elsewhere
from queries.lists import PlacesAnswer, PlacesQuery, Stats, places, stats
from queries.scaling import ScalingQuery, scaling
from queries.similar import SimilarQuery, similar
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

EXAMPLES = (
    "Waar kunnen Fryslân en Drenthe samenwerken op hennep?",
    "opschaling biobased noord-nederland",
    "witte vlekken Gelderland",
    "wat doet CESI",
)
"""Questions as people type them, each of another kind."""
TALKS, DOUBLINGS, CANDIDATES, MISSING = 3, 2, 1, 4
"""What the start page has for one province: so much that it is read before a meeting."""


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
        for_mine=_for(snapshot, mine.slug) if (mine := mine_of(request)).slug else None,
        names=vocabulary(snapshot).province_names,
    )


def _for(snapshot: Snapshot, slug: str) -> dict[str, Any]:
    """What there is for one province: talks, doublings, what can come here, and what others do."""
    own = (slug,)
    doublings = similar(snapshot, SimilarQuery(provinces=own, limit=DOUBLINGS))
    return {
        "province": slug,
        "talks": proposals(snapshot, ExchangeQuery(provinces=own, novelty="new", limit=TALKS)),
        "doublings": doublings,
        "here": {m.id for group in doublings.groups for m in group.members if slug in m.provinces},
        "candidates": scaling(snapshot, ScalingQuery(provinces=own, limit=CANDIDATES)).candidates,
        "missing": elsewhere(snapshot, ElsewhereQuery(province=slug, limit=MISSING)),
    }


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
