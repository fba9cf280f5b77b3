"""Pictures of the seed graph in a real Chromium on a projector."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}

PATIENCE_MS = 120_000
"""A machine that does other work is slow; how fast a picture is, the benchmark tells."""


@pytest.fixture
def projector(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a 1920 x 1080 screen; fails when the browser complained or a request left the host."""
    faults: list[str] = []
    context = browser.new_context(viewport=PROJECTOR, base_url=site, locale="nl-NL")

    def refuse(route: Route) -> None:
        faults.append(route.request.url)
        route.abort()

    context.route(lambda address: not address.startswith((site, "data:", "blob:")), refuse)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert faults == []
