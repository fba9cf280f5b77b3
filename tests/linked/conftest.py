"""The site over the seed graph, asked by a program."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from graph.store import Store
from tests.serving import served


@pytest.fixture(scope="session")
def site(seed_store: Store) -> Iterator[str]:
    """The address of the site, served as ``schakelkaart serve`` does."""
    with served(seed_store) as address:
        yield address


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A program that follows no redirects by itself."""
    with httpx.Client(base_url=site, timeout=60) as made:
        yield made
