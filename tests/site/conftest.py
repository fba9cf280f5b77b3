"""The site on the seed graph in a real Chromium, for all tests of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import PHONE, WIDE, Visitor

Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Makes visitors, ``visit(width, script=True)``, and checks on leaving that nothing went wrong."""
    visitors: list[Visitor] = []

    def new(width: int = WIDE, *, script: bool = True) -> Visitor:
        visitors.append(Visitor(browser, site, width, script=script))
        return visitors[-1]

    yield new
    for visitor in visitors:
        visitor.close()


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def width(request: pytest.FixtureRequest) -> int:
    """Each test that asks for it runs on a wide screen and on a phone."""
    return int(request.param)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request: pytest.FixtureRequest) -> bool:
    """Each test that asks for it runs with and without script."""
    return bool(request.param)
