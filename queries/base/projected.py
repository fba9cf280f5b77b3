"""The projections that questions share, made once per version of the graph."""

from __future__ import annotations

from graph.projection import Projection, project
from graph.schema.phases import STOPPED
from graph.store import Snapshot
from queries.base.remembered import Remembered

PARTIES = ("Project", "Platform", "Organisation")
"""Who does what with whom."""
TAKING_PART = ("PART_OF", "LEADS", "PARTNERS_IN", "MEMBER_OF")

remembered: Remembered[Projection] = Remembered(4)


def cooperation(snapshot: Snapshot) -> Projection:
    """Projects, platforms and organisations with who carries, leads, joins or is a member of what.

    Provinces and themes are left out: all would be near to all through them.  So is what is no more: a
    stopped project and a platform that has ended bring nobody together.
    """
    return remembered.get(snapshot, "cooperation", lambda: _cooperation(snapshot))


def _cooperation(snapshot: Snapshot) -> Projection:
    found = project(snapshot, PARTIES, TAKING_PART)
    nodes = found.graph.nodes
    over = [i for i in nodes if nodes[i].get("phase") == STOPPED or nodes[i].get("ended")]
    found.graph.remove_nodes_from(over)
    return found


def everything(snapshot: Snapshot) -> Projection:
    """All nodes and relationships but the sources of facts, which everything would be near to all through."""
    return remembered.get(snapshot, "everything", lambda: _everything(snapshot))


def _everything(snapshot: Snapshot) -> Projection:
    from graph.schema import NODE_TYPES

    return project(snapshot, [n.label for n in NODE_TYPES if n.label != "Source"])
