"""The links between the terms of different vocabularies, as they are read from either end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.store import Row, Snapshot
from queries.base.cypher import statements
from queries.base.remembered import Remembered

_OPPOSITE = {"broad": "narrow", "narrow": "broad"}
DOUBTFUL = "laag"
"""Confidence of a match that is only a guess: things by way of it come after all others."""


@dataclass(frozen=True)
class TermMatch:
    """A theme of another vocabulary; ``degree`` is how it stands to ours: exact, close, narrow or broad."""

    theme: str
    degree: str
    doubtful: bool = False


Matches = Mapping[str, tuple[TermMatch, ...]]
"""Theme to what it is linked to, as it is stated first; then what others state of it."""


def matches_of(rows: Iterable[Row]) -> Matches:
    """The links by both their ends, from rows ``start target degree confidence``."""
    stated: dict[str, list[TermMatch]] = defaultdict(list)
    turned: dict[str, list[TermMatch]] = defaultdict(list)
    for row in rows:
        degree, doubtful = str(row["degree"]), row["confidence"] == DOUBTFUL
        stated[row["start"]].append(TermMatch(row["target"], degree, doubtful))
        turned[row["target"]].append(TermMatch(row["start"], _OPPOSITE.get(degree, degree), doubtful))
    return {theme: (*stated[theme], *turned[theme]) for theme in {*stated, *turned}}


remembered: Remembered[Matches] = Remembered()


def matches(snapshot: Snapshot) -> Matches:
    """The links between the vocabularies of one graph, read once."""
    return remembered.get(snapshot, "", lambda: matches_of(snapshot.query(statements("themes")["matches"])))
