"""The weights of the parts, learned from judged matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RIDGE = 0.01
"""Pull of every weight to 0.  Between 0.003 and 0.03 the measure on judged pairs that were not learned from
stays within 0.01."""
STEPS = 400
STEP = 0.2
"""Below 1 over the curvature: parts are at most 1, and there are eight."""


@dataclass(frozen=True)
class Example:
    """One judged question: the ``parts`` of the things in its pool and their grades (0 to 3).

    ``outside`` counts the things that may be an answer and are not in the pool: all of them grade 0.
    """

    parts: Floats
    grades: Floats
    outside: int


def learned(examples: Sequence[Example]) -> Floats:
    """Weights, none negative, that give the things with high grades the highest scores.

    The chance of a thing is the softmax of the scores of a question; what is maximised is the likelihood when
    things are drawn by their gain, 2 to the power of the grade minus 1 (ListNet: Cao et al. 2007), with
    a ridge; by accelerated projected gradient (Nesterov 1983).
    """
    told = [e for e in examples if e.grades.any()]
    parts = np.concatenate([e.parts for e in told])
    starts = np.concatenate([[0], np.cumsum([len(e.grades) for e in told])[:-1]])
    sizes = np.array([len(e.grades) for e in told])
    outside = np.array([e.outside for e in told], dtype=np.float64)
    gains = np.concatenate([_gains(e.grades) / _gains(e.grades).sum() for e in told])
    weights = ahead = np.ones(parts.shape[1])
    for step in range(STEPS):
        powers = np.exp(parts @ ahead)
        total = np.add.reduceat(powers, starts) + outside
        slope = parts.T @ (powers / np.repeat(total, sizes) - gains) / len(told) + 2 * RIDGE * ahead
        new = np.maximum(ahead - STEP * slope, 0.0)
        ahead = new + step / (step + 3) * (new - weights)
        weights = new
    return weights


def _gains(grades: Floats) -> Floats:
    return 2.0**grades - 1.0


def chance(values: Floats, useful: NDArray[np.bool_]) -> Floats:
    """Coefficients, the last of which is the constant, of the chance that a judged pair is useful.

    Logistic regression by Newton's method, with the same ridge on all but the constant; none may be negative,
    so that who is more alike never has a smaller chance.
    """
    rows = np.hstack([values, np.ones((len(values), 1))])
    ridge = RIDGE * len(rows) * np.append(np.ones(values.shape[1]), 0.0) / values.shape[1]
    kept = np.arange(rows.shape[1])
    while True:
        found = _newton(rows[:, kept], useful, ridge[kept])
        negative = np.flatnonzero((found < 0) & (kept < values.shape[1]))
        if not len(negative):
            coefficients = np.zeros(rows.shape[1])
            coefficients[kept] = found
            return coefficients
        kept = np.delete(kept, negative)


def _newton(rows: Floats, useful: NDArray[np.bool_], ridge: Floats) -> Floats:
    found = np.zeros(rows.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (likely - useful) + ridge * found
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge)
        found = found - np.linalg.solve(curve, slope)
    return found
