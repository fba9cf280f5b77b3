"""The graph that the application serves."""

from __future__ import annotations

from fastapi import Request

from graph.store import Store


def store_of(request: Request) -> Store:
    """The store of the application that a request came to."""
    store: Store = request.app.state.store
    return store
