"""Judged matches, and how well an order agrees with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.cypher import statements
from queries.base.model import Answer

DEPTH = 5
USEFUL = 2
"""Grade from which a match is useful: 3 is exactly this, 2 useful, 1 the same field only, 0 unrelated."""

Floats = NDArray[np.float64]


class Judged(Answer):
    """One question with the grades of things by identifier; what is not there counts as 0."""

    query: str
    grades: Mapping[str, int]


def current(snapshot: Snapshot, judged: Sequence[Judged]) -> list[Judged]:
    """The judgements by the identifiers that things have now.

    Of things that became one the highest grade counts; a question that left the graph is dropped.
    """
    heirs: dict[str, str] = {}
    for row in snapshot.query(statements("matches")["former"]):
        heirs |= dict.fromkeys(row["former"], row["id"])
    made = []
    for one in judged:
        grades: dict[str, int] = {}
        for identifier, grade in one.grades.items():
            now = heirs.get(identifier, identifier)
            grades[now] = max(grades.get(now, 0), grade)
        made.append(Judged(query=heirs.get(one.query, one.query), grades=grades))
    return made


def ndcg(found: Floats, best: Floats, exponential: bool = False) -> float:
    """Normalised discounted cumulative gain at ``DEPTH`` (Järvelin & Kekäläinen 2002).

    ``found`` are grades in the order found, ``best`` all grades there are.  The gain is the grade, or
    2 to the power of it minus 1.
    """
    most = _gain(np.sort(best)[::-1], exponential)
    return _gain(found, exponential) / most if most else 0.0


def _gain(grades: Floats, exponential: bool) -> float:
    shown = grades[:DEPTH]
    gains = 2.0**shown - 1.0 if exponential else shown
    return float((gains / np.log2(np.arange(2, len(shown) + 2))).sum())
