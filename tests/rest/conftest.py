"""The API on the seed graph, on a real server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from graph.store import Store
from tests.serving import served


@pytest.fixture(scope="session")
def address(seed_store: Store) -> Iterator[str]:
    """Where the API is."""
    with served(seed_store) as address:
        yield address


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client that follows no redirects."""
    with httpx.Client(base_url=address, timeout=30) as client:
        yield client
