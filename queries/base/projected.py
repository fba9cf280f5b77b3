"""The projections that questions share, made once per version of the graph."""

from __future__ import annotations

from graph.projection import Projection, project
from graph.store import Store
from queries.base.remembered import Remembered

PARTIES = ("Project", "Platform", "Organisation")
"""Who does what with whom."""
TAKING_PART = ("PART_OF", "LEADS", "PARTNERS_IN", "MEMBER_OF")

remembered: Remembered[Projection] = Remembered(4)


def cooperation(store: Store) -> Projection:
    """Projects, platforms and organisations with who carries, leads, joins or is a member of what.

    Provinces and themes are left out: all would be near to all through them.
    """
    return remembered.get((store.version(), "cooperation"), lambda: project(store, PARTIES, TAKING_PART))


def everything(store: Store) -> Projection:
    """All nodes and relationships but the sources of facts, which everything would be near to all through."""
    return remembered.get((store.version(), "everything"), lambda: _everything(store))


def _everything(store: Store) -> Projection:
    from graph.schema import NODE_TYPES

    return project(store, [n.label for n in NODE_TYPES if n.label != "Source"])
