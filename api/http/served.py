"""The graph that the application serves, and the cards that it comes from."""

from __future__ import annotations

import os
from pathlib import Path

from fastapi import Request

from graph.store import Store
from loaders.documents.folder import seeds_folder

CARDS_VARIABLE = "SCHAKELKAART_SEEDS"


def store_of(request: Request) -> Store:
    """The store of the application that a request came to."""
    store: Store = request.app.state.store
    return store


def cards_folder() -> Path:
    """The folder with the cards: what ``SCHAKELKAART_SEEDS`` names, or what comes with the project."""
    given = os.environ.get(CARDS_VARIABLE, "").strip()
    return Path(given) if given else seeds_folder()
