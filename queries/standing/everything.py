"""Have everything made of a graph, or opened where it is on disk: by the load, and beside a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph.store import Snapshot
from queries.exchange.pairings import pairings
from queries.index.text_index import text_index
from queries.likeness.features import features

STEPS: Final[tuple[tuple[str, Callable[[Snapshot], object]], ...]] = (
    ("zoekindex maken", text_index),
    ("kenmerken vergelijken", features),
    ("vraag en aanbod naast elkaar leggen", pairings),
)
"""What is made, with what is said of it meanwhile."""


def make_everything(snapshot: Snapshot, step: Callable[[str], None] = lambda said: None) -> Snapshot:
    """Make what is not there yet; what of."""
    for said, made in STEPS:
        step(said)
        made(snapshot)
    return snapshot
