"""Lists: all things of one kind in a table, narrowed, in an order, by the page and to take along."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, cast

from fastapi import APIRouter, Request, Response

from api.files.downloads import Cell, FileForm, Form, sheet
from api.html.addresses import Address
from api.html.charts import Bar, Part
from api.html.templating import render
from api.http.given import as_given, chosen
from api.http.served import snapshot_of
from api.pages.answering import Asked, pages_of, tried
from api.pages.asking import (
    Option,
    PageNumber,
    Sort,
    province_options,
    theme_options,
    topic_names,
)
from api.rest.collections import COLLECTIONS, SORT_KEYS, Collection
from api.rest.prefix import PREFIX
from graph.schema import NODE_TYPE_BY_SEGMENT, SCHEME_NAMES
from graph.schema.phases import PHASES
from graph.store import Snapshot
from queries.base.regions import places_known
from queries.lists import LISTED, Listed, ListFilters, Listing, ListQuery, kinds_of, listing
from queries.lists.model import ListedProject
from queries.words import vocabulary

router = APIRouter(include_in_schema=False)

PER_PAGE = 25
PROVINCE, UNKNOWN = "provincie", "onbekend"


@dataclass(frozen=True)
class Column:
    """A column: the field it shows, its heading, and the name it is sorted by (empty: it is not)."""

    field: str
    label: str
    sort: str = ""
    number: bool = False


NAME = Column("name", "Naam", "naam")
PROVINCES = Column("provinces", "Provincies")
THEMES = Column("themes", "Thema’s en onderwerpen")
PROJECTS = Column("projects", "Projecten", "projecten", number=True)
DIRECT_PROJECTS = Column("projects", "Projecten rechtstreeks", "projecten", number=True)
KIND = Column("kind", "Soort", "soort")

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "provincie": (NAME, PROJECTS),
    "gemeente": (NAME, PROVINCES, PROJECTS),
    "platform": (NAME, KIND, PROVINCES, Column("founded", "Sinds", "begin", number=True), PROJECTS),
    "organisatie": (NAME, KIND, PROVINCES, PROJECTS),
    "thema": (NAME, Column("kind", "Begrippenlijst", "soort"), DIRECT_PROJECTS),
    "project": (
        NAME,
        Column("phase", "Fase", "fase"),
        Column("start_year", "Begin", "begin", number=True),
        PROVINCES,
    ),
    "kans": (NAME, KIND, PROVINCES),
    "publicatie": (NAME, KIND, Column("year", "Jaar", "begin", number=True), PROVINCES),
    "gebeurtenis": (NAME, Column("happened_on", "Datum", "begin")),
    "cijfer": (NAME, Column("statement", "Zoals de bron zegt"), Column("includes", "Wat is meegeteld")),
    "bron": (NAME, Column("publisher", "Uitgever"), Column("issued", "Datum", "begin")),
}
"""What a list shows; a download has all fields."""

FIELD_NAMES: Mapping[str, str] = {
    "id": "identificatie",
    "provinces": "provincies",
    "themes": "thema's en onderwerpen",
    "projects": "projecten",
    "happened_on": "datum",
    "issued": "datum",
} | {p.name: p.label for node in NODE_TYPE_BY_SEGMENT.values() for p in node.properties if p.name != "id"}
"""Headings of a download: what the schema calls a property, and names for what is counted or joined."""

OWN_FIELD_NAMES: Mapping[str, Mapping[str, str]] = {"thema": {"projects": "projecten rechtstreeks"}}
"""The same, where it is another number in the list of one kind."""

INTRODUCTIONS: Mapping[str, str] = {
    "project": "Concrete initiatieven met een naam, van idee tot afgerond.",
    "platform": "Netwerken, verenigingen, programma’s, hubs, testcentra, campussen en kennisinstellingen.",
    "organisatie": "Bedrijven, overheden en instellingen die een project trekken of eraan meedoen.",
    "kans": "Kansen en vragen om samenwerking die een provincie of netwerk noemt.",
    "thema": "Begrippen uit de lijsten van Rijk, provincies en De Verschilmakers, en de vrije onderwerpen.",
    "gemeente": "Alle gemeenten, met de projecten waarvan de plaats bekend is.",
    "publicatie": "Items van De Verschilmakers, en documenten en akkoorden.",
    "gebeurtenis": "De geschiedenis van Krachtenkaart en kennisplatform.",
    "cijfer": "Bedragen en aandelen die de bronnen noemen, zoals de jaarlijkse inzet van de provincies.",
    "provincie": "De twaalf provincies.",
    "bron": "Elk document en elke pagina waarop een feit in Schakelkaart steunt.",
}


def _page(collection: Collection) -> Callable[..., Response]:
    """The page of the list of one kind."""

    def page(
        request: Request,
        filters: Annotated[ListFilters, chosen(ListFilters)],
        number: PageNumber = 1,
        sort: Sort = "naam",
        form: Form = "",
    ) -> Response:
        order = sort if sort.removeprefix("-") in collection.sorts else "naam"
        query = as_given(
            ListQuery,
            segment=collection.segment,
            **{name: words for name, words in filters if _has(collection, name)},
            sort=SORT_KEYS[order.removeprefix("-")],
            descending=order.startswith("-"),
            limit=0 if form else PER_PAGE,
            offset=0 if form else (number - 1) * PER_PAGE,
        )
        snapshot = snapshot_of(request)
        if form:
            return _sheet(form, collection, listing(snapshot, query))
        return _shown(request, snapshot, collection, query, number, order)

    return page


for _collection in COLLECTIONS:
    router.add_api_route(f"/{_collection.path}", _page(_collection), name=_collection.path)


def _has(collection: Collection, name: str) -> bool:
    """Whether a list can be narrowed by that."""
    return any(name in narrowed.model_fields for narrowed in collection.filters)


def _shown(
    request: Request, snapshot: Snapshot, collection: Collection, query: ListQuery, number: int, order: str
) -> Response:
    found, wrong = tried(lambda: listing(snapshot, query))
    node = NODE_TYPE_BY_SEGMENT[collection.segment]
    asked = Asked(snapshot, query.provinces, query.themes, query.topics)
    here = Address.of(request)
    return render(
        request,
        "lijst.html",
        200 if found else 422,
        title=node.plural.capitalize(),
        one=node.name,
        more=node.plural,
        introduction=INTRODUCTIONS[collection.segment],
        wrong=wrong,
        found=found,
        asked=asked,
        columns=COLUMNS[collection.segment],
        order=order,
        number=number,
        pages=pages_of(found.total, PER_PAGE) if found else 1,
        names=vocabulary(snapshot).province_names,
        schemes=SCHEME_NAMES,
        choices=_choices(snapshot, collection),
        json=str(here.on(f"{PREFIX}/{collection.path}").without("pagina")),
        phases=_phases(snapshot) if collection.segment == PROVINCE and not query.offset else [],
        phase_names=PHASES,
    )


def _phases(snapshot: Snapshot) -> list[Bar]:
    """How far the projects of each province are: a project of more provinces counts in each."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item in listing(snapshot, ListQuery(segment="project", limit=0)).items:
        if isinstance(item, ListedProject):
            for slug in item.provinces:
                counts[slug][item.phase or UNKNOWN] += 1
    names = vocabulary(snapshot).province_names
    return [
        Bar(
            names[slug],
            str(Address("/projecten").having("provincie", slug)),
            [Part(phase, counts[slug][phase]) for phase in PHASES],
        )
        for slug in sorted(names, key=lambda s: names[s])
    ]


def _choices(snapshot: Snapshot, collection: Collection) -> dict[str, Any]:
    """What the form offers, by the name of the filter; only filters that the list has."""
    kinds = [Option(kind, SCHEME_NAMES.get(kind, kind)) for kind in kinds_of(snapshot, collection.segment)]
    places = places_known(snapshot)
    offered: dict[str, Any] = {
        "provinces": province_options(snapshot),
        "themes": theme_options(snapshot),
        "topics": topic_names(snapshot),
        "kinds": kinds,
        "phases": [Option(phase, phase) for phase in PHASES],
        "regions": sorted({region.name for region in places.regions.values()}),
        "towns": sorted(town.name for town in places.by_id.values()),
        "first_year": True,
        "excluded": True,
    }
    return {name: offers for name, offers in offered.items() if _has(collection, name) and offers}


def _sheet(form: FileForm, collection: Collection, found: Listing) -> Response:
    """All fields of everything that was let through."""
    fields = list(LISTED[collection.segment].model_fields)
    rows = [[_cell(item, name) for name in fields] for item in found.items]
    headings = {**FIELD_NAMES, **OWN_FIELD_NAMES.get(collection.segment, {})}
    return sheet(form, collection.path, [headings.get(name, name) for name in fields], rows)


def _cell(item: Listed, name: str) -> Cell:
    value = getattr(item, name)
    if isinstance(value, list):
        return "; ".join(str(getattr(part, "name", part)) for part in value)
    return cast(Cell, value)
