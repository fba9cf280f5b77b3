"""The pictures that everyone opens first."""

from __future__ import annotations

from api.network.picture import picture
from graph.store import Snapshot
from queries.network import NetworkQuery, network

FIRST = (NetworkQuery(), NetworkQuery(level="platforms"))


def first_pictures(snapshot: Snapshot) -> None:
    """Make them, so that they are remembered at the first click."""
    for query in FIRST:
        picture(snapshot, network(snapshot, query))
