"""The site over the seed graph, asked by an editor of lists."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from graph.store import Store
from tests.serving import served


@pytest.fixture(scope="session")
def service(seed_store: Store) -> Iterator[str]:
    with served(seed_store) as address:
        yield address


@pytest.fixture(scope="session")
def client(service: str) -> Iterator[httpx.Client]:
    """A program that follows no redirects by itself."""
    with httpx.Client(base_url=service, timeout=60) as made:
        yield made
