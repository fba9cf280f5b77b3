"""Profiles: everything that is known of one thing, at its own address ``/<segment>/<slug>``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

import segno
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from api.files.downloads import FileForm, Form, sheet
from api.html.addresses import Address
from api.html.country_map import province_map
from api.html.picking import picking_of
from api.html.templating import render
from api.http.base_address import base_of
from api.http.served import snapshot_of
from api.pages.things.embed import oembed_address
from api.pages.things.matches import MATCHED, on_thing
from api.rest.prefix import item_path
from api.rest.verschilmakers import feed_path
from graph.schema import NODE_TYPE, NODE_TYPES, slug_of
from graph.schema.phases import shown
from graph.store import Snapshot
from queries.base.model import UnknownWordError
from queries.collaboration import CollaborationQuery, collaboration
from queries.exchange import GIVING, ExchangeQuery, board, proposals
from queries.lists import places
from queries.profile import Profile, kansenkaart, profile
from queries.profile.relations import RelatedGroup
from queries.verschilmakers.answer import PREFIX
from queries.words import look_alikes, vocabulary

router = APIRouter(include_in_schema=False)

PARTNERS = 3
"""Provinces that a card names to work with: what one can follow up."""
NEEDS, OFFERS = 4, 4
"""Of what a province seeks and has, on its card: the rest is a link away."""

SHOWN_OF_THEME = 25
"""Of the projects, platforms and kansen of a theme: with all of them and their sources a page is 300 kB."""

IN_A_ROW = frozenset({"Province", "Municipality", "Theme", "Organisation"})
"""Kinds of which the names say enough: a row of links.  Others are listed with phase and provinces."""
LISTED_FIRST = ("Project", "Platform", "Opportunity", "Publication")

LIST_PAGES = {
    "Province": "",
    "Platform": "/platforms",
    "Organisation": "/organisaties",
    "Theme": "/themas",
    "Project": "/projecten",
    "Opportunity": "/kansen",
    "Publication": "/publicaties",
    "Municipality": "/gemeenten",
    "Event": "/gebeurtenissen",
    "Figure": "/kerncijfers",
    "Source": "/bronnen",
}
"""Where all things of a kind are listed; the start page lists the provinces."""


def _address(segment: str) -> None:
    @router.get(f"/{segment}/{{slug}}", name=segment)
    def page(request: Request, slug: str, form: Form = "") -> Response:
        return _page(request, f"{segment}/{slug}", form)


for _node in NODE_TYPES:
    _address(_node.segment)


def _page(request: Request, identifier: str, form: Form) -> Response:
    snapshot = snapshot_of(request)
    try:
        found = profile(snapshot, identifier)
    except UnknownWordError:
        return _not_there(request, identifier)
    if found.id != identifier:
        return RedirectResponse(quote(f"/{found.id}"), 301)
    if form:
        return _sheet(form, found)
    found = _shortened(found)
    values: dict[str, Any] = {
        "profile": found,
        "all_of": partial(_all_of, found),
        "rows": [g for g in found.groups if g.type in IN_A_ROW and not _is_list(found, g)],
        "lists": _lists(found),
        "numbers": {source.id: number for number, source in enumerate(found.sources, 1)},
        "names": vocabulary(snapshot).province_names,
        "list_page": LIST_PAGES[found.type],
        "plural": NODE_TYPE[found.type].plural.capitalize(),
        "json": item_path(found.id),
        "matched": on_thing(snapshot, found.id) if found.type in MATCHED else None,
        "picking": picking_of(request),
        **_for_verschilmakers(request, found),
    }
    on_cards = [card.file for card in found.cards]
    if found.province is not None:
        own = _card(request, snapshot, found)
        return render(request, "provincie.html", on_cards=[slug_of(found.id)], **values, **own)
    return render(request, "profiel.html", on_cards=on_cards, **values)


def _for_verschilmakers(request: Request, found: Profile) -> dict[str, str]:
    """Where a theme of De Verschilmakers has its block for other sites and its feed."""
    slug = slug_of(found.id)
    if not slug.startswith(PREFIX):
        return {"oembed": "", "feed": ""}
    base = base_of(request)
    return {"oembed": oembed_address(base, f"{base}{found.id}"), "feed": feed_path(slug)}


def _is_list(found: Profile, group: RelatedGroup) -> bool:
    """A source names many things of every kind: those are lists, also of organisations and themes."""
    return found.type == "Source"


def _lists(found: Profile) -> list[RelatedGroup]:
    shown = [g for g in found.groups if g.type not in IN_A_ROW or _is_list(found, g)]
    order = {label: number for number, label in enumerate(LISTED_FIRST)}
    return sorted(shown, key=lambda g: order.get(g.type, len(order)))


def _shortened(found: Profile) -> Profile:
    """A theme with the first of its long lists, which have pages of their own, and the sources of those."""
    if found.type != "Theme":
        return found
    groups = [
        g.model_copy(update={"items": g.items[:SHOWN_OF_THEME]}) if g.type in LISTED_FIRST else g
        for g in found.groups
    ]
    cited = {source for group in groups for item in group.items for source in item.sources}
    sources = [s for n, s in enumerate(found.sources) if n < found.stated or s.id in cited]
    return found.model_copy(update={"groups": groups, "sources": sources})


def _all_of(found: Profile, group: RelatedGroup) -> str:
    """Where all of a shortened list stands."""
    return str(Address(LIST_PAGES[group.type]).having("thema", slug_of(found.id)))


def _card(request: Request, snapshot: Snapshot, found: Profile) -> dict[str, Any]:
    """What only the card of a province has."""
    slug = slug_of(found.id)
    address = str(request.base_url).rstrip("/") + f"/{found.id}"
    together = collaboration(snapshot, CollaborationQuery(provinces=(slug,), limit=PARTNERS))
    return {
        "slug": slug,
        "card": kansenkaart(snapshot, found.id),
        "map": province_map(places(snapshot), slug),
        "together": together.opportunities,
        "needs": board(snapshot, ExchangeQuery(provinces=(slug,), limit=NEEDS)),
        "offers": proposals(snapshot, ExchangeQuery(having=(slug,), kinds=GIVING, limit=OFFERS)),
        "address": address,
        "code": Markup(segno.make(address, micro=False).svg_inline(scale=3, border=0)),  # noqa: S704 - ours
    }


def _not_there(request: Request, identifier: str) -> Response:
    """The page for an address that names nothing, with what may have been meant."""
    near = look_alikes(snapshot_of(request), slug_of(identifier))
    return render(
        request,
        "fout.html",
        404,
        title="Dit bestaat niet",
        detail=f"Er is niets met het adres {identifier}.",
        near=[(found, NODE_TYPE[found.type].name) for found in near],
    )


def _sheet(form: FileForm, found: Profile) -> Response:
    titles = {source.id: source.title for source in found.sources}
    columns = (
        "verband",
        "soort",
        "naam",
        "fase",
        "beginjaar",
        "eindjaar",
        "provincies",
        "bronnen",
        "identificatie",
    )
    rows = [
        (
            group.heading,
            NODE_TYPE[item.type].name,
            item.name,
            shown(item.phase, item.phase_as_of) if item.phase else "",
            item.year,
            item.end_year,
            " ".join(item.provinces),
            _titles(item.sources, titles),
            item.id,
        )
        for group in found.groups
        for item in group.items
    ]
    return sheet(form, found.id.replace("/", "-"), columns, rows)


def _titles(sources: Sequence[str], titles: dict[str, str]) -> str:
    return "; ".join(titles.get(source, source) for source in sources)
