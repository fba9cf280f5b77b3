"""Which things match one best: by what both say, and by what is near to either.

What two things say of themselves is compared in five ways.  The things nearest to the asked one are then
compared with each other: a candidate that is near to what the asked one is near to goes up.  That is
pseudo-relevance feedback from both sides (Rocchio 1971; score regularisation, Diaz 2007), and brings together
what is worded differently.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from queries.likeness.features import Features
from queries.likeness.sparse import Values, combined
from queries.likeness.ways import alike
from queries.likeness.weights import (
    ELIGIBLE_POOL,
    LIKENESS,
    NEIGHBOUR_POWER,
    NEIGHBOURS,
    POOL,
    SMALL_POOLS,
    WEIGHTS,
)

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Ranked:
    """Things in the order in which they match: ``parts`` by thing and part, each 1 for the best of all."""

    numbers: NDArray[np.int64]
    scores: Floats
    parts: Floats = field(repr=False)
    cosines: Floats = field(repr=False)
    """By thing and way to compare, whatever the others have: see ``LIKENESS``."""
    through: NDArray[np.int64] = field(repr=False)
    """Of every thing the number of what is near to the asked one and nearest to it."""


def rank(made: Features, asked: int, eligible: Flags) -> Ranked:
    """The eligible things that are nearest to the asked one, best first."""
    found = compared(made, asked, eligible)
    weights = np.array(list(WEIGHTS.values()))
    scores = found.parts @ weights / weights.sum()
    order = np.argsort(-scores.round(9), kind="stable")
    return Ranked(
        found.numbers[order], scores[order], found.parts[order], found.cosines[order], found.through[order]
    )


def compared(made: Features, asked: int, eligible: Flags) -> Ranked:
    """The things near to the asked one by the order of their numbers, without a score."""
    first = _first_look(made, asked)
    for values in first:
        values[asked] = 0.0
    near = np.sum([_of_most(values) for values in first], axis=0)
    near[asked] = -1.0
    pool = _pool(near, eligible, SMALL_POOLS if made.ways.whole is None else (POOL, ELIGIBLE_POOL))
    likeness, near_asked, cosines = alike(made.ways, asked, pool)
    about, through = _neighbours(likeness, near_asked)
    answers = np.flatnonzero(eligible[pool])
    words, topics, shared, themes = (values[pool].astype(np.float64) for values in first)
    grams = cosines[LIKENESS.index("woorddelen")]
    parts = np.stack([words, grams, topics, shared, themes, *about], axis=1)[answers]
    best = parts.max(axis=0, initial=0.0)
    return Ranked(
        pool[answers],
        np.zeros(len(answers)),
        parts / np.where(best > 0, best, 1.0),
        cosines.T[answers],
        pool[through[answers]],
    )


def _first_look(made: Features, asked: int) -> list[Values]:
    """Of all things: the words that are asked, topics, shared tags and themes."""
    ways = made.ways
    return [
        combined(made.answering_by, *made.asked.row(asked)),
        combined(made.topics_by, *ways.topics.row(asked)),
        combined(made.shared_by, *made.shared.row(asked)),
        combined(made.themes_by, *ways.themes.row(asked)),
    ]


def _of_most(values: Values) -> Values:
    most = values.max(initial=0.0)
    return values / most if most > 0 else values


def _pool(near: Values, eligible: Flags, sizes: tuple[int, int]) -> NDArray[np.int64]:
    """The nearest things of all, and the nearest that may be an answer, by their numbers."""
    answers = np.flatnonzero(eligible)
    of_answers = answers[_nearest(near[answers], sizes[1])]
    pool: NDArray[np.int64] = np.unique(np.concatenate([_nearest(near, sizes[0]), of_answers]))
    return pool[near[pool] >= 0]


def _nearest(near: Values, count: int) -> NDArray[np.int64]:
    """Places of the ``count`` highest values; of equal ones the first."""
    if len(near) > count:
        least = np.partition(near, len(near) - count)[len(near) - count]
        enough = np.flatnonzero(near >= least)
    else:
        enough = np.arange(len(near))
    return enough[np.argsort(-near[enough], kind="stable")][:count]


def _neighbours(likeness: Floats, mine: Floats) -> tuple[list[Floats], NDArray[np.int64]]:
    """Of every thing in the pool: how near it is to what is near to the asked one, how near what is near to
    it is to the asked one, and both at once; and through which thing most.
    """
    size = len(mine)
    kept = min(NEIGHBOURS, size - 1)
    if kept < 1:
        return [np.zeros(size)] * 3, np.arange(size)
    least = -np.partition(-likeness, kept - 1, axis=1)[:, kept - 1 : kept]
    theirs = _shares(np.where(likeness >= least, likeness, 0.0))
    nearest = np.argsort(-mine, kind="stable")[:kept]
    own = np.zeros(size)
    own[nearest] = mine[nearest]
    own = _shares(own[None, :])[0]
    near = own @ likeness
    return [near, theirs @ mine, theirs @ near], np.argmax(own[:, None] * likeness, axis=0)


def _shares(values: Floats) -> Floats:
    """Every row to the power that favours the near, as shares of 1."""
    powers = values**NEIGHBOUR_POWER
    total = powers.sum(axis=1, keepdims=True)
    return powers / np.where(total > 0, total, 1.0)
