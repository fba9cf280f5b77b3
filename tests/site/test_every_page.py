"""What holds for every page of the site, whatever it is about."""

from __future__ import annotations

import time
import urllib.request
from functools import partial
from urllib.error import HTTPError

import pytest
from fastapi.routing import APIRoute

from api.pages import ROUTERS
from tests.site.browsing import WIDE, covered, overflow, shift, unfold, violations
from tests.site.conftest import Visit

MAX_BYTES = 200_000
MAX_BLOCKING = 2
"""Requests that hold up the first paint, beside the page itself."""

EXAMPLES = {
    "/provincie/{slug}": "/provincie/fryslan",
    "/gemeente/{slug}": "/gemeente/gm0080",
    "/platform/{slug}": "/platform/cesi",
    "/organisatie/{slug}": "/organisatie/gemeente-leeuwarden",
    "/thema/{slug}": "/thema/ta-bouw",
    "/project/{slug}": "/project/pha2use",
    "/kans/{slug}": "/kans/bruggenbank-voor-gebruikte-bruggen",
    "/publicatie/{slug}": "/publicatie/ipo-krachtenkaart-circulaire-economie",
    "/gebeurtenis/{slug}": "/gebeurtenis/oprichting-van-de-regiegroep-circulaire-economie-van-de",
    "/cijfer/{slug}": "/cijfer/rijksbudget-in-het-concept-npce",
    "/bron/{slug}": "/bron/about-us-2",
}
"""A thing of every kind that has a page of its own; the ones with most on them."""

WITH_CHOICES = (
    "/?thema=ta-bouw&onderwerp=hennep",
    "/?mijn=zeeland",
    "/samenwerken?mijn=zeeland",
    "/vraag-en-aanbod?mijn=zealand",
    "/zoeken?q=hennep",
    "/zoeken?q=zzqqxx",
    "/projecten?provincie=fryslan&thema=ta-bouw&sorteer=-begin",
    "/ipo-notitie?onderdeel=oproepen&partij=gemeenten",
    "/ipo-notitie?onderdeel=cijfers&partij=provincies",
    "/projecten?provincie=zeeland&thema=nt-ccu&fase=opschaling",
)
"""Pages that look otherwise once something is chosen: filled, and empty."""


def _paths() -> list[str]:
    """The addresses of the site as they are declared."""
    routes = [route for router in ROUTERS for route in router.routes]
    return [r.path for r in routes if isinstance(r, APIRoute) and "GET" in (r.methods or ())]


def pages_of_the_site() -> list[str]:
    """An address of every page: those without a part to fill in as they are, the others by an example."""
    plain = [path for path in _paths() if "{" not in path]
    filled = [EXAMPLES[path] for path in _paths() if path in EXAMPLES]
    return list(dict.fromkeys([*plain, *filled, *WITH_CHOICES]))


def _is_page(site: str, path: str) -> bool:
    """Whether an address answers with a page of its own: not with data, a file or another address."""
    try:
        with urllib.request.urlopen(site + path) as answer:
            landed = str(answer.url).removeprefix(site)
            return landed == path and str(answer.headers["Content-Type"]).startswith("text/html")
    except HTTPError as error:
        with error:  # what cannot be asked without a choice is judged with one, elsewhere
            return error.code not in (400, 422)


@pytest.mark.parametrize("path", pages_of_the_site())
def test_every_page_is_accessible_small_and_still(visit: Visit, site: str, width: int, path: str) -> None:
    if not _is_page(site, path):
        return  # what only moves on or hands out data has no face to judge
    page = visit(width).open(path, folded=True)
    assert shift(page) == 0
    assert violations(page) == []
    unfold(page)
    assert violations(page) == []
    assert overflow(page) <= 0, "the page scrolls sideways"
    assert covered(page) == []
    assert len(page.content().encode()) < MAX_BYTES
    blocking = page.locator("head link[rel=stylesheet], head script[src]:not([defer]):not([type=module])")
    assert blocking.count() <= MAX_BLOCKING
    assert page.locator("h1").count() == 1
    assert page.title().endswith("Schakelkaart")
    assert page.locator("html").get_attribute("lang") == "nl"
    if width == WIDE:
        page.emulate_media(forced_colors="active")
        assert violations(page) == []


def test_every_kind_of_thing_that_has_a_page_is_judged() -> None:
    block = "/insluiten/thema/{slug}"  # stands in pages of others, and is judged there
    of_things = {path for path in _paths() if path.endswith("/{slug}")} - {block}
    assert of_things <= EXAMPLES.keys()


def test_every_page_without_script_has_what_it_has_with_script(visit: Visit, site: str) -> None:
    without, with_script = visit(script=False), visit()
    for path in EXAMPLES.values():
        assert (
            without.open(path).get_by_role("main").inner_text()
            == with_script.open(path).get_by_role("main").inner_text()
        )


def test_the_time_that_pages_take_is_told(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No limit on a clock in a test; the figures are printed for who runs this with ``-s``."""
    told = []
    for path in filter(partial(_is_page, site), pages_of_the_site()):
        begin = time.perf_counter()
        with urllib.request.urlopen(site + path) as answer:
            size = len(answer.read())
        told.append((time.perf_counter() - begin, size, path))
    with capsys.disabled():
        print()
        for seconds, size, path in sorted(told, reverse=True)[:10]:
            print(f"{seconds * 1000:7.1f} ms {size / 1000:7.1f} kB  {path}")
