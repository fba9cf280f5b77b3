"""Which projects have a phase that may not hold now, and of what year it is."""

from __future__ import annotations

from collections.abc import Mapping

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered

remembered: Remembered[Mapping[str, int]] = Remembered()


def as_of(snapshot: Snapshot) -> Mapping[str, int]:
    """Identifier of a project to the year that its phase is of; only of those whose phase may not hold now.

    Show a phase with ``graph.schema.phases.shown``.
    """
    return remembered.get(snapshot, "", lambda: _read(snapshot))


def _read(snapshot: Snapshot) -> Mapping[str, int]:
    rows = snapshot.query(statements("base", "things")["phases_as_of"])
    return {row["id"]: row["year"] for row in rows}
