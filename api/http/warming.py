"""The answers that take longest, asked once for every new graph, so that no reader waits for them.

What depends on the graph alone is kept with it (``queries.base.remembered``); the first who asks
after a start or a load would pay for it: a second or more for likeness and betweenness over the network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from api.http.making import Making
from api.network.first import first_pictures
from graph.store import Snapshot, Store, StoreError, asked
from queries.brokers import brokers
from queries.collaboration import collaboration
from queries.exchange import proposals
from queries.gaps import gaps
from queries.index.text_index import text_index
from queries.likeness.features import features
from queries.lists import places
from queries.scaling import robustness, scaling
from queries.similar import similar

QUESTIONS: tuple[Callable[[Snapshot], object], ...] = (
    proposals,
    collaboration,
    scaling,
    robustness,
    text_index,
    features,
    proposals,
    gaps,
    places,
    first_pictures,
    similar,
    brokers,
)
"""In the order in which readers come to them."""

LOOK_SECONDS_HERE = 1.0
"""How often it is looked whether there is another graph: of the embedded engine, at one file."""
LOOK_SECONDS_ELSEWHERE = 15.0
"""The same of a server, which must be asked."""


def keep_warm(store: Store, stop: Event | None = None, making: Making | None = None) -> Thread:
    """Ask the questions in a thread, now and whenever there is another graph, until ``stop`` is set.

    Without ``stop`` the thread ends with the server.  What questions stand on is made by ``making``.
    """
    thread = Thread(target=_watch, args=(store, stop or Event(), making), name="warming", daemon=True)
    thread.start()
    return thread


def _watch(store: Store, stop: Event, making: Making | None) -> None:
    pause = LOOK_SECONDS_HERE if store.url.startswith("file:") else LOOK_SECONDS_ELSEWHERE
    warmed: object = None
    while not stop.is_set():
        try:
            if store.at() is not warmed:
                warmed = asked(store, lambda now: warm(making.started(now).result() if making else now))
        except StoreError as error:  # left to who asks it next
            logging.getLogger(__name__).info("not warmed: %s", error)
        except Exception:
            # A fault of ours in one question must not keep the readers of all later graphs waiting.
            logging.getLogger(__name__).exception("not warmed")
            warmed = None
        stop.wait(pause)


def warm(snapshot: Snapshot) -> Snapshot:
    """Ask every question once of one graph; which one that was."""
    for question in QUESTIONS:
        question(snapshot)
    return snapshot
