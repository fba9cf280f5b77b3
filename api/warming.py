"""The answers that take longest, asked once when the server starts, so that no reader waits for them.

What depends on the graph alone is kept per version of it (``queries.remembered``); the first who asks after a
start pays for it: a second or more for likeness and betweenness over the whole network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread

from api.network.first import first_pictures
from graph.store import Store, StoreError
from queries.brokers import brokers
from queries.collaboration import collaboration
from queries.gaps import gaps
from queries.places import places
from queries.robustness import robustness
from queries.scaling import scaling
from queries.similar import similar
from queries.text_index import text_index

QUESTIONS: tuple[Callable[[Store], object], ...] = (
    collaboration,
    scaling,
    robustness,
    text_index,
    gaps,
    places,
    first_pictures,
    similar,
    brokers,
)
"""In the order in which readers come to them."""


def warm_in_background(store: Store) -> Thread:
    """Ask the questions in a thread that ends with the server."""
    thread = Thread(target=warm, args=(store,), name="warming", daemon=True)
    thread.start()
    return thread


def warm(store: Store) -> None:
    """Ask every question once; a graph that cannot be reached is left to who asks it next."""
    for question in QUESTIONS:
        try:
            question(store)
        except StoreError as error:
            logging.getLogger(__name__).info("not warmed: %s", error)
            return
