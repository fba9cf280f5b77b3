"""The chance that a match is useful, which can be compared between things."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from queries.likeness.weights import LIKENESS
from queries.matches.weights import CHANCE


def chance(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """The estimated chance of every row of cosines (by the ways of ``LIKENESS``)."""
    weights = np.array([CHANCE.get(way, 0.0) for way in LIKENESS])
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(cosines @ weights + CHANCE["vast"])))
    return chances
