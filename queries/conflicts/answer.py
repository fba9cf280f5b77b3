"""Contradictions: what cards say differently of one thing, and phases that may not hold now."""

from __future__ import annotations

from collections.abc import Sequence

from graph.schema.differences import RULE
from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.conflicts.model import Conflict, ConflictsAnswer, ConflictsQuery, Outdated
from queries.conflicts.statements import differences
from queries.words import provinces_named


def conflicts(snapshot: Snapshot, query: ConflictsQuery | None = None) -> ConflictsAnswer:
    """What contradicts, by name; of the oldest standing first.

    Raises ``UnknownWordError`` for a province that is not in the graph.
    """
    wanted = set(provinces_named(snapshot, (query or ConflictsQuery()).provinces))
    cypher = statements("conflicts")
    found = [
        _conflict(snapshot, type_, row)
        for type_, name in (("Project", "projects"), ("Platform", "platforms"))
        for row in _in(wanted, snapshot.query(cypher[name]))
    ]
    return ConflictsAnswer(
        version=snapshot.version,
        rule=RULE,
        conflicts=sorted(found, key=lambda c: (c.name.casefold(), c.id)),
        outdated=[_outdated(row) for row in _in(wanted, snapshot.query(cypher["outdated"]))],
    )


def _in(wanted: set[str], rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not wanted or wanted & set((row["provinces"] or "").split())]


def _conflict(snapshot: Snapshot, type_: str, row: Row) -> Conflict:
    return Conflict(
        id=row["id"],
        type=type_,
        name=row["name"],
        provinces=(row["provinces"] or "").split(),
        differences=differences(snapshot, row["differences"]),
    )


def _outdated(row: Row) -> Outdated:
    phase, ended = row["phase"], row["ended"]
    why = f"had {ended} als eindjaar" if ended else f"begon in {row['begun']}"
    return Outdated(
        id=row["id"],
        name=row["name"],
        provinces=(row["provinces"] or "").split(),
        phase=phase,
        phase_as_of=row["year"],
        why=f"staat als {phase} en {why}; of dat nog zo is, is niet bekend.",
    )
