"""How robust is a place in the ranking for scaling? ("Voor welke gewichten blijft dit bovenaan?")

Stochastic multicriteria acceptability analysis, SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49(3)):
instead of asking for one set of weights, draw many of all that are possible and count how often every
candidate takes every place.  The weights are drawn evenly from the simplex (Dirichlet with all parameters
1), as nothing is known about them; the values of the criteria are taken as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.store import Snapshot
from queries.base.remembered import Remembered
from queries.dutch.phrases import listed
from queries.scaling.matrix import CRITERIA, CriteriaMatrix, criteria_matrix
from queries.scaling.model import ScalingQuery
from queries.scaling.reasons import CRITERION_WORDS
from queries.scaling.robustness_model import Acceptability, RobustnessAnswer, RobustnessQuery
from queries.scaling.words import understand

SEED = 2001
"""Fixed, so that equal questions have equal answers."""
DECIMALS = 4
CHUNK = 2_000
"""Sets of weights valued at a time; with 3,000 candidates some tens of MB."""
EQUAL = 1e-11
"""Taken off a score per place in the list, so that equal candidates keep their order: far below the six
decimals of the criteria, far above what floating point loses."""
CERTAIN = 1.96
"""Standard errors on either side of a share for an interval of 95%."""
MOST_WEIGHTS_NAMED = 2

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Counted:
    """Per candidate (rows) how often each of the top places was taken, and the sums of those weights.

    ``ranks`` is candidates x places, ``first_weights`` and ``top_weights`` candidates x criteria.
    """

    ranks: NDArray[np.int64] = field(repr=False)
    first_weights: Numbers = field(repr=False)
    top_weights: Numbers = field(repr=False)


remembered: Remembered[RobustnessAnswer] = Remembered(32)


def robustness(snapshot: Snapshot, query: RobustnessQuery | None = None) -> RobustnessAnswer:
    """The share of all possible weights for which each candidate is on top.

    Raises ``UnknownWordError`` for a province or theme that is not in the graph.
    """
    asked = query or RobustnessQuery()
    return remembered.get(snapshot, asked, lambda: _answer(snapshot, asked))


def acceptabilities(snapshot: Snapshot, query: RobustnessQuery | None = None) -> dict[str, float]:
    """The acceptability by identifier; a candidate that is not in it is never on top."""
    return {c.id: c.acceptability for c in robustness(snapshot, query).candidates}


def _answer(snapshot: Snapshot, asked: RobustnessQuery) -> RobustnessAnswer:
    scope, notes = understand(
        snapshot,
        ScalingQuery(
            themes=asked.themes,
            topics=asked.topics,
            provinces=asked.provinces,
            from_provinces=asked.from_provinces,
        ),
    )
    matrix = criteria_matrix(snapshot, scope)
    values = np.array(matrix.values(), dtype=np.float64).reshape(-1, len(CRITERIA))
    top = min(asked.top, len(values))
    weights = _weights(asked.samples)
    counted = count(values, weights, top)
    if matrix.total > len(values):
        notes.append(
            f"De graaf is groot: {len(values)} van de {matrix.total} kandidaten zijn gewogen, die met de "
            "gewone gewichten het hoogst kunnen scoren."
        )
    return RobustnessAnswer(
        version=snapshot.version,
        samples=asked.samples,
        seed=SEED,
        top=asked.top,
        total=matrix.total,
        criteria=list(CRITERIA),
        notes=notes,
        candidates=_candidates(matrix, counted, asked.samples),
    )


def _weights(samples: int) -> Numbers:
    """Sets of weights (rows) drawn evenly from all that sum to 1."""
    return np.random.default_rng(SEED).dirichlet(np.ones(len(CRITERIA)), samples)


def count(values: Numbers, weights: Numbers, top: int) -> Counted:
    """Who takes which of the ``top`` places under each set of weights.

    ``values`` is candidates x criteria, ``weights`` sets x criteria.  Candidates in the order of ``values``
    take a shared place, as they do in the ranking itself.
    """
    contenders = _contenders(values, top)
    ranks = np.zeros((len(values), top), dtype=np.int64)
    first = np.zeros((len(values), values.shape[1]))
    on_top = np.zeros_like(first)
    for start in range(0, len(weights) if top else 0, CHUNK):
        drawn = weights[start : start + CHUNK]
        places = contenders[_best(drawn @ values[contenders].T, top)]
        for place in range(top):
            ranks[:, place] += np.bincount(places[:, place], minlength=len(values))
        for criterion in range(values.shape[1]):
            own = drawn[:, criterion]
            first[:, criterion] += np.bincount(places[:, 0], own, len(values))
            on_top[:, criterion] += np.bincount(places.ravel(), np.repeat(own, top), len(values))
    return Counted(ranks, first, on_top)


def _contenders(values: Numbers, top: int) -> NDArray[np.intp]:
    """Candidates that can be on top: those that fewer than ``top`` others beat on every criterion.

    A candidate that is nowhere better and somewhere worse than another (dominated) is behind it under
    all weights but those that ignore the difference; with ``top`` such others it is never on top.
    """
    nowhere_better = np.ones((len(values), len(values)), dtype=np.bool_)
    equal = np.ones_like(nowhere_better)
    for own in values.T:
        nowhere_better &= own[:, None] <= own
        equal &= own[:, None] == own
    return np.flatnonzero((nowhere_better & ~equal).sum(axis=1) < top)


def _best(scores: Numbers, top: int) -> NDArray[np.intp]:
    """Per row the numbers of the ``top`` highest scores, highest first; of equals the first."""
    ordered = scores - EQUAL * np.arange(scores.shape[1])
    least = np.partition(ordered, -top, axis=1)[:, -top]
    places = np.nonzero(ordered >= least[:, None])[1].reshape(len(scores), top)
    order = np.argsort(-np.take_along_axis(ordered, places, axis=1), axis=1)
    return np.take_along_axis(places, order, axis=1)


def _candidates(matrix: CriteriaMatrix, counted: Counted, samples: int) -> list[Acceptability]:
    ids, names = matrix.ids, matrix.frame["name"].to_list()
    shares = counted.ranks.sum(axis=1) / samples
    found = []
    for row in np.flatnonzero(shares > 0).tolist():
        times_first = counted.ranks[row, 0]
        of_first = bool(times_first)
        sums = counted.first_weights[row] if of_first else counted.top_weights[row]
        times = times_first if of_first else counted.ranks[row].sum()
        central = {c: round(float(w), DECIMALS) for c, w in zip(CRITERIA, sums / times, strict=True)}
        share = float(shares[row])
        found.append(
            Acceptability(
                id=ids[row],
                name=names[row],
                acceptability=round(share, DECIMALS),
                error=round(CERTAIN * math.sqrt(share * (1 - share) / samples), DECIMALS),
                first=round(float(times_first / samples), DECIMALS),
                ranks=[round(float(n / samples), DECIMALS) for n in counted.ranks[row]],
                central_weights=central,
                explanation=_explanation(names[row], share, counted.ranks.shape[1], central, of_first),
            )
        )
    return sorted(found, key=lambda c: (-c.acceptability, -c.first, c.id))


def _explanation(name: str, share: float, top: int, central: dict[str, float], of_first: bool) -> str:
    percent = "vrijwel alle" if share > 0.995 else f"{share * 100:.0f}% van alle"
    if share < 0.005:
        percent = "minder dan 1% van alle"
    start = f"{name} staat bij {percent} mogelijke gewichten in de eerste {top}."
    heavy = _heaviest(central)
    if not heavy:
        return start
    what = "bovenaan" if of_first else f"in de eerste {top}"
    return f"{start} Wie het {what} zet, hecht vooral aan {listed(heavy)}."


def _heaviest(central: dict[str, float]) -> Sequence[str]:
    """The criteria that weigh clearly more than they would by chance."""
    even = 1 / len(central)
    ordered = sorted(central.items(), key=lambda item: -item[1])
    return [CRITERION_WORDS.get(c, c) for c, w in ordered if w > 1.15 * even][:MOST_WEIGHTS_NAMED]
