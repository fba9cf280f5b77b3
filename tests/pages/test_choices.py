"""Every choice in the address of a page reaches the question that the page asks."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

import httpx
import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.pages import ROUTERS
from graph.store import Snapshot, Store
from queries.brokers import BrokersQuery, brokers
from queries.changes import ChangesQuery, changes
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery, compare
from queries.exchange import ExchangeQuery, board, proposals
from queries.gaps import GapsQuery, gaps
from queries.lists import ListQuery, PlacesQuery, listing, places
from queries.matches import MatchesQuery, matches
from queries.path import PathQuery, path
from queries.quality import QualityQuery, quality
from queries.scaling import ScalingQuery, scaling
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, similar

Expected = Callable[[Snapshot], Iterable[str]]

LIST_FILTERS = (
    *("provincie", "thema", "onderwerp", "soort", "fase"),
    *("streek", "gemeente", "vanaf", "totEnMet", "zonder"),
)


def _gap_words(query: GapsQuery) -> Expected:
    return lambda now: [f"{row.name} {cell.verdict}" for row in gaps(now, query).rows for cell in row.cells]


def _similar(query: SimilarQuery) -> Expected:
    return lambda now: [m.id for group in similar(now, query).groups for m in group.members]


def _matched(query: MatchesQuery) -> Expected:
    return lambda now: [match.id for match in matches(now, query).matches]


def _changed(query: ChangesQuery) -> Expected:
    return lambda now: [change.thing.id for change in changes(now, query).changes]


def _bridging(query: BrokersQuery) -> Expected:
    return lambda now: [broker.id for broker in brokers(now, query).brokers]


def _together(query: CollaborationQuery) -> Expected:
    return lambda now: [
        f"{', '.join(found.names)} {found.why}" for found in collaboration(now, query).opportunities
    ]


def _proposed(query: ExchangeQuery) -> Expected:
    return lambda now: [
        f"{found.match.need.name} {found.match.supply.name}" for found in proposals(now, query).proposals
    ]


def _needed(query: ExchangeQuery) -> Expected:
    return lambda now: [need.need.id for need in board(now, query).needs]


def _ready(query: ScalingQuery) -> Expected:
    return lambda now: [found.id for found in scaling(now, query).candidates]


def _found(query: SearchQuery) -> Expected:
    return lambda now: [hit.id for hit in search(now, query).hits]


def _listed(**asked: Any) -> Expected:
    return lambda now: [item.id for item in listing(now, ListQuery(limit=0, **asked)).items]


def _missing(query: QualityQuery) -> Expected:
    return lambda now: [
        missing.id for card in quality(now, query).cards for field in card.fields for missing in field.missing
    ]


def _side_by_side(query: CompareQuery) -> Expected:
    return lambda now: [f"{s.name} {row.name}" for s in compare(now, query).sections for row in s.rows]


def _steps(query: PathQuery) -> Expected:
    return lambda now: [
        f"{step.start.name} {step.end.name}" for found in path(now, query).paths for step in found.steps
    ]


def _projects_of(query: PlacesQuery) -> Expected:
    return lambda now: [f"{place.name} {place.projects}" for place in places(now, query).provinces]


CHOSEN: list[tuple[str, tuple[str, ...], Expected]] = [
    ("/kwaliteit", ("identificatie",), _missing(QualityQuery(examples=0))),
    (
        "/kwaliteit?provincie=zeeland",
        ("identificatie",),
        _missing(QualityQuery(provinces=("zeeland",), examples=0)),
    ),
    ("/?thema=ta-bouw", ("provincie", "projecten"), _projects_of(PlacesQuery(themes=("ta-bouw",)))),
    ("/?onderwerp=hennep", ("provincie", "projecten"), _projects_of(PlacesQuery(topics=("hennep",)))),
    (
        "/wijzigingen?provincie=limburg",
        ("identificatie",),
        _changed(ChangesQuery(provinces=("limburg",), limit=0)),
    ),
    ("/wijzigingen?thema=ta-bouw", ("identificatie",), _changed(ChangesQuery(themes=("ta-bouw",), limit=0))),
    (
        "/wijzigingen?onderwerp=textiel",
        ("identificatie",),
        _changed(ChangesQuery(topics=("textiel",), limit=0)),
    ),
    ("/wijzigingen?soort=platform", ("identificatie",), _changed(ChangesQuery(kinds=("platform",), limit=0))),
    ("/wijzigingen?sinds=2024", ("identificatie",), _changed(ChangesQuery(since="2024", limit=0))),
    ("/witte-vlekken?provincie=drenthe", ("thema", "oordeel"), _gap_words(GapsQuery(provinces=("drenthe",)))),
    ("/witte-vlekken?thema=ta-bouw", ("thema", "oordeel"), _gap_words(GapsQuery(themes=("ta-bouw",)))),
    ("/witte-vlekken?onderwerp=hennep", ("thema", "oordeel"), _gap_words(GapsQuery(topics=("hennep",)))),
    (
        "/witte-vlekken?lijst=ontwikkelsporen",
        ("thema", "oordeel"),
        _gap_words(GapsQuery(scheme="ontwikkelsporen")),
    ),
    (
        "/verbinders?provincie=zeeland",
        ("identificatie",),
        _bridging(BrokersQuery(provinces=("zeeland",), limit=0)),
    ),
    (
        "/verbinders?thema=ta-kunststoffen",
        ("identificatie",),
        _bridging(BrokersQuery(themes=("ta-kunststoffen",), limit=0)),
    ),
    (
        "/verbinders?onderwerp=textiel",
        ("identificatie",),
        _bridging(BrokersQuery(topics=("textiel",), limit=0)),
    ),
    (
        "/verbinders?soort=organisatie",
        ("identificatie",),
        _bridging(BrokersQuery(types=("organisatie",), limit=0)),
    ),
    ("/wiel?provincie=zeeland", ("identificatie",), _similar(SimilarQuery(provinces=("zeeland",), limit=0))),
    ("/wiel?thema=ta-bouw", ("identificatie",), _similar(SimilarQuery(themes=("ta-bouw",), limit=0))),
    ("/wiel?onderwerp=hennep", ("identificatie",), _similar(SimilarQuery(topics=("hennep",), limit=0))),
    ("/wiel?bekenden=ja", ("identificatie",), _similar(SimilarQuery(connected=True, limit=0))),
    ("/wiel?project=PHA2USE", ("identificatie",), _similar(SimilarQuery(project="PHA2USE", limit=0))),
    ("/schakels?voor=pha2use", ("identificatie",), _matched(MatchesQuery(thing="pha2use", limit=0))),
    (
        "/schakels?voor=pha2use&soort=ervaring&soort=keten",
        ("identificatie",),
        _matched(MatchesQuery(thing="pha2use", kinds=("experience", "chain"), limit=0)),
    ),
    (
        "/schakels?voor=pha2use&type=kans",
        ("identificatie",),
        _matched(MatchesQuery(thing="pha2use", kind="kans", limit=0)),
    ),
    (
        "/samenwerken?provincie=zeeland",
        ("wat", "wat heeft die"),
        _proposed(ExchangeQuery(provinces=("zeeland",), novelty="new", limit=0)),
    ),
    (
        "/samenwerken?vrager=drenthe&aanbieder=utrecht&weergave=nieuw",
        ("wat", "wat heeft die"),
        _proposed(ExchangeQuery(asking=("drenthe",), having=("utrecht",), novelty="new", limit=0)),
    ),
    (
        "/samenwerken?thema=ta-bouw&onderwerp=isolatie&weergave=bouw-voort",
        ("wat", "wat heeft die"),
        _proposed(ExchangeQuery(themes=("ta-bouw",), topics=("isolatie",), novelty="building", limit=0)),
    ),
    (
        "/vraag-en-aanbod?provincie=fryslan",
        ("identificatie",),
        _needed(ExchangeQuery(provinces=("fryslan",), limit=0)),
    ),
    (
        "/vraag-en-aanbod?thema=ta-bouw&soort=ervaring&stand=nieuw",
        ("identificatie",),
        _needed(ExchangeQuery(themes=("ta-bouw",), kinds=("experience",), novelty="new", limit=0)),
    ),
    (
        "/vraag-en-aanbod?vrager=drenthe&aanbieder=gelderland",
        ("identificatie",),
        _needed(ExchangeQuery(asking=("drenthe",), having=("gelderland",), limit=0)),
    ),
    (
        "/vraag-en-aanbod?onderwerp=hennep",
        ("identificatie",),
        _needed(ExchangeQuery(topics=("hennep",), limit=0)),
    ),
    (
        "/samenwerken?weergave=band&provincie=zeeland",
        ("provincies", "waarom"),
        _together(CollaborationQuery(provinces=("zeeland",), limit=200)),
    ),
    (
        "/samenwerken?weergave=band&thema=ta-bouw",
        ("provincies", "waarom"),
        _together(CollaborationQuery(themes=("ta-bouw",), limit=200)),
    ),
    (
        "/samenwerken?weergave=lijst&onderwerp=hennep",
        ("provincies", "waarom"),
        _together(CollaborationQuery(topics=("hennep",), limit=200)),
    ),
    (
        "/samenwerken?provincie=zeeland&omvang=3",
        ("provincies", "waarom"),
        _together(CollaborationQuery(provinces=("zeeland",), size=3, limit=200)),
    ),
    (
        "/opschalen?provincie=zeeland",
        ("identificatie",),
        _ready(ScalingQuery(provinces=("zeeland",), limit=100)),
    ),
    ("/opschalen?thema=ta-bouw", ("identificatie",), _ready(ScalingQuery(themes=("ta-bouw",), limit=100))),
    ("/opschalen?onderwerp=hennep", ("identificatie",), _ready(ScalingQuery(topics=("hennep",), limit=100))),
    (
        "/opschalen?herkomst=limburg",
        ("identificatie",),
        _ready(ScalingQuery(from_provinces=("limburg",), limit=100)),
    ),
    (
        "/opschalen?project=cbci",
        ("identificatie",),
        _ready(ScalingQuery(projects=("cbci",), limit=100)),
    ),
    ("/zoeken?q=circulair+slopen", ("identificatie",), _found(SearchQuery(text="circulair slopen", limit=0))),
    (
        "/zoeken?q=circulair&soort=platform",
        ("identificatie",),
        _found(SearchQuery(text="circulair", types=("platform",), limit=0)),
    ),
    (
        "/zoeken?q=circulair&provincie=zeeland",
        ("identificatie",),
        _found(SearchQuery(text="circulair", provinces=("zeeland",), limit=0)),
    ),
    (
        "/zoeken?q=circulair&thema=ta-bouw",
        ("identificatie",),
        _found(SearchQuery(text="circulair", themes=("ta-bouw",), limit=0)),
    ),
    (
        "/zoeken?q=circulair&fase=pilot",
        ("identificatie",),
        _found(SearchQuery(text="circulair", phases=("pilot",), limit=0)),
    ),
    ("/projecten?provincie=zeeland", ("identificatie",), _listed(segment="project", provinces=("zeeland",))),
    ("/projecten?thema=ta-bouw", ("identificatie",), _listed(segment="project", themes=("ta-bouw",))),
    ("/projecten?onderwerp=hennep", ("identificatie",), _listed(segment="project", topics=("hennep",))),
    ("/projecten?fase=pilot", ("identificatie",), _listed(segment="project", phases=("pilot",))),
    (
        "/projecten?sorteer=-begin",
        ("identificatie",),
        _listed(segment="project", sort="start", descending=True),
    ),
    ("/projecten?streek=Twente", ("identificatie",), _listed(segment="project", regions=("Twente",))),
    ("/projecten?gemeente=Den+Bosch", ("identificatie",), _listed(segment="project", towns=("Den Bosch",))),
    ("/projecten?vanaf=2022", ("identificatie",), _listed(segment="project", first_year=2022)),
    ("/projecten?totEnMet=2015", ("identificatie",), _listed(segment="project", last_year=2015)),
    ("/projecten?zonder=drenthe", ("identificatie",), _listed(segment="project", excluded=("drenthe",))),
    ("/platforms?soort=netwerk", ("identificatie",), _listed(segment="platform", kinds=("netwerk",))),
    (
        "/vergelijken?provincie=zeeland&provincie=drenthe",
        ("onderdeel", "gegeven"),
        _side_by_side(CompareQuery(things=("zeeland", "drenthe"))),
    ),
    (
        "/vergelijken?project=cbci&project=pha2use",
        ("onderdeel", "gegeven"),
        _side_by_side(CompareQuery(things=("cbci", "pha2use"))),
    ),
    ("/pad?van=CESI&naar=Zeeland", ("van", "naar"), _steps(PathQuery(start="CESI", end="Zeeland"))),
]
"""An address, the columns of its download that tell what it is about, and what the question answers."""


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.parametrize(("address", "columns", "expected"), CHOSEN, ids=[c[0] for c in CHOSEN])
def test_a_download_has_what_the_question_with_those_choices_answers(
    client: httpx.Client, seed_store: Store, address: str, columns: tuple[str, ...], expected: Expected
) -> None:
    mark = "&" if "?" in address else "?"
    answer = client.get(f"{address}{mark}vorm=csv")
    assert answer.status_code == 200, answer.text
    told = [" ".join(row[column] for column in columns) for row in _rows(answer.text)]
    wanted = list(expected(seed_store.at()))
    assert wanted, "a choice that lets nothing through shows nothing"
    assert told == wanted


@pytest.mark.parametrize("address", [address for address, _, _ in CHOSEN if "?" in address])
def test_a_choice_changes_the_page_as_well_as_its_download(client: httpx.Client, address: str) -> None:
    """What is read first, without the form that only repeats the choice."""
    plain, _, choice = address.partition("?")
    bare = f"{plain}?q=circulair" if plain == "/zoeken" and choice != "q=circulair+slopen" else plain
    assert _read(client.get(address)) != _read(client.get(bare))


def _read(page: httpx.Response) -> str:
    """The words of a page outside its form, its links to itself and its title."""
    assert page.status_code in (200, 422)
    main = re.search(r"<main.*</main>", page.text, re.DOTALL)
    assert main
    without = re.sub(r"<form.*?</form>|<h1.*?</h1>|<nav.*?</nav>", "", main[0], flags=re.DOTALL)
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", without).split()))


ELSEWHERE = {
    "vorm": "the form of the answer, tried with every page above",
    "pagina": "tests/pages/test_leafing.py",
    "vraag": "the words that led here",
    "weergave": "tests/site/test_collaboration_page.py",
    "deel": "tests/site/test_scaling_page.py",
    "naam": "tests/site/test_scaling_page.py",
    "vak": "tests/site/test_pattern_pages.py",
    "url": "tests/verschilmakers",
    "format": "tests/verschilmakers",
    "maxwidth": "tests/verschilmakers",
    "maxheight": "tests/verschilmakers",
}
"""Parameters that do not choose what an answer is about, with where they are tried."""


def _named(dependant: Dependant) -> set[str]:
    """The parameters of an address, also those that several pages share."""
    own = {parameter.alias for parameter in dependant.query_params}
    return own.union(*map(_named, dependant.dependencies))


def test_every_choice_of_every_page_is_tried() -> None:
    tried = {
        (path, part.partition("=")[0])
        for address, _, _ in CHOSEN
        for path, _, query in [address.partition("?")]
        for part in query.split("&")
    }
    lists = {path for path, _ in tried} & {"/projecten", "/platforms"}
    for router in ROUTERS:
        for route in router.routes:
            if not isinstance(route, APIRoute) or route.path not in {path for path, _ in tried}:
                continue
            named = _named(route.dependant) - ELSEWHERE.keys()
            if route.path in lists:
                named -= {*LIST_FILTERS, "sorteer"}  # one page for all lists; each is tried of some list
            assert {(route.path, name) for name in named} <= tried, route.path
    assert {name for path, name in tried if path in lists} == {*LIST_FILTERS, "sorteer"}
